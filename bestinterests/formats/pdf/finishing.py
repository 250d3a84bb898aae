"""What the typesetter leaves open: it knows heads of columns, not of rows, and packs no structure.

In every table of a paper the first cell of a row is what the row is about, so it is tagged as a header cell for its
row, and the other cells name it. The tags are most of the file; packed, it is less than half as large.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, NameTree, ObjectStreamMode, Pdf, String


def finished(data: bytes) -> bytes:
    """Return the PDF with its rows' heads tagged, and packed; the same gives the same. data: the typesetter's bytes."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        tree = pdf.Root.StructTreeRoot
        named = NameTree(tree.IDTree) if "/IDTree" in tree else None
        for number, row in enumerate(_rows(pdf), 1):
            _head(pdf, row, f"row{number}", named)
        packed = io.BytesIO()
        pdf.save(packed, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue()


def _rows(pdf: Pdf) -> Iterator[Dictionary]:
    """Rows that hold no head yet and more than one cell."""
    for held in pdf.objects:
        if isinstance(held, Dictionary) and held.get(Name.S) == Name.TR:
            cells = held.get(Name.K)
            if isinstance(cells, Array) and len(cells) > 1 and all(cell.S == Name.TD for cell in cells):
                yield held


def _head(pdf: Pdf, row: Dictionary, name: str, named: NameTree | None) -> None:
    first, *others = row.K
    first.S = Name.TH
    first.ID = String(name)
    for held in first.A:
        if Name.Table == held.O:
            held.Scope = Name.Row
    if named is not None:
        named[name] = first
    for cell in others:
        for held in cell.A:
            if Name.Table == held.O:
                held.Headers = Array([*held.get(Name.Headers, ()), String(name)])
