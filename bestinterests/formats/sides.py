"""What a file that came in is merged with: three documents, the same for the command and the workspace."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

import msgspec

from bestinterests.changes.deleting import without
from bestinterests.domain.change import place
from bestinterests.domain.document import FORMAT, Document
from bestinterests.formats import Format
from bestinterests.formats.arrival import Arrival

BLANK = Document(format=FORMAT)


class Sides(NamedTuple):
    """What a merge of an arrival takes."""

    base: Document
    head: Document
    theirs: Document


def base_of(arrival: Arrival, form: Format | None, named: Document | None = None) -> Document | None:
    """Return the document that a file was made from; None where somebody has to name it.

    named: what a person says it was made from, which goes before what the file carries. A paper carries what it was
    made from and brings no edit of its own. A draft from another tool was made from nothing: it pins packs only to
    stand alone, so that the head's own stay.
    """
    base = named or arrival.base
    if base is not None or arrival.document is None:
        return base
    if arrival.draft:
        pinned = msgspec.structs.replace(BLANK.assessment, packs=arrival.document.assessment.packs)
        return msgspec.structs.replace(BLANK, assessment=pinned)
    return arrival.document if form is not None and form.writes == "paper" else None


def deleted(arrival: Arrival, agreed: Collection[str]) -> Document | None:
    """Return what a file says without the missing items of which a person agreed that they go.

    agreed: ids of items, or their places as ``domain.change.place`` writes them.
    """
    if arrival.document is None:
        return None
    gone = [path for path in arrival.missing if path[-1] in agreed or place(path) in agreed]
    return without(arrival.document, gone)
