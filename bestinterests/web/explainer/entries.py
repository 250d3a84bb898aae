"""What the search finds here: stops, questions of the tree, steps of the example, and paragraphs of guidance."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.urls import reverse

from bestinterests.packs.framework import Framework
from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer.guidance import address_of
from bestinterests.web.explainer.words import plain
from bestinterests.web.learn.entries import Entry
from bestinterests.web.learn.finding import Index, Provider
from bestinterests.web.learn.kinds import Kind

KINDS = (
    Kind("stops", "stop", "How it all fits together", "The stops from guidance to redress, and back."),
    Kind("needs", "question", "Which part do I need today?", "Questions, and what to do."),
    Kind("bets", "step", "Place your bet", "A made-up service to move."),
    Kind("screens", "screen", "What a page is for", "What each page of the workspace asks, and why."),
)


def entries() -> Iterator[Entry]:
    """Yield everything that can be found here, in the order of kinds."""
    texts = guiding()
    for stop in texts.way.stops:
        said = (*stop.purpose, stop.who, *stop.goes_in, *stop.comes_out, stop.how_long, *stop.mistakes)
        yield _entry("stops", stop.id, stop.title, (stop.question, *said), f"{reverse('explainer:way')}#{stop.id}")
    for node in texts.tree.nodes:
        said = (*node.says, *(answer.text for answer in node.answers))
        yield _entry("needs", node.id, node.title, said, reverse("explainer:node", args=[node.id]))
    for step in texts.bets.steps:
        said = (*step.story, step.question)
        yield _entry("bets", step.id, step.title, said, reverse("explainer:bet", args=[step.id]))
    for topic in texts.topics:
        for screen in topic.screens:
            said = (screen.asks, screen.why, screen.good, screen.mistake)
            yield _entry("screens", screen.id, screen.title, said, address_of(topic.id, screen.id), topic.title)


def _entry(kind: str, key: str, name: str, said: tuple[str, ...], address: str, head: str = "") -> Entry:
    return Entry(f"{kind}/{key}", kind, head, name, plain(" ".join(said)), "ours", address)


@cache
def _index() -> Index:
    return Index(tuple(entries()))


def index(framework: Framework) -> Index:
    """Return the index of these texts, made once. They hang on no framework."""
    return _index()


PROVIDER = Provider(KINDS, index)
