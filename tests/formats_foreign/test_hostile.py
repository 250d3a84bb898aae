"""Files made to hurt are read or refused within 1 GB of address space: the operating system holds the bound."""

from __future__ import annotations

import io
import json
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.formats_foreign.files import word_by_hand

MEMORY = 1 << 30
GUARD_SECONDS = 300
"""Only keeps a hanging run from lasting for ever; it says nothing about how fast reading is."""

PROGRAM = """
import json, sys
from pathlib import Path
from bestinterests.formats import foreign
from bestinterests.formats.arrival import Given
read = {"csv": foreign.read_csv, "md": foreign.read_markdown, "docx": foreign.read_docx_tables,
        "xlsx": foreign.read_xlsx_tables}
path = Path(sys.argv[1])
arrival = read[path.suffix[1:]](Given(path.read_bytes(), path.name))
print(json.dumps([arrival.document is not None, sorted({problem.code for problem in arrival.errors})]))
"""
HEAD = "Risk,Likelihood,Impact,Controls\n"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word_by_hand())) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_STORED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name == "word/document.xml":
                data = f'<w:document xmlns:w="{MAIN}"><w:body>{body}</w:body></w:document>'.encode()
            new.writestr(name, data)
    return stream.getvalue()


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def merged() -> bytes:
    """One long text merged over very many rows."""
    start, goes_on = "<w:vMerge w:val='restart'/>", "<w:vMerge/>"
    first = f"<w:tr>{cell('x' * 1_000_000, start)}{cell('low')}</w:tr>"
    more = f"<w:tr>{cell('', goes_on)}{cell('low')}</w:tr>"
    return docx(f"<w:tbl><w:tr>{cell('Risk')}{cell('Likelihood')}</w:tr>{first}{more * 20_000}</w:tbl>")


def spanning() -> bytes:
    """Cells that say they span far more columns than any table has."""
    wide = cell("a", "<w:gridSpan w:val='99999'/>")
    return docx(f"<w:tbl>{f'<w:tr>{wide}</w:tr>' * 4_000}</w:tbl>")


def nested(before: str, after: str) -> bytes:
    return docx(before * 5_000 + after * 5_000)


def table(more_headings: str, row: str, rows: int = 1) -> bytes:
    return f"{HEAD.strip()}{more_headings}\n{row * rows}".encode()


SAME = "".join(f"Risk {n},1,2,Training\n" for n in range(20_000))
TOO_MUCH = ["foreign.too-many-cells"]
NOTHING = ["foreign.nothing-found"]
HOSTILE: dict[str, tuple[str, bytes, list[str]]] = {
    "one wide row over many short ones": ("x.csv", table("," * 400_000, "a,1\n", 400_000), TOO_MUCH),
    "a thousand equal headings": ("x.csv", table(",Risk" * 1_000, "a,1,2,b\n"), []),
    "wide notes": ("x.csv", table(",n" * 990, f"a,1,2{',b' * 990}\n", 900), []),
    "a heading of very many letters": ("x.csv", table(f",{'existing ' * 14_000}", "a,1,2,b\n", 500), []),
    "bars without end": ("x.md", b"| a |\n|-" + b" " * 2_000_000 + b"x\n" + b"-|-" * 300_000, NOTHING),
    "stars without end": ("x.md", b"**a " * 1_000_000 + b"\n" + b"_a*b[c](" * 400_000, NOTHING),
    "one measure on very many risks": ("x.csv", table("", SAME), []),
    "a long text merged over many rows": ("x.docx", merged(), TOO_MUCH),
    "tables inside one another": ("x.docx", nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"), NOTHING),
    "controls inside one another": ("x.docx", nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"), NOTHING),
    "cells that span too much": ("x.docx", spanning(), TOO_MUCH),
    "entities": ("x.docx", docx("<!DOCTYPE x [<!ENTITY a 'b'>]>"), ["file.declaration"]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_it_is_read_or_refused_within_bounds(name: str, tmp_path: Path) -> None:
    file, data, codes = HOSTILE[name]
    path = tmp_path / file
    path.write_bytes(data)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    ran = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(path)],
        capture_output=True,
        text=True,
        timeout=GUARD_SECONDS,
        check=False,
        preexec_fn=bound,
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    assert json.loads(ran.stdout) == [not codes, codes]
