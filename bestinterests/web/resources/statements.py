"""Everything that the pages of a reader state about the law, and how sure each statement is."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.texts.signposts import NATIONS
from bestinterests.texts.texts import Text
from bestinterests.web.resources.pages import TOPICS
from bestinterests.web.resources.reader import LAW, Reader


class Stated(NamedTuple):
    """The statements of a reader's pages, by whether somebody has read each at its source."""

    unverified: list[Text]
    verified: list[Text]


def stated_by(reader: Reader) -> Stated:
    """Return them in the order of the topics. What is said of another nation is left out."""
    found = Stated([], [])
    for topic in TOPICS:
        for key in reader.texts.shown(topic):
            name = key.partition(".")[2]
            if reader.texts.raw(key).provenance not in LAW or (name in NATIONS and name != reader.nation):
                continue
            text = reader.say(key)
            (found.unverified if text.is_unverified else found.verified).append(text)
    return found
