"""Random records near the edge: mostly finished and mild, so that one change moves a verdict as often as not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any, TypeVar

from hypothesis import strategies as st

from bestinterests.domain.balance import Override, Tension
from bestinterests.domain.conformity import ObligationAnswer, RegulatorConsultation
from bestinterests.domain.document import Assessment
from bestinterests.domain.feature import Feature, Link, PracticeUse
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.measure import Measure
from bestinterests.domain.service import Group, Service
from tests.evaluation import build
from tests.words import FAMILIES, SCALES

T = TypeVar("T")
RIGHTS = ("article-16", "article-16", "article-16", "article-13", "article-6")


class Pen:
    """Draws with few words: ``one`` of several, ``often`` and ``seldom`` yes."""

    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw

    def one(self, values: Sequence[T]) -> T:
        return self.draw(st.sampled_from(values))

    def some(self, values: Sequence[T], least: int = 1) -> tuple[T, ...]:
        chosen = self.draw(st.integers(0, 2 ** len(values) - 1))
        picked = tuple(value for place, value in enumerate(values) if chosen >> place & 1)
        return picked if len(picked) >= least else tuple(values[:least])

    def often(self) -> bool:
        return self.draw(st.integers(0, 7)) < 7

    def seldom(self) -> bool:
        return self.draw(st.integers(0, 7)) == 7

    def half(self) -> bool:
        return self.draw(st.booleans())


@st.composite
def records(
    draw: st.DrawFn, *, harms: tuple[int, int] = (1, 4), ranges: bool = True, joints: bool = True, credits: bool = True
) -> Assessment:
    """Draw a record. harms: fewest and most single harms. ranges, joints, credits: may it have them?"""
    pen = Pen(draw)
    features = tuple(f"F0{i}" for i in range(1, draw(st.integers(1, 3)) + 1))
    measures = _measures(pen) if credits else ()
    judge = _Judge(pen, ranges, tuple(m.id for m in measures))
    impacts = [_harm(pen, judge, f"I{i:02}", features) for i in range(1, draw(st.integers(*harms)) + 1)]
    rights = [impact.right for impact in impacts] or ["article-16"]
    impacts += [_benefit(pen, judge, f"I{20 + i}", features, rights) for i in range(draw(st.integers(0, 3)))]
    single = [impact for impact in impacts if impact.direction == "harm"]
    if joints and len(single) > 1 and pen.half():
        impacts.append(_joint(pen, judge, single))
    return _finish(pen, features, tuple(impacts), measures)


class _Judge:
    """Draws judgements: points, now and then a range or unknown, of mild effects unless told."""

    def __init__(self, pen: Pen, ranges: bool, measures: tuple[str, ...]) -> None:
        self.pen = pen
        self.ranges = ranges
        self.measures = measures

    def level(self, scale: str, at_most: int | None = None) -> str:
        steps = SCALES[scale][: None if at_most is None else at_most + 1]
        low = self.pen.one(steps)
        if self.ranges and self.pen.seldom():
            high = self.pen.one(SCALES[scale])
            return low if high == low else f"{low}..{high}" if self.pen.often() else "unknown"
        return low

    def slot(self, scales: Sequence[str], at_most: int | None = None) -> Slot:
        return Slot(
            agreed=tuple(
                Judgement(scale=s, level=self.level(s, at_most), reason="" if self.pen.seldom() else "So.")
                for s in scales
            )
        )

    def later(self, scales: Sequence[str]) -> Slot:
        if not self.measures or self.pen.half():
            return Slot()
        judged = self.slot(self.pen.some(scales), 1)
        return Slot(agreed=judged.agreed, credits=self.pen.some(self.measures))


def _measures(pen: Pen) -> tuple[Measure, ...]:
    found = []
    for key in ("M01", "M02")[: pen.one((0, 1, 2))]:
        status = pen.one(("tested", "tested", "implemented", "planned"))
        found.append(build.measure(key, status))
    return tuple(found)


def _harm(pen: Pen, judge: _Judge, key: str, features: tuple[str, ...]) -> Impact:
    scales = pen.one(FAMILIES["harm"])
    mild = 3 if pen.seldom() else pen.one((1, 1, 2))
    return build.harm(
        key,
        judge.slot(scales, mild),
        features=pen.some(features) if pen.seldom() else (pen.one(features),),
        right=pen.one(RIGHTS),
        linked_rights=("article-19",) if pen.seldom() else (),
        bands=pen.some(build.IN_SCOPE),
        groups=("G01",) if pen.seldom() else (),
        now=judge.later(scales),
        expected=judge.later(scales),
        certainty=Slot()
        if pen.seldom()
        else build.sure(judge.level("certainty") if pen.seldom() else pen.one(("weak", "fair"))),
        arises_from="wider-service" if pen.seldom() else "data-use",
        mechanism="" if pen.seldom() else "So.",
    )


def _benefit(pen: Pen, judge: _Judge, key: str, features: tuple[str, ...], rights: list[str]) -> Impact:
    scales = pen.one((("size", "likelihood"), ("size", "likelihood"), ("ico-size", "ico-likelihood")))
    high = Slot(agreed=tuple(Judgement(scale=s, level=SCALES[s][-pen.one((1, 2))], reason="So.") for s in scales))
    return build.benefit(
        key,
        high if pen.often() else judge.slot(scales),
        features=(pen.one(features),),
        right="article-31" if pen.seldom() else pen.one(rights),
        bands=build.IN_SCOPE if pen.often() else pen.some(build.IN_SCOPE),
        groups=("G01",) if pen.seldom() else (),
        accrues_to=("this-child",)
        if pen.often()
        else pen.one(((), ("company",), ("company", "this-child"), ("parents",))),
        data_dependent="yes" if pen.often() else pen.one(("no", "unknown")),
        now=judge.later(scales) if pen.seldom() else Slot(),
        certainty=build.sure(pen.one(("fair", "strong")) if pen.often() else judge.level("certainty")),
    )


def _joint(pen: Pen, judge: _Judge, harms: list[Impact]) -> Impact:
    parts = pen.some(harms, least=2)
    return build.harm(
        "I40",
        judge.slot(("severity", "likelihood"), 1),
        features=tuple(dict.fromkeys(f for part in parts for f in part.features)),
        right=parts[0].right,
        bands=tuple(dict.fromkeys(b for part in parts for b in part.bands)),
        cumulates=tuple(part.id for part in parts),
        cumulative_reason="The same few." if pen.half() else "",
    )


def _finish(
    pen: Pen, features: tuple[str, ...], impacts: tuple[Impact, ...], measures: tuple[Measure, ...]
) -> Assessment:
    made: dict[str, Any] = {
        "features": tuple(
            Feature(id=key, name=f"Feature {key}", practices=_practices(pen, measures)) for key in features
        ),
        "groups": (Group(id="G01", name="Foster children"),),
        "measures": measures,
        "balances": tuple(_balance(pen, feature, impacts) for feature in features if pen.often()),
        "service": Service(name="Service", stage="live" if pen.half() else "planned"),
        "tensions": (
            Tension(id="T01", impacts=tuple(i.id for i in impacts), resolution="Friends only." if pen.often() else ""),
        ),
        "overrides": tuple(_signature(pen, f"O0{n}", rule, impacts) for n, rule in enumerate(SIGNED, 1) if pen.half()),
        "links": _links(pen, impacts, measures),
    }
    if pen.half():
        made["regulator_consultations"] = (RegulatorConsultation(id="K01", outcome="may-proceed"),)
    if pen.seldom():
        made["consultations"] = (
            build.consultation(bands=pen.some(build.IN_SCOPE), status=pen.one(("held", "planned"))),
        )
    if pen.seldom():
        made["remedy_routes"] = (build.route(status=pen.one(("working", "planned", "broken"))),)
    if pen.seldom():
        made["obligations"] = (ObligationAnswer(obligation="s2-2", answer=pen.one(("unmet", "unknown"))),)
    return build.finished(*impacts, **made)


SIGNED = ("toleration.held", "veto.grave-harm")


def _signature(pen: Pen, key: str, rule: str, impacts: tuple[Impact, ...]) -> Override:
    return build.signature(key, rule, tuple(i.id for i in impacts))


def _practices(pen: Pen, measures: tuple[Measure, ...]) -> tuple[PracticeUse, ...]:
    if not pen.seldom():
        return ()
    ended = tuple(m.id for m in measures)
    return (PracticeUse(practice="against-us", present=pen.one(("no", "unknown", "yes")), ended_by=ended),)


def _balance(pen: Pen, feature: str, impacts: tuple[Impact, ...]) -> Any:
    here = [impact for impact in impacts if feature in impact.features]
    return build.balance(
        *(i.id for i in here if i.direction == "harm"),
        benefits=tuple(i.id for i in here if i.direction == "benefit"),
        feature=feature,
        less_harmful_exists="no" if pen.often() else pen.one(("unknown", "yes")),
        expires_on=dt.date(2027, 6, 1) if pen.often() else None,
    )


def _links(pen: Pen, impacts: tuple[Impact, ...], measures: tuple[Measure, ...]) -> tuple[Link, ...]:
    harms = [impact.id for impact in impacts if impact.direction == "harm"]
    if len(harms) < 2 or not pen.seldom():
        return ()
    ended = tuple(m.id for m in measures) if pen.half() else ()
    return (Link(id="L01", source=harms[0], target=harms[1], kind="amplifies", ended_by=ended),)
