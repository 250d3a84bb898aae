"""One publication in the form that is asked for; what is withdrawn is told of, and its forms for machines are gone."""

from __future__ import annotations

from functools import lru_cache

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from markupsafe import Markup

from bestinterests.documents.publication import audiences_of
from bestinterests.documents.publication.audiences import PAGES
from bestinterests.documents.publication.standing import opening
from bestinterests.domain.problem import Refused
from bestinterests.domain.publication import Entry
from bestinterests.formats import FORMATS
from bestinterests.formats.publications import read_publication, write_linked
from bestinterests.web.register.doors import door_to
from bestinterests.web.register.holding import listed, whole
from bestinterests.web.register.models import BroughtIn, Published
from bestinterests.web.register.negotiating import FORMS, tag, wanted
from bestinterests.web.register.papers import paper_of, public_difference, public_page
from bestinterests.web.register.views.public.serving import answered, file_of, public, row_of, shown

ADULTS = "adults"


@public
def publication(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Give a publication in the form that is liked best: a page, its JSON, linked data, or a file to print."""
    row = row_of(slug, number)
    form = wanted(request)
    if form is None:
        return answered(request, _none_of_these(row), varies=True)
    if form.key == "page":
        return _page(request, row, ADULTS, varies=True)
    return _machine(request, row, form.key, varies=True)


@public
def publication_json(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Give the bytes as they were published."""
    return _machine(request, row_of(slug, number), "json")


@public
def publication_jsonld(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Give it as linked data."""
    return _machine(request, row_of(slug, number), "jsonld")


@public
def publication_pdf(request: HttpRequest, slug: str, number: int) -> HttpResponseBase:
    """Give the page for everyone as a file to print."""
    return _machine(request, row_of(slug, number), "pdf")


@public
def audience(request: HttpRequest, slug: str, number: int, audience: str) -> HttpResponseBase:
    """Show the page for one audience."""
    if audience not in PAGES:
        raise Http404
    return _page(request, row_of(slug, number), audience)


def _page(request: HttpRequest, row: Published, audience: str, *, varies: bool = False) -> HttpResponseBase:
    entry = whole(row)
    if row.standing.state == "withdrawn":
        return answered(request, shown("withdrawn", _values(row, entry)), varies=varies)
    if audience not in audiences_of(entry.publication):
        return redirect("register:publication", row.series.slug, row.number)
    try:
        drawn, differs = public_page(entry, audience), _differs(row, entry)
    except Refused as refused:
        values = _values(row, entry) | {"problems": refused.problems}
        return answered(request, shown("unreadable", values, status=503), varies=varies)
    values = _values(row, entry) | {"drawn": drawn, "differs": differs, "audience": audience, "about": PAGES[audience]}
    etag = tag(row.digest, entry.standing, audience, values["door"])
    return answered(request, shown("publication", values), etag, varies=varies, listed=not row.fictional)


def _differs(row: Published, entry: Entry) -> Markup | None:
    """What differs from what was read again, where this is such a reading and what was read is still here."""
    found = BroughtIn.objects.filter(shadow=row.series.assessment).first() if row.kind == "shadow" else None
    return public_difference(entry, read_publication(bytes(found.content))) if found else None


def _values(row: Published, entry: Entry) -> dict[str, object]:
    return {
        "row": row,
        "entry": entry,
        "held": entry.publication,
        "opening": opening(entry),
        "door": door_to(row.series.assessment, timezone.now()),
    }


def _machine(request: HttpRequest, row: Published, key: str, *, varies: bool = False) -> HttpResponseBase:
    form = FORMS[key]
    if row.standing.state == "withdrawn":
        return answered(request, _gone(row), varies=varies)
    content = _content(row, key)
    etag = f'"{row.digest}"' if key == "json" else tag(row.digest, row.standing.state, row.standing.superseded_by, key)
    suffix = ".published.json" if key == "json" else form.suffix
    response = file_of(content, form.media_type, f"{row.series.slug}-{row.number}{suffix}")
    for link in _alternates(row):
        response.headers.setdefault("Link", link)
    return answered(request, response, etag, varies=varies, listed=not row.fictional)


def _content(row: Published, key: str) -> bytes | str:
    """The bytes of a form. Those of JSON are the ones that were published."""
    if key == "json":
        return bytes(row.content)
    if key == "jsonld":
        entry = whole(row)
        return write_linked(entry.publication, entry.standing)
    return _printed(_Printing(row))


class _Printing:
    """A row to be printed; the same while it is the same and stands the same."""

    __slots__ = ("row", "told")

    def __init__(self, row: Published) -> None:
        self.row = row
        self.told = (row.digest, row.standing.state, row.standing.superseded_by)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Printing) and self.told == other.told

    def __hash__(self) -> int:
        return hash(self.told)


@lru_cache(maxsize=16)
def _printed(of: _Printing) -> bytes:
    return FORMATS["pdf"].write(paper_of(whole(of.row), ADULTS))


def _alternates(row: Published) -> list[str]:
    page = reverse("register:publication", args=[row.series.slug, row.number])
    links = [f'<{page}>; rel="canonical"']
    for form in FORMS.values():
        if form.suffix:
            there = reverse(f"register:publication_{form.key}", args=[row.series.slug, row.number])
            links.append(f'<{there}>; rel="alternate"; type="{form.media_type}"')
    return [", ".join(links)]


def _gone(row: Published) -> HttpResponse:
    """What a program is told of what is withdrawn: that it is, since when and why, and nothing of what it said."""
    said = {
        "title": "Withdrawn",
        "status": 410,
        "detail": opening(listed(row)).text,
        "withdrawn_on": row.standing.on.isoformat(),
        "because": row.standing.because,
        "digest": row.digest,
    }
    return HttpResponse(msgspec.json.encode(said), content_type="application/problem+json", status=410)


def _none_of_these(row: Published) -> HttpResponse:
    """That there is no such form, and which there are."""
    lines = ["This publication is not there in a form that you take. It can be had as:"]
    for form in FORMS.values():
        route = f"register:publication_{form.key}" if form.suffix else "register:publication"
        lines.append(f"{form.media_type} ({form.says}): {reverse(route, args=[row.series.slug, row.number])}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8", status=406)
