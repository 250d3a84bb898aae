"""An evaluation as it is read in review: finished or not, every verdict, both sides, and what it all rests on."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark
from bestinterests.domain.base import ITEM_ID
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation, Finding, ImpactReading
from bestinterests.domain.problem import Refused
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.web.assessments.places import address_of
from bestinterests.web.assessments.snapshot import framework_of
from bestinterests.workflow.deciding import head

VIEWS = {"now": "as it stands now", "expected": "if every action is done, tested and signed"}
SIDE_SHOWN = 3
POINTS_SHOWN = 6


class Open(NamedTuple):
    """Something that is still open, and where it is written."""

    what: str
    item: str
    address: str


class Line(NamedTuple):
    """A verdict. heads: is it that of the profile that heads the report?"""

    profile: str
    view: str
    worst: Verdict
    best: Verdict
    sentence: str
    heads: bool


class Point(NamedTuple):
    """A finding on which the verdict rests. items: ids that it names, each with its address."""

    rule: str
    basis: Basis
    sentence: str
    source: str
    mend: str
    items: tuple[tuple[str, str], ...]


class Weighed(NamedTuple):
    """An impact on one side, with its mark."""

    mark: Mark
    title: str
    item: str
    address: str
    ages: str


class Side(NamedTuple):
    """What children lose, or gain: the heaviest few, and how many more there are."""

    shown: tuple[Weighed, ...]
    more: int


class Reading(NamedTuple):
    """An evaluation for people.

    points: what the heading verdict rests on now, after the stops of the law that hold in any profile and view;
    more_points: how many are left out.
    """

    finished: bool
    sentence: str
    open: tuple[Open, ...]
    lines: tuple[Line, ...]
    points: tuple[Point, ...]
    more_points: int
    losing: Side
    gaining: Side
    on: dt.date
    method: str
    packs: tuple[str, ...]

    @property
    def headline(self) -> Verdict:
        """The verdict that heads everything: of the first profile, now, at the bad end."""
        return next(line.worst for line in self.lines if line.heads)


def reading(evaluation: Evaluation, document: Document, assessment: str) -> Reading:
    """What an evaluation says of a document. assessment: the public id, for addresses.

    It needs no packs: where they are not here, bands are called by their ids.
    """
    bands = _bands(document)
    now = head(evaluation).now
    heading = now.stops or tuple(found for found in now.findings if found.effect == now.verdict.worst)
    told = tuple(_point(found, assessment, bands) for found in (*_law(evaluation, heading), *_varied(heading)))
    opened = tuple(
        Open(wording.dressed(each.what, bands), _item(each.item), address_of(assessment, each.item))
        for each in evaluation.completeness.open
    )
    return Reading(
        finished=evaluation.completeness.finished,
        sentence=wording.dressed(evaluation.completeness.sentence, bands),
        open=opened,
        lines=_lines(evaluation, bands),
        points=told,
        more_points=max(len(heading) - POINTS_SHOWN, 0),
        losing=_side("harm", now.impacts, document, assessment, bands),
        gaining=_side("benefit", now.impacts, document, assessment, bands),
        on=evaluation.on,
        method=evaluation.method,
        packs=tuple(f"{pack.pack} {pack.version}" for pack in evaluation.packs),
    )


def levels(evaluation: Evaluation, document: Document) -> Mapping[str, Mark]:
    """The mark of each impact, as it stands now in the profile that heads."""
    sides = {impact.id: impact.direction for impact in document.assessment.impacts}
    return {
        found.impact: wording.mark(sides[found.impact], _level(found))
        for found in head(evaluation).now.impacts
        if found.impact in sides
    }


def _item(key: str) -> str:
    """An id of an item; blank for the name of a part of the record."""
    return key if re.fullmatch(ITEM_ID, key) else ""


def _level(found: ImpactReading) -> Any:
    return found.counts or found.level


def _bands(document: Document) -> dict[str, Any]:
    try:
        return dict(framework_of(document).bands)
    except Refused:
        return {}


def _lines(evaluation: Evaluation, bands: dict[str, Any]) -> tuple[Line, ...]:
    heads = head(evaluation)
    ordered = (heads, *(each for each in evaluation.profiles if each is not heads))
    return tuple(
        Line(
            each.title,
            VIEWS[view.view],
            view.verdict.worst,
            view.verdict.best,
            wording.dressed(view.sentence, bands),
            each is heads,
        )
        for each in ordered
        for view in (each.now, each.expected)
    )


def _law(evaluation: Evaluation, told: tuple[Finding, ...]) -> list[Finding]:
    """Stops of the law that stand in another profile or view than the heading verdict, each once."""
    views = [view for each in evaluation.profiles for view in (each.now, each.expected)]
    stops = [found for view in views for found in view.stops if found.basis == "law"]
    known = {(found.rule, found.impacts) for found in told}
    return list({(f.rule, f.impacts): f for f in stops if (f.rule, f.impacts) not in known}.values())


def _varied(found: tuple[Finding, ...]) -> list[Finding]:
    """The first of each rule before the second of any, as many as are shown."""
    seen: dict[str, int] = {}
    turns = []
    for place, finding in enumerate(found):
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        turns.append((seen[finding.rule], place))
    return [found[place] for _, place in sorted(turns)[:POINTS_SHOWN]]


def _point(found: Finding, assessment: str, bands: dict[str, Any]) -> Point:
    items = dict.fromkeys(filter(_item, (*found.impacts, *found.features, *found.items)))
    return Point(
        found.rule,
        found.basis,
        wording.dressed(found.sentence, bands),
        found.source,
        wording.dressed(found.mend, bands),
        tuple((item, address_of(assessment, item)) for item in items),
    )


def _side(
    side: Any, readings: tuple[ImpactReading, ...], document: Document, assessment: str, bands: dict[str, Any]
) -> Side:
    impacts = {impact.id: impact for impact in document.assessment.impacts if impact.direction == side}
    found = [(wording.mark(side, _level(each)), impacts[each.impact]) for each in readings if each.impact in impacts]
    found.sort(key=lambda pair: (wording.worst_first(pair[0]), pair[1].id))
    shown = tuple(
        Weighed(
            mark,
            wording.short(impact.title) or impact.id,
            impact.id,
            address_of(assessment, impact.id),
            wording.ages(impact.bands, bands),
        )
        for mark, impact in found[:SIDE_SHOWN]
    )
    return Side(shown, len(found) - len(shown))
