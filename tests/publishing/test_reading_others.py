"""One published document told, two compared, and a reading of one's own beside it: in words, without a score."""

from __future__ import annotations

import re

import pytest
from msgspec.structs import replace

from bestinterests.documents.papers import Assessed
from bestinterests.documents.reading_others.chapters import Chapter
from bestinterests.documents.reading_others.comparing import compared
from bestinterests.documents.reading_others.telling import told
from bestinterests.documents.shadow import chapters_of, shadow_difference
from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.document import Document
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.publication import DecidedBy, LeftOut, Publication, PublishedChange, ShadowOf
from bestinterests.formats import FORMATS
from bestinterests.workflow.publishing.shadow import begin
from tests.documents import fixture
from tests.publishing.published import evaluated, published, small

FRAMEWORK = fixture.framework()


def text(chapters: tuple[Chapter, ...]) -> str:
    return "\n".join(line for chapter in chapters for line in (chapter.title, *chapter.lines))


def calmer() -> Publication:
    """A later publication of the same service, in which one harm was judged less grave and one measure is done."""
    document = small()
    held = document.assessment
    judged = Judgement(scale="gravity", level="minor", reason="It was mended.")
    impacts = tuple(_judged(each, judged) if each.id == "I02" else each for each in held.impacts)
    measures = tuple(replace(each, status="implemented") if each.id == "M01" else each for each in held.measures)
    return replace(published(small(impacts=impacts, measures=measures)), number=2)


def _judged(impact, judgement: Judgement):  # type: ignore[no-untyped-def]
    agreed = tuple(judgement if each.scale == "gravity" else each for each in impact.before.agreed)
    return replace(impact, before=Slot(agreed=agreed))


class TestTold:
    """One document."""

    def test_it_says_whose_it_is_who_decided_what_follows_who_loses_and_what_is_missing(self) -> None:
        left = (LeftOut(place="F01/description", ground="security", reason="It would show the way in."),)
        said = text(told(published(small(), left_out=left), FRAMEWORK))
        for words in (
            "The own assessment of Windy Field Ltd. No regulator made, checked or approved it.",
            "To object: Write to the office.",
            "Decided: stop.",
            "As it stands now, by Rights first: Stop.",
            "Safety from violence (article 19), ages 6–12: harm critical, no benefit.",
            "F01/description: it would help an attacker. It would show the way in.",
            "No text for children, parents or others is written yet.",
        ):
            assert words in said

    def test_a_sample_says_so_first(self) -> None:
        (first, *_) = told(published(small(fictional=True)), FRAMEWORK)
        assert first.lines[0].startswith("A sample.")

    def test_without_its_packs_it_is_told_by_ids(self) -> None:
        assert "article 19, ages 10-12 and 6-9: harm critical" in text(told(published(small()), None))

    def test_what_is_no_decision_is_told_too(self) -> None:
        change = PublishedChange(title="Later hours", answer="no-effect", reason="Nobody is up then.")
        said = text(told(replace(published(small(), kind="change", change=change), evaluation=None), FRAMEWORK))
        assert "The answer: No effect on the assessment. Nobody is up then." in said
        assert "Nothing follows from it" in said
        shadow_of = ShadowOf(
            digest="sha256:1", organisation="Other", service="Kites", address="https://kites.example/1"
        )
        said = text(told(published(small(), kind="shadow", shadow_of=shadow_of), FRAMEWORK))
        assert "It reads again Kites of Other, sha256:1." in said
        assert "That was published at https://kites.example/1." in said
        out = replace(published(small()), kind="screened-out", because="A wall keeps them out.", decided=DecidedBy())
        assert "Because: A wall keeps them out." in text(told(out, FRAMEWORK))


class TestCompared:
    """Two documents."""

    def test_two_versions_of_a_service(self) -> None:
        said = text(compared(published(small()), calmer(), FRAMEWORK))
        assert "Two publications of one service." in said
        assert (
            "Safety from violence (article 19), ages 6–12: Publication 1 harm critical, no benefit; "
            "Publication 2 harm low, no benefit." in said
        )
        assert re.search(r"M01 .*: Publication 1 \w+; Publication 2 implemented\.", said)
        assert re.search(r"At the other \d+ rights by age at which both looked, both say the same\.", said)

    def test_a_document_with_itself_differs_in_nothing(self) -> None:
        held = published(small())
        said = text(compared(held, held, FRAMEWORK))
        assert re.search(r"At \d+ rights by age at which both looked, both say the same\.", said)
        assert "No action stands otherwise." in said
        assert "only" not in said.replace("What is compared", "").split("Decisions")[1].lower()

    def test_two_services_and_what_only_one_looked_at(self) -> None:
        one = published(small())
        looked = CoverageStatement(
            id="S40", rights=("article-40",), bands=("6-9",), answer="none-because", reason="No."
        )
        coverage = (*one.document.assessment.coverage, looked)
        other = published(small(coverage=coverage), id="sails", publisher=replace(one.publisher, service="Sails"))
        said = text(compared(one, other, FRAMEWORK))
        assert "Two services." in said
        assert "Only Sails looked, and found no effect: Justice for children (article 40), ages 6–9." in said
        assert "Kites: not heard: ages" in said

    def test_neither_is_scored_or_ranked(self) -> None:
        one = published(small())
        other = published(small(), id="sails", publisher=replace(one.publisher, service="Sails"))
        there = text(compared(one, other, FRAMEWORK)).replace("Kites", "X").replace("Sails", "Y")
        back = text(compared(other, one, FRAMEWORK)).replace("Sails", "X").replace("Kites", "Y")
        assert there.split("Decisions")[1] == back.split("Decisions")[1]
        assert not re.search(r"better|worse|%|score of|rank of|out of", there.split("Decisions")[1])

    def test_where_nothing_follows_from_either_nothing_is_compared_by_right(self) -> None:
        held = replace(published(small()), evaluation=None)
        said = text(compared(held, replace(held, number=2), FRAMEWORK))
        assert "no right and age" not in said
        assert "There is no right and age at which both looked." in text(compared(published(small()), held, FRAMEWORK))


class TestBeside:
    """A reading of one's own beside what was published."""

    @pytest.fixture
    def assessed(self) -> Assessed:
        document = begin(published(small()))
        held = document.assessment
        judged = Judgement(scale="gravity", level="minor", reason="We saw no such thing.")
        impacts = tuple(_judged(each, judged) if each.id == "I02" else each for each in held.impacts)
        ours = Document(format=1, assessment=replace(held, impacts=impacts))
        return Assessed(FRAMEWORK, ours, evaluated(ours))

    def test_both_sides_stand_with_their_reasons(self, assessed: Assessed) -> None:
        said = text(chapters_of(published(small()), assessed))
        assert (
            "Safety from violence (article 19), ages 6–12: theirs harm critical, no benefit; ours harm low, no benefit."
            in said
        )
        assert "They say of I02, gravity serious: Because of gravity." in said
        assert "We say of I02, gravity minor: We saw no such thing." in said
        assert "We say of I02, reach few" not in said
        assert "Not judged here yet, so read as published: I01" in said

    @pytest.mark.parametrize("form", ["html", "docx", "pdf"])
    def test_it_is_a_paper_in_every_format(self, assessed: Assessed, form: str) -> None:
        paper = shadow_difference(published(small()), assessed)
        assert (paper.name, paper.kind) == ("shadow-difference", "Shadow assessment: what differs")
        assert (paper.title, paper.organisation) == ("Kites, read again", "")
        assert paper.decided == "Not yet decided by a person"
        written = FORMATS[form].write(paper)
        if form == "html":
            page = written.decode()
            assert "We saw no such thing." in page
            assert "Because of gravity." in page
            assert "Because of reach." not in page
