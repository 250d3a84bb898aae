"""What surrounds every page of the explainer and of guidance: the words of the framework, and where things are done."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from bestinterests.web.explainer.going import address_of
from bestinterests.web.explainer.words import pieces
from bestinterests.web.learn.frame import framed
from bestinterests.web.learn.reading import current
from bestinterests.web.learn.shelf import shelf_of


def page(request: HttpRequest, template: str, *, status: int = 200, **values: Any) -> HttpResponse:
    """Render a page; its template extends ``explainer/explainer.html``.

    It may ask ``stated`` for a statement of the framework by its place, ``goes`` for an address, ``worded`` for a text
    in pieces.
    """
    framework = current()
    shown = {
        **framed(request, framework),
        "stated": shelf_of(framework).at,
        "named": shelf_of(framework).name_of,
        "goes": partial(address_of, request),
        "worded": pieces,
    }
    return render(request, template, {**shown, **values}, status=status)
