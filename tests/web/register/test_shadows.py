"""What others published: brought in only whole, read as it was, read again as one's own, and what then differs."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from msgspec.structs import replace

from bestinterests.domain.publication import ShadowOf
from bestinterests.formats.publications import read_publication
from bestinterests.web.assessments import actions as steps
from bestinterests.web.register.actions.bringing_in import begin_shadow, bring_in
from bestinterests.web.register.models import BroughtIn, Published
from tests.evaluation.build import high
from tests.web.register.cast import Telling
from tests.web.requests import text
from tests.web.reviews.cast import acting


@pytest.fixture
def content(cast) -> bytes:
    """A document that somebody published."""
    return bytes(Telling(cast).ready().publish().content)


def send(signed, content: bytes, role: str = "assessor"):
    where = f"/organisations/{signed.cast.organisation.public_id}/published/new/"
    file = SimpleUploadedFile("found.published.json", content, "application/json")
    return signed(role).post(where, {"file": file, "address": "https://example.org/theirs/1/"})


def test_a_whole_document_is_brought_in_once_and_read_as_it_was_published(signed, content):
    first = send(signed, content)
    assert first.status_code == 302
    assert send(signed, content).headers["Location"] == first.headers["Location"]
    row = BroughtIn.objects.get()
    assert (bytes(row.content), row.digest) == (content, read_publication(content).digest)
    for audience in ("adults", "parents", "6-9"):
        page = signed("observer").get(first.headers["Location"], {"for": audience})
        assert page.status_code == 200
        assert "https://example.org/theirs/1/" in text(page)


@pytest.mark.parametrize(
    "broken, says",
    [
        (lambda content: content.replace(b"Small", b"Smell", 1), "changed since it was published"),
        (lambda content: content[:-40], "line"),
        (lambda content: b"", "no published document"),
        (lambda content: b"\x00\xff", ""),
        (lambda content: content.replace(b'"format": 1', b'"format": 9', 1), "newer"),
    ],
)
def test_a_document_that_was_changed_is_refused_with_what_is_wrong(signed, content, broken, says):
    page = send(signed, broken(content))
    assert page.status_code == 422
    assert "What is wrong with the file" in text(page)
    assert says in text(page)
    assert not BroughtIn.objects.exists()


def test_only_those_who_assess_bring_in_and_begin(signed, content):
    assert send(signed, content, "observer").status_code == 403
    where = send(signed, content).headers["Location"]
    assert signed("decider").post(f"{where}begin/").status_code == 403


def test_reading_it_again_shows_what_differs_and_is_published_as_a_shadow(signed, content):
    where = send(signed, content).headers["Location"]
    there = signed("assessor").post(f"{where}begin/").headers["Location"]
    assert "Nothing differs." in text(signed("observer").get(there))
    assert signed("assessor").post(f"{where}begin/").status_code == 409

    story = Reading(signed.cast, BroughtIn.objects.get().shadow)
    harm = next(each for each in story.head.document.assessment.impacts if each.direction == "harm")
    story.judged(harm.id, before=high(), now=high())
    page = text(signed("observer").get(there))
    assert "Nothing differs." not in page.partition("By right and age: as things stand")[2].partition("By right")[0]

    story.finish()
    story.advised()
    story.decide(outcome="stop", expires_on=None)
    row = story.named().publish()
    held = read_publication(bytes(Published.objects.get(pk=row.pk).content))
    theirs = read_publication(content)
    assert (held.kind, row.kind) == ("shadow", "shadow")
    assert held.shadow_of == ShadowOf(
        address="https://example.org/theirs/1/",
        digest=theirs.digest,
        organisation="Tern and Tide Games",
        service=theirs.publisher.service,
        published_on=theirs.published_on,
    )
    public = text(signed().get(f"/register/{row.series.slug}/{row.number}/"))
    assert "Where this reading differs from what was published" in public
    assert "It is not theirs." in public


def test_the_same_document_in_two_organisations_is_two_readings(cast, content):
    held = read_publication(content)
    at = Telling(cast).at()
    for organisation, role in ((cast.organisation, "assessor"), (cast.other, "outsider")):
        actor = acting(cast.people[role])
        row = bring_in(organisation=organisation, publication=held, content=content, address="", actor=actor, at=at)
        assert begin_shadow(brought=row, publication=held, actor=actor, at=at).organisation == organisation


class Reading(Telling):
    """An assessment that reads again what somebody published."""

    def __init__(self, cast, row) -> None:
        self.cast, self.row, self.minutes = cast, row, 60

    def judged(self, impact: str, **slots) -> None:
        self._write(lambda held: replace(held, **slots) if held.id == impact else held)

    def finish(self) -> None:
        """Everything that is asked of a record before it is submitted, as the first one had it."""
        head = self.head
        first = Published.objects.order_by("pk")[0]
        theirs = read_publication(bytes(first.content)).document.assessment
        own = head.document.assessment
        kept = {name: getattr(theirs, name) for name in ("statement", "review", "scope", "balances", "assessed_on")}
        self._bring(replace(own, **kept))

    def _write(self, change) -> None:
        own = self.head.document.assessment
        self._bring(replace(own, impacts=tuple(change(each) for each in own.impacts)))

    def _bring(self, assessment) -> None:
        head = self.head
        theirs = replace(head.document, assessment=assessment)
        actor = self.who("assessor")
        steps.bring_in(assessment=self.row, base_revision=head.revision, theirs=theirs, actor=actor, at=self.at())
