"""The register for programs and for whoever keeps a copy: feeds, sitemap, digests, badges, and all as one file."""

from __future__ import annotations

from xml.sax.saxutils import escape

from django.http import Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.urls import reverse

from bestinterests.documents.publication.audiences import AUDIENCES
from bestinterests.formats.register import feeds
from bestinterests.formats.register.badge import badge as drawn_badge
from bestinterests.web.register.access import base_of
from bestinterests.web.register.exporting import archived
from bestinterests.web.register.holding import listed
from bestinterests.web.register.listing import light
from bestinterests.web.register.models import Published, Series
from bestinterests.web.register.negotiating import SHORTLY, tag
from bestinterests.web.register.rows import feed
from bestinterests.web.register.views.public.serving import TITLE, answered, file_of, public

NEWEST = 100
"""Publications in a feed."""
URLS = 5_000
"""Publications in the sitemap, the newest: what sitemaps.org takes, with a page for each audience."""


@public
def feed_atom(request: HttpRequest) -> HttpResponseBase:
    """The newest publications as an Atom feed."""
    return _feed(request, "application/atom+xml; charset=utf-8", feeds.atom)


@public
def feed_json(request: HttpRequest) -> HttpResponseBase:
    """The newest publications as a JSON feed."""
    return _feed(request, "application/feed+json; charset=utf-8", feeds.json_feed)


def _feed(request: HttpRequest, media_type: str, write: object) -> HttpResponseBase:
    rows = list(light().filter(fictional=False).order_by("-id")[:NEWEST])
    content = feed(write, rows, base_of(request), TITLE)  # type: ignore[arg-type]  # one of the two writers
    return answered(request, file_of(content, media_type), tag(content))


@public
def sitemap(request: HttpRequest) -> HttpResponseBase:
    """Every page that stands in force, samples left out, as sitemaps.org asks."""
    base = base_of(request)
    rows = light().filter(fictional=False, standing__state="published").order_by("-id")[:URLS]
    places = [reverse("register:register")]
    for row in rows:
        places.append(reverse("register:publication", args=[row.series.slug, row.number]))
        if row.kind == "decision":
            others = AUDIENCES[1:]
            places += [reverse("register:audience", args=[row.series.slug, row.number, each]) for each in others]
    urls = "".join(f"<url><loc>{escape(base + place)}</loc></url>" for place in places)
    head = '<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    content = f"{head}{urls}</urlset>\n"
    return answered(request, file_of(content, "application/xml"), tag(content))


@public
def digests(request: HttpRequest) -> HttpResponseBase:
    """The SHA-256 of every publication as JSON, as ``sha256sum -c`` reads them; what is withdrawn is left out."""
    rows = Published.objects.exclude(standing__state="withdrawn").order_by("series__slug", "number")
    held = rows.values_list("file_digest", "series__slug", "number").iterator(chunk_size=1000)
    lines = (f"{digest}  {slug}-{number}.published.json\n" for digest, slug, number in held)
    response = StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")
    response.headers["Cache-Control"] = SHORTLY
    return response


@public
def badge(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A badge for a service's own pages: when it published and how that stands, and never that anybody approved it."""
    series = Series.objects.filter(slug=slug).first()
    rows = light().filter(series=series)
    row = rows.filter(number=series.number).first() if series and series.number else rows.order_by("-number").first()
    if series is None or row is None:
        raise Http404
    content = drawn_badge(listed(row))
    return answered(request, file_of(content, "image/svg+xml"), tag(content), listed=False)


@public
def export(request: HttpRequest) -> HttpResponseBase:
    """The whole register as files that open from a folder, sent as they are made."""
    response = StreamingHttpResponse(archived(), content_type="application/zip")
    response.headers["Content-Disposition"] = 'attachment; filename="register.zip"'
    response.headers["Cache-Control"] = "no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response
