"""What changed between documents, and what came of bringing two sets of changes together, said as values."""

from typing import Annotated, Any, Literal

import msgspec

from bestinterests.domain.base import Base, about
from bestinterests.domain.document import KEYS, Document

CHANGE_FORMAT = 1
"""The version of change sets that this release writes. A newer one is refused."""

Path = tuple[str, ...]
"""Where something stands: field names and item keys from the root, as ``assessment, impacts, I07, title``."""

Side = Literal["ours", "theirs"]
EditKind = Literal["set", "add", "delete", "include", "exclude", "reorder"]
ConflictKind = Literal["value", "text", "slot", "order", "item-delete-edit", "item-delete-reference"]
RenumberingReason = Literal["provisional", "added-on-both-sides", "number-used-before"]


def place(path: Path) -> str:
    """Write a path for people: ``assessment.impacts[I07].practices[nudges].reason``."""
    text, list_before = "", False
    for step in path:
        if list_before:
            text, list_before = f"{text}[{step}]", False
        else:
            text, list_before = (f"{text}.{step}" if text else step), step in KEYS
    return text


class Edit(Base, frozen=True, kw_only=True):
    """One change of one unit.

    kind: ``set`` puts ``after`` where ``before`` stood; ``add`` and ``delete`` are whole items; ``include`` and
    ``exclude`` are one member of a set; ``reorder`` moves an item. Values are plain builtins, as in JSON.
    """

    kind: EditKind
    path: Path
    before: Any = None
    after: Any = None

    @property
    def place(self) -> str:
        """The path, written for people."""
        return place(self.path)


class ChangeSet(Base, frozen=True, kw_only=True):
    """Edits that lead from one document to another, in the order of the document."""

    format: Annotated[int, msgspec.Meta(ge=1)]
    edits: tuple[Edit, ...] = ()


class MergeConflict(Base, frozen=True, kw_only=True):
    """A unit that both sides changed in ways that cannot both stand, or an item deleted against its use.

    The merged document holds ours, and an item is kept, until a person chooses. id: the written path, of which
    there is one conflict at most. Values are plain builtins; None where a side has no such item.
    """

    id: str
    kind: ConflictKind
    path: Path
    base: Any = None
    ours: Any = None
    theirs: Any = None
    sentence: str = ""


class Renumbering(Base, frozen=True, kw_only=True):
    """An item that got another id on its way into the head document; every reference to it went along."""

    letter: str
    old: str
    new: str
    side: Side
    reason: RenumberingReason
    sentence: str = ""


class MergeResult(Base, frozen=True, kw_only=True):
    """What came of a merge.

    document: valid and in canonical order, conflicts or not. from_ours, from_theirs: the edits of each side that
    stand in it (those under a conflict are told there). settled: places in a list that both sides changed, of
    which one was taken by rule. imported: keys that the head learnt, each with its id.
    """

    document: Document
    from_ours: Annotated[tuple[Edit, ...], about("Edits of ours in the result.")] = ()
    from_theirs: Annotated[tuple[Edit, ...], about("Edits of theirs in the result.")] = ()
    conflicts: tuple[MergeConflict, ...] = ()
    settled: tuple[MergeConflict, ...] = ()
    renumberings: tuple[Renumbering, ...] = ()
    imported: dict[str, str] = {}
