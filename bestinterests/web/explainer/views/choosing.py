"""Which part is needed today: a question a page, and the whole tree on one."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer import choosing
from bestinterests.web.explainer.frame import page


@login_not_required
@require_safe
def which(request: HttpRequest) -> HttpResponse:
    """Ask the first question."""
    return _shown(request, next(iter(choosing.nodes())))


@login_not_required
@require_safe
def node(request: HttpRequest, node: str) -> HttpResponse:
    """Ask a question, or say what to do."""
    if node not in choosing.nodes():
        raise Http404
    return _shown(request, node)


@login_not_required
@require_safe
def whole(request: HttpRequest) -> HttpResponse:
    """Show every question with every answer and every end."""
    return page(request, "explainer/whole.html", tree=guiding().tree, root=choosing.whole())


def _shown(request: HttpRequest, key: str) -> HttpResponse:
    stops = {stop.id: stop for stop in guiding().way.stops}
    held = choosing.nodes()[key]
    return page(
        request,
        "explainer/node.html",
        tree=guiding().tree,
        node=held,
        steps=choosing.way_to(key),
        stops=[stops[each] for each in held.stops],
    )
