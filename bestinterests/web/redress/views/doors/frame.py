"""What every page of a door does alike: the portal, the browser that stands in it, its words, and the frame around."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.functional import cached_property

from bestinterests.texts.signposts import numbers
from bestinterests.texts.texts import Text, Texts, texts
from bestinterests.web.redress.journey import AUDIENCES, UNSAID
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
    """A visitor in the door of a portal. at: now."""

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
    def audience(self) -> str:
        """Whose words are read: those chosen, else those of the age given."""
        answers = self.visit.answers
        chosen = str(answers.get("words") or answers.get("audience") or UNSAID)
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
            "people": f"The people who deal with this at {self.portal.organisation.name}",
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
        values = {
            "door": self.door,
            "portal": self.portal,
            "visit": self.visit,
            "audience": self.audience,
            "say": self.say,
            "asks": self.texts.shown,
            "faults": faults,
            "is_draft": self.texts.is_draft,
            "easier": _beside(self.audience, -1),
            "older": _beside(self.audience, 1),
            "here": self.request.path,
            **(more or {}),
        }
        return render(self.request, f"redress/doors/{template}.html", values, status=status)


def _beside(audience: str, step: int) -> str:
    """The words of the next younger or older band; blank where there are none."""
    bands = AUDIENCES[:5]
    if audience not in bands:
        return ""
    place = bands.index(audience) + step
    return bands[place] if 0 <= place < len(bands) else ""
