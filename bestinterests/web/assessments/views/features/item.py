"""One feature: what it is, what hangs on it, what its patterns ask; and the practices in it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from bestinterests.domain.feature import Feature
from bestinterests.web.accounts.access import NotAllowed
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.identifying.coverage import Asking
from bestinterests.web.assessments.identifying.features import feature_rows, patterns_of, suggested_standards
from bestinterests.web.assessments.identifying.impacts import Filter, impact_page
from bestinterests.web.assessments.identifying.journey import card_of
from bestinterests.web.assessments.identifying.prompts import shown
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.features import FEATURE, PRACTICE
from bestinterests.web.assessments.sheets.serving import deleted, desk_of, forms_of, gone_on, new_path, saved_as, served
from bestinterests.web.assessments.views import trails
from bestinterests.web.learn import links

BOTH = ["GET", "HEAD", "POST"]
TAB = "features"


@require_http_methods(BOTH)
def feature_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a blank feature."""
    held = opened(request, assessment)
    path = new_path(request, "features")
    return served(
        request,
        held,
        forms_of(request, held, [(FEATURE, path)]),
        "assessments/sheet.html",
        tab=TAB,
        heading="A new feature",
        lead="A feature is a part of the service that children or parents meet, by the name that they would give it.",
        trail=trails.features(held),
        back=trails.to(held, "features"),
        after=lambda saved: trails.to(held, "feature", saved.ids[path[-1]]),
        said="The feature is added.",
    )


@require_http_methods(BOTH)
def feature(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Read and write one feature."""
    held = opened(request, assessment)
    found = item_of(held, "features", item)
    return served(
        request,
        held,
        forms_of(request, held, [(FEATURE, ("assessment", "features", item))]),
        "assessments/features/item.html",
        tab=TAB,
        heading=found.name,
        trail=trails.features(held),
        back=trails.to(held, "features"),
        after=request.path,
        here=request.path,
        remove=trails.to(held, "feature_delete", item),
        beside_name="What patterns ask",
        **_around(held, found),
    )


def _around(held: Opened, found: Feature) -> dict[str, Any]:
    """What stands around the form of a feature."""
    framework, context = held.framework, held.context
    judged = held.judged
    asking = Asking(context)
    return {
        "feature": found,
        "row": next(row for row in feature_rows(context) if row.feature.id == found.id),
        "cards": [card_of(context, each) for each in judged.data_activities if each.feature == found.id],
        "impacts": impact_page(context, Filter(feature=found.id), 1),
        "practices": framework.practices,
        "uses": [use for use in found.practices if use.present != "unknown" or use.reason],
        "links": [link for link in judged.links if found.id in (link.source, link.target)],
        "named": context.name,
        "asked_of": [
            (pattern, *([shown(s, pattern.name, framework) for s in part] for part in _parts(pattern)))
            for pattern in patterns_of(framework, found)
        ],
        "suggested": suggested_standards(framework, judged, found),
        "standard": framework.standards.get,
        "more": lambda pattern: links.of_pattern(pattern, framework),
        "open_questions": asking.row(found.id).open,
    }


def _parts(pattern: Any) -> tuple[Any, ...]:
    return pattern.questions_support, pattern.questions_risk, pattern.measures


@require_POST
def feature_standards(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Link standards that were suggested and chosen to a feature, beside those it has."""
    held = opened(request, assessment)
    held.insist_open()
    found = item_of(held, "features", item)
    chosen = [name for name in request.POST.getlist("standards") if name in held.framework.standards]
    both = list(dict.fromkeys((*found.standards, *chosen)))
    done = saved_as(request, held, [Entry(("assessment", "features", item), {"standards": both})])
    if not isinstance(done, Saved):
        raise NotAllowed(*done)
    return gone_on(request, held, done, trails.to(held, "feature", item), "The standards are linked.")


@require_http_methods(BOTH)
def feature_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a feature, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "features", item)
    back = trails.to(held, "feature", item)
    path = ("assessment", "features", item)
    return deleted(request, held, path, title=found.name, back=back, after=trails.to(held, "features"), tab=TAB)


@require_http_methods(BOTH)
def feature_practices(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Ask about every practice of the packs in one feature, on one page."""
    held = opened(request, assessment)
    found = item_of(held, "features", item)
    practices = held.framework.practices
    desk = desk_of(held)
    asked = [(PRACTICE, ("assessment", "features", item, "practices", name)) for name in practices]
    forms = forms_of(request, held, asked, desk=desk)
    return served(
        request,
        held,
        forms,
        "assessments/features/practices.html",
        tab=TAB,
        heading=f"Practices in {found.name}",
        trail=trails.feature(held, item, found.name),
        back=trails.to(held, "feature", item),
        after=trails.to(held, "feature", item),
        here=request.path,
        asked=[(practices[form.path[-1]], form) for form in forms],
        obligation=held.framework.obligations.get,
        shown=lambda statement: shown(statement, "", held.framework),
    )


@require_http_methods(["GET", "HEAD"])
def practices(request: HttpRequest, assessment: str) -> HttpResponse:
    """Show which practices were asked about in which feature."""
    held = opened(request, assessment)
    answers = {(feature.id, use.practice): use for feature in held.judged.features for use in feature.practices}
    return page(
        request,
        held,
        "assessments/features/practice_table.html",
        tab=TAB,
        trail=trails.features(held),
        practices=held.framework.practices,
        answers=answers,
    )
