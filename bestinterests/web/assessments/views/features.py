"""Features: the parts of the service that children or parents meet."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.frame import page
from bestinterests.web.assessments.places import item_of
from bestinterests.web.assessments.sheets.features import FEATURE
from bestinterests.web.assessments.sheets.serving import deleted, forms_of, new_path, served

BOTH = ["GET", "HEAD", "POST"]


@require_safe
def features(request: HttpRequest, assessment: str) -> HttpResponse:
    """List the features."""
    return page(request, opened(request, assessment), "assessments/features.html")


@require_http_methods(BOTH)
def feature_new(request: HttpRequest, assessment: str) -> HttpResponse:
    """Add a feature."""
    held = opened(request, assessment)
    path = new_path(request, "features")
    return served(
        request,
        held,
        forms_of(request, held, [(FEATURE, path)]),
        "assessments/sheet.html",
        heading="A new feature",
        trail=_trail(held),
        back=_list(held),
        after=lambda saved: reverse("assessments:feature", args=[held.id, saved.ids[path[-1]]]),
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
        "assessments/sheet.html",
        heading=found.name,
        trail=_trail(held),
        back=_list(held),
        after=request.path,
        here=request.path,
        remove=reverse("assessments:feature_delete", args=[held.id, item]),
    )


@require_http_methods(BOTH)
def feature_delete(request: HttpRequest, assessment: str, item: str) -> HttpResponse:
    """Say what goes with a feature, and delete it."""
    held = opened(request, assessment)
    found = item_of(held, "features", item)
    back = reverse("assessments:feature", args=[held.id, item])
    return deleted(request, held, ("assessment", "features", item), title=found.name, back=back, after=_list(held))


def _list(held: Opened) -> str:
    return reverse("assessments:features", args=[held.id])


def _trail(held: Opened) -> list[tuple[str, str]]:
    return [("Features", _list(held))]
