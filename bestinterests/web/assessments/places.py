"""Where things of the document stand: the item of an id, and the page on which each kind is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bestinterests.documents.wording import spaced, upper
from bestinterests.domain.change import Path
from bestinterests.domain.document import KEYS, LETTERS
from bestinterests.web.assessments.access import Opened

PAGES: dict[str, str] = {"F": "assessments:feature", "G": "assessments:group", "P": "assessments:person"}
"""The route of one item, by the letter of its id."""


def item_of(opened: Opened, collection: str, key: str) -> Any:
    """The item of a collection of what is judged. Raises Http404 where there is none of this key."""
    for item in getattr(opened.judged, collection):
        if getattr(item, KEYS[collection]) == key:
            return item
    raise Http404


def address_of(assessment: str, item: str) -> str:
    """The page on which an item is written, by its id; the task list where it has none of its own."""
    route = PAGES.get(item[:1])
    return reverse(route, args=[assessment, item]) if route else reverse("assessments:overview", args=[assessment])


def ours(request: HttpRequest, name: str = "back") -> str:
    """The address to go back to that a form or a link carries; blank where it is none of this workspace."""
    back = request.POST.get(name) or request.GET.get(name) or ""
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts={request.get_host()}) and back.startswith("/")
    return back if is_ours else ""


def called(titles: Mapping[str, str], path: Path) -> str:
    """What an item is called for people: its title, else the kind of thing that it is; then its key."""
    collection, key = path[-2], path[-1]
    words = titles.get(key, "") if collection in LETTERS else ""
    return f"{words or upper(spaced(collection))} {key}"
