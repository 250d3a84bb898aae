"""The same people in every test of the workflow, and courses that got where they are by the steps themselves."""

from __future__ import annotations

import datetime as dt
from functools import cache

from bestinterests.domain.digest import assessment_digest
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.problem import Refusal
from bestinterests.evaluation import evaluate
from bestinterests.workflow import moves
from bestinterests.workflow.course import Course, Ruling
from bestinterests.workflow.people import Actor, Arrangement
from tests.evaluation.build import ON, finished
from tests.evaluation.framework import small

AMARA = Actor(id="amara", name="Amara Obi", duties=("assessor",))
ANTON = Actor(id="anton", name="Anton Weil", duties=("assessor", "reviewer", "decider", "dpo", "second-signatory"))
BRAM = Actor(id="bram", name="Bram de Wit", duties=("reviewer",))
CHIOMA = Actor(id="chioma", name="Chioma Eze", duties=("reviewer", "decider"))
DENIZ = Actor(id="deniz", name="Deniz Kaya", duties=("decider",), senior=True)
DORA = Actor(id="dora", name="Dora Lund", duties=("decider",))
NAMELESS = Actor(id="nameless", duties=("decider",), senior=True)
EDDA = Actor(id="edda", name="Edda Holm", duties=("administrator",))
FARID = Actor(id="farid", name="Farid Noor")
HANNA = Actor(id="hanna", name="Hanna Voss", duties=("dpo",))
BOTH = Actor(id="both", name="Bo Thorn", duties=("dpo", "decider"))
INES = Actor(id="ines", name="Ines Prado", duties=("second-signatory",))

ONE = Arrangement(reviewers=1, dpo=True)
SETTLED = Ruling(
    outcome="proceed",
    reasons="The harms that remain are low and watched.",
    expires_on=dt.date(2027, 5, 31),
    followed="accepted",
)


@cache
def read(assessment: Assessment) -> Evaluation:
    """What follows on a record, on the day of these tests."""
    return evaluate(small(), assessment, on=ON)


@cache
def sound() -> Assessment:
    """A finished record, consistent in both views."""
    return finished()


def drafted() -> Course:
    """Amara and Anton wrote it."""
    return moves.edited(moves.edited(Course(), AMARA.id), ANTON.id)


def submitted(assessment: Assessment | None = None) -> Course:
    """Amara has handed it in."""
    return moves.submitted(drafted(), AMARA.id, assessment_digest(assessment or sound()))


def in_review(assessment: Assessment | None = None) -> Course:
    """Bram and Chioma are asked."""
    return moves.round_opened(submitted(assessment), (BRAM.id, CHIOMA.id))


def half_reviewed(assessment: Assessment | None = None) -> Course:
    """Bram has given his view."""
    return moves.reviewed(in_review(assessment), BRAM.id, "supports", "", ON)


def reviewed(assessment: Assessment | None = None) -> Course:
    """Both have given their views."""
    return moves.reviewed(half_reviewed(assessment), CHIOMA.id, "return", "Ask more children.", ON)


def advised(assessment: Assessment | None = None) -> Course:
    """Hanna has advised, too."""
    return moves.advised(reviewed(assessment), HANNA.id, "Shorten how long data are kept.", ON)


def decided(assessment: Assessment | None = None) -> Course:
    """Deniz has decided."""
    return moves.decided(advised(assessment), DENIZ.id, SETTLED, ON)


def codes(refusals: tuple[Refusal, ...]) -> tuple[str, ...]:
    """The codes of refusals, in their order."""
    return tuple(refusal.code for refusal in refusals)
