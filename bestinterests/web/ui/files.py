"""Tables as files to take away: CSV as it is read, a spreadsheet once it is whole."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Sequence

from django.http import FileResponse, HttpResponseBase, StreamingHttpResponse

from bestinterests.formats import FORMATS
from bestinterests.formats.lists import Cell, Sheet, csv_lines, write_sheets


def csv_file(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponseBase:
    """Give rows as CSV, some at a time. name: of the file, without its ending."""
    lines = (line.encode() for line in csv_lines(head, rows))
    told = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return StreamingHttpResponse(lines, content_type=f"{FORMATS['csv'].media_type}; charset=utf-8", headers=told)


def workbook(name: str, title: str, sheets: Iterable[Sheet]) -> HttpResponseBase:
    """Give sheets as a spreadsheet. name: of the file, without its ending. title: what it says about itself."""
    file = tempfile.TemporaryFile()  # noqa: SIM115  # the response closes it
    write_sheets(file, title, sheets)
    file.seek(0)
    kind = FORMATS["xlsx"].media_type
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=kind)
