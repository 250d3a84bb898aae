"""What a restored backup cannot know by itself: the cases that were erased after it was made."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from bestinterests.web.redress import keys
from bestinterests.web.redress.actions.erasing import erase_again
from bestinterests.web.redress.erased import Listed, add, path_of_list, read
from bestinterests.web.redress.models import Case, ErasedCase

UNKNOWN = (
    "CASES THAT WERE ERASED SINCE THEN ARE HERE AGAIN, if there are any: no list of erased cases was given, and none "
    "lies in the data folder. Find the file erased-cases of the server that the backup came from, and restore once "
    "more with --erased, into a new folder or database, before anybody works in this one."
)
UNPROVED = (
    "{count} lines of the list of erased cases could not be proved, because the keys they were sealed with are not "
    "here. They were followed all the same."
)
NO_KEYS = "The keys of cases are not here: until they are put back (bestinterests keys recover), no case can be read."


def listed_in(path: Path | None) -> Listed | None:
    """The list of erased cases in a file, or of the data folder; None where there is none.

    Raises Refused where it was changed, OSError.
    """
    found = path or path_of_list()
    return read(found.read_text(encoding="utf-8"), found.name) if path or found.is_file() else None


def said_after(listed: Listed | None, at: dt.datetime) -> tuple[str, ...]:
    """Erase again what a list tells of, keep the list beside the new database, and say what is to be known."""
    cases = Case.objects.exists() or ErasedCase.objects.exists()
    found = []
    if listed is None:
        found += [UNKNOWN] if cases else []
    else:
        count = erase_again(listed.erased, at)
        found.append(f"Cases that had been erased since, and were erased again: {count}.")
        if listed.unproved:
            found.append(UNPROVED.format(count=listed.unproved))
        if keys.has_ring():
            add(listed.erased, path_of_list())
    if cases and not keys.has_ring():
        found.append(NO_KEYS)
    return tuple(found)
