"""Damaged files end in a draft or in Problems, never in a traceback. The seed is printed with a failure."""

from __future__ import annotations

import io
import random
import zipfile
from collections.abc import Callable

import pytest

from bestinterests.domain.document import Document
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.foreign import read_csv, read_docx_tables, read_markdown, read_xlsx_tables
from bestinterests.formats.json_writing import write_json
from bestinterests.formats.reading import read_document
from tests.formats_foreign.files import data_map, ico_template, word_by_hand
from tests.formats_foreign.test_tables import REGISTER

SEED = 20261126
PIECES = (
    b"<", b">", b"</w:tc>", b"<w:tc>", b"<w:tbl>", b"\x00", b"\xff\xfe", b'"', b"'", b"&#0;", b"&x;", b"99999999999",
    b"-1", b"|", b";", b"\n", b"w:vMerge", b"<row r='9999999'>",
)  # fmt: skip
STYLES = (
    b'<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:style w:styleId="Heading1">'
    b'<w:name w:val="heading 1"/></w:style></w:styles>'
)
MARKDOWN = (
    b"# Risks\n\n| Risk | Likelihood | Impact | Controls |\n|---|---|---|---|\n| A | 1 | 2 | x |\n| B | 2 | 2 | y |\n"
)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """Cut, repeat, swap and overwrite bytes."""
    body = bytearray(data)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(body) + 1)
        end = min(len(body), at + chance.randint(0, 60))
        match chance.randrange(5):
            case 0:
                del body[at:end]
            case 1:
                body[at:at] = chance.choice(PIECES)
            case 2:
                body[at:at] = body[at:end] * chance.randint(1, 4)
            case 3:
                body[at:end] = bytes(chance.randrange(256) for _ in range(end - at))
            case _:
                del body[chance.randrange(len(body) + 1) :]
                body += b" "
    return bytes(body)


def mutated_part(data: bytes, chance: random.Random) -> bytes:
    """Mutate one part of an office file, and pack it soundly again; or the packed bytes themselves."""
    if chance.random() < 0.1:
        return mutated(data, chance)
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        names = old.namelist()
        likely = [name for name in names if any(word in name for word in ("document", "sheet", "styles"))]
        chosen = chance.choice(likely + names[:4])
        for name in names:
            body = old.read(name)
            new.writestr(name, mutated(body, chance) if name == chosen else body)
    return stream.getvalue()


def slim(data: bytes) -> bytes:
    """A Word file without its themes and most of its styles, so that many can be read."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            body = old.read(name)
            if name == "word/styles.xml":
                body = STYLES
            if not name.startswith(("word/theme", "docProps", "customXml")):
                new.writestr(name, body)
    return stream.getvalue()


FILES: dict[str, tuple[Callable[[Given], Arrival], bytes, Callable[[bytes, random.Random], bytes], int]] = {
    "risks.docx": (read_docx_tables, slim(word_by_hand()), mutated_part, 250),
    "dpia.docx": (read_docx_tables, slim(ico_template()), mutated_part, 150),
    "map.xlsx": (read_xlsx_tables, data_map(), mutated_part, 250),
    "risks.csv": (read_csv, REGISTER.encode(), mutated, 400),
    "wide.csv": (read_csv, REGISTER.encode("utf-16"), mutated, 200),
    "risks.md": (read_markdown, MARKDOWN, mutated, 400),
}


@pytest.mark.parametrize("name", FILES)
def test_damaged_files_end_in_a_draft_or_in_problems(name: str) -> None:
    read, data, mutate, times = FILES[name]
    chance = random.Random(SEED)
    outcomes = {True: 0, False: 0}
    for number in range(times):
        damaged = mutate(data, chance)
        try:
            arrival = read(Given(damaged, name))
        except Exception as error:
            raise AssertionError(f"seed {SEED}, file {number} of {name}: {error!r}") from error
        outcomes[arrival.document is not None] += 1
        assert (arrival.document is None) == bool(arrival.errors), f"seed {SEED}, file {number} of {name}"
        if arrival.document is not None:
            assert comes_back(arrival.document), f"seed {SEED}, file {number} of {name}"
    # Some damage is survived and some is not; otherwise the mutations test nothing.
    assert min(outcomes.values()) > 0, outcomes


def comes_back(document: Document) -> bool:
    """A draft is a document that can be written and read."""
    found, problems = read_document(write_json(document).encode(), "x.json")
    return found is not None and not problems
