"""The laws of merging, over random records and random pairs of edits, with both sides and both heads."""

from __future__ import annotations

from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from bestinterests.changes import apply, diff, merge
from bestinterests.changes.references import renamed
from bestinterests.changes.units import fields, keyed
from bestinterests.domain.change import ChangeSet, Edit, MergeResult, Path
from bestinterests.domain.document import Document
from bestinterests.domain.order import in_order
from tests.changes.strategies import Versions, dangling, ids_of, versions

HEADS = st.sampled_from(["ours", "theirs"])
PLAIN = versions(provisional=False)


@given(PLAIN, HEADS)
def test_two_equal_sides_give_themselves(v, head):
    result = merge(v.base, v.ours, v.ours, head)
    assert result.document == v.ours
    assert not result.conflicts
    assert not result.renumberings


@given(PLAIN)
def test_an_unchanged_side_gives_the_other(v):
    for head in ("ours", "theirs"):
        for result in (merge(v.base, v.base, v.theirs, head), merge(v.base, v.theirs, v.base, head)):
            assert result.document == v.theirs
            assert not result.conflicts
            assert not result.renumberings
            assert not result.imported


@given(versions())
def test_an_unchanged_side_gives_the_other_with_numbers_for_its_keys(v):
    result = merge(v.base, v.base, v.theirs)
    names = {each.old: each.new for each in result.renumberings}
    assert result.document.assessment == in_order(renamed(v.theirs, names)).assessment
    assert result.document.record == in_order(renamed(v.theirs, names)).record
    assert not result.conflicts
    assert not [id_ for ids in ids_of(result.document).values() for id_ in ids if "+" in id_]


@given(versions(), HEADS)
def test_swapping_sides_swaps_the_answer_and_nothing_else(v, head):
    one = merge(v.base, v.ours, v.theirs, head)
    two = merge(v.base, v.theirs, v.ours, "theirs" if head == "ours" else "ours")
    assert [(c.id, c.kind, c.base, c.ours, c.theirs) for c in one.conflicts] == [
        (c.id, c.kind, c.base, c.theirs, c.ours) for c in two.conflicts
    ]
    assert [(r.old, r.new, r.reason) for r in one.renumberings] == [(r.old, r.new, r.reason) for r in two.renumberings]
    assert all(a.side != b.side for a, b in zip(one.renumberings, two.renumberings, strict=True))
    assert (one.from_ours, one.from_theirs) == (two.from_theirs, two.from_ours)
    assert [s.path for s in one.settled] == [s.path for s in two.settled]
    choices = tuple(
        Edit(kind="set", path=c.path, before=c.theirs, after=c.ours)
        for c in one.conflicts
        if not c.kind.startswith("item")
    )
    chosen, problems = apply(two.document, ChangeSet(format=1, edits=choices))
    assert not problems
    assert chosen == one.document


@given(versions(), HEADS)
def test_nothing_in_the_result_refers_to_what_is_not_there(v, head):
    assert not any(map(dangling, v))
    result = merge(v.base, v.ours, v.theirs, head)
    assert not dangling(result.document)
    for choice in ("ours", "theirs"):
        edits = tuple(
            Edit(kind="set", path=c.path, before=c.ours, after=getattr(c, choice))
            for c in result.conflicts
            if not c.kind.startswith("item")
        )
        chosen, problems = apply(result.document, ChangeSet(format=1, edits=edits))
        assert not problems
        assert not dangling(chosen)


@given(versions(), HEADS)
def test_the_result_is_a_valid_document_in_canonical_order(v, head):
    result = merge(v.base, v.ours, v.theirs, head)
    again = msgspec.json.decode(msgspec.json.encode(result), type=MergeResult)
    assert again.document == result.document
    assert in_order(result.document) == result.document
    for ids in ids_of(result.document).values():
        assert len(set(ids)) == len(ids)


@given(versions(), HEADS)
def test_no_number_is_given_twice_and_nothing_is_forgotten(v, head):
    result = merge(v.base, v.ours, v.theirs, head)
    after = result.document.numbering
    for side in v:
        for letter, number in side.numbering.highest.items():
            assert after.highest[letter] >= number
        assert side.numbering.keys.keys() <= after.keys.keys()
    before = {id_ for side in v for ids in ids_of(side).values() for id_ in ids}
    for each in result.renumberings:
        assert each.new not in before
        assert int(each.new[1:]) > max(side.numbering.highest.get(each.letter, 0) for side in v)
        assert after.keys[each.old if "+" in each.old else next(k for k in after.keys if k[: k.find("@")] == each.old)]


@given(versions(), HEADS)
def test_no_edit_is_absent_from_both_the_result_and_the_conflicts(v, head):
    result = merge(v.base, v.ours, v.theirs, head)
    told = {conflict.path for conflict in result.conflicts}
    settled = {each.path for each in result.settled}
    for side in ("ours", "theirs"):
        base, document = _as_numbered(v, side, result)
        edits = diff(base, document).edits
        for edit in edits:
            if edit.path[0] != "numbering":
                assert _stands(edit, result.document, told, settled), edit
        listed = set(map(_key, result.from_ours if side == "ours" else result.from_theirs))
        for edit in edits:
            if edit.path[0] != "numbering":
                is_told = any(edit.path[: len(path)] == path or path[: len(edit.path)] == edit.path for path in told)
                assert (_key(edit) in listed) or is_told or edit.path in settled


def _key(edit: Edit) -> bytes:
    return msgspec.json.encode(edit)


def _as_numbered(v: Versions, side: str, result: MergeResult) -> tuple[Document, Document]:
    everywhere = {r.old: r.new for r in result.renumberings if r.reason == "provisional"}
    own = {r.old: r.new for r in result.renumberings if r.side == side}
    return renamed(v.base, everywhere), renamed(getattr(v, side), {**everywhere, **own})


def _stands(edit: Edit, document: Document, told: set[Path], settled: set[Path]) -> bool:
    if any(edit.path[: len(path)] == path for path in told):
        return True
    there, value, unit = _at(document, edit.path)
    match edit.kind:
        case "delete":
            return not there
        case "add":
            return there and _holds(value, edit.after, edit.path, told)
        case "include":
            return edit.after in value
        case "exclude":
            return edit.before not in value
        case "reorder":
            return value == edit.after or edit.path in settled
        case _ if unit == "text":
            return _paragraphs_stand(edit.before, edit.after, value)
        case _:
            return msgspec.json.decode(msgspec.json.encode(value)) == edit.after


def _holds(value: Any, added: dict[str, Any], path: Path, told: set[Path]) -> bool:
    """Whether an item that may have been added on both sides holds what one side wrote in it."""
    item = msgspec.convert(added, type(value))
    for field in fields(type(value)):
        wanted, held = getattr(item, field.name), getattr(value, field.name)
        if wanted in (held, field.default) or (*path, field.name) in told:
            continue
        if field.unit == "set" and set(wanted) <= set(held):
            continue
        if field.unit == "text" and _paragraphs_stand("", wanted, held):
            continue
        if field.unit == "items" and set(keyed(wanted, field.key)) <= set(keyed(held, field.key)):
            continue
        return False
    return True


def _paragraphs_stand(before: str, after: str, value: str) -> bool:
    old, new, held = (set(text.split("\n\n")) for text in (before, after, value))
    return new - old <= held and (old - new).isdisjoint(held)


def _at(document: Document, path: Path) -> tuple[bool, Any, str]:
    here: Any = document
    unit = "part"
    steps = list(path)
    while steps:
        field = next(each for each in fields(type(here)) if each.name == steps[0])
        here, unit = getattr(here, steps.pop(0)), field.unit
        if field.key and steps:
            named = keyed(here, field.key)
            if steps[0] not in named:
                return False, None, unit
            here = named[steps.pop(0)]
    return True, here, unit


@given(versions())
def test_importing_the_same_file_twice_changes_nothing(v):
    once = merge(v.base, v.ours, v.theirs)
    twice = merge(v.base, once.document, v.theirs)
    assert twice.document == once.document
    assert not twice.imported
    known = {(conflict.id, conflict.kind) for conflict in once.conflicts}
    assert {(conflict.id, conflict.kind) for conflict in twice.conflicts} <= known


@given(versions())
def test_the_other_side_loses_nothing_when_it_takes_the_result_over(v):
    result = merge(v.base, v.ours, v.theirs)
    if not result.conflicts and not result.renumberings:
        assert merge(v.base, result.document, v.ours).document == result.document
        assert merge(v.theirs, result.document, v.theirs).document == result.document


@given(versions())
def test_applying_a_difference_gives_the_other_document(v):
    for one, other in ((v.base, v.ours), (v.ours, v.theirs), (v.theirs, v.base)):
        changes = msgspec.json.decode(msgspec.json.encode(diff(one, other)), type=ChangeSet)
        changed, problems = apply(one, changes)
        assert not problems
        assert changed == other
        assert apply(changed, changes) == (other, ())
    assert not diff(v.ours, v.ours).edits


@given(versions())
def test_edits_of_different_units_can_be_applied_one_by_one_in_any_order(v):
    document = v.base
    for edit in reversed(diff(v.base, v.ours).edits):
        document, problems = apply(document, ChangeSet(format=1, edits=(edit,)))
        assert not problems
    assert document == v.ours
