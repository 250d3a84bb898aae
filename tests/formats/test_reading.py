"""What is not in order is said in words, all at once, with its line; never with a traceback."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.domain.document import Document
from bestinterests.formats.limits import Limits
from bestinterests.formats.reading import read, read_document
from bestinterests.formats.yaml_reading import comment_lines

HEAD = "format: 1\nassessment:\n"


def found(data: str | bytes, name: str = "x.yaml", limits: Limits | None = None) -> list[tuple[str, int, str]]:
    given_ = data.encode() if isinstance(data, str) else data
    document, problems = read_document(given_, name, limits or Limits())
    assert document is None
    assert all(problem.sentence for problem in problems)
    return [(problem.code, problem.line, problem.path) for problem in problems]


@pytest.mark.parametrize(
    "data, name, expected",
    [
        (b"", "x.yaml", ("file.empty", 0, "")),
        (b" \n\n", "-", ("file.empty", 0, "")),
        (b"PK\x03\x04", "x.yaml", ("file.unknown-kind", 0, "")),
        (b"%PDF-1.7", "x.json", ("file.unknown-kind", 0, "")),
        ("format: 1".encode("utf-16"), "x.yaml", ("file.unknown-kind", 0, "")),
        (b"format: 1\nassessment: {title: \xff}\n", "x.yaml", ("file.encoding", 2, "")),
        (b'{"format":1,"assessment":{"title":"\xed\xa0\x80"}}', "x.json", ("file.encoding", 1, "")),
        (b"- a\n", "x.yaml", ("file.not-a-document", 1, "")),
        (b"[]", "x.json", ("file.not-a-document", 1, "")),
        (b"assessment: {}\n", "x.yaml", ("format.missing", 0, "format")),
        (b"\nformat: 2\n", "x.yaml", ("format.newer", 2, "format")),
        (b'{"format": 99}', "x.json", ("format.newer", 1, "format")),
        (b"format: one\n", "x.yaml", ("format.unreadable", 1, "format")),
        (b'{"format": true}', "x.json", ("format.unreadable", 1, "format")),
        (b"format: 1\n---\nformat: 1\n", "x.yaml", ("yaml.several-documents", 2, "")),
        (b"? [a]\n: b\n", "x.yaml", ("yaml.key", 1, "")),
        (b"format: 1\n\tassessment: a\n", "x.yaml", ("yaml.syntax", 2, "")),
        (b"format: 1\nassessment:\n  title: a: b\n", "x.yaml", ("yaml.syntax", 3, "")),
        (b'format: 1\nassessment:\n  title: "a\n', "x.yaml", ("yaml.syntax", 4, "")),
        (b'{"format": 1,}', "x.json", ("json.syntax", 1, "")),
        (b'{"format": 1} {}', "x.json", ("json.syntax", 1, "")),
        (b'{"format": 01}', "x.json", ("json.syntax", 1, "")),
        (b'{"format": NaN}', "x.json", ("json.syntax", 1, "")),
        (b'{\n"format"\n: 1, "a": "\n"}', "x.json", ("json.syntax", 3, "")),
        (b"format: 1\nformat: 1\n", "x.yaml", ("file.duplicate-key", 2, "format")),
        (b'{"format":1,\n"format":1}', "x.json", ("file.duplicate-key", 2, "format")),
        (b"format: &a 1\n", "x.yaml", ("yaml.anchor", 1, "format")),
        (b"format: !!int 1\n", "x.yaml", ("yaml.tag", 1, "format")),
        (HEAD.encode() + b"  title: a\x00b\n", "x.yaml", ("file.control-character", 3, "")),
        (HEAD.encode() + b'  title: "a\\0b"\n', "x.yaml", ("file.control-character", 3, "assessment.title")),
        (HEAD.encode() + b'  title: "\\uD800"\n', "x.yaml", ("yaml.syntax", 3, "")),
        (b'{"format":1,"assessment":{"title":"\\ud800"}}', "x.json", ("file.control-character", 1, "assessment.title")),
        (b'{"format":1,"assessment":{"title":"\\u0000"}}', "x.json", ("file.control-character", 1, "assessment.title")),
        (b'{"format":1,"assessment":{"title":"\x7f"}}', "x.json", ("file.control-character", 1, "")),
        (HEAD.encode() + b"  title: 'a\n  b'\n  titel: c\n", "x.yaml", ("shape.unknown-field", 5, "assessment.titel")),
        (b'{"format":1,"a":' + b"9" * 60 + b"}", "x.json", ("file.number", 1, "a")),
    ],
)  # fmt: skip
def test_one_fault(data: bytes, name: str, expected: tuple[str, int, str]) -> None:
    assert expected in found(data, name)


def test_an_alias_is_named_and_never_followed() -> None:
    text = "format: 1\nassessment:\n  review:\n    triggers: [a, *b]\n"
    place = "assessment.review.triggers[#2]"
    assert found(text) == [("yaml.alias", 4, place), ("shape.type", 4, place)]


@pytest.mark.parametrize(
    "limits, data, code",
    [
        (Limits(size=10), "format: 1\nx", "file.too-large"),
        (Limits(depth=3), "a: {b: {c: {d: 1}}}", "file.too-deep"),
        (Limits(values=5), "a: [1, 2, 3, 4]", "file.too-many-values"),
        (Limits(problems=2), "format: 1\na: 1\nb: 1\nc: 1\n", "file.more-problems"),
        (Limits(problems=2), "format: 1\nformat: 1\nformat: 1\nformat: 1\n", "file.more-problems"),
    ],
)
@pytest.mark.parametrize("name", ["x.yaml"])
def test_limits_are_said(limits: Limits, data: str, code: str, name: str) -> None:
    assert code in [entry[0] for entry in found(data, name, limits)]


def test_json_keeps_the_same_limits() -> None:
    assert found('{"a":{"b":{"c":{"d":1}}}}', "x.json", Limits(depth=3))[0][0] == "file.too-deep"
    assert found('{"a":[1,2,3,4]}', "x.json", Limits(values=5))[0][0] == "file.too-many-values"


@pytest.mark.parametrize(
    "text",
    ["NO", "yes", "12:30", "1.10", "10-12", "2026-10-05", "0x10", "1e3", "true", "=", "<<", "0o7"],
)
def test_what_looks_like_something_else_stays_a_text(text: str) -> None:
    document, problems = read_document(f"{HEAD}  title: {text}\n".encode(), "x.yaml")
    assert problems == []
    assert document is not None
    assert document.assessment.title == text


def test_numbers_and_truth_values_reach_their_fields() -> None:
    text = HEAD + "  fictional: true\n  children:\n    - {band: 6-9, in_scope: false, children: 12, share: 3.5}\n"
    document, _ = read_document(text.encode(), "x.yaml")
    assert document is not None
    use = document.assessment.children[0]
    assert (document.assessment.fictional, use.in_scope, use.children, use.share) == (True, False, 12, 3.5)


def test_json_is_strict_about_types() -> None:
    assert found('{"format":1,"assessment":{"fictional":"true"}}', "x.json")[0][0] == "shape.type"


@pytest.mark.parametrize("blank", ["", "~", "null"])
def test_a_blank_value_is_left_out(blank: str) -> None:
    assert read_document(f"{HEAD}  title: {blank}\n".encode(), "x.yaml") == (Document(format=1), [])


def test_a_mark_of_byte_order_is_tolerated() -> None:
    assert read_document(b"\xef\xbb\xbfformat: 1\n", "x.yaml") == (Document(format=1), [])
    assert read_document(b'\xef\xbb\xbf{"format":1}', "x.json") == (Document(format=1), [])


def test_json_is_known_by_its_content() -> None:
    assert read_document(b' {"format": 1}', "-")[0] == Document(format=1)
    assert read_document(b'{"format": 1}', "x.yaml")[0] == Document(format=1)
    assert read_document(b"format: 1", "-")[0] == Document(format=1)


def test_careful_and_quick_reading_of_json_agree() -> None:
    quick = read(b'{"format":1,"assessment":{"title":"a","summary":"b"}}', "x.json")
    careful = read(b'{"assessment":{"summary":"b","title":"\\u0061"},"format":1}', "x.json")
    assert quick.tree is None
    assert careful.tree is not None
    assert quick.document == careful.document


@given(st.binary(max_size=400) | st.text(max_size=400).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_raise(data: bytes) -> None:
    for name in ("x.yaml", "x.json", "-"):
        document, problems = read_document(data, name)
        assert (document is None) == any(problem.severity == "error" for problem in problems)


PIECES = [
    "format: 1", "\n", "  ", "- ", "assessment", ":", " ", "{", "}", "[", "]", ",", '"', "'", "&a", "*a", "!!x", "|",
    ">-", "#", "a", "id", "F01",
    "\t", "null", "features", "impacts", "---", "? ",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_nothing_that_looks_like_yaml_raises(text: str) -> None:
    read_document(text.encode(), "x.yaml")


COMMENTED = """\
a: b # one
# two
c: |  # three
  # in
  t # in
d: "q # q"  # four
e: x#y
f: [a, b] # five
g: >-
  a
# six
h: a
"""


def test_comments_are_found_outside_texts() -> None:
    assert comment_lines(COMMENTED) == [1, 2, 3, 6, 8, 11]
