"""The components are those of GOV.UK, to the letter; and what is served holds nothing that only GOV.UK may use."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from jinja2 import ChainableUndefined, Environment, PackageLoader, PrefixLoader
from lxml import html

from bestinterests.formats.html.fonts import FAMILIES, LATIN, LATIN_EXT
from bestinterests.web import ui

ROOT = Path(__file__).resolve().parents[2]
GOVUK = Path(ui.__file__).parent / "static/govuk"
COMPONENTS = ROOT / "build/npm/node_modules/govuk-frontend/dist/govuk/components"
MACROS = "govuk_frontend_jinja/components"
FIXTURES = sorted(COMPONENTS.glob("*/fixtures.json"))
# The macros of this release have no such component; we use our own head.
NOT_PORTED: dict[str, str] = {"generic-header": "came with 6.3.0 as an experiment"}


@pytest.fixture(scope="module")
def environment():
    loader = PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")})
    return Environment(loader=loader, undefined=ChainableUndefined, autoescape=True)


def parsed(text: str) -> list[object]:
    """The elements of a page, comparable: space is as a browser sees it, attributes have no order."""
    whole = html.fragment_fromstring(text or "", create_parent="div")
    return [
        (
            element.tag,
            {name: " ".join(value.split()) for name, value in element.attrib.items()},
            " ".join((element.text or "").split()),
            " ".join((element.tail or "").split()),
        )
        for element in whole.iter()
    ]


def test_fixtures_are_there():
    if not FIXTURES and os.environ.get("CI") != "true":
        pytest.skip("not fetched on this machine: `make assets` says why")
    assert len(FIXTURES) > 30


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.parent.name)
def test_macros_write_what_the_components_ask_for(path, environment):
    name = path.parent.name
    if name in NOT_PORTED:
        pytest.skip(NOT_PORTED[name])
    macro = f"govuk{name.title().replace('-', '')}"
    template = environment.from_string(
        f'{{% from "{MACROS}/{name}/macro.html" import {macro} %}}{{{{ {macro}(options) }}}}'
    )
    unequal = [
        fixture["name"]
        for fixture in json.loads(path.read_text(encoding="utf-8"))["fixtures"]
        if parsed(template.render(options=fixture["options"])) != parsed(fixture["html"])
    ]
    assert not unequal


@pytest.mark.parametrize("name", ["govuk-frontend.css", "govuk-frontend.js"])
def test_nothing_that_only_govuk_may_use_is_served(name):
    text = (GOVUK / name).read_text(encoding="utf-8")
    for wrong in ("@font-face", "GDS Transport", "crest", "sourceMappingURL"):
        assert wrong not in text.partition("*/")[2], wrong
    assert re.findall(r"url\(\s*[\"']?(?!data:|#)[^)]*\)", text) == []
    assert re.findall(r"(?:@import|fetch\(|src=|href=\"?http)[^;]{0,60}", text) == []


def test_letters_of_pages_cover_what_the_reports_cover():
    text = (Path(ui.__file__).parent / "static/ui/letters.css").read_text(encoding="utf-8")
    faces = re.findall(r"@font-face \{(.*?)\}", text, flags=re.DOTALL)
    assert len(faces) == 2 * len(FAMILIES)
    for face, (family, stem, weights) in zip(faces, [family for family in FAMILIES for _ in range(2)], strict=True):
        script = "latin-ext" if "latin-ext" in face else "latin"
        assert f'"{family}"' in face
        assert f"{stem}-{script}-wght-normal.woff2" in face
        assert f"font-weight: {weights};" in face
        assert f"unicode-range: {LATIN_EXT if script == 'latin-ext' else LATIN};" in face
