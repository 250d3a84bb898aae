"""A lawful removal leaves nothing of the text anywhere, keeps history readable, and is told as what it is."""

from __future__ import annotations

import pytest
from django.apps import apps
from django.db import connection

from bestinterests.domain.change import CHANGE_FORMAT, ChangeSet, Edit
from bestinterests.domain.problem import Refused
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.history import history
from bestinterests.web.assessments.models import Upload
from bestinterests.web.assessments.queries import listed
from bestinterests.web.assessments.snapshot import document_at
from bestinterests.web.assessments.verifying import reread, verify_assessment
from bestinterests.web.assessments.wanted import Wanted
from tests.web.assessments.cast import AMARA, AT, HANNA, begun, from_example, later

pytestmark = pytest.mark.django_db
NAME = "Maya Petrova of class 4b"
SUMMARY = ("assessment", "summary")


def write(row, before: str, after: str, base: int) -> None:
    """Change the summary."""
    changes = ChangeSet(format=CHANGE_FORMAT, edits=(Edit(kind="set", path=SUMMARY, before=before, after=after),))
    actions.edit(assessment=row, base_revision=base, changes=changes, actor=AMARA, at=later(base))


def named():
    """An assessment in which somebody named a child, built on that, and has more typed."""
    row = begun()
    write(row, "", f"Heard from {NAME}.", 1)
    write(row, f"Heard from {NAME}.", f"Heard from {NAME}. She likes it.", 2)
    write(row, f"Heard from {NAME}. She likes it.", "Heard from a child.", 3)
    actions.keep_draft(assessment=row, place=SUMMARY, value=f"{NAME}!", base_revision=4, actor=AMARA, at=later(5))
    actions.keep_upload(
        organisation=row.organisation, assessment=row, name="x.yaml", content=NAME.encode(), actor=AMARA, at=AT
    )
    return row


def everything() -> bytes:
    """Every byte of every row of our tables."""
    found = b""
    tables = [model._meta.db_table for model in apps.get_models() if model.__module__.startswith("bestinterests")]
    with connection.cursor() as cursor:
        for table in [*tables, "assessments_words"]:
            cursor.execute(f"SELECT * FROM {table}")
            for row in cursor.fetchall():
                found += b"".join(bytes(v) if isinstance(v, bytes | memoryview) else str(v).encode() for v in row)
    return found


def test_a_removed_text_is_nowhere_and_history_still_reads():
    row = named()
    assert NAME.encode() in everything()
    line = actions.remove_lawfully(assessment=row, text=NAME, ground="erasure", actor=HANNA, at=later(9))
    assert line.seq == 5
    assert NAME.encode() not in everything()
    assert not Upload.objects.exists()
    head = read(row.pk)
    assert head.revision == 5
    assert document_at(head, 2).assessment.summary == "Heard from [removed]."
    assert document_at(head, 3).assessment.summary == "Heard from [removed]. She likes it."
    told = history(head)
    assert told[0].words == "A person asked for their data to be erased (UK GDPR Art 17)"
    assert [each.removed for each in told] == [False, True, True, True, False]
    found = verify_assessment(row.pk)
    assert (found.state, [each.seq for each in found.removed]) == ("removed", [2, 3, 4])
    assert found.removed[0].name == "Hanna Voss"


def test_a_removed_text_is_not_found_by_search():
    row = begun()
    write(row, "", f"Heard from {NAME}.", 1)
    assert listed(row.organisation, Wanted(query="petrova"), on=AT.date()).rows
    actions.remove_lawfully(assessment=row, text=NAME, ground="erasure", actor=HANNA, at=later(9))
    assert not listed(row.organisation, Wanted(query="petrova"), on=AT.date()).rows


def test_work_goes_on_after_a_removal_also_from_before_it():
    row = named()
    actions.remove_lawfully(assessment=row, text=NAME, ground="unlawful", actor=HANNA, at=later(9))
    write(row, "Heard from [removed].", "Again.", 2)
    write(row, "Heard from a child.", "On.", 5)
    assert read(row.pk).document.assessment.summary == "On."
    assert verify_assessment(row.pk).state == "removed"


def test_a_submission_keeps_its_digest_and_says_that_something_was_removed():
    row = from_example()
    text = read(row.pk).document.assessment.features[0].name
    held = actions.submit(assessment=row, revision=1, actor=AMARA, at=later(1))
    actions.remove_lawfully(assessment=row, text=text, ground="confidential", actor=HANNA, at=later(9))
    before = held.digest
    held.refresh_from_db()
    assert held.digest == before
    assert reread(held).sentence == "Something was removed from it since."
    assert text.encode() not in everything()
    assert verify_assessment(row.pk).state == "removed"


def test_the_content_of_one_line_goes_and_what_follows_still_reads():
    row = named()
    line = actions.remove_lawfully(assessment=row, seq=3, ground="ordered", actor=HANNA, at=later(9))
    head = read(row.pk)
    assert line.seq == 5
    assert document_at(head, 4).assessment.summary == "Heard from a child."
    assert document_at(head, 3).assessment.summary == f"Heard from {NAME}. She likes it."
    assert history(head)[2].differences == ()
    found = verify_assessment(row.pk)
    assert (found.state, {(each.what, each.seq) for each in found.removed}) == (
        "removed",
        {("payload", 3), ("snapshot", 3)},
    )


def test_what_is_nowhere_is_not_removed():
    row = named()
    assert actions.remove_lawfully(assessment=row, text="Nobody at all", ground="erasure", actor=HANNA, at=AT) is None
    assert verify_assessment(row.pk).lines == 4


@pytest.mark.parametrize(
    "asked, codes",
    [
        ({"text": NAME, "ground": "because"}, ["removal.ground"]),  # a legal ground
        ({"text": NAME, "seq": 2, "ground": "erasure"}, ["removal.what"]),  # one or the other
        ({"ground": "erasure"}, ["removal.what"]),  # or neither
        ({"text": "a", "ground": "erasure"}, ["removal.short"]),  # it stands everywhere
        ({"text": NAME, "ground": "erasure", "words": f"Named {NAME}."}, ["removal.repeated"]),  # told again
        ({"seq": 99, "ground": "erasure"}, ["removal.line"]),  # no such line
        ({"text": "rights-first", "ground": "erasure"}, []),  # stands nowhere as a text: it is a default
    ],
)
def test_a_removal_that_cannot_be_is_refused_with_every_reason(asked, codes):
    row = named()
    if not codes:
        actions.remove_lawfully(assessment=row, **asked, actor=HANNA, at=later(9))
    else:
        with pytest.raises(Refused) as refused:
            actions.remove_lawfully(assessment=row, **asked, actor=HANNA, at=later(9))
        assert [problem.code for problem in refused.value.problems] == codes
        assert NAME.encode() in everything()
    assert verify_assessment(row.pk).state != "broken"


@pytest.mark.parametrize("text", ["chat", "6-9", "2026"])
def test_words_that_the_record_needs_are_not_removed(text):
    row = named()
    with pytest.raises(Refused) as refused:
        actions.remove_lawfully(assessment=row, text=text, ground="erasure", actor=HANNA, at=later(9))
    assert [problem.code for problem in refused.value.problems] == ["removal.needed"]
    assert verify_assessment(row.pk).state == "intact"


def test_what_was_only_typed_is_for_its_writer_to_throw_away():
    row = begun()
    actions.keep_draft(assessment=row, place=SUMMARY, value=NAME, base_revision=1, actor=AMARA, at=later(5))
    with pytest.raises(Refused) as refused:
        actions.remove_lawfully(assessment=row, text=NAME, ground="erasure", actor=HANNA, at=later(9))
    assert [problem.code for problem in refused.value.problems] == ["removal.no-history"]
