"""Where things of the document stand: the item of an id, and the page on which each kind is written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from bestinterests.documents.wording import spaced, upper
from bestinterests.domain.change import Path
from bestinterests.domain.document import KEYS, LETTERS
from bestinterests.domain.impact import SLOTS
from bestinterests.web.assessments.access import Opened

PAGES: dict[str, str] = {
    "F": "assessments:feature",
    "G": "assessments:group",
    "P": "assessments:person",
    "D": "assessments:data_activity",
    "L": "assessments:link",
    "I": "assessments:impact",
    "S": "assessments:statement",
    "K": "assessments:regulator_consultation",
    "M": "assessments:action",
    "O": "assessments:signature",
    "R": "assessments:remedy",
    "T": "assessments:tension",
    "X": "assessments:interest",
    "E": "assessments:evidence_item",
    "A": "assessments:attachment",
    "C": "assessments:consultation",
    "H": "assessments:session",
    "N": "assessments:finding",
}
"""The route of one item, by the letter of its id."""

PARTS: dict[str, str] = {
    "assessed_on": "assessments:service_assessment",
    "attachments": "assessments:evidence",
    "children": "assessments:children",
    "consultations": "assessments:consultations",
    "dpia": "assessments:dpia",
    "evidence": "assessments:evidence",
    "features": "assessments:features",
    "findings": "assessments:consultations",
    "groups": "assessments:groups",
    "packs": "assessments:upgrade",
    "people": "assessments:people_here",
    "review": "assessments:review_plan",
    "rights_set_aside": "assessments:rights",
    "scope": "assessments:scope",
    "service": "assessments:service",
    "sessions": "assessments:consultations",
    "summary": "assessments:service_assessment",
    "title": "assessments:service_assessment",
}
"""The route on which a part of what is judged is written, by its name in the document."""

NEW: dict[str, str] = {
    "consultations": "assessments:consultation_new",
    "evidence": "assessments:evidence_new",
    "features": "assessments:feature_new",
    "groups": "assessments:group_new",
    "people": "assessments:person_new",
}
"""The route on which a new item is begun, by its collection; it takes the provisional key as ``new``."""

COLLECTIONS: Mapping[str, str] = {letter: name for name, letter in LETTERS.items()}
"""Names of the collections whose items have ids, by their letters."""


def item_of(opened: Opened, collection: str, key: str) -> Any:
    """The item of a collection of what is judged. Raises Http404 where there is none of this key."""
    for item in getattr(opened.judged, collection):
        if getattr(item, KEYS[collection]) == key:
            return item
    raise Http404


def own_page(assessment: str, item: str) -> str:
    """The page of an item, by its id; blank where it has none of its own."""
    route = PAGES.get(item[:1])
    return reverse(route, args=[assessment, item]) if route else ""


def address_of(assessment: str, item: str) -> str:
    """The page on which an item is written, by its id; that of its kind, or the task list, where it has none."""
    return own_page(assessment, item) or part_address(assessment, COLLECTIONS.get(item[:1], ""))


def part_address(assessment: str, part: str) -> str:
    """The page on which a part of the document is written, by its name in it; the task list where it has none."""
    return reverse(PARTS.get(part, "assessments:overview"), args=[assessment])


def path_address(assessment: str, path: Path) -> str:
    """The page on which what stands at a path of the document is written; of a new item, the page that begins one."""
    if len(path) > 2 and path[2][1:2] == "+" and path[1] in NEW:
        return f"{reverse(NEW[path[1]], args=[assessment])}?{urlencode({'new': path[2]})}"
    if len(path) > 3 and path[1] == "impacts" and path[3] in SLOTS:
        return reverse("assessments:rating_slot", args=[assessment, path[2], path[3]])
    if len(path) > 2 and path[1] in LETTERS and path[2][1:2] != "+":
        return address_of(assessment, path[2])
    return part_address(assessment, path[1] if len(path) > 1 else "")


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
