"""Feature balance sheets: what children gain and lose by a feature, and whether the harm that remains is tolerated."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark
from bestinterests.documents.report.features.balance import balance_picture
from bestinterests.documents.report.features.controls import controls_picture
from bestinterests.documents.report.features.data import facts
from bestinterests.documents.report.features.impacts import facing, largest_first
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact
from bestinterests.domain.robustness import VerdictRange
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.blocks import context_of, drawn
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.lacking import Lack, lacks
from bestinterests.web.assessments.mending import Mending, mending
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.balances import ALTERNATIVE, BALANCE
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, served
from bestinterests.web.assessments.views.items import BOTH
from bestinterests.web.assessments.views.numbers import number_of

SIZE = 25
"""Effects of each side on one page."""


class Line(NamedTuple):
    """A feature in the list: its worst harm, its best benefit, its verdicts, and what is written about it."""

    feature: Feature
    harm: Mark
    benefit: Mark
    now: VerdictRange | None
    expected: VerdictRange | None
    said: str


class BandVerdicts(NamedTuple):
    """One age band: a verdict for each profile and view, in the order of the heads."""

    band: str
    verdicts: tuple[VerdictRange | None, ...]


@require_safe
def balances(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the features with what each gives and takes, and whether what remains is written down as tolerated."""
    held = opened(request, assessment)
    return page(request, held, "assessments/balances.html", lines=_lines(context_of(held)))


@require_http_methods(BOTH)
def balance(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Show both sides of a feature, and write whether the harm that remains is tolerated."""
    held = opened(request, assessment)
    feature = item_of(held, "features", item)
    context = context_of(held)
    impacts = [impact for impact in held.judged.impacts if item in impact.features]
    path = ("assessment", "balances", item)
    kinds = _kinds(held, item)
    forms = forms_of(
        request,
        held,
        [(BALANCE, path), *((ALTERNATIVE, (*path, "alternatives", kind)) for kind in kinds)],
        only={
            "tolerates": {impact.id for impact in impacts if impact.direction == "harm"},
            "benefits": {impact.id for impact in impacts if impact.direction == "benefit"},
        },
        leaving=True,
    )
    exists = any(each.feature == item for each in held.judged.balances)
    return served(
        request,
        held,
        forms,
        "assessments/balance.html",
        after=f"{request.path}#toleration",
        heading=feature.name,
        trail=[("Balance sheets", reverse("assessments:balances", args=[held.id]))],
        back=reverse("assessments:balances", args=[held.id]),
        here=request.path,
        remove=reverse("assessments:balance_delete", args=[held.id, item]) if exists else "",
        feature=feature,
        alternatives=list(zip((_kind(held, kind) for kind in kinds), forms[1:], strict=True)),
        **_drawn(request, held, context, feature, impacts),
        **_read(held, context, item),
    )


@require_http_methods(BOTH)
def balance_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Delete what is written about a feature: whether its harms are tolerated, and why."""
    held = opened(request, assessment)
    item_of(held, "balances", item)
    feature = item_of(held, "features", item)
    back = reverse("assessments:balance", args=[held.id, item])
    title = f"The balance of {wording.short(feature.name)}"
    return deleted(request, held, ("assessment", "balances", item), title=title, back=back, after=back)


def _lines(context: Context) -> list[Line]:
    now = {result.feature: result for result in context.now.features}
    later = {result.feature: result for result in context.expected.features}
    written = {balance.feature: balance for balance in context.assessment.balances}
    refused = {f for finding in context.now.findings if finding.rule == "toleration.refused" for f in finding.features}
    found = []
    for feature in context.assessment.features:
        today, then = now.get(feature.id), later.get(feature.id)
        said = "Nothing remains that has to be tolerated."
        if feature.id in refused:
            said = (
                "What remains is not tolerated: see what is missing." if feature.id in written else "Not written yet."
            )
        elif feature.id in written and written[feature.id].tolerates:
            said = "What remains is tolerated, with reasons."
        found.append(
            Line(
                feature,
                wording.mark("harm", today.harm if today else None),
                wording.mark("benefit", today.benefit if today else None),
                today.verdict if today else None,
                then.verdict if then else None,
                said,
            )
        )
    return found


def _kinds(held: Opened, item: str) -> list[str]:
    """Kinds of alternatives to answer: those that the profiles ask for, the others of the packs, what is held."""
    asked = [kind for profile in held.framework.profiles.values() for kind in profile.alternatives]
    known = held.framework.vocabularies.get("alternatives", {})
    written = [a.kind for each in held.judged.balances if each.feature == item for a in each.alternatives]
    return list(dict.fromkeys((*asked, *known, *written)))


def _kind(held: Opened, kind: str) -> dict[str, Any]:
    term = held.framework.vocabularies.get("alternatives", {}).get(kind)
    asked = any(kind in profile.alternatives for profile in held.framework.profiles.values())
    return {"label": term.label if term else kind, "text": term.text if term else "", "asked": asked}


def _drawn(
    request: HttpRequest, held: Opened, context: Context, feature: Feature, impacts: list[Impact]
) -> dict[str, Any]:
    """The pictures: two wings and a spine; the effects as facing cards, some of each side a page; before and after."""
    first = number_of(request.GET.get("from", ""))
    ordered = largest_first(context, impacts)
    sides = [[i for i in ordered if i.direction == side] for side in ("benefit", "harm")]
    shown = [impact for side in sides for impact in side[first : first + SIZE]]
    longest = max(len(side) for side in sides)
    controls = controls_picture(context, [impact for impact in shown if impact.direction == "harm"])
    picture = balance_picture(context, feature, impacts)
    return {
        "about": drawn(held, facts(context, feature)),
        "picture": drawn(held, [picture]) if picture else "",
        "cards": drawn(held, [facing(context, shown)], 3) if impacts else "",
        "controls": drawn(held, [controls]) if controls else "",
        "counted": {"gains": len(sides[0]), "losses": len(sides[1]), "first": first + 1},
        "before": max(first - SIZE, 0) if first else None,
        "later": first + SIZE if first + SIZE < longest else None,
    }


def _read(held: Opened, context: Context, item: str) -> dict[str, Any]:
    """What follows on the record for this feature: verdicts by age, what is missing, what else stands against it."""
    results = [
        (f"{profile.title}, {words}", {r.feature: r for r in view.features}.get(item))
        for profile in held.evaluation.profiles
        for words, view in (("now", profile.now), ("if every action is done", profile.expected))
    ]
    bands = tuple(
        BandVerdicts(context.ages([band]), tuple(r.bands.get(band) if r else None for _, r in results))
        for band in context.shown_bands
        if any(r and band in r.bands for _, r in results)
    )
    findings = [finding for finding in context.now.findings if item in finding.features]
    missing: list[Lack] = [lack for finding in findings for lack in lacks(held, context, finding, item)]
    others: list[Mending] = [
        mending(held, context, finding)
        for finding in findings
        if finding.effect and not finding.rule.startswith("toleration.")
    ]
    now = next((r for (_, r) in results if r), None)
    head = {r.feature: r for r in context.now.features}.get(item)
    then = {r.feature: r for r in context.expected.features}.get(item)
    return {
        "heads": [words for words, _ in results],
        "whole": BandVerdicts("All ages", tuple(r.verdict if r else None for _, r in results)),
        "bands": bands,
        "missing": missing,
        "others": others,
        "result": head or now,
        "then": then,
    }
