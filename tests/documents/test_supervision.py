"""Worksheets and letters: what they ask stands in the record, evidence carries its limit, and nothing is decided."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest
from hypothesis import given
from msgspec.structs import replace

from bestinterests.documents.blocks import Part, RowGroup
from bestinterests.documents.context import Context
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import Assessed
from bestinterests.documents.supervision.asking import TOPICS, topics
from bestinterests.documents.supervision.letters import FROM_PERSON, KINDS, letter
from bestinterests.documents.supervision.outside import Outside
from bestinterests.documents.supervision.subject import Subject, subject_of
from bestinterests.documents.supervision.unassessed import topics_of, unassessed_worksheet
from bestinterests.documents.supervision.wordings import LETTER
from bestinterests.documents.supervision.worksheet import Beside, FollowUp, worksheet
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Refused
from bestinterests.evaluation import evaluate
from bestinterests.formats import FORMATS
from tests.documents.test_papers import assessed, example, text
from tests.documents.walking import our_words, values
from tests.strategies import ON, documents

EXAMPLES = ("bramble-badger", "harbour-classroom", "larkspur-lane", "puddlehop-islands")
LIMIT = "what this cannot show: one visit on one phone"
DIFFERS = Outside(
    source="scan",
    heading="Location",
    sentence=f"The shop was seen to read the location (Scan; fair evidence; {LIMIT}).",
    differs=True,
    stated="The record says of its data activities that none takes location from the device.",
)
SILENT = Outside(
    source="scan",
    heading="Age",
    sentence=f"The store states 4+ (Scan; fair evidence; {LIMIT}).",
    silent=True,
    stated="The record says nothing of it.",
)
UNKNOWN = Outside(source="scan", heading="Chat", sentence=f"Nothing (Scan; {LIMIT}).", known=False)
GIVEN = {name: f"text of {name}" for name in FROM_PERSON}
"""Every place that a person fills."""


@cache
def held(name: str) -> Assessed:
    return example(name)


def section(paper: Paper, anchor: str) -> Section:
    (found,) = [each for each in paper.sections if each.anchor == anchor]
    return found


@pytest.mark.parametrize("name", EXAMPLES)
def test_worksheet_of_each_example_is_written_in_every_format(name: str) -> None:
    paper = worksheet(held(name), outside=(DIFFERS, SILENT), supervisor="Office for Examples")
    for form in ("html", "docx", "pdf"):
        written = FORMATS[form].write(paper)
        assert len(written) > 10_000
    page = FORMATS["html"].write(paper).decode()
    for words in ("Questions, not findings", "Office for Examples", "nothing is decided by this sheet", LIMIT):
        assert words in page


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_open_thing_of_the_record_is_asked_for(name: str) -> None:
    record = held(name)
    found = topics(Context(*record))
    said = re.sub(r"\s+", " ", text(found))
    evaluation = record.evaluation
    by_name = {topic.name: topic.asks for topic in found}
    assert len(by_name.get("rights", ())) == len(evaluation.coverage.open)
    assert len(by_name.get("contradictions", ())) == len(evaluation.contradictions)
    short = [each for each in record.document.assessment.obligations if each.answer in ("unmet", "partly", "unknown")]
    assert len(by_name.get("obligations", ())) == len(short)
    unheard = [each for each in evaluation.profiles[0].now.bands if each.heard != "yes"]
    assert len(by_name.get("ages", ())) == len(unheard)
    for each in short:
        assert each.obligation in said
    assert all(ask.source for topic in found for ask in topic.asks)


@given(document=documents())
def test_worksheet_of_any_record_can_be_made_and_scores_nothing(document: Document) -> None:
    paper = worksheet(assessed(document, ON))
    own = " ".join(our_words(paper.sections))
    assert not re.search(r"\bscore|\baverage|\brank", own)
    assert {topic.name for topic in topics(Context(*assessed(document, ON)))} <= set(TOPICS)


def test_evidence_stands_beside_the_statement_and_a_blank_is_not_a_no() -> None:
    paper = worksheet(held("larkspur-lane"), outside=(DIFFERS, SILENT, UNKNOWN))
    beside = section(paper, "outside")
    titles = [each.title for each in values(beside) if isinstance(each, RowGroup)]
    assert titles == ["The two say different things", "The record says nothing of it"]
    said = text(beside)
    assert DIFFERS.sentence in said
    assert DIFFERS.stated in said
    assert "a blank is unknown, never no" in said
    asked = text(section(paper, "questions"))
    assert DIFFERS.sentence in asked
    assert SILENT.sentence not in asked


def test_what_changed_and_another_reading_stand_side_by_side() -> None:
    now = held("larkspur-lane")
    record = now.document
    fewer = replace(record, assessment=replace(record.assessment, measures=record.assessment.measures[1:]))
    before = Assessed(now.framework, fewer, evaluate(now.framework, fewer.assessment, on=now.evaluation.on))
    paper = worksheet(now, before=before, beside=Beside(ours=before))
    changed = text(section(paper, "changed"))
    assert f"{record.assessment.measures[0].id} " in changed
    assert "the version before not there" in changed
    assert "ublication" not in changed  # neither was published
    other = text(section(paper, "beside"))
    assert "The provider's own" in other
    assert "As published" not in other
    assert "The two versions are one record." in text(section(worksheet(now, before=now), "changed"))


def test_days_are_in_order_and_past_ones_say_so() -> None:
    ups = (
        FollowUp(on=dt.date(2027, 1, 5), what="Ask again", who="Ada"),
        FollowUp(on=dt.date(2020, 1, 5), what="Was asked"),
    )
    said = text(section(worksheet(held("larkspur-lane"), follow_ups=ups), "dates"))
    assert said.index("5 January 2020  (past)") < said.index("5 January 2027")
    assert "Set by Ada" in said


def test_only_services_for_schools_have_the_part_on_roles_and_education() -> None:
    for name in EXAMPLES:
        anchors = [each.anchor for each in worksheet(held(name)).sections]
        assert ("schools" in anchors) == (name == "harbour-classroom")
    schools = section(worksheet(held("harbour-classroom")), "schools")
    parts = {each.title: text(each) for each in schools.blocks if isinstance(each, Part)}
    roles, own, told, learning = parts.values()
    activities = held("harbour-classroom").document.assessment.data_activities
    assert all(each.id in roles for each in activities)
    assert all(each.id in own for each in activities if each.role != "processor")
    assert "Pupils' drafts train the model, in the provider's interest." in own
    assert "Was each school told before it chose the service" in told
    assert "(article 28)" in learning
    assert "(article 29)" in learning
    assert learning.count("Ages 10–12") == 2
    assert "from a secondary source" in text(schools.lead)


def about(*outside: Outside) -> Subject:
    return subject_of(held("larkspur-lane"), outside)


def unassessed(*found: Outside) -> Subject:
    """A service that only a table knows."""
    topics = topics_of(found)
    return Subject(service="Kelp Quiz", organisation="", on=ON, decided="Nothing", topics=topics, is_assessed=False)


@pytest.mark.parametrize("kind", ["letter", "request"])
def test_letters_are_drafts_in_every_format_and_carry_no_record(kind) -> None:
    paper = letter(about(DIFFERS), GIVEN, kind=kind)
    assert paper.carries is None
    said = text((paper.kind, paper.opening))
    assert "(draft)" in said
    assert "No regulator wrote or checked these words" in said
    body = text(paper.sections)
    assert DIFFERS.sentence in body
    assert "{" not in body
    assert "Larkspur Lane" in body
    for form in ("html", "docx", "pdf"):
        assert len(FORMATS[form].write(paper)) > 10_000


def test_places_left_blank_are_refused_all_at_once() -> None:
    with pytest.raises(Refused) as refused:
        letter(about(), {})
    named = {re.search(r"\{(\w+)\}", problem.sentence)[1] for problem in refused.value.problems}  # type: ignore[index]
    assert named == set(re.findall(r"\{(\w+)\}", LETTER)) & set(FROM_PERSON)
    assert all(problem.line for problem in refused.value.problems)


def test_unknown_places_shared_lines_and_stray_braces_are_told_with_their_lines() -> None:
    template = "Dear {nobody}\n\nWe ask {questions} of {service}.\n\nOne } too many."
    with pytest.raises(Refused) as refused:
        letter(about(), GIVEN, template=template)
    assert [(problem.line, problem.sentence) for problem in refused.value.problems] == [
        (1, "Nothing is known by the name {nobody}."),
        (3, "{questions} is a list and shares its line."),
        (5, "A brace stands alone."),
    ]


def test_own_template_is_filled_and_braces_of_a_person_stay_as_they_are() -> None:
    given = {**GIVEN, "reference": "{service} 7"}
    paper = letter(about(), given, template="Our {reference}\n\n- one\n- two of {service}\n\n{questions}")
    said = text(paper.sections)
    assert "Our {service} 7" in said
    assert "two of Larkspur Lane" in said
    assert "from a template that was brought along" in text(paper.opening)


def test_only_chosen_questions_are_put_and_unknown_kinds_are_refused() -> None:
    paper = letter(about(DIFFERS), GIVEN, asked=("ages",))
    assert DIFFERS.sentence not in text(paper.sections)
    with pytest.raises(Refused, match="no questions of the kind 'scores'"):
        letter(about(), GIVEN, asked=("scores",))
    with pytest.raises(Refused, match="Nothing in a letter is called 'colour'"):
        letter(about(), {**GIVEN, "colour": "red"})


def test_a_service_that_nobody_assessed_has_facts_with_their_limits_a_request_and_nothing_rated() -> None:
    found = (replace(DIFFERS, differs=False, stated=""), UNKNOWN)
    paper = unassessed_worksheet(unassessed(*found), found, supervisor="Office for Examples")
    said = text(paper)
    for words in (DIFFERS.sentence, "a blank is unknown, never no", "Nothing was assessed", "There is no verdict"):
        assert words in said, words
    assert UNKNOWN.sentence not in said
    assert paper.carries is None
    for form in ("html", "docx", "pdf"):
        written = FORMATS[form].write(paper)
        assert len(written) > 10_000
    assert "Record <" not in FORMATS["html"].write(paper).decode()
    request = letter(unassessed(*found), GIVEN, kind="assessment")
    assert "We hold no assessment of Kelp Quiz" in text(request.sections)
    assert "To whoever answers for Kelp Quiz" in text(request.sections)
    assert DIFFERS.sentence in text(request.sections)


def test_only_what_fits_a_service_can_be_written_about_it() -> None:
    for subject, kinds in ((about(), {"letter", "request"}), (unassessed(), {"assessment"})):
        for kind in KINDS.keys() - kinds:
            with pytest.raises(Refused, match=r"assess"):
                letter(subject, GIVEN, kind=kind)
