"""Changes for the worse: each makes a record say more harm, less benefit, less evidence or fewer voices.

Each takes a pen to draw with and a record, and gives the record made worse, or None where there is nothing to change.
Coverage statements stay as they are.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable

import msgspec

from bestinterests.domain.document import Assessment
from bestinterests.domain.impact import Impact, Judgement, Slot
from tests.evaluation import build
from tests.evaluation.stepping import put
from tests.evaluation.strategies import RIGHTS, Pen
from tests.words import FAMILIES, SCALES

Worse = Callable[[Pen, Assessment], Assessment | None]
with_ = msgspec.structs.replace


def ends(judgement: Judgement) -> tuple[int, int]:
    """The first and last step that a judgement spans."""
    steps = SCALES[judgement.scale]
    if judgement.level == "unknown":
        return 0, len(steps) - 1
    low, _, high = judgement.level.partition("..")
    first, last = sorted((steps.index(low), steps.index(high or low)))
    return first, last


def spanning(judgement: Judgement, low: int, high: int) -> Judgement:
    """The judgement with another span, kept on its scale."""
    steps = SCALES[judgement.scale]
    low, high = (min(max(at, 0), len(steps) - 1) for at in (low, high))
    return with_(judgement, level=steps[low] if low == high else f"{steps[low]}..{steps[high]}")


def judgements(impacts: Iterable[Impact], wanted: Callable[[Judgement], bool]) -> list[tuple[Impact, str, Judgement]]:
    """Agreed judgements of these impacts, with their impact and slot."""
    return [
        (impact, name, judgement)
        for impact in impacts
        for name in ("before", "now", "expected", "certainty")
        for judgement in getattr(impact, name).agreed
        if wanted(judgement)
    ]


def swapped(record: Assessment, place: tuple[Impact, str, Judgement], new: Judgement | None) -> Assessment:
    """The record with one judgement swapped for another, or without it."""
    impact, name, old = place
    slot: Slot = getattr(impact, name)
    agreed = tuple(new if j is old else j for j in slot.agreed if j is not old or new is not None)
    return put(record, with_(impact, **{name: with_(slot, agreed=agreed)}))


def side(record: Assessment, direction: str) -> list[Impact]:
    return [impact for impact in record.impacts if impact.direction == direction]


# -- harms ---------------------------------------------------------------------------------------------------


def graver_harm(pen: Pen, record: Assessment) -> Assessment | None:
    found = judgements(side(record, "harm"), lambda j: j.scale != "certainty")
    place = pen.one(found)
    low, high = ends(place[2])
    return swapped(record, place, spanning(place[2], low + 1, high + 1))


def wider_range(pen: Pen, record: Assessment) -> Assessment | None:
    place = pen.one(judgements(record.impacts, lambda j: True))
    low, high = ends(place[2])
    return swapped(record, place, spanning(place[2], low - pen.one((0, 1)), high + pen.one((0, 1))))


def weaker_evidence(pen: Pen, record: Assessment) -> Assessment | None:
    found = judgements(record.impacts, lambda j: j.scale == "certainty")
    if not found:
        return None
    place = pen.one(found)
    low, high = ends(place[2])
    return swapped(record, place, spanning(place[2], low - 1, high - 1))


def blank_judgement(pen: Pen, record: Assessment) -> Assessment | None:
    """A judgement made first, or a whole later one that measures are credited for, is not made.

    Judgements without a reason stay: to blank one trades a missing reason for an open judgement, and both are listed.
    """
    found = [p for p in judgements(record.impacts, lambda j: bool(j.reason)) if p[1] in ("before", "certainty")]
    later = [
        (impact, name)
        for impact in record.impacts
        for name in ("now", "expected")
        if (agreed := getattr(impact, name).agreed) and all(j.reason for j in agreed)
    ]
    if later and (pen.seldom() or not found):
        impact, name = pen.one(later)
        return put(record, with_(impact, **{name: with_(getattr(impact, name), agreed=())}))
    return swapped(record, pen.one(found), None) if found else None


def unsaid_facts(pen: Pen, record: Assessment) -> Assessment | None:
    """Who gains, whether the data are needed, or whom it reaches is left blank."""
    what = pen.one(("accrues_to", "data_dependent", "bands", "balance"))
    gains = side(record, "benefit")
    if what == "balance":
        if not record.balances:
            return None
        held = pen.one(record.balances)
        field = pen.one(("less_harmful_exists", "core_untouched"))
        worse = (
            held if getattr(held, field) == "yes" and field != "core_untouched" else with_(held, **{field: "unknown"})
        )
        return with_(record, balances=tuple(worse if b is held else b for b in record.balances))
    if what == "bands":
        single = [i for i in record.impacts if not i.cumulates]
        return put(record, with_(pen.one(single), bands=()))
    if not gains:
        return None
    return put(record, with_(pen.one(gains), **{what: () if what == "accrues_to" else "unknown"}))


def one_more_harm(pen: Pen, record: Assessment) -> Assessment | None:
    scales = pen.one(FAMILIES["harm"])
    slot = Slot(agreed=tuple(Judgement(scale=s, level=pen.one(SCALES[s][:2]), reason="So.") for s in scales))
    harm = build.harm(
        "I60",
        slot,
        features=(pen.one(record.features).id,),
        right=pen.one(RIGHTS),
        bands=pen.some(build.IN_SCOPE),
        groups=("G01",) if pen.seldom() else (),
    )
    return with_(record, impacts=(*record.impacts, harm))


# -- benefits ------------------------------------------------------------------------------------------------


def smaller_benefit(pen: Pen, record: Assessment) -> Assessment | None:
    found = judgements(side(record, "benefit"), lambda j: True)
    if not found:
        return None
    place = pen.one(found)
    low, high = ends(place[2])
    return swapped(record, place, spanning(place[2], low - 1, high - 1))


def lost_benefit(pen: Pen, record: Assessment) -> Assessment | None:
    gains = side(record, "benefit")
    if not gains:
        return None
    benefit = pen.one(gains)
    way = pen.one(("gone", "unnamed", "parents", "no data", "one band", "one group"))
    if way == "gone":
        tree = msgspec.to_builtins(record)
        tree["impacts"] = [i for i in tree["impacts"] if i["id"] != benefit.id]
        for held in tree.get("balances", ()):
            held["benefits"] = [b for b in held.get("benefits", ()) if b != benefit.id]
        return msgspec.convert(tree, Assessment)
    if way == "unnamed":
        kept = [with_(b, benefits=tuple(i for i in b.benefits if i != benefit.id)) for b in record.balances]
        return with_(record, balances=tuple(kept))
    less = {
        "parents": {"accrues_to": ("parents",)},
        "no data": {"data_dependent": "no"},
        "one band": {"bands": benefit.bands[:1]},
        "one group": {"groups": ("G01",)},
    }[way]
    return put(record, with_(benefit, **less))


# -- what bears on harms -------------------------------------------------------------------------------------


def fewer_voices(pen: Pen, record: Assessment) -> Assessment | None:
    held = record.consultations[0]
    worse = pen.one(({"bands": ()}, {"bands": held.bands[:-1]}, {"number": 0}, {"expires_on": dt.date(2026, 5, 1)}))
    changed = () if pen.half() else (with_(held, **worse),)
    return with_(record, consultations=(*changed, *record.consultations[1:]))


def lost_remedy(pen: Pen, record: Assessment) -> Assessment | None:
    held = record.remedy_routes[0]
    worse = pen.one(({"tested_on": None}, {"status": "broken"}, {"rights": ("article-31",)}, {"bands": ("6-9",)}))
    return with_(record, remedy_routes=() if pen.half() else (with_(held, **worse),))


def lost_reason(pen: Pen, record: Assessment) -> Assessment | None:
    where = pen.one(
        ("mechanism", "judgement", "statement", "tension", "balance", "signature", "joint", "scope", "review")
    )
    if where in ("mechanism", "joint"):
        field = "mechanism" if where == "mechanism" else "cumulative_reason"
        return put(record, with_(pen.one(record.impacts), **{field: ""}))
    if where == "judgement":
        place = pen.one(judgements(record.impacts, lambda j: True))
        return swapped(record, place, with_(place[2], reason=""))
    if where == "statement":
        return with_(record, statement=with_(record.statement, **{pen.one(("gains", "losses", "revision")): ""}))
    if where == "tension":
        return with_(record, tensions=tuple(with_(t, resolution="") for t in record.tensions))
    if where == "balance":
        lost = pen.one(
            ({"reason": ""}, {"children_said": ""}, {"by": None}, {"expires_on": None}, {"alternatives": ()})
        )
        return with_(record, balances=tuple(with_(b, **lost) for b in record.balances))
    if where == "signature":
        return with_(record, overrides=tuple(with_(o, reason="") for o in record.overrides))
    if where == "scope":
        return with_(record, scope=with_(record.scope, reason=""))
    return with_(record, review=with_(record.review, owner=""))


def untested(pen: Pen, record: Assessment) -> Assessment | None:
    tested = [m for m in record.measures if m.status == "tested"]
    if not tested:
        return None
    chosen = pen.one(tested)
    worse = with_(chosen, status="implemented", test_result="not-tested", tested_on=None)
    return with_(record, measures=tuple(worse if m is chosen else m for m in record.measures))


def fewer_answers(pen: Pen, record: Assessment) -> Assessment | None:
    """No signature, no regulator's answer, a duty not met, a practice that goes on, a service that is live."""
    way = pen.one(("signature", "regulator", "duty", "practice", "live", "balance"))
    if way == "signature":
        return with_(record, overrides=())
    if way == "regulator":
        return with_(record, regulator_consultations=())
    if way == "duty":
        key = pen.one(("s2-1", "s2-2"))
        unmet = tuple(with_(a, answer="unmet") if a.obligation == key else a for a in record.obligations)
        return with_(record, obligations=unmet)
    if way == "practice":
        features = tuple(
            with_(f, practices=tuple(with_(p, present="yes", ended_by=()) for p in f.practices))
            for f in record.features
        )
        return with_(record, features=features)
    if way == "live":
        return with_(record, service=with_(record.service, stage="live"))
    return with_(record, balances=record.balances[1:])


BOTH_ENDS: tuple[Worse, ...] = (
    graver_harm,
    weaker_evidence,
    one_more_harm,
    smaller_benefit,
    lost_benefit,
    fewer_voices,
    lost_remedy,
    lost_reason,
    untested,
    fewer_answers,
)
"""Neither end of the verdict may improve."""
BAD_END: tuple[Worse, ...] = (wider_range, blank_judgement, unsaid_facts)
"""More is open, so the good end may improve; the bad end, which heads, may not."""
