"""What was left out stands in no byte of a register: no page, data, feed, list of words, picture, PDF or file name."""

import base64
import io
import re
import unicodedata
import zlib

import pikepdf
import pytest
from msgspec.structs import replace

from bestinterests.domain.document import Document
from bestinterests.domain.publication import LeftOut
from bestinterests.formats.register import export
from tests.formats_register.published import published, tiny

SECRETS = {
    "E01/says": "Quillfeather told us in the corridor",
    "I02/mechanism": "The zanzibar gateway forwards every kite",
    "F02/description": "Runs on pomegranate servers",
    "N01/says": "Tamsin wants more wind",
}
REASON = "It would tell who somebody is."


def with_secrets() -> Document:
    """The small record with a passage at each place that nobody else may read."""
    held = tiny().assessment
    changed = {}
    for field in ("evidence", "impacts", "features", "findings"):
        items = []
        for item in getattr(held, field):
            own = {place.partition("/")[2]: text for place, text in SECRETS.items() if place.startswith(f"{item.id}/")}
            items.append(replace(item, **own) if own else item)
        changed[field] = tuple(items)
    return replace(tiny(), assessment=replace(held, **changed))


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    left_out = tuple(LeftOut(place=place, ground="person", reason=REASON) for place in SECRETS)
    entry = published(with_secrets(), "kites", left_out=left_out)
    return dict(export([entry], base="https://register.example", title="A register", pdf=True))


def everything(name: str, held: bytes) -> str:
    """All text of a file: its name, its bytes, and of a PDF each stream, each attached file and all metadata."""
    found = [name, held.decode("utf-8", "replace"), held.decode("utf-16-be", "replace")]
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(held)) as pdf:
            found.append(str(pdf.docinfo))
            found += [str(pdf.open_metadata())]
            for thing in pdf.objects:
                if isinstance(thing, pikepdf.Stream):
                    found.append(thing.read_bytes().decode("utf-8", "replace"))
                    found.append(str(dict(thing)))
                else:
                    found.append(str(thing))
    for packed in re.findall(rb"eJ[A-Za-z0-9+/=]{80,}", held):
        found.append(zlib.decompress(base64.b64decode(packed)).decode())
    return "".join(found)


def bare(text: str) -> str:
    """A text without marks, spaces and case, so that no spelling hides a passage."""
    plain = unicodedata.normalize("NFKD", text).casefold()
    return re.sub(r"[^a-z0-9]", "", plain)


def test_no_left_out_passage_stands_in_any_byte(files):
    for name, held in files.items():
        said = bare(everything(name, held))
        for place, secret in SECRETS.items():
            assert bare(secret) not in said, f"{place} stands in {name}"
            for word in ("quillfeather", "zanzibar", "pomegranate", "tamsin"):
                assert word not in said, f"{word} stands in {name}"


def test_the_attack_finds_what_is_not_left_out():
    """The same search over the same record finds every passage where none is left out, in pages, data and PDF."""
    entry = published(with_secrets(), "kites")
    shown = dict(export([entry], base="", title="A register", pdf=True))
    for name in ("index.html", "publication.json", "everyone.pdf"):
        said = bare(everything(name, shown[f"published/kites/1/{name}"]))
        assert bare(SECRETS["E01/says"]) in said, name


def test_each_reason_stands_where_it_was_left_out_and_in_the_list_of_it(files):
    page = files["published/kites/1/index.html"].decode()
    assert page.count(REASON) >= 2 * len(SECRETS)
    for place in SECRETS:
        assert place.partition("/")[0] in page


def test_an_item_of_which_all_words_are_left_out_stays_where_it_was_with_the_reason():
    left_out = (LeftOut(place="E01", ground="security", reason=REASON),)
    entry = published(with_secrets(), "kites", left_out=left_out)
    page = dict(export([entry], base="", title="A register"))["published/kites/1/index.html"].decode()
    assert 'id="E01"' in page
    assert REASON in page
    assert bare(SECRETS["E01/says"]) not in bare(page)
