"""The six stops, for everybody and for each reader."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer.frame import page


@login_not_required
@require_safe
def way(request: HttpRequest) -> HttpResponse:
    """Show every stop."""
    return page(request, "explainer/way.html", line=guiding().way, reader=None)


@login_not_required
@require_safe
def reader(request: HttpRequest, reader: str) -> HttpResponse:
    """Show the stops that matter to a reader, with why; the others by their names."""
    held = next((each for each in guiding().way.readers if each.id == reader), None)
    if held is None:
        raise Http404
    return page(request, "explainer/way.html", line=guiding().way, reader=held)
