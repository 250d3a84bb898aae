"""What the search finds among the texts on rights: rights, hard words, pages, lessons, in the words of a few readers.

Everybody's words would make the same page stand eight times in a result: here stand those of young people, which are
easy and not childish, and of parents and teachers what only they have. Whoever comes to a page may change for whom and
where it speaks.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from django.http import HttpRequest
from django.urls import reverse

from bestinterests.packs.framework import Framework
from bestinterests.texts.lessons.shelf import lesson_packs
from bestinterests.texts.texts import PLACEHOLDER
from bestinterests.web.learn.entries import Entry
from bestinterests.web.learn.finding import Index, Provider
from bestinterests.web.learn.kinds import Kind
from bestinterests.web.resources.addresses import EVERYWHERE
from bestinterests.web.resources.pages import PAGES, RIGHTS
from bestinterests.web.resources.reader import Reader

KINDS = (
    Kind("cards", "right", "Know your rights", "What each right means, and how to use it."),
    Kind("pages", "page", "Pages for children, parents and schools", "What data is, how to ask, and who helps."),
    Kind("words", "word", "Hard words", "What the words on these pages mean."),
    Kind("lessons", "lesson", "Lessons", "Plans and sheets for schools."),
)
READERS = {"13-15": "", "parent": "for parents and carers", "teacher": "for teachers"}
"""Whose words are found, and how a result says so."""
TOPICS_OF = {"help": "helpers", "words": "glossary", "lessons": "classroom"}
"""The topic of a page, where it has another name."""
ASIDE = ("rights", "words", "letters", "unchecked")
"""Pages whose parts are found one by one, or that hold nothing of their own."""


def entries() -> Iterator[Entry]:
    """Yield everything that can be found here, in the order of kinds."""
    young = Reader(HttpRequest(), EVERYWHERE, "13-15")
    for right in RIGHTS:
        means, use, limits = (_words(young, f"cards.{right}_{part}") for part in ("means", "use", "limits"))
        yield _entry("cards", right, _words(young, f"cards.{right}"), f"{means} {use} {limits}", young.to_right(right))
    for audience, head in READERS.items():
        yield from _pages(Reader(HttpRequest(), EVERYWHERE, audience), head)
    for key, word in young.glossary.words.items():
        yield _entry("words", key, word, _words(young, f"glossary.{key}_means"), f"{young.to('words')}#{key}")
    for pack in lesson_packs().values():
        text = f"{pack.summary} Ages {pack.ages}."
        yield _entry("lessons", pack.id, pack.title, text, reverse("resources:lesson", args=[pack.id]))


def _pages(reader: Reader, head: str) -> Iterator[Entry]:
    """The pages of a reader, each with the words of its topic."""
    for name in PAGES:
        if name in ASIDE or not reader.is_shown(name):
            continue
        keys = reader.texts.shown(TOPICS_OF.get(name, name))
        said = " ".join(_words(reader, key) for key in keys)
        title = _words(reader, f"learn.{name}")
        yield _entry("pages", f"{reader.audience}/{name}", title, said, reader.to(name), head)


def _words(reader: Reader, key: str) -> str:
    """A text as this reader reads it; what a page alone could fill in is left out."""
    return PLACEHOLDER.sub(lambda found: str(reader.values.get(found[1], "")), reader.texts.raw(key).words)


def _entry(kind: str, key: str, name: str, said: str, address: str, head: str = "") -> Entry:
    return Entry(f"{kind}/{key}", kind, head, name, said, None, address)


@cache
def _index() -> Index:
    return Index(tuple(entries()))


def index(framework: Framework) -> Index:
    """Return the index of these texts, made once. They hang on no framework."""
    return _index()


PROVIDER = Provider(KINDS, index)
