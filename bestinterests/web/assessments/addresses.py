"""How ids of items and words of the packs stand in addresses."""

from __future__ import annotations

import re


class ItemId:
    """An id of an item, as in F03."""

    regex = "[A-Z][0-9]{2,6}"

    @classmethod
    def fits(cls, text: str) -> bool:
        """Is this text such an id?"""
        return re.fullmatch(cls.regex, text, re.ASCII) is not None

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class WordId(ItemId):
    """A word of the packs, as in article-16."""

    regex = "[a-z0-9]+(?:-[a-z0-9]+)*"
