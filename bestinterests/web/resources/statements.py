"""Everything that the pages of a reader state about the law, and how sure each statement is."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.texts.signposts import NATIONS
from bestinterests.texts.texts import Text
from bestinterests.web.resources.pages import RIGHTS
from bestinterests.web.resources.reader import LAW, Reader

PAGE_OF = {
    "data": "data",
    "cards": "rights",
    "asking": "asking",
    "letters": "letters",
    "after": "after",
    "standards": "duties",
    "duties": "duties",
    "helpers": "help",
    "convention": "convention",
    "school": "school",
    "classroom": "lessons",
}
"""Topics that state the law, each with the page that shows it."""


class Statement(NamedTuple):
    """One statement. title, address: of the page that makes it."""

    text: Text
    title: str
    address: str


class Stated(NamedTuple):
    """The statements of a reader's pages, by whether somebody has read each at its source."""

    unverified: list[Statement]
    verified: list[Statement]


def stated_by(reader: Reader) -> Stated:
    """Return them in the order of the topics. What is said of another nation is left out."""
    found = Stated([], [])
    for topic, page in PAGE_OF.items():
        for key in reader.texts.shown(topic) if reader.is_shown(page) else ():
            name = key.partition(".")[2]
            if reader.texts.raw(key).provenance not in LAW or (name in NATIONS and name != reader.nation):
                continue
            made = _made_on(reader, key, page)
            (found.unverified if made.text.is_unverified else found.verified).append(made)
    return found


def _made_on(reader: Reader, key: str, page: str) -> Statement:
    text = reader.say(key)
    right = next((one for one in RIGHTS if key.startswith(f"cards.{one}_")), "")
    if right:
        return Statement(text, reader.say(f"cards.{right}").words, reader.to_right(right))
    return Statement(text, reader.say(f"learn.{page}").words, reader.to(page))
