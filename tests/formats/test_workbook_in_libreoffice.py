"""A workbook goes through LibreOffice: what a person did there comes back, and levels move while they type."""

from __future__ import annotations

import io
import random
from typing import Any

import msgspec
import pytest
from openpyxl import load_workbook

from bestinterests.changes.difference import diff
from bestinterests.domain.document import FORMAT, Assessment, Document
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.service import BandUse
from bestinterests.evaluation.method import method_for
from bestinterests.evaluation.slots import SlotReader
from bestinterests.packs.resolve import resolve
from tests.formats.workbooks import Hand, opened, read, saved, workbook_of, written
from tests.programs import all_converted
from tests.strategies import PINS
from tests.words import FAMILIES, SCALES

SEED = 20261126


@pytest.fixture(scope="module")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Workbooks opened by LibreOffice, worked out anew, and saved."""
    # Saved by openpyxl, a workbook has formulas without results, so that LibreOffice has to work them out.
    levels = saved(opened(written(_judged())))
    files = {"example": workbook_of("puddlehop-islands"), "filled": _filled(), "levels": levels}
    return all_converted(files, ".xlsx", "xlsx", tmp_path_factory.mktemp("office"))


def test_saved_by_libreoffice_it_says_the_same(resaved: dict[str, bytes]) -> None:
    arrival = read(resaved["example"])
    assert (arrival.document, arrival.problems, arrival.missing) == (arrival.base, [], ())


def test_no_formula_ends_in_an_error(resaved: dict[str, bytes]) -> None:
    for data in resaved.values():
        book = load_workbook(_held(data), data_only=True)
        faults = [
            (sheet.title, cell.coordinate) for sheet in book for row in sheet for cell in row if cell.data_type == "e"
        ]
        assert faults == []


def _held(data: bytes) -> io.BytesIO:
    return io.BytesIO(data)


# -- filled from blank as a person would ---------------------------------------------------------------------------


def _blank() -> Document:
    bands = tuple(BandUse(band=band) for band in ("0-5", "6-9", "10-12", "13-15", "16-17"))
    return Document(format=FORMAT, assessment=Assessment(title="Pond Pals", packs=PINS, children=bands))


def _filled() -> bytes:
    """A blank workbook after a morning's work: filled in, pasted, copied, sorted, filtered, and a row deleted."""
    book = opened(written(_blank()))
    service = Hand(book, "Service", "Question")
    service.write(service.row("Name"), {"Answer": "Pond Pals"})
    features = Hand(book, "Features")
    for place, name in enumerate(("Chat", "Shop", "Mistake")):
        features.write(features.ready(place), {"Feature": name})
    features.sheet.delete_rows(features.ready(2))
    keys = [features.sheet.cell(features.ready(place), 1).value for place in (0, 1)]
    impacts = Hand(book, "Impacts")
    row = impacts.ready()
    impacts.write(row, {
        "Effect": "Strangers write to children", "Harm or benefit?": "harm", "Right it touches first": "article-34",
        "Features": f"{keys[0]} Chat", "Ages": "6-9, 10-12", "Gravity": "serious", "Likelihood": "possible to likely",
        "Why": "Two reports a month.",
    })  # fmt: skip
    pasted = impacts.ready(40) if _count(impacts) > 40 else impacts.sheet.max_row + 1
    impacts.write(pasted, {
        "Effect": "Friends keep in touch", "Harm or benefit?": "benefit", "Right it touches first": "Meeting "
        "others (article 15)",
        "Features": keys[0], "Ages": "10–12", "Size": "moderate", "Likelihood": "likely",
    })  # fmt: skip
    copy = pasted + 1
    for column in range(1, impacts.sheet.max_column + 1):
        impacts.sheet.cell(copy, column).value = impacts.sheet.cell(row, column).value
    impacts.write(copy, {"Effect": "Pushed to spend", "Right it touches first": "article-32", "Features": "Shop"})
    rows = impacts.rows()
    impacts.lay(sorted(rows, key=lambda each: str(each[1] or "~")))
    impacts.sheet.row_dimensions[impacts.head + 2].hidden = True
    return saved(book)


def _count(hand: Hand) -> int:
    return sum("+w-" in str(row[0]) for row in hand.rows())


def test_filled_from_blank_it_brings_exactly_what_was_done(resaved: dict[str, bytes]) -> None:
    arrival = read(resaved["filled"])
    assert (arrival.problems, arrival.missing) == ([], ())
    assert arrival.document is not None
    assert arrival.base == _blank()
    assessment = arrival.document.assessment
    features = {feature.name: feature.id for feature in assessment.features}
    assert set(features) == {"Chat", "Shop"}
    slot = Slot(
        agreed=(
            Judgement(scale="gravity", level="serious", reason="Two reports a month."),
            Judgement(scale="likelihood", level="possible..likely", reason="Two reports a month."),
        )
    )
    impacts = {impact.title: impact for impact in assessment.impacts}
    assert set(impacts) == {"Strangers write to children", "Friends keep in touch", "Pushed to spend"}
    assert (impacts["Strangers write to children"].bands, impacts["Strangers write to children"].before) == (
        ("6-9", "10-12"),
        slot,
    )
    assert impacts["Friends keep in touch"].features == (features["Chat"],)
    spend = impacts["Pushed to spend"]
    assert (spend.right, spend.features, spend.before) == ("article-32", (features["Shop"],), slot)
    edits = diff(arrival.base, arrival.document).edits
    assert sorted(edit.kind for edit in edits) == ["add"] * 5 + ["set"]
    assert [edit.after for edit in edits if edit.kind == "set"] == ["Pond Pals"]


# -- levels move while somebody types ------------------------------------------------------------------------------


def _judged() -> Document:
    """Impacts with judgements of every sort, drawn with a fixed seed."""
    draw = random.Random(SEED)  # fixed, so that a failure repeats
    impacts = []
    for number in range(1, 121):
        direction = draw.choice(["harm", "benefit"])
        scales = [scale for family in FAMILIES[direction] for scale in family]
        judged = draw.sample(sorted(set(scales)), draw.randint(0, min(4, len(set(scales)))))
        agreed = tuple(Judgement(scale=scale, level=_level(draw, scale)) for scale in judged)
        impacts.append(
            Impact(
                id=f"I{number:02}",
                title=f"Effect {number}",
                features=(),
                right="article-16",
                bands=("6-9",),
                direction=direction,  # type: ignore[arg-type]
                before=Slot(agreed=agreed),
            )
        )
    return msgspec.structs.replace(
        _blank(), assessment=msgspec.structs.replace(_blank().assessment, impacts=tuple(impacts))
    )


def _level(draw: random.Random, scale: str) -> str:
    steps = SCALES[scale]
    low = draw.randrange(len(steps))
    high = draw.randrange(low, len(steps))
    return draw.choice(
        ["unknown", steps[low], steps[low], steps[low] if low == high else f"{steps[low]}..{steps[high]}"]
    )


def test_levels_worked_out_by_formula_are_those_of_the_evaluation(resaved: dict[str, bytes]) -> None:
    framework, _ = resolve(PINS)
    assert framework is not None
    method = method_for(framework)
    slots = SlotReader(method.scales)
    lens = method.lens["rights-first"]
    book = load_workbook(_held(resaved["levels"]), data_only=True)
    as_written = load_workbook(_held(written(_judged())), data_only=True)
    table, before = Hand(book, "Impacts"), Hand(as_written, "Impacts")
    rated = 0
    for impact in _judged().assessment.impacts:
        row = table.row(impact.id)
        shown = [table.get(row, title) for title in ("Level (ours)", "Level (ICO)")]
        assert shown == [before.get(row, title) for title in ("Level (ours)", "Level (ICO)")]
        if shown[0] == "–":
            continue
        rated += 1
        is_harm = impact.direction == "harm"
        reading = method.reader.read(lens, is_harm, slots.spans(impact.before))
        matrix = lens.harm if is_harm else lens.benefit
        beside = method.regulator.harm if is_harm else method.regulator.benefit
        wanted = [_words(matrix.levels, reading.level), _words(beside.levels, reading.regulator)]
        assert shown == wanted, impact
    assert rated > 60


def _words(levels: tuple[str, ...], span: Any) -> str:
    low, high = levels[span.lo], levels[span.hi]
    return low if low == high else f"{low} to {high}"
