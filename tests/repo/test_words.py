"""Texts for people are in British English: documentation, docstrings and packs."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.repo.tree import own_files, own_texts, shown

AMERICAN = re.compile(
    r"\b("
    r"(analyz|apologiz|authoriz|categoriz|characteriz|criticiz|customiz|emphasiz|finaliz|generaliz|harmoniz"
    r"|initializ|maximiz|minimiz|monetiz|neutraliz|normaliz|optimiz|organiz|personaliz|prioritiz|pseudonymiz"
    r"|anonymiz|randomiz|realiz|recogniz|sanitiz|serializ|socializ|specializ|standardiz|stigmatiz|summariz"
    r"|symboliz|utiliz|visualiz)\w*"
    r"|(behavior|color|favor|flavor|harbor|honor|labor|neighbor|rumor)(s|ed|ing|al|ful|ite|ites|able|hood)?"
    r"|(center|liter|meter|theater)(s|ed)?"
    r"|(cancel|counsel|label|model|signal|travel)(ed|ing|or|er|ers)"
    r"|(catalog|dialog)s?"
    r"|(defense|offense|enrollment|fulfill|fulfills|fulfillment|judgment|judgments|pediatric|skillful|gray)"
    r")\b",
    re.IGNORECASE,
)
# Names that are spelt by their owners.
NAMES = ("World Health Organization",)
# Code keeps the spelling of its language (`color`), so do addresses.
NOT_PROSE = re.compile(r"```.*?^```|``.*?``|`[^`\n]*`|<[^<>\n]*>|https?://\S+", re.MULTILINE | re.DOTALL)


def prose() -> Iterator[tuple[str, str]]:
    """Each text for people, with its place."""
    for path in [*own_texts(".md"), *own_texts(".yaml", under="bestinterests")]:
        yield shown(path), path.read_text(encoding="utf-8")
    for path in own_texts(".py"):
        yield from docstrings(path)


def docstrings(path: Path) -> Iterator[tuple[str, str]]:
    """Each docstring of a module, with its line."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            text = ast.get_docstring(node, clean=False)
            if text:
                yield f"{shown(path)}:{node.body[0].lineno}", text


def american(text: str) -> list[str]:
    """The words of a text that a British reader would spell otherwise."""
    for name in NAMES:
        text = text.replace(name, "")
    return [match[0] for match in AMERICAN.finditer(NOT_PROSE.sub(" ", text))]


def test_texts_are_in_british_english():
    found = {place: words for place, text in prose() if (words := american(text))}
    assert not found


def test_text_files_are_plain_utf8_with_one_last_line_break():
    wrong = []
    for path in own_files():
        if path.suffix in {".md", ".py", ".yaml", ".toml", ".css", ".txt"}:
            data = path.read_bytes()
            text = data.decode("utf-8")
            if "\r" in text or "\t" in text or (text and not text.endswith("\n")) or text.endswith("\n\n"):
                wrong.append(shown(path))
    assert not wrong, "no tabs, no carriage returns, and exactly one line break at the end"


@pytest.mark.parametrize(
    "text, words",
    [
        ("The color of organizations", ["color", "organizations"]),
        ("The colour of organisations, modelled", []),
        ("a children's online center was labeled", ["center", "labeled"]),
        ("`color: red` and\n```css\ncolor: red\n```\n", []),
        ("The World Health Organization", []),
    ],
)
def test_word_list_finds_what_it_should(text, words):
    assert american(text) == words
