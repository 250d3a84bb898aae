"""What every row of a version has, and of which types the columns of a table are."""

from __future__ import annotations

import types
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

import msgspec


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One row. ``table``: the name of the table; ``version``: the assessment version that it is about."""

    table: ClassVar[str]

    version: int


def kinds_of(struct: type[msgspec.Struct]) -> dict[str, Any]:
    """Return the type of each column of a table, in the order of the struct; where it may be blank, without None."""
    hints = get_type_hints(struct)
    return {name: _without_none(hints[name]) for name in struct.__struct_fields__}


def _without_none(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(each for each in get_args(hint) if each is not type(None))
    return hint
