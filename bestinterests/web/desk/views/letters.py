"""Letters to the provider of a service."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse


def letter(request: HttpRequest, organisation: str) -> HttpResponse:
    raise Http404


def letter_file(request: HttpRequest, organisation: str, form: str) -> HttpResponse:
    raise Http404
