"""Is the record finished? Open judgements, unanswered questions. Never mixed with the verdict."""

from __future__ import annotations

from bestinterests.domain.evaluation import Completeness, OpenJudgement
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.gates import STATEMENT_PARTS
from bestinterests.evaluation.index import Index, number
from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.slots import Resolved, SlotReader


def completeness(
    index: Index, lenses: tuple[Lens, ...], slots: SlotReader, resolved: tuple[tuple[Resolved, ...], ...]
) -> Completeness:
    """What is still open: judgements nobody made (an explicit ``unknown`` is made) or that evidence opened again, and
    answers nobody gave.

    resolved: for each view, the judgement in force of every impact.
    """
    found: dict[OpenJudgement, None] = {}
    for place, impact in enumerate(index.impacts):
        if not impact.right:
            path = f"assessment.impacts[{impact.id}].right"
            found[OpenJudgement(item=impact.id, path=path, what=f"{impact.title}: no right is named")] = None
        if not impact.bands:
            path = f"assessment.impacts[{impact.id}].bands"
            found[OpenJudgement(item=impact.id, path=path, what=f"{impact.title}: no age band is named")] = None
        for view in resolved:
            for what, where in _open_scales(impact, view[place], lenses, slots):
                path = f"assessment.impacts[{impact.id}].{where}"
                found[OpenJudgement(item=impact.id, path=path, what=f"{impact.title}: {what}")] = None
    found.update(dict.fromkeys(_opened_again(index)))
    found.update(dict.fromkeys(_open_answers(index)))
    if not found:
        return Completeness(finished=True, sentence="Finished: every judgement that the record needs has been made.")
    many = number(len(found), "open judgement")
    return Completeness(finished=False, sentence=f"Unfinished: {many}. It cannot be judged yet.", open=tuple(found))


def _opened_again(index: Index) -> list[OpenJudgement]:
    """Judgements that evidence contradicts, until each was made again. An impact that is gone opens none."""
    titles = {impact.id: impact.title for impact in index.impacts}
    return [
        OpenJudgement(
            item=key,
            path=f"assessment.evidence[{evidence.id}].weighed",
            what=f"{titles[key]}: {evidence.id} contradicts this judgement, so it is made again",
        )
        for evidence in index.assessment.evidence
        for key in evidence.reopens
        if key in titles
    ]


def _open_scales(
    impact: Impact, resolved: Resolved, lenses: tuple[Lens, ...], slots: SlotReader
) -> list[tuple[str, str]]:
    judged = {scale for scale, span in zip(slots.order, resolved.spans, strict=True) if span is not None}
    slot = resolved.slot.rpartition(" ")[2]
    slot = slot if slot in ("now", "expected") else "before"
    found = []
    if not any(lens.profile.likelihood in judged for lens in lenses):
        found.append(("likelihood is not judged", f"{slot}.likelihood"))
    if impact.direction == "benefit":
        if not any(lens.profile.size in judged for lens in lenses):
            found.append(("size is not judged", f"{slot}.size"))
    else:
        found += [(what, f"{slot}.{scale}") for what, scale in _open_severity(judged, lenses)]
    if lenses[0].profile.certainty not in judged:
        found.append(("certainty is not judged", "certainty"))
    return found


def _open_severity(judged: set[str], lenses: tuple[Lens, ...]) -> list[tuple[str, str]]:
    if any(lens.profile.severity in judged for lens in lenses):
        return []
    for lens in lenses:
        parts = lens.build.scales if lens.build else ()
        if judged.intersection(parts):
            return [(f"{part} is not judged", part) for part in parts if part not in judged]
    return [("severity is not judged", "severity")]


def _open_answers(index: Index) -> list[OpenJudgement]:
    assessment = index.assessment
    found = [
        OpenJudgement(item="statement", path=f"assessment.statement.{part}", what=f"Whole service: {text}")
        for part, text in STATEMENT_PARTS.items()
        if not getattr(assessment.statement, part).strip()
    ]
    if assessment.scope.outcome == "undecided":
        found.append(OpenJudgement(item="scope", path="assessment.scope.outcome", what="Scope test is not decided"))
    if not assessment.children:
        found.append(OpenJudgement(item="children", path="assessment.children", what="Which ages use the service"))
    if not assessment.features and assessment.scope.outcome != "screened-out":
        found.append(OpenJudgement(item="features", path="assessment.features", what="No feature is recorded"))
    return found
