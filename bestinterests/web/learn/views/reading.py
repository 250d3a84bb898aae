"""The framework to read: the entry, a list for each kind, a page for each thing, what is still to be checked."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from bestinterests.domain.problem import Refused
from bestinterests.packs.framework import Framework
from bestinterests.packs.validate import unverified
from bestinterests.web.learn import frame
from bestinterests.web.learn.kinds import KINDS, held, title_of
from bestinterests.web.learn.pages import BUILDERS, LISTS
from bestinterests.web.learn.reading import framework_named
from bestinterests.web.learn.shelf import Said, page_of, shelf_of


def reads(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Give a view the framework that the address names; where its packs are not here, say which are.

    The framework is open: whoever reads what was published, or is asked, may look up what it rests on.
    """

    @wraps(view)
    def reading(request: HttpRequest, **named: str) -> HttpResponse:
        try:
            framework = framework_named(request.GET.get("packs", ""))
        except Refused as refused:
            return render(request, "learn/no_packs.html", {"problems": refused.problems}, status=404)
        return view(request, framework, **named)

    return login_not_required(require_safe(reading))


@reads
def framework(request: HttpRequest, framework: Framework) -> HttpResponse:
    """Show what the framework holds, how sure it is, and where to go from here."""
    counts = [(kind, len(held(framework, kind.key))) for kind in KINDS.values()]
    return frame.page(request, framework, "learn/framework.html", counts=counts, **LISTS["rights"](shelf_of(framework)))


@reads
def kind(request: HttpRequest, framework: Framework, kind: str) -> HttpResponse:
    """List everything of a kind."""
    shelf = shelf_of(framework)
    template = f"learn/lists/{kind if kind in LISTS else 'names'}.html"
    names = [(key, title_of(framework, kind, key)) for key in held(framework, kind)]
    values = LISTS[kind](shelf) if kind in LISTS else {"names": names, "things": held(framework, kind)}
    return frame.page(request, framework, template, kind=KINDS[kind], **values)


@reads
def item(request: HttpRequest, framework: Framework, kind: str, key: str) -> HttpResponse:
    """Show one thing with every statement about it."""
    if key not in held(framework, kind):
        raise Http404
    shelf = shelf_of(framework)
    page = f"{kind}/{key}"
    return frame.page(
        request,
        framework,
        f"learn/items/{kind}.html",
        kind=KINDS[kind],
        title=title_of(framework, kind, key),
        place=page,
        resting_on=shelf.sources_of(page),
        sureness=shelf.counts_of(page),
        **BUILDERS[kind](shelf, key),
    )


@reads
def unchecked(request: HttpRequest, framework: Framework) -> HttpResponse:
    """List every statement that nobody has read in its source yet."""
    shelf = shelf_of(framework)
    pages: dict[str, list[tuple[str, Said]]] = {}
    for statement in unverified(framework):
        said = shelf.at(statement.place)
        pages.setdefault(page_of(said.place), []).append((shelf.called(said), said))
    listed = [(KINDS[page.split("/")[0]], shelf.name_of(page), page, statements) for page, statements in pages.items()]
    return frame.page(request, framework, "learn/unchecked.html", pages=listed)
