"""Going over to newer packs: what becomes of each answer is shown first, then it is one line with a snapshot."""

from __future__ import annotations

import shutil

import msgspec
import pytest
from django.utils import timezone

from bestinterests.domain.pack import Pack, Step, Upgrade
from bestinterests.packs import load, resolve
from bestinterests.packs.canonical import canonical, digest_of
from bestinterests.packs.lock import Locked, lock_bytes, read_lock
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.evaluating import forget
from bestinterests.web.ledger.models import Snapshot
from tests.web.exchange.cast import actor, now, page, puddlehop, with_fields, written
from tests.web.requests import text

PACK = "uk-childrens-code"


@pytest.fixture
def held(cast):
    return puddlehop(cast)


@pytest.fixture
def newer(tmp_path, monkeypatch):
    """A folder of built packs like the shipped one, with a version 1.1.0 of one of them, as the place of packs."""
    built = tmp_path / "built"
    shutil.copytree(load.BUILT, built)
    pack = load.load(PACK, "1.0.0")
    steps = (
        Step(of="terms", old="dpia-fields/need", kind="reworded", why="It asks more."),
        Step(of="obligations", old=pack_obligation(pack), kind="removed", why="It went."),
    )
    pack = msgspec.structs.replace(pack, version="1.1.0", upgrades=(Upgrade(from_version="1.0.0", steps=steps),))
    content = canonical(pack)
    (built / f"{PACK}-1.1.0.json").write_bytes(content)
    locked = Locked(id=PACK, version="1.1.0", digest=digest_of(content))
    (built / "LOCK").write_bytes(lock_bytes([*read_lock(built).packs, locked]))
    for function in (load.available, load.find, load.latest, load.load, resolve.resolve):
        held = tuple(built if each == load.BUILT else each for each in function.__defaults__)
        monkeypatch.setattr(function, "__defaults__", held)
    forget()
    yield pack
    forget()


def pack_obligation(pack: Pack) -> str:
    return pack.standards[0].obligations[0].id


def test_the_newest_packs_are_said_to_be_the_newest(held, signed):
    client = signed("assessor")
    said = text(client.get(page(held, "upgrade")))
    assert "You are on the newest packs" in said
    assert "uk-childrens-code 1.0.0" in said
    client.post(page(held, "upgrade"), {"revision": "1", f"to-{PACK}": "1.1.0"})
    assert now(held).revision == 1


def test_a_newer_version_is_shown_with_what_becomes_of_each_answer(held, signed, newer):
    said = text(signed("observer").get(page(held, "upgrade")))
    assert "Newer packs are here" in said
    assert "newer here: 1.1.0" in said
    assert "needs a person" in said
    assert "The verdict before and after" in said
    assert "Go over" not in said


def test_going_over_is_one_line_with_a_snapshot_and_changes_no_judgement(held, signed, newer):
    client = signed("assessor")
    before = now(held).document
    done = client.post(page(held, "upgrade"), {"revision": "1", f"to-{PACK}": "1.1.0"}, follow=True)
    assert "This is revision 2" in text(done)
    assert "took the record over to another version of the packs" in text(done)
    after = now(held).document
    assert {pin.pack: pin.version for pin in after.assessment.packs}[PACK] == "1.1.0"
    assert after.assessment.impacts == before.assessment.impacts
    assert Snapshot.objects.filter(ledger=held.ledger, seq=2).exists()
    assert "You are on the newest packs" in text(client.get(page(held, "upgrade")))
    assert client.get(page(held, "report")).status_code == 200


def test_what_somebody_wrote_since_the_preview_is_looked_at_first(cast, held, signed, newer):
    written(cast, held, lambda d: with_fields(d, title="Meanwhile"))
    answer = signed("assessor").post(page(held, "upgrade"), {"revision": "1", f"to-{PACK}": "1.1.0"})
    assert answer.status_code == 409
    assert "The record has changed since you looked" in text(answer)
    assert now(held).revision == 2


def test_a_version_that_is_not_here_or_a_closed_record_is_refused(cast, held, signed, newer):
    client = signed("assessor")
    client.post(page(held, "upgrade"), {"revision": "1", f"to-{PACK}": "7.0.0"})
    assert now(held).revision == 1
    actions.submit(assessment=held, revision=1, actor=actor(cast), at=timezone.now())
    answer = client.post(page(held, "upgrade"), {"revision": "2", f"to-{PACK}": "1.1.0"})
    assert answer.status_code == 403
    assert "cannot be edited" in text(client.get(page(held, "upgrade")))
