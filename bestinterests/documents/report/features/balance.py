"""The balance sheet of a feature as a picture: two wings and a spine."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark, Side
from bestinterests.documents.pictures import BalancePicture, SpineRow, WingCell
from bestinterests.documents.report.profile import heads
from bestinterests.documents.report.rights import STATES
from bestinterests.domain.evaluation import CellState
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact

ANSWERED: dict[str, CellState] = {
    "impact": "judged",
    "looked": "judged",
    "none": "none",
    "not-applicable": "not-applicable",
    "not-asked": "not-asked",
}


def balance_picture(context: Context, feature: Feature, impacts: Sequence[Impact]) -> BalancePicture | None:
    """Rights that the feature touches, the gained first, then both, then the lost; None where nothing is recorded."""
    if not impacts:
        return None
    rights = list(dict.fromkeys(right for impact in impacts for right in impact.rights))
    rows = {right: _row(context, feature.id, right, impacts) for right in rights}
    return BalancePicture(
        name=f"Balance sheet of {wording.short(feature.name)}: what children gain and what they lose",
        bands=heads(context),
        rows=tuple(rows[right] for right in sorted(rights, key=lambda r: _order(rows[r], r))),
    )


def _order(row: SpineRow, right: str) -> tuple[int, int, str]:
    gained = any(cell.mark and cell.mark.high != "none" for cell in row.gains)
    lost = max((wording.rank(cell.mark) for cell in row.losses), default=0)
    place = 0 if gained and not lost else 1 if gained else 2
    return place, lost, right.zfill(12)


def _row(context: Context, feature: str, right: str, impacts: Sequence[Impact]) -> SpineRow:
    own = [impact for impact in impacts if right in impact.rights]
    bands = context.shown_bands
    return SpineRow(
        name=context.right(right),
        article=f"Article {wording.article(right)}",
        gains=tuple(_cell(context, feature, right, band, own, "benefit") for band in bands),
        losses=tuple(_cell(context, feature, right, band, own, "harm") for band in bands),
    )


def _cell(context: Context, feature: str, right: str, band: str, own: Sequence[Impact], side: Side) -> WingCell:
    here = [impact for impact in own if band in impact.bands]
    said = context.evaluation.coverage.states.get(feature, {}).get(right, {}).get(band, "not-asked")
    state = "judged" if here else ANSWERED.get(said, "not-asked")
    where = f"{context.right(right)}, ages {wording.band_name(band, context.bands)}"
    if state not in ("judged", "none"):
        return WingCell(state=state, sentence=f"{where}: {STATES[state]}")
    mark = worst(context, [impact for impact in here if impact.direction == side], side)
    word = "gain" if side == "benefit" else "harm"
    return WingCell(state="judged", mark=mark, sentence=f"{where}: {word} {mark.words}")


def worst(context: Context, impacts: Sequence[Impact], side: Side) -> Mark:
    """The mark of several impacts: the worst harm from end to end, or the best benefit that counts."""
    found = [reading for impact in impacts if (reading := context.readings.get(impact.id))]
    spans = [reading.counts or reading.level for reading in found]
    if not spans:
        return Mark(side)
    low = max((span.low for span in spans), key=wording.ORDER.index)
    high = max((span.high for span in spans), key=wording.ORDER.index)
    marks = [wording.mark(side, span) for span in spans]
    unknown = any(mark.unknown for mark in marks) and low in ("none", "low")
    return Mark(side, low, high, unknown)
