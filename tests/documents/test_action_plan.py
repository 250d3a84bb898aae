"""The action plan: the method's order in three groups, what is late, what it lacks, and on what a decision hangs."""

import datetime as dt

from hypothesis import given

from bestinterests.documents.action_plan import build_action_plan
from bestinterests.documents.blocks import Panel, Row
from bestinterests.documents.inline import Id, plain
from bestinterests.domain.document import Document
from bestinterests.domain.measure import Measure
from tests.documents import fixture
from tests.documents.test_papers import assessed, example, text
from tests.documents.walking import blocks, values
from tests.strategies import ON, documents

GROUPS = ("stops", "next", "later")


def plan(assessment):
    """The plan of an assessment on the fixed day."""
    return build_action_plan(*assessed(Document(format=1, assessment=assessment)))


def anchors(paper, name):
    """Measures of a group, in order."""
    sections = [section for section in paper.sections if section.anchor == name]
    return [v.anchor for v in values(tuple(sections)) if isinstance(v, Row)]


def panel(paper, title):
    """The panel whose title starts so, or None."""
    return next((p for p in blocks(paper, Panel) if p.title.startswith(title)), None)


def ids(thing):
    """Ids in it, in their order."""
    return [v.text for v in values(thing) if isinstance(v, Id)]


@given(document=documents())
def test_every_pending_measure_stands_once_in_the_order_of_the_method(document):
    held = assessed(document, ON)
    paper = build_action_plan(*held)
    ranks = {rank.measure: rank for rank in held.evaluation.actions}
    shown = [key for name in GROUPS for key in anchors(paper, name)]
    assert sorted(shown) == sorted(ranks)
    for name in GROUPS:
        places = [ranks[key].rank for key in anchors(paper, name)]
        assert places == sorted(places)
    finished = {m.id for m in document.assessment.measures if m.id not in ranks}
    assert set(anchors(paper, "finished")) == finished


@given(document=documents())
def test_what_is_late_is_what_the_evaluation_finds_late(document):
    held = assessed(document, ON)
    late = panel(build_action_plan(*held), "Overdue")
    assert (ids(late) if late else []) == [rank.measure for rank in held.evaluation.actions if rank.overdue]


def test_what_acts_on_a_stop_comes_first_and_what_acts_on_no_harm_later():
    measures = (*fixture.small().measures, Measure(id="M09", title="A page on rights", purpose="support"))
    paper = plan(fixture.small(measures=measures))
    grouped = {name: anchors(paper, name) for name in GROUPS}
    assert "M01" in grouped["stops"]
    assert "M02" in grouped["next"]
    assert grouped["later"] == ["M09"]


def test_a_stop_that_no_measure_acts_on_is_marked():
    paper = plan(fixture.small(measures=()))
    assert "I02" in ids(panel(paper, "Stops that no measure acts on"))
    assert "no measure acts on a harm that stops" in text(panel(paper, "Missing in this plan"))


def test_what_an_action_lacks_is_marked_in_its_row_and_counted():
    paper = plan(fixture.small())
    row = next(v for v in values(paper.sections) if isinstance(v, Row) and v.anchor == "M03")
    said = " ".join(plain(*line) for line in row.cells[-1])
    assert "Missing: no owner." in said
    assert "Missing: no plan for its test." in said
    assert "M03" in ids(panel(paper, "Missing in this plan"))


def test_conditions_are_those_of_the_decision_where_somebody_decided():
    opened = text(plan(fixture.small()).opening)
    assert "Nobody has decided yet. The projected verdict, " in opened
    decided = text(build_action_plan(*assessed(fixture.document(fixture.small()))).opening)
    assert "Of the decision by " in decided


def test_examples_hold_their_facts():
    held = example("puddlehop-islands")
    paper = build_action_plan(*held)
    assert [len(anchors(paper, name)) for name in GROUPS] == [8, 3, 1]
    assert anchors(paper, "stops")[0] == "M04"
    assert panel(paper, "Overdue") is None
    later = build_action_plan(*assessed(held.document, dt.date(2026, 6, 1)))
    assert ids(panel(later, "Overdue")) == ["M05", "M12", "M09", "M10", "M02", "M11"]
