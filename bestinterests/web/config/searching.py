"""The one search, open to everybody: over the framework, the explainer, guidance, and the texts on rights."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from bestinterests.packs.framework import Framework
from bestinterests.web.explainer import entries as explainer
from bestinterests.web.learn import frame
from bestinterests.web.learn.finding import FRAMEWORK, MOST_LETTERS, Provider, find
from bestinterests.web.learn.views.reading import reads
from bestinterests.web.resources import entries as resources

PROVIDERS: tuple[Provider, ...] = (FRAMEWORK, explainer.PROVIDER, resources.PROVIDER)
"""Whose texts can be found, in the order in which results show them."""


@reads
def search(request: HttpRequest, framework: Framework) -> HttpResponse:
    """Show what a question finds, by kind; with ``kind`` everything of that kind."""
    query = request.GET.get("q", "")[:MOST_LETTERS]
    kind = request.GET.get("kind", "")
    found = find(framework, query, kind, PROVIDERS)
    only = [group.kind.key for group in found.groups] == [kind]
    return frame.page(request, framework, "learn/search.html", query=query, found=found, only=only)
