"""The one merge through which every arrival passes: forms, workbooks, files, patches, branches."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from bestinterests.changes.difference import edits, plain
from bestinterests.changes.keeping import keep_what_is_cited
from bestinterests.changes.numbering import Numbered, give_numbers, places
from bestinterests.changes.references import lists_with_ids
from bestinterests.changes.sentences import sentence
from bestinterests.changes.threeway import Clash, Weave
from bestinterests.domain.change import Edit, MergeConflict, MergeResult, Path, Side, place
from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order, natural


def merge(
    base: Document, ours: Document, theirs: Document, head: Side = "ours", *, as_listed: bool = False
) -> MergeResult:
    """Return what comes of the changes of both sides since ``base``.

    ``head`` gives numbers and keeps the memory of ids; the other side is renumbered where it has to be. The document
    of the result holds ours where a field is in conflict, keeps an item that is deleted on one side and edited or
    newly referred to on the other, and refers to nothing that is not there, if the three sides did not. New items
    are numbered in the order of their keys; with ``as_listed`` in the order in which the other side lists them, as the
    rows of a table whose keys come from their content. Raises Refused where no number is left to give.
    """
    came = places(theirs if head == "ours" else ours) if as_listed else {}
    sides = give_numbers(in_order(base), in_order(ours), in_order(theirs), head, came)
    merged, weave = _merge(sides)
    clashes = [*weave.clashes, *_come_back(sides, merged, head)]
    outdone = (
        {move.path for move in weave.settled if move.ours > move.theirs},
        {move.path for move in weave.settled if move.theirs > move.ours},
    )
    beside = sides.theirs if merged is sides.theirs else sides.ours
    merged = in_order(msgspec.structs.replace(merged, numbering=sides.memory), beside)
    return MergeResult(
        document=merged,
        from_ours=tuple(_standing(sides.base, sides.ours, outdone[0], clashes)),
        from_theirs=tuple(_standing(sides.base, sides.theirs, outdone[1], clashes)),
        conflicts=_conflicts(clashes),
        settled=_conflicts(weave.settled),
        renumberings=sides.renumberings,
        imported=sides.given,
    )


def _merge(sides: Numbered) -> tuple[Document, Weave]:
    weave = Weave()
    parts = [(side.format, side.assessment, side.record) for side in (sides.base, sides.ours, sides.theirs)]
    if parts[1] == parts[2] or parts[0] == parts[2]:
        return sides.ours, weave
    if parts[0] == parts[1]:
        return sides.theirs, weave
    merged = weave.struct(sides.base, sides.ours, sides.theirs, ())
    return keep_what_is_cited(merged, sides.ours, sides.theirs, weave.clashes), weave


def _come_back(sides: Numbered, merged: Document, head: Side) -> Iterator[Clash]:
    """Items that the head deleted after an import, and that are imported again with other content."""
    if sides.come_back:
        for path, _, items in lists_with_ids(merged):
            for item in items:
                if item.id in sides.come_back:
                    ours, theirs = (None, item) if head == "ours" else (item, None)
                    yield Clash("item-delete-edit", (*path, item.id), None, ours, theirs)


def _conflicts(clashes: Iterable[Clash]) -> tuple[MergeConflict, ...]:
    ordered = sorted(clashes, key=lambda clash: tuple(map(natural, clash.path)))
    return tuple(
        MergeConflict(
            id=place(clash.path),
            kind=clash.kind,
            path=clash.path,
            base=plain(clash.base),
            ours=plain(clash.ours),
            theirs=plain(clash.theirs),
            sentence=sentence(clash),
        )
        for clash in ordered
    )


def _standing(base: Document, side: Document, lost: set[Path], clashes: Iterable[Clash]) -> Iterator[Edit]:
    """The edits of one side that stand in the result and are not told as a conflict.

    ``lost`` are moves of which the other side's was taken. An item that both sides added does not stand while a
    field of it is in conflict.
    """
    at = {clash.path for clash in clashes}
    above = {path[:length] for path in at for length in range(1, len(path))}
    for edit in edits(base, side):
        told = any(edit.path[:length] in at for length in range(1, len(edit.path) + 1))
        if not (told or edit.path in above or edit.path in lost):
            yield edit
