"""Every paper: it is built for any valid record, says whose it is, and its links lead somewhere."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from bestinterests.documents.framing import OWN
from bestinterests.documents.inline import Id, Link, plain
from bestinterests.documents.papers import PAPERS, Assessed
from bestinterests.documents.places import HOLDERS, places
from bestinterests.domain.document import Document
from bestinterests.evaluation import evaluate
from bestinterests.formats.reading import read_document
from bestinterests.packs.resolve import resolve
from tests.documents import fixture
from tests.documents.walking import values
from tests.strategies import ON, documents

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.bia.yaml"))
NEW = [name for name in PAPERS if name != "report"]
KINDS = ("small", "empty", "hostile", "large")


def assessed(document: Document, on: dt.date = fixture.ON) -> Assessed:
    """A document with what follows from it on a day."""
    framework, problems = resolve(document.assessment.packs)
    assert framework is not None, problems
    return Assessed(framework, document, evaluate(framework, document.assessment, on=on))


def example(name: str) -> Assessed:
    """An example on the day of its assessment."""
    path = next(path for path in EXAMPLES if path.name.startswith(name))
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    return assessed(document, document.assessment.assessed_on or fixture.ON)


def made(kind: str, paper: str):
    """A paper of a record of the fixture."""
    return PAPERS[paper].build(assessed(Document(format=1, assessment=getattr(fixture, kind)())))


def text(thing: object) -> str:
    """Every text in it."""
    return " ".join(value for value in values(thing) if isinstance(value, str))


@pytest.mark.parametrize("name", NEW)
@given(document=documents())
def test_it_is_built_for_any_valid_record_and_leads_somewhere(name, document):
    paper = PAPERS[name].build(assessed(document, ON))
    parts = (paper.opening, paper.sections)
    anchors = list(places(parts))
    assert len(anchors) == len(set(anchors)), "an anchor stands twice"
    aimed = {v.anchor for v in values(parts) if isinstance(v, Link | Id) and v.anchor}
    assert aimed <= set(anchors)
    assert all(not isinstance(value, HOLDERS) or value for value in values(parts))


@pytest.mark.parametrize("name", NEW)
@pytest.mark.parametrize("kind", KINDS)
def test_it_says_whose_it_is_and_who_decided(name, kind):
    paper = made(kind, name)
    opening = text(paper.opening)
    assert OWN in opening
    assert "approved by a regulator" in OWN
    assert "Not yet decided by a person." in opening
    assert bool(paper.fictional_note) is (kind == "hostile")


@pytest.mark.parametrize("name", NEW)
def test_the_same_record_gives_the_same_paper(name):
    assert made("small", name) == made("small", name)


@pytest.mark.parametrize("name", NEW)
def test_a_decision_on_this_version_is_named(name):
    paper = PAPERS[name].build(assessed(fixture.document(fixture.small())))
    assert "Decided by head of studio." in text(paper.opening)
    assert plain(*paper.subtitle)


@pytest.mark.parametrize("name", NEW)
def test_what_was_sent_back_was_not_decided(name):
    held = fixture.document(fixture.small())
    decisions = tuple(msgspec.structs.replace(decision, outcome="returned") for decision in held.record.decisions)
    returned = msgspec.structs.replace(held, record=msgspec.structs.replace(held.record, decisions=decisions))
    paper = PAPERS[name].build(assessed(returned))
    assert "Not yet decided by a person." in text(paper.opening)
