"""A paper shown as it is written: one file with its style inside, under a policy that allows that very style alone."""

from __future__ import annotations

import base64
import hashlib
import re
from html import unescape

from django.http import HttpResponse

_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_ATTRIBUTE = re.compile(r' style="([^"]*)"')


def paper(page: str) -> HttpResponse:
    """Answer with a paper that ``write_html`` has written. Its style attributes become rules of its one style."""
    found: dict[str, int] = {}

    def moved(match: re.Match[str]) -> str:
        return f' data-style="{found.setdefault(match[1], len(found))}"'

    page = _ATTRIBUTE.sub(moved, page)
    rules = "".join(f'[data-style="{number}"]{{{_firm(style)}}}' for style, number in found.items())
    page = page.replace("</style>", f"{rules}</style>", 1)
    style = _STYLE.search(page)
    digest = base64.b64encode(hashlib.sha256((style[1] if style else "").encode()).digest()).decode()
    response = HttpResponse(page)
    response.headers["Content-Security-Policy"] = (
        f"default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
        f"style-src 'sha256-{digest}'; font-src data:; img-src data:"
    )
    return response


def _firm(style: str) -> str:
    """What an attribute said, as firmly as an attribute says it."""
    parts = [part.strip() for part in unescape(style).split(";") if part.strip()]
    return ";".join(f"{part}!important" for part in parts)
