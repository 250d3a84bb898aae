"""What pages of a consultation have alike: the way between them, words for answers, who is not asked."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from bestinterests.documents import wording
from bestinterests.documents.unasked import unasked_bands, unasked_groups
from bestinterests.domain.consultation import Consultation
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.blocks import context_of
from bestinterests.web.assessments.places import own_page
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.serving import served

PAGES = (
    ("consultation", "Plan"),
    ("consultation_held", "Sessions and findings"),
    ("consultation_elements", "Four elements"),
    ("consultation_answer", "Answering them"),
    ("consultation_exempt", "If it is not held"),
)
"""Pages of one consultation, in the order of its life."""
DISPOSITIONS = {
    "adopted": "Adopted",
    "partly": "Adopted in part",
    "declined": "Declined",
    "needs-more": "Needs more",
    "open": "Nobody has said what became of it",
}
HEARD = {"planned": "to be asked, not heard yet", "exempt": "not asked, with a recorded reason", "no": "never heard"}


class Unasked(NamedTuple):
    """An age or group that was not asked, in words. is_lacking: not even planned or exempt? impacts: with addresses."""

    who: str
    words: str
    is_lacking: bool
    impacts: tuple[tuple[str, str], ...]


def unasked(held: Opened) -> tuple[Unasked, ...]:
    """Ages that were not heard, with the harms that ask for it; groups that nobody asked, with what touches them."""
    context = context_of(held)
    found = [
        Unasked(
            f"Ages {wording.band_name(each.band, context.bands)}",
            HEARD[each.heard],
            each.heard == "no",
            _led(held, each.harms),
        )
        for each in unasked_bands(context)
    ]
    found += [
        Unasked(context.name(each.group), "nobody asks them as a group", True, _led(held, each.impacts))
        for each in unasked_groups(context)
    ]
    return tuple(found)


def _led(held: Opened, keys: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((key, own_page(held.id, key)) for key in keys)


def own(
    request: HttpRequest, held: Opened, found: Consultation, route: str, forms: list[ItemForm], **values: Any
) -> HttpResponse:
    """Serve one page of a consultation, with the way to its other pages."""
    addresses = {name: reverse(f"assessments:{name}", args=[held.id, found.id]) for name, _ in PAGES}
    address = addresses[route]
    return served(
        request,
        held,
        forms,
        f"assessments/consultations/{TEMPLATES[route]}.html",
        heading=titled(found),
        trail=trail(held),
        tab="consultations",
        back=listed(held),
        after=address,
        here=address,
        item=found,
        pages=[(words, addresses[name], name == route) for name, words in PAGES],
        **values,
    )


TEMPLATES = {
    "consultation": "plan",
    "consultation_held": "held",
    "consultation_elements": "elements",
    "consultation_answer": "answer",
    "consultation_exempt": "exempt",
}


def titled(found: Consultation) -> str:
    """What a consultation is called."""
    return found.title or "A consultation without a title"


def borne(held: Opened) -> dict[str, list[str]]:
    """By each finding, the impacts that it bears on."""
    found: dict[str, list[str]] = {}
    for impact in held.judged.impacts:
        for key in impact.findings:
            found.setdefault(key, []).append(impact.id)
    return found


def listed(held: Opened) -> str:
    """The address of the list of consultations."""
    return reverse("assessments:consultations", args=[held.id])


def trail(held: Opened) -> list[tuple[str, str]]:
    """The way back to the list."""
    return [("Consultations", listed(held))]
