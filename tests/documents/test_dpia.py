"""The DPIA: the right impacts in the right step, the law where it applies, everything missing marked and counted."""

import datetime as dt

import pytest
from hypothesis import given

from bestinterests.documents.blocks import Panel, Part, Row, Table
from bestinterests.documents.dpia import build_dpia
from bestinterests.documents.dpia.draft import FIELDS
from bestinterests.documents.inline import Id, Link, Strong, plain
from bestinterests.domain.conformity import DpiaAnswer, RegulatorConsultation
from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.impact import Impact
from bestinterests.domain.record import Advice, Record
from bestinterests.domain.service import ScopeTest, Service
from tests.documents import fixture
from tests.documents.test_papers import assessed, example, text
from tests.documents.walking import blocks, values
from tests.strategies import ON, documents

STEPS = ["step-1", "step-2", "step-3", "step-4", "step-5", "step-6", "step-7", "annex", "evidence"]
GRAVE = {"gravity": "grave", "reach": "most", "irremediability": "lasting", "likelihood": "certain"}


def dpia(assessment, record=None):
    """The DPIA of an assessment."""
    return build_dpia(*assessed(Document(format=1, assessment=assessment, record=record or Record())))


def step(paper, number):
    """One step of it."""
    return next(section for section in paper.sections if section.anchor == f"step-{number}")


def part(paper, anchor):
    """The part that stands on an anchor, or None."""
    return next((found for found in blocks(paper, Part) if found.anchor == anchor), None)


def panel(paper, title):
    """The panel of the opening whose title starts so, or None."""
    return next((found for found in blocks(paper.opening, Panel) if found.title.startswith(title)), None)


def rows(thing):
    """Rows with an anchor, by anchor."""
    return {row.anchor: row for row in values(thing) if isinstance(row, Row) and row.anchor}


def said(*words):
    """Words without any space, so that texts compare however they were broken into lines and ids."""
    return "".join(plain(*words).split())


def harm(key="I01", **changes):
    """A harm from the use of data in the one feature."""
    fields = {
        "id": key,
        "title": "Strangers write",
        "features": ("F01",),
        "right": "article-19",
        "bands": ("6-9",),
        "direction": "harm",
        "before": fixture.slot(**GRAVE),
    }
    return Impact(**(fields | changes))


# -- which impacts ---------------------------------------------------------------------------------------------------


@given(document=documents())
def test_every_harm_from_data_use_is_a_risk_and_nothing_of_the_wider_service_is(document):
    impacts = document.assessment.impacts
    paper = build_dpia(*assessed(document, ON))
    risks, purposes = rows(step(paper, 5)), rows(step(paper, 2))
    own = {i.id for i in impacts if i.arises_from == "data-use" and i.direction == "harm"}
    gains = {i.id for i in impacts if i.arises_from == "data-use" and i.direction == "benefit"}
    wider = {i.id for i in impacts if i.arises_from == "wider-service"}
    assert own == {key for key in risks if key.startswith("I")}
    assert gains == {key for key in purposes if key.startswith("I")}
    named = {v.text for table in blocks(step(paper, 5), Table) for v in values(table) if isinstance(v, Id)}
    assert not named & wider
    kept = [found for found in blocks(step(paper, 5), Panel) if found.title == "Kept out of this DPIA"]
    assert {v.text for found in kept for v in values(found) if isinstance(v, Id)} == wider


@given(document=documents())
def test_every_risk_has_the_regulators_level_and_ours_each_named(document):
    paper = build_dpia(*assessed(document, ON))
    for table in blocks(step(paper, 5), Table):
        if table.anchor == "risk-table":
            titles = [column.title for column in table.columns]
            assert titles[-2:] == ["ICO level", "Ours: Rights first"]
            assert all(len(row.cells) == 5 for group in table.groups for row in group.rows)


def test_a_long_mechanism_is_not_cut_and_three_hundred_impacts_all_stand():
    paper = dpia(fixture.large())
    found = rows(step(paper, 5))
    assert len(found) == 200
    assert "".join(("Something happens to a child. " * 130).split()) in said(*found["I007"].cells[0][0])


def test_a_severe_but_remote_risk_is_never_low_alone():
    remote = harm(before=fixture.slot(**(GRAVE | {"likelihood": "remote"})))
    paper = dpia(fixture.small(impacts=(remote,)))
    assert "Severe though remote" in text(rows(step(paper, 5))["I01"].cells[3])


def test_a_level_that_counts_on_a_measure_says_what_it_would_be_without():
    held = harm(before=fixture.slot(**GRAVE), now=fixture.slot(("M02",), likelihood="remote", gravity="minor"))
    paper = dpia(fixture.small(impacts=(held,)))
    assert "without any measure: high" in text(rows(step(paper, 5))["I01"].cells[3])


# -- the law ---------------------------------------------------------------------------------------------------------


@given(document=documents())
def test_the_law_asks_for_prior_consultation_exactly_where_the_evaluation_finds_it(document):
    held = assessed(document, ON)
    views = [view for profile in held.evaluation.profiles for view in (profile.now, profile.expected)]
    fires = {key for view in views for f in view.findings if f.rule == "law.article-36" for key in f.impacts}
    paper = build_dpia(*held)
    duty = part(paper, "prior-consultation")
    assert bool(fires) == (duty is not None) == (panel(paper, "Consult the regulator") is not None)
    if duty is not None:
        assert fires <= {v.text for v in values(duty) if isinstance(v, Id)}


def test_before_processing_starts_the_view_that_counts_is_the_one_with_every_measure_done():
    live = dpia(fixture.small(impacts=(harm(),)))
    assert part(live, "prior-consultation").blocks[0].title == "As the service stands"
    service = Service(name="Kites", stage="planned")
    planned = dpia(fixture.small(impacts=(harm(),), service=service))
    assert part(planned, "prior-consultation").blocks[0].title == "With every measure done"
    assert "With every measure done" in text(panel(planned, "Consult the regulator"))


def test_a_recorded_outcome_is_shown_and_ends_the_duty():
    outcome = RegulatorConsultation(id="K01", outcome="may-proceed", outcome_on=dt.date(2026, 3, 1))
    paper = dpia(fixture.small(impacts=(harm(),), regulator_consultations=(outcome,)))
    assert part(paper, "prior-consultation") is None
    assert "May proceed" in text(step(paper, 7))


def test_escalation_is_never_called_a_duty():
    paper = example("puddlehop-islands")
    annex = build_dpia(*paper).sections[-2]
    own = next(p for p in blocks(annex, Part) if p.title.startswith("For a named senior person"))
    assert "No law asks for it" in text(own)
    assert all(entry.basis == "method" for found in own.blocks[1:] for entry in found.entries)


# -- what is missing -------------------------------------------------------------------------------------------------


@given(document=documents())
def test_what_is_missing_is_counted_at_the_front_and_marked_where_the_front_says(document):
    paper = build_dpia(*assessed(document, ON))
    front = panel(paper, "Missing on this record: ")
    marks = [v for v in values((paper.opening[1], paper.sections)) if v == Strong("Missing: ")]
    assert bool(front) == bool(marks)
    if front:
        count = int(front.title.rpartition(" ")[2].replace(",", ""))
        items = front.blocks[0].items
        assert len(items) <= count
        for item in items:
            link = next(word for word in item if isinstance(word, Link))
            assert link.anchor in {field.anchor for field in FIELDS.values()}
            where = next(v for v in values((paper.opening, paper.sections)) if getattr(v, "anchor", "") == link.anchor)
            assert where is not None


def test_an_empty_draft_misses_something_in_every_field():
    paper = dpia(fixture.empty())
    front = panel(paper, "Missing on this record")
    named = {v.anchor for v in values(front) if isinstance(v, Link)}
    assert named == {field.anchor for field in FIELDS.values()}


def test_a_service_that_was_screened_out_says_so_and_counts_only_what_screening_needs():
    scope = ScopeTest(outcome="screened-out", reason="A tool for accountants.")
    paper = dpia(Assessment(packs=fixture.empty().packs, scope=scope))
    assert panel(paper, "Screened out") is not None
    named = {v.anchor for v in values(panel(paper, "Missing on this record")) if isinstance(v, Link)}
    assert named == {FIELDS["header"].anchor, FIELDS["need"].anchor}


@given(document=documents())
def test_no_answer_that_a_person_wrote_is_lost(document):
    paper = build_dpia(*assessed(document, ON))
    everything = "".join("".join(text(part).split()) for part in (paper.opening, paper.sections))
    for line in (line for answer in document.assessment.dpia for line in answer.text.splitlines()):
        assert "".join(line.split()).lstrip("-*•") in everything


def test_each_field_shows_its_answer_in_its_place():
    answers = tuple(DpiaAnswer(field=field, text=f"Written for {field}.") for field in FIELDS if field != "header")
    paper = dpia(fixture.small(dpia=answers))
    for field in FIELDS:
        if field != "header":
            assert f"Written for {field}." in text(part(paper, FIELDS[field].anchor))


# -- roles and sign-off ----------------------------------------------------------------------------------------------


def uses(*roles):
    """A use of data for each role."""
    return tuple(DataActivity(id=f"D{place:02d}", feature="F01", role=role) for place, role in enumerate(roles, 1))


def test_a_processor_is_told_whose_duty_the_dpia_is():
    paper = dpia(fixture.small(data_activities=uses("processor", "processor")))
    assert "The duty to make a DPIA lies on each controller" in text(panel(paper, "Made by a processor"))
    mixed = dpia(fixture.small(data_activities=uses("processor", "joint-controller", "unclear")))
    assert panel(mixed, "Made by a processor") is None
    roles = text(part(mixed, FIELDS["necessity"].anchor))
    assert "Joint controller: " in roles
    assert "Processor for another controller: " in roles
    assert "the role in a use of data is not worked out" in roles


def advised(**changes):
    """The DPIA of a record that holds advice on this version."""
    assessment = fixture.small()
    fields = {"id": "Y01", "adviser": "officer", "advice": "Wait.", "assessment_digest": assessment_digest(assessment)}
    return text(part(dpia(assessment, Record(advice=(Advice(**(fields | changes)),))), FIELDS["sign-off"].anchor))


def test_advice_is_shown_with_what_became_of_it_and_why():
    assert "the advice of the data protection officer is not recorded" in text(dpia(fixture.small()).sections)
    assert "nobody has decided whether the advice is followed" in advised()
    followed = advised(followed="accepted")
    assert "Accepted" in followed
    assert "another version" not in followed
    silent = advised(followed="overruled")
    assert "the advice was overruled and no reason is given" in silent
    assert "it is not said who overruled the advice" in silent
    said_why = advised(followed="overruled", overruled_by="head of studio", reason="No time.")
    assert "No time." in said_why
    assert "no reason is given" not in said_why
    assert "On another version of this record." in advised(assessment_digest=f"sha256:{'1' * 64}")


def test_a_decision_signs_off_measures_and_what_remains():
    held = fixture.document(fixture.small())
    paper = build_dpia(*assessed(held))
    own = text(part(paper, FIELDS["sign-off"].anchor))
    assert "head of studio" in own
    assert "nobody has approved" not in own


# -- the four examples -----------------------------------------------------------------------------------------------

HELD = {
    "puddlehop-islands": ((8, 6, 2), 64, "I07 I09 I14 I17 I20 I21 I25", ""),
    "harbour-classroom": ((15, 2, 1), 70, "I03 I04 I06 I07 I08 I11 I14 I15 I17 I18 I19 I22 I24 I26 I27", "I28"),
    "larkspur-lane": ((9, 4, 4), 63, "I04 I07 I10 I12 I15 I21 I22 I25 I27", ""),
    "bramble-badger": ((10, 3, 3), 64, "I04 I05 I06 I07 I08 I10 I12 I13 I20 I21", ""),
}
"""Risks by the regulator's level, high first; what is missing; impacts to consult on; impacts kept out."""


@pytest.mark.parametrize("name", HELD)
def test_examples_hold_their_facts(name):
    paper = build_dpia(*example(name))
    levels, missing, consult, kept = HELD[name]
    table = next(t for t in blocks(step(paper, 5), Table) if t.anchor == "risk-table")
    wider = [p for p in blocks(step(paper, 5), Panel) if p.title == "Kept out of this DPIA"]
    assert [section.anchor for section in paper.sections] == STEPS
    assert tuple(len(group.rows) for group in table.groups) == levels
    assert panel(paper, "Missing").title == f"Missing on this record: {missing}"
    assert ids(panel(paper, "Consult the regulator")) == consult
    assert ids(tuple(wider)) == kept
    assert "25 statements" in text(paper.opening)


def ids(thing):
    """Ids in it, in their order."""
    return " ".join(sorted(v.text for v in values(thing) if isinstance(v, Id)))
