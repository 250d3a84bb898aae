"""What stands in the addresses of these pages: where somebody lives, for whom the words are, and what is read."""

from __future__ import annotations

from bestinterests.texts.audiences import EVERYBODY
from bestinterests.texts.signposts import NATIONS, Nation

EVERYWHERE = "uk"
"""How an address says that no nation was chosen."""
PLACES: dict[str, Nation] = {EVERYWHERE if nation == "unknown" else nation: nation for nation in NATIONS}
"""Nations as the texts name them, by how they stand in an address."""


class _OneOf:
    regex = ""

    def to_python(self, value: str) -> str:
        """Take it as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Write it as it stands."""
        return str(value)


class Place(_OneOf):
    """A nation, or all of the United Kingdom."""

    regex = "|".join(PLACES)


class Reads(_OneOf):
    """For whom the words are."""

    regex = "|".join(EVERYBODY)
