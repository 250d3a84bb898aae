"""What every page of a door does alike: the portal, the browser that stands in it, its words, and the frame around."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property

from bestinterests.texts.signposts import numbers
from bestinterests.texts.texts import Text, Texts, texts
from bestinterests.web.redress.icons import icon
from bestinterests.web.redress.journey import AUDIENCES, BAND_AUDIENCES, GROWN_UPS, UNSAID
from bestinterests.web.redress.models import Portal
from bestinterests.web.redress.readiness import Door, cover_of, door_of
from bestinterests.web.redress.visiting import Visiting, visit_of
from bestinterests.workflow.casework.covering import said

REGULATOR = "the ICO"
REGULATOR_PHONE = "0303 123 1113"


class Fault(NamedTuple):
    """What is wrong with an answer. field: the id of the control that mends it."""

    field: str
    text: str


class Standing:
    """A visitor in the door of a portal. at: now. Raises Http404 where there is no such portal."""

    def __init__(self, request: HttpRequest, slug: str) -> None:
        self.request = request
        self.at: dt.datetime = timezone.now()
        found = Portal.objects.select_related("organisation", "assessment").filter(slug=slug).first()
        if found is None:
            raise Http404
        self.portal: Portal = found

    @cached_property
    def visit(self) -> Visiting:
        """What this browser has answered so far."""
        return visit_of(self.request, self.portal)

    @property
    def own(self) -> str:
        """Who they said that they are; blank where they have not."""
        return str(self.visit.answers.get("audience", ""))

    @property
    def audience(self) -> str:
        """Whose words are read: those chosen, else those of the age given."""
        chosen = str(self.visit.answers.get("words") or self.own or UNSAID)
        return chosen if chosen in AUDIENCES else UNSAID

    @cached_property
    def texts(self) -> Texts:
        """The texts in these words."""
        return texts(self.audience)

    @cached_property
    def door(self) -> Door:
        """May something come in now?"""
        return door_of(self.portal, self.at)

    @cached_property
    def hours(self) -> str:
        """When people read, as it stands in a sentence."""
        cover = cover_of(self.portal.organisation)
        words = said(cover.hours) if cover else ""
        return words or "at no set times"

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the texts have to be told."""
        return {
            "service": self.portal.name,
            "operator": self.portal.organisation.name,
            "hours": self.hours,
            "people": f"the people who deal with this at {self.portal.organisation.name}",
            "regulator": REGULATOR,
            "regulator_phone": REGULATOR_PHONE,
            **numbers(),
        }

    def say(self, key: str, **more: object) -> Text:
        """A text with its picture, in the words of this visitor."""
        return self.texts.of(key, **(self.values | more))

    def page(
        self, template: str, *, faults: tuple[Fault, ...] = (), status: int = 200, more: Mapping[str, Any] | None = None
    ) -> HttpResponse:
        """Render a page of the door. more: what the template needs beyond the frame."""
        easier, older = beside(self.audience, self.own)
        values = {
            "door": self.door,
            "portal": self.portal,
            "slug": self.portal.slug,
            "visit": self.visit,
            "nation": str(self.visit.answers.get("nation", "")),
            "faults": faults,
            "easier": easier,
            "older": older,
            "here": self.request.path,
            **(more or {}),
        }
        return drawn(self.request, template, self.audience, self.texts, self.say, values, status)


def drawn(
    request: HttpRequest,
    template: str,
    audience: str,
    held: Texts,
    say: Callable[..., Text],
    values: Mapping[str, Any],
    status: int = 200,
    folder: str = "redress/doors",
) -> HttpResponse:
    """Render a template of the doors: what pages with and without a portal do alike. folder: where it lies.

    Nothing that the workspace adds to its pages is asked for: it would look up who is signed in.
    """
    frame = {
        "request": request,
        "audience": audience,
        "grown_up": audience in GROWN_UPS,
        "say": say,
        "asks": held.shown,
        "icon": icon,
        "is_draft": held.is_draft,
        "faults": (),
    }
    response = HttpResponse(render_to_string(f"{folder}/{template}.html", {**frame, **values}), status=status)
    response.of_doors = True  # type: ignore[attr-defined]
    return response


def beside(audience: str, own: str) -> tuple[str, str]:
    """The words of the next younger and next older readers; blank where there are none.

    Grown-ups stand at the end of the ladder; the words for the youngest are for them alone, since they lead nowhere.
    """
    least = 0 if own == "0-5" else 1
    ladder = [*BAND_AUDIENCES[least:], *([own] if own in GROWN_UPS else [])]
    if audience not in ladder:
        return "", ""
    place = ladder.index(audience)
    return (ladder[place - 1] if place else ""), (ladder[place + 1] if place + 1 < len(ladder) else "")
