"""A letter for each right that works for any service: to print, to copy, or as plain text."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe
from markupsafe import Markup, escape

from bestinterests.web.resources.pages import RIGHTS
from bestinterests.web.resources.reader import Reader

OPENING = ("to", "from_day", "hello", "about")
CLOSING = ("if_no", "words", "bye")
GAP = re.compile(r"(\[[^\[\]]*\])")


@login_not_required
@require_safe
def letter(request: HttpRequest, place: str, audience: str, right: str) -> HttpResponse:
    """Show a letter with gaps to fill in."""
    reader = _reader(request, place, audience, right)
    if not reader.is_shown("letters"):
        return redirect(reader.to())
    lines = [gapped(line) for line in lines_of(reader, right)]
    title = f"{reader.say('learn.letters').words}: {reader.say(f'cards.{right}').words}"
    return reader.page("letter", "letters", title=title, rest=f"{right}/", right=right, lines=lines)


@login_not_required
@require_safe
def letter_text(request: HttpRequest, place: str, audience: str, right: str) -> HttpResponse:
    """Give the letter as plain text, for whoever copies it without a script."""
    reader = _reader(request, place, audience, right)
    if not reader.is_shown("letters"):
        return redirect(reader.to())
    body = "\n\n".join(lines_of(reader, right)) + "\n"
    response = HttpResponse(body, content_type="text/plain; charset=utf-8")
    response.headers["Content-Disposition"] = f'inline; filename="letter-{right.replace("_", "-")}.txt"'
    return response


def _reader(request: HttpRequest, place: str, audience: str, right: str) -> Reader:
    if right not in RIGHTS:
        raise Http404
    return Reader(request, place, audience)


def lines_of(reader: Reader, right: str) -> list[str]:
    """Return the letter, paragraph by paragraph; what is to be filled in stands in brackets."""
    time = "time_complaint" if right == "complain" else "time"
    return [reader.say(f"letters.{key}").words for key in (*OPENING, right, "urgent", time, *CLOSING)]


def gapped(line: str) -> Markup:
    """A line with what is to be filled in marked, so that paper has room for it."""
    parts = [
        Markup('<span class="ln-gap">{}</span>').format(part) if part[:1] == "[" else escape(part)
        for part in GAP.split(line)
    ]
    return Markup("").join(parts)
