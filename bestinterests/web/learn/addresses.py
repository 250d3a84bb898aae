"""How kinds and ids of the packs stand in addresses."""

from __future__ import annotations

from bestinterests.web.learn.kinds import KINDS


class KindKey:
    """A kind of thing, as in rights."""

    regex = "|".join(KINDS)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class ItemKey(KindKey):
    """An id of a thing of the packs, as in article-16 or, of a source, S33."""

    regex = "[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*"
