"""How far step 2 has come, from the record and what follows on it."""

from __future__ import annotations

from collections import Counter

from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.report.coverage import count
from bestinterests.domain.feature import Feature
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.identifying.impacts import missing
from bestinterests.web.assessments.progress import State, Task

FIRST = "A feature comes first"


def tasks(opened: Opened) -> tuple[Task, ...]:
    """The tasks of identifying impacts in an assessment."""
    context = opened.context
    facts = (
        ("Features", "features", _features(context)),
        ("Data activities by moment", "data_map", _activities(context)),
        ("Practices asked about", "practices", _practices(context)),
        ("Impacts, both ways", "impacts", _impacts(context)),
        ("What has been looked for", "coverage", _coverage(context)),
    )
    return tuple(
        Task(title, reverse(f"assessments:{route}", args=[opened.id]), fact, state)
        for title, route, (fact, state) in facts
    )


def _features(context: Context) -> tuple[str, State]:
    held = context.assessment.features
    if not held:
        return "None yet", "not-started"
    bare = [feature.id for feature in held if not feature.description.strip()]
    fact = wording.upper(wording.many(len(held), "feature"))
    return (f"{fact}. {_not_described(bare)}", "in-progress") if bare else (fact, "done")


def _not_described(ids: list[str]) -> str:
    return f"{ids[0]} is not described yet" if len(ids) == 1 else f"{len(ids)} are not described yet"


def _activities(context: Context) -> tuple[str, State]:
    held = context.assessment.data_activities
    if not held:
        return ("None yet" if context.assessment.features else FIRST), "not-started"
    fact = wording.upper(wording.many(len(held), "data activity", "data activities"))
    without = _left_out(context.assessment.features, {activity.feature for activity in held})
    bare = sum(not (activity.data.strip() and activity.purpose.strip()) for activity in held)
    if without:
        return f"{fact}. {without} no data activity", "in-progress"
    if bare:
        return f"{fact}. {bare} do not say yet what data or why", "in-progress"
    return fact, "done"


def _left_out(features: tuple[Feature, ...], held: set[str]) -> str:
    out = [feature.id for feature in features if feature.id not in held]
    return f"{out[0]} has" if len(out) == 1 else f"{len(out)} features have" if out else ""


def _practices(context: Context) -> tuple[str, State]:
    features, wanted = context.assessment.features, set(context.framework.practices)
    if not features:
        return FIRST, "not-started"
    if not wanted:
        return "The framework lists none", "done"
    answered = [{use.practice for use in f.practices if use.present != "unknown"} & wanted for f in features]
    begun = sum(bool(each) for each in answered)
    whole = sum(each == wanted for each in answered)
    present = Counter(use.present for f in features for use in f.practices)["yes"]
    fact = f"Asked in full of {whole} of {len(features)} features"
    fact += f". Found {wording.times(present)}" if present else ""
    return fact, "done" if whole == len(features) else "in-progress" if begun else "not-started"


def _impacts(context: Context) -> tuple[str, State]:
    held = context.assessment.impacts
    if not held:
        return ("None yet" if context.assessment.features else FIRST), "not-started"
    ways = Counter(impact.direction for impact in held)
    harms, benefits = wording.many(ways["harm"], "harm"), wording.many(ways["benefit"], "benefit")
    fact = f"{len(held):,}: {harms}, {benefits}"
    drafts = [impact.id for impact in held if missing(impact)]
    if drafts:
        first = f"{drafts[0]} is a draft" if len(drafts) == 1 else f"{len(drafts)} are drafts"
        return f"{fact}. {first}", "in-progress"
    without = _left_out(context.assessment.features, {f for impact in held for f in impact.features})
    if without or not ways["benefit"] or not ways["harm"]:
        return f"{fact}. {without} no impact" if without else fact, "in-progress"
    return fact, "done"


def _coverage(context: Context) -> tuple[str, State]:
    found = context.evaluation.coverage
    inside = sum(each.rule == "contradiction.none-because" for each in context.evaluation.contradictions)
    if inside:
        return f"{count(context)} An impact stands where the record says there is none", "needs-you"
    if not context.assessment.coverage:
        return count(context), "not-started"
    return count(context), "done" if found.required and found.answered == found.required else "in-progress"
