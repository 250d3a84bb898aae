"""What stands behind a cell of the profile: every harm and benefit, worst first, what adds up, and the evidence."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Words
from bestinterests.documents.pictures import CellPanel, PanelLine
from bestinterests.domain.evaluation import Cell, Cumulative

STANDS = "Both stand. The benefit does not make the harm smaller."


def panels(context: Context, rights: Iterable[str]) -> tuple[CellPanel, ...]:
    """A panel for each cell that holds marks, right by right, each leading on to the next."""
    keys = [
        (right, band)
        for right in rights
        for band in context.shown_bands
        if (cell := context.cells.get((right, band))) and cell.state == "judged"
    ]
    following = dict(pairwise(keys))
    return tuple(_panel(context, context.cells[key], following.get(key)) for key in keys)


def _panel(context: Context, cell: Cell, following: tuple[str, str] | None) -> CellPanel:
    harm, benefit = wording.mark("harm", cell.harm), wording.mark("benefit", cell.benefit)
    counted = [key for key in cell.benefits if key not in cell.claimed]
    harms, benefits = _lines(context, cell.harms, "harm"), _lines(context, counted, "benefit")
    return CellPanel(
        anchor=f"behind-{cell.right}-{cell.band}",
        back=f"cell-{cell.right}-{cell.band}",
        over=f"Article {wording.article(cell.right)}, ages {wording.band_name(cell.band, context.bands)}",
        title=context.right(cell.right),
        harm=harm,
        benefit=benefit,
        harm_beside=_beside(context, cell),
        benefit_beside="",
        stands=STANDS if harm.high != "none" and benefit.high != "none" else "",
        harms_title=_title(context, "harm", cell.harms),
        harms=harms,
        benefits_title=_title(context, "benefit", counted),
        benefits=benefits,
        adds=f"{cell.adds_up}×" if cell.adds_up else "",
        adds_up=_adds_up(context, cell),
        claimed=_claimed(context, cell),
        differs=_differs(context, cell),
        evidence=_evidence(context, (*cell.harms, *cell.benefits)),
        following=_following(context, following),
    )


def _beside(context: Context, cell: Cell) -> str:
    if cell.regulator_harm is None:
        return ""
    return f"{context.regulator()} 3 × 3: {wording.level(cell.regulator_harm)}"


def _title(context: Context, side: str, keys: Iterable[str]) -> str:
    keys = tuple(keys)
    if not keys:
        return f"No {side} is recorded here."
    features = {feature for key in keys for feature in context.impacts[key].features}
    return f"{wording.upper(wording.many(len(keys), side))}, from {wording.many(len(features), 'feature')}"


def _lines(context: Context, keys: Iterable[str], side: str) -> tuple[PanelLine, ...]:
    found = []
    for key in keys:
        impact, reading = context.impacts[key], context.readings.get(key)
        span = (reading.counts or reading.level) if reading else None
        mark = wording.mark("harm" if side == "harm" else "benefit", span)
        ids: Words = (context.id(key), Plain(" "), *context.ids(impact.features))
        found.append(PanelLine(mark=mark, title=wording.short(impact.title, 120), anchor=key, ids=ids))
    return tuple(sorted(found, key=lambda held: wording.worst_first(held.mark)))


def _adds_up(context: Context, cell: Cell) -> Words:
    found = _joint(context, cell)
    if found is None:
        return ()
    many = wording.upper(wording.many(len(found.features), "feature"))
    words: Words = (Plain(f"{many} touch the same children here. "),)
    if found.judged_by:
        return (*words, Plain("Somebody judged them together: "), context.id(found.judged_by), Plain("."))
    at_least = f"at least {wording.level(found.parts)}, suggested {found.suggested}"
    return (*words, Plain("Together they need "), Link("one joint judgement", "cumulative"), Plain(f", {at_least}."))


def _joint(context: Context, cell: Cell) -> Cumulative | None:
    return next((c for c in context.now.cumulative if c.right == cell.right and cell.band in c.bands), None)


def _claimed(context: Context, cell: Cell) -> Words:
    if not cell.claimed:
        return ()
    return (Strong("Claimed, no evidence: counts for nothing. "), *context.named(cell.claimed), Plain("."))


def _differs(context: Context, cell: Cell) -> Words:
    """Where the regulator's table reads the worst harm lower than ours, both are said, and why."""
    beside = cell.regulator_harm
    if beside is None or cell.harm is None:
        return ()
    ours, theirs = wording.ORDER.index(cell.harm.high), wording.ORDER.index(beside.high)
    if ours - theirs < 1 or (cell.harm.high == "critical" and beside.high == "high"):
        return ()
    return (
        Quiet(
            f"We differ: {wording.level(cell.harm)} here, {wording.level(beside)} on the {context.regulator()} "
            "table, which reads a severe but remote harm as low. A severe harm stays in sight."
        ),
    )


def _evidence(context: Context, keys: Iterable[str]) -> Words:
    cited = dict.fromkeys(e for key in keys for e in context.impacts[key].evidence)
    if not cited:
        return (Quiet("No evidence is cited."),)
    return (Quiet("Evidence "), *context.ids(cited))


def _following(context: Context, key: tuple[str, str] | None) -> Link | None:
    if key is None:
        return None
    right, band = key
    return Link(
        f"Next: {context.right(right)}, ages {wording.band_name(band, context.bands)}", f"behind-{right}-{band}"
    )
