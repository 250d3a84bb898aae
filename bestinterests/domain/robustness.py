"""How firm a verdict is: its range, the judgements and controls that it hangs on, and how far away another one is."""

from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.domain.profile import Verdict

Label = Literal["settled", "sensitive", "open"]


class VerdictRange(Base, frozen=True, kw_only=True):
    """The verdict if every open end is bad, and if every open end is good. ``worst`` is the one that heads."""

    worst: Verdict
    best: Verdict


class Flip(Base, frozen=True, kw_only=True):
    """One judgement whose one-step change alters the service's verdict."""

    impact: str
    scale: str
    present: str
    becomes: str
    verdict: Verdict
    new_verdict: Verdict
    direction: Literal["adverse", "favourable"]
    sentence: str
    rests_on: tuple[str, ...] = ()


class ControlFailure(Base, frozen=True, kw_only=True):
    """What the verdict becomes if one measure fails."""

    measure: str
    verdict: Verdict
    tested: bool
    impacts: tuple[str, ...]
    flips: bool
    sentence: str


class Distance(Base, frozen=True, kw_only=True):
    """Fewest one-step changes to another verdict; exact, or the shortest found. None: no such change exists."""

    steps: int | None
    exact: bool
    path: tuple[str, ...] = ()
    sentence: str = ""


class Robustness(Base, frozen=True, kw_only=True):
    """How firm the verdict is. ``stability_share`` is no probability of safety and compares no services."""

    label: Label
    sentence: str
    flips: tuple[Flip, ...]
    adverse: Distance
    favourable: Distance
    control_failures: tuple[ControlFailure, ...]
    evidence_test: VerdictRange
    spread: tuple[str, ...]
    stability_share: float | None
