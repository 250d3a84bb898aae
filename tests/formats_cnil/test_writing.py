"""Documents out as PIAs: what comes back is equal, and what does not is listed."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import msgspec
import pytest
from hypothesis import given

from bestinterests.domain.conformity import DpiaAnswer
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.feature import DataActivity, Feature
from bestinterests.domain.measure import Measure
from bestinterests.domain.order import in_order
from bestinterests.domain.service import Service
from bestinterests.formats import FORMATS
from bestinterests.formats.arrival import Given
from bestinterests.formats.cnil.losses import losses
from bestinterests.formats.cnil.reading import read_pia
from bestinterests.formats.cnil.writing import write_pia
from bestinterests.formats.reading import read_document
from tests.cli.running import EXAMPLE, ON, run
from tests.drawing import ALL_TEXTS
from tests.formats_cnil.pias import coded, pia
from tests.strategies import documents

EXAMPLES = sorted(Path(EXAMPLE).parent.glob("*.bia.yaml"))


def back(document: Document) -> Assessment:
    arrival = read_pia(Given(write_pia(document).encode(), "x.pia.json"))
    assert arrival.document is not None
    return arrival.document.assessment


@given(documents(texts=ALL_TEXTS, provisional=True))
def test_any_document_is_written_and_read_again(document: Document) -> None:
    written = write_pia(document)
    assert set(json.loads(written)) == {"pia", "answers", "measures", "evaluations", "comments"}
    assert back(document).packs


@given(documents(texts=ALL_TEXTS))
def test_what_does_not_come_back_is_among_the_losses(document: Document) -> None:
    listed = {problem.path for problem in losses(document)}
    ours, theirs = in_order(document).assessment, back(document)
    for field in (
        "summary",
        "scope",
        "children",
        "groups",
        "coverage",
        "tensions",
        "statement",
        "obligations",
        "review",
    ):
        if getattr(ours, field) != getattr(Assessment(), field):
            assert f"assessment.{field}" in listed
    for field in ("title", "fictional", "service", "dpia"):
        if getattr(ours, field) not in (getattr(Assessment(), field), getattr(theirs, field)):
            assert f"assessment.{field}" in listed
    kept = [(measure.title, measure.what, measure.owner, measure.due) for measure in theirs.measures]
    if any((m.title, m.what, m.owner, m.due) not in kept for m in ours.measures):
        assert "assessment.measures" in listed
    if document.record != msgspec.structs.replace(Document(format=1)).record:
        assert "record" in listed


def test_what_a_pia_has_a_place_for_comes_back_equal_without_a_loss() -> None:
    activity = DataActivity(
        id="D01",
        feature="F01",
        data="Messages\n\n- text\n- stickers",
        purpose="Play together",
        lawful_basis_note="Contract",
        retention="30 days",
        processors="A host",
        transfers="None",
        role_note="Alone",
    )
    measures = (
        Measure(
            id="M01", title="Word filter", what="Filters <b> & more", owner="Engineering", due=dt.date(2027, 3, 31)
        ),
        Measure(id="M02", title="Report button"),
    )
    assessment = Assessment(
        title="Chat",
        fictional=True,
        packs=back(Document(format=1)).packs,
        service=Service(kind="game", description="Children chat.\n\n- a\n- b"),
        features=(Feature(id="F01", name="Chat"),),
        data_activities=(activity,),
        measures=measures,
        dpia=tuple(
            DpiaAnswer(field=f, text=f"About {f}") for f in ("consultation", "industry-codes", "nature", "necessity")
        ),
    )
    document = Document(format=1, assessment=assessment)
    assert losses(document) == []
    returned = back(document)
    assert (returned.title, returned.fictional, returned.service) == ("Chat", True, assessment.service)
    assert returned.dpia == assessment.dpia
    (again,) = returned.data_activities
    assert msgspec.structs.replace(again, id="D01", feature="F01") == activity
    assert [msgspec.structs.replace(m, id=old.id) for m, old in zip(returned.measures, measures, strict=True)] == [
        *measures
    ]


def test_a_pia_that_came_in_goes_out_with_its_risks() -> None:
    first = read_pia(Given(coded(pia()), "x.pia.json")).document
    assert first is not None
    second = read_pia(Given(write_pia(first).encode(), "x.pia.json")).document
    assert second is not None
    for old, new in zip(in_order(first).assessment.impacts, in_order(second).assessment.impacts, strict=True):
        assert (old.title, old.mechanism) == (new.title, new.mechanism)
        assert old.stated is not None
        assert new.stated is not None
        assert msgspec.structs.replace(old.stated, source="") == msgspec.structs.replace(new.stated, source="")
    assert second.assessment.service.description == first.assessment.service.description
    assert {m.title for m in second.assessment.measures} == {m.title for m in first.assessment.measures}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_no_impact_is_written_as_a_risk_that_nobody_stated(path: Path) -> None:
    document, _ = read_document(path.read_bytes(), path.name)
    assert document is not None
    root = json.loads(write_pia(document))
    assert [answer for answer in root["answers"] if answer["reference_to"] > 300] == []
    comments = "".join(comment["description"] for comment in root["comments"])
    assert [impact.id for impact in document.assessment.impacts if f"{impact.id}:" not in comments] == []
    (told,) = [loss for loss in losses(document) if loss.path == "assessment.impacts"]
    assert f"{len(document.assessment.impacts)}. Each is written as a comment" in told.sentence


def test_export_shows_the_losses(tmp_path: Path) -> None:
    ran = run("export", EXAMPLE, "--to", "cnil", "-o", tmp_path, *ON)
    assert ran.code == 0
    assert "cnil.not-carried at assessment.impacts" in ran.err
    assert run("import", ran.out.strip(), "-o", tmp_path / "draft.bia.yaml").code == 0


def test_formats_that_carry_all_list_no_loss() -> None:
    document, _ = read_document(Path(EXAMPLE).read_bytes(), "x.yaml")
    assert FORMATS["yaml"].lost(document) == []
    assert FORMATS["cnil"].lost(document)
