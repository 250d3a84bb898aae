"""Which paragraph explains a screen: one table, from the name of its route to the place that says what it is for."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from django.urls import reverse

from bestinterests.texts.guiding.reading import guiding


class Purpose(NamedTuple):
    """Where a screen is explained, and what the paragraph is called."""

    address: str
    title: str


@cache
def purposes() -> dict[str, Purpose]:
    """Return the paragraph of every screen that has one, by the name of its route."""
    return {
        route: Purpose(address_of(topic.id, screen.id), screen.title)
        for topic in guiding().topics
        for screen in topic.screens
        for route in screen.routes
    }


def purpose_of(route: str) -> Purpose | None:
    """Return where a screen is explained; None for one that needs no paragraph."""
    return purposes().get(route)


def address_of(topic: str, screen: str = "") -> str:
    """Return the address of a topic, or of a screen on its page."""
    return reverse("explainer:topic", args=[topic]) + (f"#{screen}" if screen else "")
