"""What every row of a version has."""

from __future__ import annotations

from typing import ClassVar

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``table``: the name of the table; ``version``: the assessment version that it is about."""

    table: ClassVar[str]

    version: int
