"""What an evaluation says: completeness, verdicts with their ranges, marks, findings and how firm it all is."""

import datetime as dt
from typing import Literal

from bestinterests.domain.base import Base
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.domain.robustness import Robustness, VerdictRange

View = Literal["now", "expected"]
FindingKind = Literal[
    "veto",
    "escalation",
    "gate",
    "toleration",
    "cumulative",
    "conflict",
    "contradiction",
    "coverage",
    "conformity",
    "service",
]
CellState = Literal["judged", "none", "not-applicable", "not-asked"]

VERDICTS: tuple[Verdict, ...] = ("stop", "not_consistent", "not_shown", "with_conditions", "consistent_on_this_record")
"""Worst first."""
VERDICT_WORDS: dict[Verdict, str] = {
    "stop": "Stop",
    "not_consistent": "Not consistent",
    "not_shown": "Not shown",
    "with_conditions": "With conditions",
    "consistent_on_this_record": "Consistent on this record",
}
"""Verdicts as they are printed. The last is never shortened."""


class LevelRange(Base, frozen=True, kw_only=True):
    """A level on a matrix, as a range; ``none`` is below the lowest. unknown: nobody has judged or nobody knows."""

    low: str
    high: str
    unknown: bool = False


class Finding(Base, frozen=True, kw_only=True):
    """One thing a rule found, with its basis, what it read, and what would mend it.

    effect: the best verdict it allows, None if it changes none. firm: True if it holds at both ends of every
    range; False if only at the bad end (then ``sharpen`` names the judgements to sharpen).
    """

    rule: str
    kind: FindingKind
    basis: Basis
    sentence: str
    source: str
    mend: str
    effect: Verdict | None = None
    firm: bool = True
    features: tuple[str, ...] = ()
    impacts: tuple[str, ...] = ()
    rights: tuple[str, ...] = ()
    bands: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    sharpen: tuple[str, ...] = ()


class OpenJudgement(Base, frozen=True, kw_only=True):
    """Something that is still to be judged or written."""

    item: str
    path: str
    what: str


class Completeness(Base, frozen=True, kw_only=True):
    """Is the record finished? Never mixed with the verdict."""

    finished: bool
    sentence: str
    open: tuple[OpenJudgement, ...] = ()


class ImpactReading(Base, frozen=True, kw_only=True):
    """How one impact reads in one profile and view.

    level: harm level, or benefit level before the cap. counts: benefit level that counts after the cap by certainty.
    regulator_level: the regulator's 3x3 level beside it. verdict: None for a benefit.
    slot: the slot that was read (before, now, expected, or a hull of two). tolerated: at the bad end.
    """

    impact: str
    level: LevelRange
    regulator_level: LevelRange
    severity: LevelRange
    likelihood: LevelRange
    certainty: LevelRange
    slot: str
    counts: LevelRange | None = None
    verdict: VerdictRange | None = None
    tolerated: bool = False


class Cell(Base, frozen=True, kw_only=True):
    """Marks of one right for one band: worst harm and best benefit, side by side, never a verdict.

    adds_up: features with harm at the profile's cumulative level or worse, 0 where fewer than two.
    """

    right: str
    band: str
    state: CellState
    harm: LevelRange | None = None
    benefit: LevelRange | None = None
    regulator_harm: LevelRange | None = None
    harms: tuple[str, ...] = ()
    benefits: tuple[str, ...] = ()
    claimed: tuple[str, ...] = ()
    features: tuple[str, ...] = ()
    adds_up: int = 0


class FeatureResult(Base, frozen=True, kw_only=True):
    """One feature: its verdict, the verdict by band, and its worst harm and best benefit."""

    feature: str
    verdict: VerdictRange
    bands: dict[str, VerdictRange]
    harm: LevelRange | None = None
    benefit: LevelRange | None = None
    regulator_level: LevelRange | None = None


class BandResult(Base, frozen=True, kw_only=True):
    """One age band over all features, and whether its children were heard."""

    band: str
    verdict: VerdictRange
    heard: Literal["yes", "planned", "exempt", "no"]


class GroupResult(Base, frozen=True, kw_only=True):
    """One group of children: worst harm and best benefit confined to it, and the impacts."""

    group: str
    harm: LevelRange | None = None
    benefit: LevelRange | None = None
    impacts: tuple[str, ...] = ()


class RightResult(Base, frozen=True, kw_only=True):
    """One right: worst harm and the bands that are worst off."""

    right: str
    harm: LevelRange | None = None
    benefit: LevelRange | None = None
    worst_off: tuple[str, ...] = ()
    features: tuple[str, ...] = ()


class Cumulative(Base, frozen=True, kw_only=True):
    """Effects that add up on one right: what opened it, the level of its parts, and who judged it together."""

    right: str
    bands: tuple[str, ...]
    trigger: Literal["features", "amplifies"]
    features: tuple[str, ...]
    impacts: tuple[str, ...]
    parts: LevelRange
    suggested: str
    judged_by: str | None = None
    level: LevelRange | None = None


class ViewResult(Base, frozen=True, kw_only=True):
    """One view (now, or expected with every measure done, tested and signed) in one profile."""

    view: View
    verdict: VerdictRange
    sentence: str
    conditions: tuple[str, ...]
    stops: tuple[Finding, ...]
    findings: tuple[Finding, ...]
    features: tuple[FeatureResult, ...]
    bands: tuple[BandResult, ...]
    groups: tuple[GroupResult, ...]
    rights: tuple[RightResult, ...]
    cells: tuple[Cell, ...]
    impacts: tuple[ImpactReading, ...]
    cumulative: tuple[Cumulative, ...]
    robustness: Robustness


class ProfileResult(Base, frozen=True, kw_only=True):
    """Both views in one profile, with what must be said wherever it is used."""

    profile: str
    title: str
    version: str
    note: str
    now: ViewResult
    expected: ViewResult


class Conflict(Base, frozen=True, kw_only=True):
    """Things that pull apart, and the tension record that resolves it, if any."""

    kind: str
    sentence: str
    impacts: tuple[str, ...] = ()
    items: tuple[str, ...] = ()
    tension: str | None = None
    resolved: bool = False


class CoverageResult(Base, frozen=True, kw_only=True):
    """What had to be looked for and what was: numbers of cells, the open blocks, wide statements, what was left out."""

    required: int
    answered: int
    open: tuple[Finding, ...]
    wide: tuple[str, ...]
    left_out: tuple[str, ...]
    states: dict[str, dict[str, dict[str, str]]]


class ActionRank(Base, frozen=True, kw_only=True):
    """A measure in the method's order, with the reasons for its place."""

    rank: int
    measure: str
    reason: str
    worst: LevelRange | None = None
    impacts: tuple[str, ...] = ()
    overdue: bool = False


class PackUsed(Base, frozen=True, kw_only=True):
    """A pack version the evaluation read, with its digest and how many unverified statements the record rests on."""

    pack: str
    version: str
    digest: str


class Evaluation(Base, frozen=True, kw_only=True):
    """Everything that follows on this record. It advises; it never decides."""

    method: str
    packs: tuple[PackUsed, ...]
    on: dt.date
    title: str
    fictional: bool
    depth: str
    assessment_digest: str
    headline_profile: str
    completeness: Completeness
    profiles: tuple[ProfileResult, ...]
    coverage: CoverageResult
    contradictions: tuple[Finding, ...]
    gaps: tuple[Finding, ...]
    conflicts: tuple[Conflict, ...]
    actions: tuple[ActionRank, ...]
    unverified_statements: int
