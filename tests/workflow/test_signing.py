"""Two signatures, dissent, and what is waited for: truth tables."""

from __future__ import annotations

import datetime as dt

import pytest
from msgspec.structs import replace

from bestinterests.workflow import moves
from bestinterests.workflow.awaiting import Awaited, awaited, lapses_on
from bestinterests.workflow.course import Differing
from bestinterests.workflow.dissenting import may_dissent
from bestinterests.workflow.signing import may_propose, may_retract, may_sign
from tests.evaluation.build import ON
from tests.workflow.cast import (
    AMARA,
    ANTON,
    BRAM,
    CHIOMA,
    DENIZ,
    DORA,
    EDDA,
    FARID,
    HANNA,
    INES,
    ONE,
    SETTLED,
    advised,
    codes,
    decided,
    drafted,
    in_review,
    read,
    reviewed,
    sound,
    submitted,
)
from tests.workflow.test_deciding import PLANNED, REFUSED

UPWARDS = replace(SETTLED, reasons="It is worth it all the same.")


def proposed():
    """Deniz wants to go on where the verdict is worse; nobody has signed."""
    return moves.proposed(advised(REFUSED), DENIZ.id, UPWARDS, ON)


@pytest.mark.parametrize(
    "actor, course, record, ruling, expected",
    [
        (DENIZ, advised(REFUSED), REFUSED, UPWARDS, ()),  # all but the signature is there
        (DENIZ, advised(), sound(), SETTLED, ("propose.not-asked",)),  # nothing departs: it is decided at once
        (DENIZ, advised(REFUSED), REFUSED, replace(UPWARDS, reasons=""), ("step.no-reasons",)),  # as in any decision
        (ANTON, advised(REFUSED), REFUSED, UPWARDS, ("decide.own-work",)),
        (BRAM, advised(REFUSED), REFUSED, UPWARDS, ("step.no-duty", "decide.own-review")),
    ],
)
def test_who_may_propose_what(actor, course, record, ruling, expected):
    assert codes(may_propose(actor, course, read(record), ruling, ONE, ON)) == expected


@pytest.mark.parametrize(
    "actor, proposer, course, expected",
    [
        (INES, DENIZ, proposed(), ()),
        (DORA, DENIZ, proposed(), ()),  # another decider
        (DENIZ, DENIZ, proposed(), ("decide.second-not-independent",)),  # nobody signs twice
        (ANTON, DENIZ, proposed(), ("decide.second-not-independent",)),  # an author
        (CHIOMA, DENIZ, proposed(), ("decide.second-not-independent",)),  # a reviewer who decides, too
        (EDDA, DENIZ, proposed(), ("step.no-duty", "decide.second-not-independent")),
        (INES, None, proposed(), ("sign.proposer-gone",)),
        (INES, replace(DENIZ, duties=()), proposed(), ("step.no-duty",)),  # who proposed it decides no more
        (INES, DENIZ, advised(REFUSED), ("sign.nothing",)),
        (INES, DENIZ, moves.retracted(proposed()), ("sign.nothing",)),
        (INES, DENIZ, moves.advised(proposed(), HANNA.id, "Not so.", ON), ("sign.nothing",)),  # it knew not of this
        (INES, DENIZ, submitted(REFUSED), ("step.not-now", "sign.nothing")),
    ],
)
def test_who_may_sign(actor, proposer, course, expected):
    assert codes(may_sign(actor, proposer, course, read(REFUSED), ONE, ON)) == expected


def test_a_proposal_that_has_grown_old_is_not_signed():
    late = UPWARDS.expires_on + dt.timedelta(days=1)
    assert codes(may_sign(INES, DENIZ, proposed(), read(REFUSED), ONE, late)) == ("decide.expiry-past",)


def test_a_signature_makes_it_the_decision_of_who_proposed_it():
    course = moves.signed(proposed(), INES.id, ON)
    version = course.working
    assert (version.state, version.proposed) == ("decided", None)
    assert (version.decided.by, version.decided.ruling.second) == (DENIZ.id, INES.id)


def test_signing_nothing_is_out_of_turn():
    with pytest.raises(moves.OutOfTurn):
        moves.signed(advised(), INES.id, ON)


@pytest.mark.parametrize(
    "actor, course, reasons, expected",
    [
        (DENIZ, proposed(), "Let us wait.", ()),
        (INES, proposed(), "I do not sign this.", ()),  # who refuses says why
        (INES, proposed(), " ", ("step.no-reasons",)),
        (AMARA, proposed(), "No.", ("step.no-duty",)),
        (DENIZ, advised(), "No.", ("sign.nothing",)),
    ],
)
def test_who_may_take_a_proposal_off_the_table(actor, course, reasons, expected):
    assert codes(may_retract(actor, course, reasons)) == expected


@pytest.mark.parametrize(
    "actor, course, view, expected",
    [
        (BRAM, decided(), "The harm is larger than it reads.", ()),
        (FARID, decided(), "I differ.", ()),  # no duty is asked
        (DENIZ, decided(), "I differ.", ("dissent.own-decision",)),
        (BRAM, decided(), "\n", ("dissent.blank",)),
        (BRAM, decided(), None, ()),
        (BRAM, advised(), "I differ.", ("dissent.no-decision",)),
    ],
)
def test_who_may_differ(actor, course, view, expected):
    assert codes(may_dissent(actor, course, view)) == expected


def test_dissent_stays_with_the_decision_while_the_next_draft_is_open():
    course = moves.dissented(moves.draft_opened(decided()), Differing(by=BRAM.id, view="No.", on=ON))
    assert [len(version.dissent) for version in course.versions] == [1, 0]
    assert course.in_force.decided == decided().working.decided


WROTE = tuple(sorted((AMARA.id, ANTON.id)))


@pytest.mark.parametrize(
    "course, expected",
    [
        (drafted(), []),
        (submitted(), [Awaited("round"), Awaited("advice", apart=WROTE)]),
        (
            in_review(),
            [Awaited("review", BRAM.id, WROTE), Awaited("review", CHIOMA.id, WROTE), Awaited("advice", apart=WROTE)],
        ),
        (
            reviewed(),
            [Awaited("advice", apart=WROTE), Awaited("decision", apart=tuple(sorted((*WROTE, BRAM.id, CHIOMA.id))))],
        ),
        (
            proposed(),
            [Awaited("signature", apart=tuple(sorted((*WROTE, BRAM.id, CHIOMA.id, HANNA.id, DENIZ.id))))],
        ),
        (moves.returned(submitted(), "Ask children."), [Awaited("returned", AMARA.id)]),
        (decided(), []),
    ],
)
def test_what_is_waited_for(course, expected):
    assert list(awaited(course)) == expected


def test_a_decision_lapses_on_its_day_also_while_the_next_draft_is_open():
    assert lapses_on(submitted(PLANNED)) is None
    assert lapses_on(moves.draft_opened(decided())) == SETTLED.expires_on
