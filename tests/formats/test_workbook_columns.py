"""Every field of the document has a place in the workbook, or is known to travel in its base."""

from __future__ import annotations

import pytest

from bestinterests.changes.units import fields
from bestinterests.domain.base import Base
from bestinterests.domain.document import Document
from bestinterests.formats.xlsx.plans import Plans
from bestinterests.formats.xlsx.sheets import FORMS, SHEETS, TABLES
from bestinterests.formats.xlsx.sheets.impacts import SLOTS
from bestinterests.formats.xlsx.words import words_of
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import resolve
from tests.strategies import PINS

TRAVELS = {
    "Document": {"format", "numbering"},
    "Assessment": {"packs", "attachments"},
    "Review": {"assessment_digest"},
    "Advice": {"assessment_digest"},
    "Decision": {"assessment_digest"},
    "Dissent": {"assessment_digest"},
}
"""Fields that no cell shows: what the software keeps by itself, and files, which a cell cannot hold."""


@pytest.fixture(scope="module")
def framework() -> Framework:
    found, problems = resolve(PINS)
    assert found is not None, problems
    return found


def _lacking(struct: type[Base], path: tuple[str, ...], placed: set[tuple[str, ...]]) -> set[tuple[str, ...]]:
    found: set[tuple[str, ...]] = set()
    for field in fields(struct):
        here = (*path, field.name)
        if here in placed or field.name in TRAVELS.get(struct.__name__, ()):
            continue
        inner = field.inner
        found |= {here} if inner is None or inner is struct else _lacking(inner, here, placed)
    return found


def test_every_field_has_a_place(framework: Framework) -> None:
    plans = Plans(words_of(framework))
    placed: set[tuple[str, ...]] = set()
    for name, table in TABLES.items():
        under = (*table.path, table.inner) if table.inner else table.path
        placed |= {(*under, *column.field.split(".")) for column in plans.tables[name].read}
    for form in FORMS.values():
        placed |= {(*part.path, column.field) for part in form.parts for column in part.columns}
    # Judgements, which have columns by scale and a table by assessor, are held to it by the round trips.
    placed |= {("assessment", "impacts", slot) for slot in SLOTS}
    assert _lacking(Document, (), placed) == set()


def test_every_scale_of_the_packs_has_a_column_in_each_slot(framework: Framework) -> None:
    columns = Plans(words_of(framework)).tables["impacts"].by_field
    for slot in SLOTS:
        wanted = [s for s in framework.scales if (s == "certainty") == (slot == "certainty")]
        assert all(f"{slot}.{scale}" in columns for scale in wanted)
        assert f"{slot}.why" in columns


def test_titles_in_one_group_are_told_apart_and_every_head_says_what_is_meant(framework: Framework) -> None:
    for name, plan in Plans(words_of(framework)).tables.items():
        titles = [(column.group, column.title) for column in plan.columns]
        assert len(set(titles)) == len(titles), name
        told = [column.help or column.kind.choices.startswith("scale:") for column in plan.read if column.kind]
        assert all(told), name


def test_sheets_fit_what_spreadsheets_allow() -> None:
    titles = [sheet.title for sheet in SHEETS]
    assert len(set(titles)) == len(titles)
    assert all(len(title) <= 31 for title in titles)
    names = [block.name for sheet in SHEETS for block in sheet.blocks]
    assert sorted(names) == sorted([*TABLES, *FORMS])


@pytest.mark.parametrize("name", [name for name, table in TABLES.items() if table.identity])
def test_what_a_new_row_is_known_by_is_a_column(name: str, framework: Framework) -> None:
    plan = Plans(words_of(framework)).tables[name]
    assert set(plan.table.identity) <= set(plan.by_field)
