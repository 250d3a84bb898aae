"""Lawful removal in a browser: looked for, then done by a named person on a ground, and told ever after."""

from __future__ import annotations

import zipfile

import pytest
from django.apps import apps
from django.db import models
from django.utils import timezone

from bestinterests.domain.evidence import Attachment
from bestinterests.formats.bundle.manifest import digest
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.models import AttachedFile, Draft, Upload
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.web.assessments.whereabouts import whereabouts
from bestinterests.web.config.backing_up import back_up
from tests.web.assessments.test_removing import everything
from tests.web.exchange.cast import actor, now, page, puddlehop, with_fields, written
from tests.web.requests import text

NAME = "Maya Petrova of class 4b"
DATA = f"%PDF minutes: {NAME} spoke.".encode()


@pytest.fixture
def held(cast):
    row = puddlehop(cast)
    item = Attachment(id="A01", name="minutes.pdf", media_type="application/pdf", size=len(DATA), digest=digest(DATA))
    written(cast, row, lambda d: with_fields(d, summary=f"Heard from {NAME}.", attachments=(item,)))
    written(cast, row, lambda d: with_fields(d, summary=f"Heard from {NAME}. She likes it."))
    AttachedFile.objects.create(assessment=row, digest=digest(DATA), content=DATA)
    actions.keep_draft(
        assessment=row,
        place=("assessment", "title"),
        value=f"{NAME}!",
        base_revision=3,
        actor=actor(cast),
        at=timezone.now(),
    )
    actions.keep_upload(
        organisation=cast.organisation,
        assessment=row,
        name="x.yaml",
        content=NAME.encode(),
        actor=actor(cast),
        at=timezone.now(),
    )
    return row


def sent(**more):
    return {"text": NAME, "ground": "erasure", "words": "", "act": "look", **more}


def test_it_is_looked_for_before_anything_goes(held, signed):
    client = signed("data-protection-officer")
    shown = client.post(page(held, "removal"), sent())
    said = text(shown)
    for words in (
        "Remove it for good?",
        "In the record: assessment.summary",
        "lines 2 and 3",
        "typed and not saved",
        "One file waits",
        "The text also stands in the attached file minutes.pdf",
    ):
        assert words in said, words
    found = whereabouts(now(held), NAME)
    assert (found.lines, found.drafts, found.uploads) == ((2, 3), 1, 1)
    assert now(held).revision == 3
    assert Draft.objects.exists()


def test_it_goes_from_everything_with_the_bytes_of_the_file_and_is_told(held, signed):
    client = signed("data-protection-officer")
    done = client.post(page(held, "removal"), sent(act="remove", attached=[digest(DATA)]), follow=True)
    assert "It is removed" in text(done)
    assert NAME.encode() not in everything()
    assert not AttachedFile.objects.exists()
    assert not Upload.objects.exists()
    head = now(held)
    assert head.document.assessment.summary == "Heard from [removed]. She likes it."
    assert [each.name for each in head.document.assessment.attachments] == ["minutes.pdf"]
    found = verify_assessment(held.pk)
    assert found.state == "removed"
    assert "file" in {each.what for each in found.removed}
    said = text(client.get(page(held, "verify")))
    assert "Intact, but for what was removed lawfully" in said
    assert "An attached file: removed lawfully by Dov" in said


def test_a_revision_from_which_something_went_says_so(held, signed):
    client = signed("data-protection-officer")
    client.post(page(held, "removal"), sent(act="remove"))
    for route in ("documents", "report"):
        said = text(client.get(page(held, route) + "?revision=2"))
        assert "Something in it was removed lawfully since" in said
        assert "removed lawfully by Dov" in said
    assert "removed lawfully" not in text(client.get(page(held, "documents") + "?revision=1"))
    assert "removed lawfully since" in text(client.get(page(held, "compare") + "?from=2&to=3"))
    assert "Something in this line was removed lawfully" in text(client.get(page(held, "line", 2)))
    assert NAME.encode() not in client.get(page(held, "document", "record", "yaml") + "?revision=2").content


def test_the_bytes_of_a_file_go_alone(held, signed):
    client = signed("administrator")
    done = client.post(page(held, "removal"), sent(text="", act="remove", attached=[digest(DATA)]), follow=True)
    assert "It is removed" in text(done)
    assert not AttachedFile.objects.exists()
    assert Upload.objects.exists() is False
    assert now(held).document.assessment.summary.startswith(f"Heard from {NAME}")
    assert verify_assessment(held.pk).state == "removed"


@pytest.mark.parametrize(
    "more, status, words",
    [
        ({"text": ""}, 422, "Say which text is to go"),
        ({"text": "ab"}, 422, "Quote at least 3 characters"),
        ({"ground": ""}, 422, "Choose the ground"),
        ({"ground": "because"}, 422, "Select a valid choice"),
        ({"words": f"It named {NAME}."}, 422, "The words repeat"),
        ({"attached": ["sha256:" + "0" * 64]}, 422, "Select a valid choice"),
        ({"text": "stands nowhere at all", "act": "remove"}, 409, "stands nowhere"),
        ({"text": "article-16", "act": "remove"}, 409, "Quote more"),
    ],
)
def test_what_cannot_be_done_is_said_at_its_field_and_nothing_goes(held, signed, more, status, words):
    shown = signed("data-protection-officer").post(page(held, "removal"), sent(**more))
    assert shown.status_code == status
    assert words in text(shown)
    assert now(held).revision == 3
    assert AttachedFile.objects.exists()


def test_a_field_can_be_chosen_by_its_place_and_never_by_its_text(held, signed):
    client = signed("data-protection-officer")
    shown = client.get(page(held, "removal") + "?place=assessment/summary")
    assert f"Heard from {NAME}. She likes it." in text(shown)
    shown = client.get(page(held, "removal") + "?item=I09")
    assert "?place=assessment/impacts/I09/mechanism" in shown.content.decode()
    assert "There is no item I99" in text(client.get(page(held, "removal") + "?item=I99"))
    for odd in ("assessment/features/F01", "assessment/nowhere", "assessment", "", "assessment/features/F99/name"):
        assert client.get(page(held, "removal") + f"?place={odd}").status_code == 200


@pytest.mark.django_db(transaction=True)
def test_a_backup_holds_attached_files_and_nothing_is_kept_beside_the_database(held, tmp_path):
    path = tmp_path / "one.zip"
    back_up(path, timezone.now())
    with zipfile.ZipFile(path) as archive:
        rows = archive.read("rows/assessments.attachedfile.jsonl")
    assert digest(DATA).encode() in rows
    fields = [field for model in apps.get_models() for field in model._meta.get_fields()]
    assert not [field for field in fields if isinstance(field, models.FileField)]
