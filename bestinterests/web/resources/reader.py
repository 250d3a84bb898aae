"""Whoever reads a page: for whom the words are, where they live, what the page has said of the law so far."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.functional import cached_property
from markupsafe import Markup

from bestinterests.documents.wording import day
from bestinterests.texts.audiences import CHILDREN, EVERYBODY, Audience
from bestinterests.texts.signposts import checked_on, numbers
from bestinterests.texts.sources import sources
from bestinterests.texts.texts import Text, texts
from bestinterests.web.redress.journey import WHO
from bestinterests.web.redress.views.doors.frame import REGULATOR, REGULATOR_PHONE, drawn
from bestinterests.web.resources.addresses import PLACES
from bestinterests.web.resources.glossary import Glossary
from bestinterests.web.resources.pages import PAGES, RIGHTS

LAW = ("confirmed", "secondary", "to_verify")
NAMES = {
    "england": "England",
    "wales": "Wales",
    "scotland": "Scotland",
    "northern-ireland": "Northern Ireland",
    "uk": "the United Kingdom",
}


class Reader:
    """One page for one audience in one nation. ``stated`` fills with what the page says of the law."""

    def __init__(self, request: HttpRequest, place: str, audience: str) -> None:
        self.request = request
        self.place = place
        self.nation = PLACES[place]
        self.audience = Audience(audience)
        self.texts = texts(self.audience)
        self.stated: dict[str, Text] = {}

    @cached_property
    def values(self) -> dict[str, Any]:
        """What the texts have to be told."""
        return {
            "service": "the service",
            "nation": NAMES[self.place],
            "regulator": REGULATOR,
            "regulator_phone": REGULATOR_PHONE,
            "date": day(checked_on()),
            **numbers(),
        }

    @cached_property
    def glossary(self) -> Glossary:
        """The words explained to this reader, each linked once a page."""
        return Glossary(self.texts)

    def say(self, key: str, **more: object) -> Text:
        """A text in the words of this reader; one that states the law is counted."""
        text = self.texts.of(key, **(self.values | more))
        if text.provenance in LAW:
            self.stated[key] = text
        return text

    def explained(self, text: Text) -> Markup:
        """Its words, with each hard word leading to where it is explained, once a page."""
        return self.glossary.linked(text.words, self.to("words"))

    def is_shown(self, name: str) -> bool:
        """Whether this reader has a page of this name."""
        return name in PAGES and f"learn.{name}" in self.texts.shown("learn")

    @property
    def pages(self) -> list[str]:
        """The pages that this reader has, in their order."""
        return [name for name in PAGES if self.is_shown(name)]

    def to(self, name: str = "", *, place: str = "", audience: str = "") -> str:
        """The address of a page of this reader, or the same for another nation or audience."""
        named = {"place": place or self.place, "audience": audience or self.audience}
        return (
            reverse("resources:page", kwargs={**named, "name": name})
            if name
            else reverse("resources:home", kwargs=named)
        )

    def to_right(self, right: str, route: str = "right") -> str:
        """The address of the card of a right, or of its letter (``letter``, ``letter_text``)."""
        return reverse(f"resources:{route}", kwargs={"place": self.place, "audience": self.audience, "right": right})

    def _others(self, name: str, rest: str) -> dict[str, str]:
        """The same page for every other audience; its start where that audience has no such page."""
        found: dict[str, str] = {}
        for audience in EVERYBODY:
            held = Reader(self.request, self.place, audience)
            page = name if held.is_shown(name) else ""
            found[audience] = held.to(page) + (rest if page else "")
        return found

    def page(self, template: str, name: str = "", *, title: str = "", rest: str = "", **more: Any) -> HttpResponse:
        """Render a page. name: of ``PAGES``, blank for the start. rest: what its address has beyond the page's own."""
        here = self.to(name) + rest
        values = {
            "reader": self,
            "name": name,
            "title": title or self.say(f"learn.{name or 'title'}").words,
            "is_child": self.audience in CHILDREN,
            "nation": self.nation if self.nation != "unknown" else "",
            "others": self._others(name, rest),
            "places": {place: here.replace(f"/{self.place}/", f"/{place}/", 1) for place in PLACES},
            "here": here,
            "sources": sources(),
            "rights": RIGHTS,
            "who": WHO,
            "review_on": day(self.texts.review_on),
            **more,
        }
        return drawn(self.request, template, self.audience, self.texts, self.say, values, folder="resources")
