"""What every struct of the document shares: strictness, item ids, and the unit by which each field is merged."""

from typing import Annotated, Any, Literal

import msgspec

ITEM_ID = r"^[A-Z][0-9]{2,6}$(?!\n)"
PROVISIONAL_KEY = r"^[A-Z]\+[A-Za-z0-9._-]{1,64}$(?!\n)"
REFERENCE = r"^[A-Z]([0-9]{2,6}|\+[A-Za-z0-9._-]{1,64})$(?!\n)"
WORD = r"^[a-z0-9]+(-[a-z0-9]+)*$(?!\n)"
WORD_OR_BLANK = r"^([a-z0-9]+(-[a-z0-9]+)*)?$(?!\n)"
LEVEL = r"^(unknown|[a-z0-9]+(-[a-z0-9]+)*(\.\.[a-z0-9]+(-[a-z0-9]+)*)?)$(?!\n)"

YesNo = Literal["yes", "no", "unknown"]


class Base(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """A frozen value with named fields; an unknown field is an error, a default is not written."""


def about(description: str, *, unit: str = "value", refers: str = "", **constraints: Any) -> msgspec.Meta:
    """Describe a field for the schema and the field reference.

    unit: how the field merges (value, text, slot, set, items, order, part).
    refers: the letter of the items it points at (``"F"``), or ``pack:<vocabulary>`` for an id that packs define.
    """
    extra: dict[str, str] = {"unit": unit}
    if refers:
        extra["refers"] = refers
    return msgspec.Meta(description=description, extra=extra, **constraints)


Id = Annotated[
    str,
    msgspec.Meta(
        pattern=REFERENCE,
        description="Short stable id, a letter and a number, as in F03; "
        "a new item elsewhere may carry a provisional key such as I+blue-7.",
    ),
]
Ref = Annotated[str, msgspec.Meta(pattern=REFERENCE)]
Word = Annotated[str, msgspec.Meta(pattern=WORD)]
Text = str


class Item(Base, frozen=True, kw_only=True):
    """A thing with an id of its own: the unit of adding, deleting and citing."""

    id: Id
    note: Annotated[Text, about("A remark that no rule reads.", unit="text")] = ""
