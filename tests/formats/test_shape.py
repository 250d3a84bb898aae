"""Every fault of shape: its place, its words, and what can be read for all that."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import jsonschema_rs
import msgspec
import pytest
from hypothesis import given

from bestinterests.domain.document import FORMAT, Document
from bestinterests.formats.checking import check
from bestinterests.formats.codes import FILE_CODES, PACK_CODES
from bestinterests.formats.reading import read, read_document
from bestinterests.formats.schema import KINDS, schema, schema_text
from bestinterests.packs.meaning import CODES
from tests.strategies import documents

ROOT = Path(__file__).parents[2]
ITEM = """\
format: 1
assessment:
  impacts:
    - id: I07
      title: A title
      features: [F01]
      right: article-16
      bands: [6-9]
      direction: harm
"""


JUDGED = "before.agreed[size]"


def judged(fields: str) -> str:
    return f"before: {{agreed: [{{scale: size, {fields}}}]}}"


@pytest.mark.parametrize(
    "line, code, place, sentence, remedy",
    [
        ("horizon: ever", "shape.not-one-of", "horizon", "'ever' is not a value", "lifelong, months, now"),
        ("occurrence: observd", "shape.not-one-of", "occurrence", "'observd'", "Did you mean 'observed'?"),
        ("titel: x", "shape.unknown-field", "titel", "no field 'titel'", "Did you mean 'title'?"),
        ("xyzzy: x", "shape.unknown-field", "xyzzy", "no field 'xyzzy'", "The fields here are: id, note"),
        ("evidence: E01", "shape.type", "evidence", "'E01' stands where a list", "after '- '"),
        ("evidence: [e1]", "shape.pattern", "evidence[e1]", "'e1' is not an id", "as in F03"),
        ("linked_rights: [Article 3]", "shape.pattern", "linked_rights[Article 3]", "not a word", "as in article-16"),
        (judged("level: a to b"), "shape.pattern", f"{JUDGED}.level", "not a level", "possible..likely"),
        (judged("level: a, on: 3/4/2026"), "shape.date", f"{JUDGED}.on", "not a day", "2026-04-03"),
        (judged("level: a, on: soon"), "shape.date", f"{JUDGED}.on", "not a day", "as in 2026-10-05"),
        (judged("reason: b"), "shape.missing-field", JUDGED, "'level' is missing", "Add 'level:'"),
        ("stated: word", "shape.type", "stated", "where a mapping", "name: value"),
        ("note: [a]", "shape.type", "note", "A list stands where a text", "in quotes"),
    ],
)  # fmt: skip
def test_a_fault_in_an_item(line: str, code: str, place: str, sentence: str, remedy: str) -> None:
    document, problems = read_document(f"{ITEM}      {line}\n".encode(), "x.yaml")
    assert document is None
    (problem,) = problems
    assert (problem.code, problem.path, problem.line) == (code, f"assessment.impacts[I07].{place}", 10)
    assert sentence in problem.sentence
    assert remedy in problem.remedy


@pytest.mark.parametrize(
    "value, code, words",
    [("share: 200", "shape.range", "The most is 100"), ("children: -1", "shape.range", "The least is 0"),
     ("in_scope: maybe", "shape.type", "true or false"), ("children: many", "shape.type", "digits only")],
)  # fmt: skip
def test_a_fault_in_a_number(value: str, code: str, words: str) -> None:
    _, problems = read_document(
        f"format: 1\nassessment:\n  children:\n    - {{band: 6-9, {value}}}\n".encode(), "x.yaml"
    )
    (problem,) = problems
    assert (problem.code, problem.line) == (code, 4)
    assert words in problem.remedy


def test_the_rest_is_read_for_all_that() -> None:
    reading = read(f"{ITEM}      horizon: ever\n    - id: I08\n      title: Short\n".encode(), "x.yaml")
    assert reading.document is None
    assert reading.rest is not None
    assert [impact.id for impact in reading.rest.assessment.impacts] == ["I07", "I08"]
    assert reading.doubtful[0] == "assessment.impacts[I07].horizon"


@pytest.mark.parametrize("key", ["0", "007", ""], ids=["digits", "zeros", "blank"])
def test_a_fault_under_a_key_that_looks_like_a_place_in_a_list(key: str) -> None:
    text = f'{{"format": 1, "assessment": {{}}, "numbering": {{"highest": {{"{key}": "x"}}}}}}'
    _, problems = read_document(text.encode(), "a.json")
    assert {problem.code for problem in problems} >= {"shape.type"}
    assert all(problem.path.startswith("numbering.highest") for problem in problems if problem.code == "shape.type")


def test_what_was_mended_raises_no_problem_of_its_own() -> None:
    packs = "  packs:\n    - {pack: uk-childrens-code, version: 1.0.0}\n  features:\n    - {id: F01, name: Chat}\n"
    text = ITEM.replace("assessment:\n", f"assessment:\n{packs}").replace("[F01]", "F01").replace("harm", "harmful")
    codes = [(problem.code, problem.line) for problem in check(text.encode(), "x.yaml").problems]
    assert codes == [("shape.type", 10), ("shape.not-one-of", 13)]


def test_an_unknown_pack_is_said_beside_other_faults() -> None:
    packs = "  packs:\n    - {pack: uk-childrens-kode, version: 1.0.0}\n"
    text = ITEM.replace("assessment:\n", f"assessment:\n{packs}")
    checked = check(text.encode(), "x.yaml")
    assert checked.document is None
    assert [(problem.code, problem.line) for problem in checked.problems] == [
        ("pack.unknown", 4),
        ("reference.unknown-item", 8),
    ]


@pytest.mark.parametrize("kind", KINDS)
def test_committed_schemas_are_current_and_stand_alone(kind: str) -> None:
    text = (ROOT / "schemas" / f"{kind}.schema.json").read_text(encoding="utf-8")
    assert text == schema_text(kind), "run: bestinterests reference"
    committed = msgspec.json.decode(text)
    assert committed["$id"] == f"urn:bestinterests:schema:{kind}:{KINDS[kind][2]}"
    jsonschema_rs.meta.validate(committed)


def test_the_schema_is_of_the_format_written() -> None:
    assert KINDS["document"][2] == FORMAT


@given(documents())
def test_the_schema_takes_what_the_types_take(document: Document) -> None:
    assert jsonschema_rs.is_valid(schema("document"), msgspec.to_builtins(document), validate_formats=True)


def test_every_code_that_is_raised_is_in_the_tables() -> None:
    known = {*FILE_CODES, *PACK_CODES, *CODES}
    areas = {code.partition(".")[0] for code in known}
    pattern = re.compile(rf"({'|'.join(sorted(areas))})\.[a-z]+(-[a-z0-9]+)*")
    unlisted = set()
    for path in sorted((ROOT / "bestinterests").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.keyword) and node.arg == "code" and isinstance(node.value, ast.Constant):
                code = node.value.value
                if isinstance(code, str) and pattern.fullmatch(code) and code not in known:
                    unlisted.add((code, path.name))
    assert unlisted == set()
