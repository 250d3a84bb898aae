"""The framework to read: the entry, a list for each kind, a page for each thing."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestinterests.web.learn.kinds import KINDS, held, title_of
from bestinterests.web.learn.reading import framework_named


@require_safe
def framework(request: HttpRequest) -> HttpResponse:
    """Show what the framework holds, and where to go from here."""
    read = framework_named(request.GET.get("packs", ""))
    counts = [(kind, len(held(read, kind.key))) for kind in KINDS.values()]
    return render(request, "learn/framework.html", {"framework": read, "counts": counts})


@require_safe
def kind(request: HttpRequest, kind: str) -> HttpResponse:
    """List everything of a kind."""
    read = framework_named(request.GET.get("packs", ""))
    names = [(key, title_of(read, kind, key)) for key in held(read, kind)]
    return render(request, "learn/kind.html", {"framework": read, "kind": KINDS[kind], "names": names})


@require_safe
def item(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Show one thing with every statement about it."""
    read = framework_named(request.GET.get("packs", ""))
    if key not in held(read, kind):
        raise Http404
    heads = (f"{kind}/{key}", f"framework_{kind}/{key}")
    said = [s for s in read.statements if any(f"{s.place}/".startswith(f"{head}/") for head in heads)]
    values = {"framework": read, "kind": KINDS[kind], "title": title_of(read, kind, key), "said": said}
    return render(request, "learn/item.html", values)
