"""Files as they are named on the command line: their names, their bytes, nothing yet of what they mean."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.files import documents_in, read_file, read_stream
from bestinterests.formats.limits import LIMITS, Limits


def named(paths: Sequence[str]) -> list[str]:
    """Return the names of all files meant: a folder stands for the documents in it, '-' for standard input.

    Raises Refused for a folder without documents.
    """
    names: list[str] = []
    for given in paths:
        if given not in ("", "-") and Path(given).is_dir():
            found = documents_in(Path(given))
            if not found:
                raise Refused([_no_documents(given)])
            names += [str(path) for path in found]
        else:
            names.append(given)
    return list(dict.fromkeys(names))


def _no_documents(folder: str) -> Problem:
    return Problem(
        code="file.none-in-folder",
        path="",
        sentence=f"There is no document in the folder {folder}.",
        remedy="Documents end in .bia.yaml or .bia.json; name other files one by one.",
    )


def bytes_of(name: str, limits: Limits = LIMITS) -> bytes | Problem:
    """Return the bytes of a file or of standard input, or the Problem that keeps them from being read."""
    return read_stream(sys.stdin.buffer, limits) if name == "-" else read_file(Path(name), limits)


def label(name: str) -> str:
    """Return the name under which a file is spoken of."""
    return "standard input" if name == "-" else name
