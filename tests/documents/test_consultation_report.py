"""The consultation report: children and parents apart, an answer to everything that was said, and who was not asked."""

from hypothesis import given

from bestinterests.documents.blocks import Panel, Part, Row
from bestinterests.documents.consultation_report import build_consultation_report
from bestinterests.documents.consultations import VOICES
from bestinterests.documents.inline import Id
from bestinterests.domain.consultation import Consultation, ConsultationFinding
from bestinterests.domain.document import Document
from tests.documents import fixture
from tests.documents.test_papers import assessed, example, text
from tests.documents.walking import blocks, values
from tests.strategies import ON, documents


def report(assessment):
    """The report of an assessment."""
    return build_consultation_report(*assessed(Document(format=1, assessment=assessment)))


def section(paper, anchor):
    """One of its sections."""
    return next(found for found in paper.sections if found.anchor == anchor)


def findings(thing):
    """Rows of findings in it, by id."""
    return [v.anchor for v in values(thing) if isinstance(v, Row) and v.anchor.startswith("N")]


def ids(thing):
    """Ids in it."""
    return {v.text for v in values(thing) if isinstance(v, Id)}


@given(document=documents())
def test_what_each_voice_said_stands_once_in_its_own_section(document):
    paper = build_consultation_report(*assessed(document, ON))
    for voice in VOICES:
        own = [f.id for f in document.assessment.findings if f.voice == voice]
        assert sorted(findings(section(paper, voice))) == sorted(own)


def said(key="N01", **changes):
    """A thing that children said."""
    fields = {"id": key, "consultation": "C01", "says": f"We said {key}.", "bands": ("6-9",)}
    return ConsultationFinding(**(fields | changes))


def test_each_answer_stands_under_what_became_of_it():
    things = (
        said("N01", disposition="adopted", reason="Done.", measures=("M01",)),
        said("N02", disposition="declined", reason="It would hurt others."),
        said("N03", disposition="open"),
        said("N04", disposition="declined"),
        said("N05", voice="parents", disposition="adopted"),
    )
    paper = report(fixture.small(findings=things))
    parts = {part.title: part for part in blocks(section(paper, "children"), Part)}
    assert "Carried by " in text(parts["You said, we did"])
    declined = text(parts["You said, we did not, because"])
    assert "It would hurt others." in declined
    assert "no reason is given for departing" in declined
    assert "nobody has decided" in text(parts["You said, and it is not settled"])
    assert "We said N05." not in text(section(paper, "children"))
    assert "We said N05." in text(section(paper, "parents"))
    front = next(p for p in blocks(paper.opening, Panel) if p.title.startswith("Missing"))
    assert {"N03", "N04", "C01"} <= ids(front)


def test_ages_features_and_groups_that_nobody_asked_are_named():
    asked = Consultation(id="C01", asked="children", bands=("6-9",), features=("F01",), held_on=fixture.ON)
    paper = report(fixture.small(consultations=(asked,)))
    left = section(paper, "not-asked")
    assert {"F02", "G01"} <= ids(left)
    assert "Ages 16–17: " in text(left)


def test_those_who_were_asked_and_not_told_are_named():
    paper = report(fixture.small())
    assert "those who were asked were not told what became of it" in text(section(paper, "told"))
    told = Consultation(id="C01", asked="children", bands=("6-9",), feedback="A letter.", held_on=fixture.ON)
    assert "A letter." in text(section(report(fixture.small(consultations=(told,))), "told"))


def test_an_empty_record_says_that_nobody_was_asked():
    paper = report(fixture.empty())
    assert "No consultation is recorded." in text(section(paper, "who"))
    for voice in VOICES:
        assert "or nobody recorded it." in text(section(paper, voice))


def test_examples_hold_their_facts():
    paper = build_consultation_report(*example("puddlehop-islands"))
    opening = text(paper.opening)
    assert "Nine things. Adopted: 7; adopted in part: 1; declined: 1." in opening
    assert "Two things. Adopted: 2." in opening
    assert "C06" in ids(section(paper, "who"))
    assert len(findings(section(paper, "children"))) == 9
