"""One run of the typesetter, on files that are held in memory alone."""

from __future__ import annotations

import datetime as dt

import typst

from bestinterests.formats.pictures.fonts import fonts

EPOCH = dt.date(2000, 1, 1)
REMEMBERS = 10
"""The typesetter keeps what it has worked out, some 7 MB a page, until so many more runs have not needed it."""


def typeset(
    files: dict[str, bytes], *, system: bool = False, day: dt.date = EPOCH, inputs: dict[str, str] | None = None
) -> bytes:
    """Return a PDF that keeps to PDF/UA-1.

    files: ``main`` and what it reads, by name. system: also the machine's fonts. day: what the file says of its making.
    Raises typst.TypstError: for an error in the template, and for a letter that no font draws.
    """
    made = typst.compile(  # type: ignore[call-overload]
        files,  # The stub names no mapping, the function takes one.
        font_paths=fonts(system),
        format="pdf",
        pdf_standards="ua-1",
        timestamp=dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC),
        sys_inputs=inputs or {},
    )
    return bytes(made)


def forget() -> None:
    """Make the typesetter let go of what it keeps of a paper: it has no word for that, so it is given empty pages."""
    for number in range(REMEMBERS + 1):
        typst.compile(f"#set page(width: {number + 1}pt)".encode(), font_paths=fonts(), format="svg")
