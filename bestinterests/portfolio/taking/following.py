"""What follows from a version: findings, obligations as answered, effects as judged, and what is done about them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from bestinterests.domain.evaluation import Evaluation, Finding, ImpactReading, LevelRange, ViewResult
from bestinterests.domain.impact import Impact, Slot
from bestinterests.portfolio import rows
from bestinterests.portfolio.taking.leveling import Levels
from bestinterests.portfolio.taking.placing import patterns_of
from bestinterests.portfolio.taking.taking import Taking


def findings_of(taking: Taking, evaluation: Evaluation, views: tuple[ViewResult, ViewResult]) -> list[rows.Finding]:
    """Return what rules found in the headline profile, view by view, with contradictions and gaps."""
    found = [
        _finding(taking.version, each, view.view, each.kind) for view in views for each in (*view.stops, *view.findings)
    ]
    found = list(dict.fromkeys(found))  # a stop stands among the findings, too
    found += [_finding(taking.version, each, "", "contradiction") for each in evaluation.contradictions]
    return found + [_finding(taking.version, each, "", "gap") for each in evaluation.gaps]


def _finding(version: int, held: Finding, view: str, kind: str) -> rows.Finding:
    return rows.Finding(
        version=version,
        view=view,
        kind=kind,
        rule=held.rule,
        basis=held.basis,
        effect=held.effect or "",
        firm=held.firm,
        sentence=held.sentence,
        features=" ".join(held.features),
        impacts=" ".join(held.impacts),
        rights=" ".join(held.rights),
        bands=" ".join(held.bands),
    )


def obligations_of(taking: Taking) -> list[rows.Obligation]:
    """Return the obligations of standards as answered; one that the packs do not have belongs to no standard."""
    known = taking.framework.obligations if taking.framework else {}
    return [
        rows.Obligation(
            version=taking.version,
            standard=known[held.obligation][0].id if held.obligation in known else "",
            obligation=held.obligation,
            answer=held.answer,
        )
        for held in taking.document.assessment.obligations
    ]


def judged_of(taking: Taking, levels: Mapping[str, Levels], now: ViewResult, *, regulators: bool) -> list[rows.Judged]:
    """Return every effect as judged, a row for each pattern of its features.

    regulators: the headline profile is that on the regulator's table.
    """
    assessment = taking.document.assessment
    features = {feature.id: feature for feature in assessment.features}
    readings = {reading.impact: reading for reading in now.impacts}
    found = []
    for impact in assessment.impacts:
        held, reading = levels.get(impact.id), readings.get(impact.id)
        if held is None:
            continue
        before, current, expected = held[3:6] if regulators else held[:3]
        feature = next(iter(impact.features), "")
        first, *more = patterns_of(impact, features)
        row = rows.Judged(
            version=taking.version,
            impact=impact.id,
            feature=feature,
            feature_name=features[feature].name if feature in features else "",
            pattern=first,
            right=next(iter(impact.rights), ""),
            bands=" ".join(impact.bands),
            direction=impact.direction,
            title=impact.title,
            before=before,
            now=current,
            expected=expected,
            certainty=_words(reading.certainty) if reading else "",
            reason=_reason(impact, reading),
        )
        found += [row, *(replace(row, pattern=pattern) for pattern in more)]
    return found


def _words(held: LevelRange) -> str:
    if held.unknown:
        return "unknown"
    return held.low if held.low == held.high else f"{held.low}..{held.high}"


def _reason(impact: Impact, reading: ImpactReading | None) -> str:
    """Reasons of the judgements that are in force now, each once."""
    if reading is None:
        return ""
    slots = [slot for name, slot in (("now", impact.now), ("before", impact.before)) if name in reading.slot.split()]
    return "\n".join(dict.fromkeys(reason for slot in slots for reason in _reasons(slot)))


def _reasons(slot: Slot) -> Iterator[str]:
    yield from (each.reason.strip() for each in slot.agreed or slot.given if each.reason.strip())


def measures_of(taking: Taking) -> list[rows.MeasureOn]:
    """Return every measure on each effect that it acts on."""
    return [
        rows.MeasureOn(
            version=taking.version,
            measure=held.id,
            title=held.title,
            type=held.type,
            status=held.status,
            test=held.test_result,
            impact=impact,
            due=held.due,
            done_on=held.done_on,
        )
        for held in taking.document.assessment.measures
        for impact in held.acts_on or ("",)
    ]
