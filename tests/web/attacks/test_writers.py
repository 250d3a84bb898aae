"""Many at once, and killed in the middle: what was acknowledged stands, and the ledger verifies."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, connections
from msgspec.structs import replace

from bestinterests.web.assessments.actions import editing
from bestinterests.web.assessments.actions.committing import read
from bestinterests.web.assessments.verifying import verify_assessment
from bestinterests.workflow.people import Actor
from tests.web.attacks.writing import AT, lost, prepare, said, started, write

pytestmark = pytest.mark.django_db(transaction=True)
WRITERS, EDITS, KILLS = 20, 6, 4


def _writes(assessment: int, writer: int) -> set[str]:
    try:
        return {said(writer, n) for n in range(1, EDITS + 1) if write(assessment, writer, n)}
    finally:
        connections.close_all()


def test_twenty_writers_lose_nothing_and_the_ledger_verifies():
    assessment = prepare(WRITERS)
    with ThreadPoolExecutor(WRITERS) as pool:
        done = list(pool.map(lambda writer: _writes(assessment, writer), range(1, WRITERS + 1)))
    acknowledged = set().union(*done)
    assert all(len(each) >= EDITS - 1 for each in done)
    assert lost(assessment, acknowledged) == set()
    found = verify_assessment(assessment)
    assert (found.state, found.lines) == ("intact", len(acknowledged) + 1)


def test_a_writer_that_is_always_overtaken_ends_under_the_lock():
    """Somebody else writes between every reading and writing, for as long as nothing is locked."""
    assessment = prepare(2)
    overtaken: list[bool] = []

    def theirs(base):
        if not connection.in_atomic_block:
            overtaken.append(write(assessment, 2, len(overtaken) + 1))
        return replace(base, assessment=replace(base.assessment, title="At last")), ()

    actor = Actor(id="z" * 26, name="Zoe", duties=("assessor",))
    arriving = editing.Arriving(1, theirs, "assessment.edited", "", actor, AT, lambda _: None)
    assert editing.bring(assessment, arriving).conflicts == ()
    assert overtaken == [True] * editing.TRIES
    assert read(assessment).document.assessment.title == "At last"
    assert verify_assessment(assessment).state == "intact"


def test_writers_that_are_killed_lose_nothing_that_was_acknowledged():
    assessment = prepare(1)
    acknowledged, first = set(), 1
    for kill in range(KILLS):
        with started(assessment, 1, first, 10_000) as writer:
            for line in writer.stdout:
                first = int(line) + 1
                acknowledged.add(said(1, int(line)))
                if len(acknowledged) % (kill + 2) == 0:
                    writer.kill()
                    break
            rest = [int(line) for line in writer.stdout if line.endswith("\n")]
        acknowledged |= {said(1, number) for number in rest}
        first = max([first, *(number + 1 for number in rest)]) + 1
        assert writer.returncode == -9
        assert lost(assessment, acknowledged) == set()
        assert verify_assessment(assessment).state == "intact"
    assert len(acknowledged) >= KILLS
    assert write(assessment, 1, first + 1)
