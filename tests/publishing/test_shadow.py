"""A published document is read again: theirs is marked as theirs, nothing of their record counts, nothing is netted."""

from __future__ import annotations

from msgspec.structs import replace

from bestinterests.domain.document import Document
from bestinterests.domain.impact import Judgement, Slot
from bestinterests.domain.record import Record
from bestinterests.packs.meaning import check_document
from bestinterests.workflow.publishing.shadow import begin, differences, is_borrowed
from tests.documents import fixture
from tests.publishing.published import ON, evaluated, published, small

FRAMEWORK = fixture.framework()


def read_again() -> Document:
    return begin(published(small(fictional=True)))


def rejudged(document: Document, impact: str, level: str) -> Document:
    """Our own judgement of how grave a harm is."""
    held = document.assessment
    judgement = Judgement(scale="gravity", level=level, reason="We think otherwise.")

    def judged(slot: Slot) -> Slot:
        return replace(slot, agreed=tuple(judgement if j.scale == "gravity" else j for j in slot.agreed))

    impacts = tuple(
        replace(each, before=judged(each.before), now=judged(each.now), expected=judged(each.expected))
        if each.id == impact
        else each
        for each in held.impacts
    )
    return replace(document, assessment=replace(held, impacts=impacts))


def test_it_is_a_sound_document_without_anything_that_they_signed_said_or_decided() -> None:
    document = read_again()
    held = document.assessment
    errors = [{each.path for each in check_document(it, FRAMEWORK, ON)} for it in (document, small())]
    assert errors[0] <= errors[1]
    assert held.fictional
    assert document.record == Record()
    assert (held.people, held.overrides, held.statement.gains, held.summary) == ((), (), "", "")
    assert {balance.by for balance in held.balances} <= {None}


def test_every_judgement_begins_as_theirs_and_is_marked() -> None:
    theirs, ours = published(small()), begin(published(small()))
    for before, after in zip(theirs.document.assessment.impacts, ours.assessment.impacts, strict=True):
        for old, new in zip(before.now.agreed, after.now.agreed, strict=True):
            assert (old.scale, old.level) == (new.scale, new.level)
            assert new.reason == f"As published by Windy Field Ltd, number 1, 2026-04-02: {old.reason}"
            assert is_borrowed(new)
            assert not is_borrowed(old)


def test_nothing_differs_by_right_and_age_before_anybody_judged() -> None:
    theirs = published(small())
    ours = begin(theirs)
    found = differences(theirs, ours, evaluated(ours), FRAMEWORK)
    assert found.cells == ()
    assert found.same > 0
    assert (found.gone, found.new) == ((), ())
    assert set(found.borrowed) == {each.id for each in ours.assessment.impacts if each.now.agreed or each.before.agreed}


def test_a_judgement_of_ours_stands_beside_theirs_with_both_reasons() -> None:
    theirs = published(small())
    harm = next(each for each in theirs.document.assessment.impacts if each.direction == "harm" and each.before.agreed)
    ours = rejudged(begin(theirs), harm.id, "minor")
    found = differences(theirs, ours, evaluated(ours), FRAMEWORK)
    assert found.cells
    for each in found.cells:
        assert each.right in harm.rights
        assert each.band in harm.bands
        assert each.theirs is not None
        assert each.ours is not None
        assert each.theirs.benefit == each.ours.benefit
        assert "We think otherwise." in {reason.words for reason in each.ours.reasons if not reason.borrowed}
        assert "Because of gravity." in {reason.words for reason in each.theirs.reasons}


def test_what_only_one_side_has_is_said() -> None:
    theirs = published(small())
    ours = begin(theirs)
    held = ours.assessment
    gone = held.impacts[0]
    new = replace(held.impacts[1], id="I40", title="Another")
    ours = replace(ours, assessment=replace(held, impacts=(*held.impacts[1:], new), coverage=()))
    found = differences(theirs, ours, evaluated(ours), FRAMEWORK)
    assert (found.gone, found.new) == ((gone.id,), ("I40",))
    assert any(each.ours is None for each in found.cells)
