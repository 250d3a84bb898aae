"""Where somebody begins, and every page for one audience in one nation."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from bestinterests.packs.load import latest, load
from bestinterests.texts.audiences import EVERYBODY
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.texts.signposts import signposts
from bestinterests.web.redress.views.doors.leaving import cards_of
from bestinterests.web.resources import pages
from bestinterests.web.resources.addresses import EVERYWHERE, PLACES
from bestinterests.web.resources.doors import open_doors
from bestinterests.web.resources.reader import Reader
from bestinterests.web.resources.statements import stated_by

PLAIN = "13-15"
"""Whose words the first page has: they are easy, and not childish."""


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Ask where somebody lives and for whom the words are. The answers go into the address, and nowhere else."""
    place, audience = request.GET.get("in", ""), request.GET.get("for", "")
    if audience in EVERYBODY:
        return redirect(Reader(request, place if place in PLACES else EVERYWHERE, audience).to())
    return Reader(request, EVERYWHERE, PLAIN).page("start", asked=place if place in PLACES else EVERYWHERE)


@login_not_required
@require_safe
def home(request: HttpRequest, place: str, audience: str) -> HttpResponse:
    """Show what there is for somebody; pictures for the youngest."""
    reader = Reader(request, place, audience)
    if audience == "0-5":
        adult = Reader(request, place, "parent")
        return reader.page("little", pictures=pages.LITTLE, adult=adult)
    return reader.page("home")


@login_not_required
@require_safe
def page(request: HttpRequest, place: str, audience: str, name: str) -> HttpResponse:
    """Show one of the pages. Who has no such page is shown their start."""
    if name not in pages.PAGES:
        raise Http404
    reader = Reader(request, place, audience)
    if not reader.is_shown(name):
        return redirect(reader.to())
    return reader.page(name, name, **VALUES.get(name, _nothing)(reader))


@login_not_required
@require_safe
def right(request: HttpRequest, place: str, audience: str, right: str) -> HttpResponse:
    """Show the card of one right: what it means, how to use it here or anywhere, and its limits."""
    reader = Reader(request, place, audience)
    if right not in pages.RIGHTS:
        raise Http404
    if not reader.is_shown("rights"):
        return redirect(reader.to())
    title = reader.say(f"cards.{right}").words
    doors = open_doors(timezone.now())
    return reader.page("right", "rights", title=title, rest=f"{right}/", right=right, doors=doors)


def _nothing(reader: Reader) -> dict[str, Any]:
    return {}


def _help(reader: Reader) -> dict[str, Any]:
    return {"cards": cards_of(signposts(reader.nation, reader.audience)), "doors": open_doors(timezone.now())}


def _convention(reader: Reader) -> dict[str, Any]:
    rights = load("uncrc", latest("uncrc") or "").rights
    return {"articles": [held for held in rights if held.article <= LAST], "rest_of_it": rights[LAST:]}


LAST = 42
"""The last article that is a right; those after it say how the Convention works."""

VALUES: dict[str, Callable[[Reader], dict[str, Any]]] = {
    "data": lambda reader: {"kinds": pages.KINDS, "examples": pages.EXAMPLES},
    "asking": lambda reader: {"keys": pages.ASKING},
    "after": lambda reader: {"keys": pages.AFTER, "ladder": pages.LADDER},
    "duties": lambda reader: {"standards": pages.STANDARDS},
    "help": _help,
    "convention": _convention,
    "lessons": lambda reader: {"packs": list(lesson_packs().values())},
    "unchecked": lambda reader: {"statements": stated_by(reader)},
}
"""What a page needs beyond its texts."""
