"""Searching the framework."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from bestinterests.packs.framework import Framework
from bestinterests.web.learn import frame
from bestinterests.web.learn.finding import MOST_LETTERS, find
from bestinterests.web.learn.kinds import KINDS
from bestinterests.web.learn.views.reading import reads


@reads
def search(request: HttpRequest, framework: Framework) -> HttpResponse:
    """Show what a question finds, by kind; with ``kind`` everything of that kind."""
    query = request.GET.get("q", "")[:MOST_LETTERS]
    kind = request.GET.get("kind", "")
    found = find(framework, query, kind)
    only = kind in KINDS and [group.kind.key for group in found.groups] == [kind]
    return frame.page(request, framework, "learn/search.html", query=query, found=found, only=only)
