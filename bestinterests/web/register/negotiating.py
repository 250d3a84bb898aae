"""Which form of a publication somebody asked for, and the headers with which each is given."""

from __future__ import annotations

import hashlib
from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_vary_headers

from bestinterests import __version__

SHORTLY = "public, no-cache"
"""May be kept, and is asked for again before it is used: what is withdrawn is withdrawn at once."""


class Form(NamedTuple):
    """A form in which a publication is given. suffix: of its own address; blank for the page."""

    key: str
    media_type: str
    suffix: str
    says: str


FORMS: dict[str, Form] = {
    form.key: form
    for form in (
        Form("page", "text/html", "", "a page"),
        Form("json", "application/json", ".json", "the published document, to be checked by its digest"),
        Form("jsonld", "application/ld+json", ".jsonld", "linked data"),
        Form("pdf", "application/pdf", ".pdf", "a file to print"),
    )
}
"""Every form by its key, the page first: it is what is given to whoever takes anything."""


def wanted(request: HttpRequest) -> Form | None:
    """The form that a browser or a program likes best; None where it takes none of them."""
    found = request.get_preferred_type([form.media_type for form in FORMS.values()])
    return next((form for form in FORMS.values() if form.media_type == found), None)


def tag(*parts: object) -> str:
    """An entity tag that changes with these and with the release."""
    told = "\n".join(map(str, (__version__, *parts)))
    return f'"{hashlib.sha256(told.encode()).hexdigest()[:40]}"'


def given(
    request: HttpRequest, response: HttpResponse, etag: str = "", *, varies: bool = False, listed: bool = True
) -> HttpResponseBase:
    """An answer for everybody, with its headers; 304 where they hold it already.

    varies: does another form stand at the same address? listed: may search engines list it? Samples are not listed.
    """
    response.headers["Cache-Control"] = SHORTLY
    response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
    response.headers["X-Robots-Tag"] = "all" if listed else "noindex"
    if not (response.headers.get("Content-Type", "").startswith("text/html")):
        response.headers["Access-Control-Allow-Origin"] = "*"
    if varies:
        patch_vary_headers(response, ["Accept"])
    if not etag or response.status_code != 200:
        return response
    response.headers["ETag"] = etag
    return get_conditional_response(request, etag=etag, response=response) or response
