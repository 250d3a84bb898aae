"""The smallest picture of an assessment: worst harm and best benefit in each age band, over all rights."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import Cell, LevelRange


class BandMarks(msgspec.Struct, frozen=True):
    """One age band. name: as people write it. state: why there are no marks; blank where there are."""

    name: str
    harm: Mark | None = None
    benefit: Mark | None = None
    state: Literal["", "not-asked", "not-applicable"] = ""


def small_profile(context: Context) -> tuple[BandMarks, ...]:
    """Every age band of the framework, youngest first, as the service stands now by the profile that heads.

    The range of a worst harm over several rights runs from the worst good end to the worst bad end, so that it holds
    whatever turns out to be true; a best benefit likewise.
    """
    return tuple(_band(context, band) for band in context.bands)


def _band(context: Context, band: str) -> BandMarks:
    name = wording.band_name(band, context.bands)
    cells = [cell for cell in context.now.cells if cell.band == band]
    judged = [cell for cell in cells if cell.state == "judged"]
    if judged:
        harm = _most("harm", [cell.harm for cell in judged])
        return BandMarks(name, harm, _most("benefit", [cell.benefit for cell in judged]))
    if any(cell.state == "none" for cell in cells):
        return BandMarks(name, Mark("harm"), Mark("benefit"))
    return BandMarks(name, state="not-asked" if _in_scope(context, band, cells) else "not-applicable")


def _in_scope(context: Context, band: str, cells: list[Cell]) -> bool:
    scope = {result.band for result in context.now.bands}
    return band in scope and not (cells and all(cell.state == "not-applicable" for cell in cells))


def _most(side: Side, levels: list[LevelRange | None]) -> Mark:
    held = [level for level in levels if level is not None]
    if not held:
        return Mark(side)
    low = max((level.low for level in held), key=wording.ORDER.index)
    high = max((level.high for level in held), key=wording.ORDER.index)
    unknown = any(level.unknown and level.high == high for level in held)
    return wording.mark(side, LevelRange(low=low, high=high, unknown=unknown))
