"""Every field of the document has a unit that fits its type."""

from __future__ import annotations

import datetime as dt
from typing import Any, get_args, get_origin

import pytest

from bestinterests.changes.units import NOTHING, UNITS, Field, field_named, fields, id_fields, keyed
from bestinterests.domain.base import Base, Item
from bestinterests.domain.document import KEYS, Assessment, Document, Numbering
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.order import units
from bestinterests.domain.service import Group


def structs() -> list[type[Base]]:
    """Every struct in a document."""
    found: list[type[Base]] = [Document]
    for kind in found:
        found += [f.inner for f in fields(kind) if f.inner is not None and f.inner not in found]
    return found


EVERY = [(kind, field) for kind in structs() for field in fields(kind)]
WHOLE = {str, int, float, bool, dt.date}


def bare(hint: Any) -> Any:
    return bare(hint.__origin__) if hasattr(hint, "__metadata__") else hint


@pytest.mark.parametrize("kind, field", EVERY, ids=[f"{kind.__name__}.{field.name}" for kind, field in EVERY])
def test_every_field_has_a_unit_that_fits_its_type(kind: type[Base], field: Field):
    assert field.unit in UNITS
    hint = bare(field.hint)
    fitting = {
        "text": hint is str,
        "order": hint is str and field.name == "order",
        "slot": hint is Slot,
        "set": get_origin(hint) is tuple and bare(get_args(hint)[0]) is str,
        "items": field.many and field.inner is not None and field.key in field.inner.__struct_fields__,
        "part": field.inner is hint,
        "memory": hint is Numbering,
        "value": True,
    }
    assert fitting[field.unit]
    if field.unit == "value" and (field.many or field.inner is not None):
        assert kind is Slot or (kind is Impact and field.name == "stated")


def test_every_unit_but_that_of_ids_and_memory_is_declared():
    for kind in structs():
        declared = {name for name, unit in units(kind).items() if unit}
        assert declared == {field.name for field in fields(kind)}
    assert {field.unit for _, field in EVERY} == UNITS


def test_a_field_knows_what_it_refers_to_and_what_it_holds():
    named = {field.name: field for field in fields(Impact)}
    assert (named["features"].letters, named["features"].many, named["features"].default) == (("F",), True, NOTHING)
    assert (named["right"].letters, named["right"].many, named["right"].inner) == ((), False, None)
    assert (named["now"].inner, named["now"].default) == (Slot, Slot())
    assert {field.name: field.letters for field in fields(Judgement)}["by"] == ("P",)
    assert {field.name: field.default for field in fields(Numbering)} == {"highest": {}, "keys": {}}
    assert field_named(Assessment, "balances") is not None
    assert field_named(Assessment, "balance") is None


def test_ids_can_stand_only_where_they_are_looked_for():
    assert [field.name for field in id_fields(Group)] == ["id"]
    assert [field.name for field in id_fields(Slot)] == ["agreed", "given", "credits"]
    assert [field.name for field in id_fields(Document)] == ["assessment", "record"]
    assert "title" not in {field.name for field in id_fields(Impact)}


def test_keys_of_items_are_kept_apart():
    items = [Feature(id="F01", name=name) for name in "abc"]
    assert {key: item.name for key, item in keyed(items, "id").items()} == {"F01": "a", "F01#2": "b", "F01#3": "c"}
    assert keyed((), "id") == {}


def test_every_list_of_items_has_its_key():
    for _, field in EVERY:
        assert (field.key == KEYS.get(field.name)) if field.unit == "items" else not field.key
        if field.inner is not None and issubclass(field.inner, Item):
            assert field.key == "id"
