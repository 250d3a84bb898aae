"""Scales, matrices and profiles: every number and list the method reads, so that none hides in code."""

from typing import Annotated, Literal

from bestinterests.domain.base import Base, Word, about

Verdict = Literal["stop", "not_consistent", "not_shown", "with_conditions", "consistent_on_this_record"]
Basis = Literal["law", "code", "guidance", "method"]


class ScaleLevel(Base, frozen=True, kw_only=True):
    """A step of an ordinal scale, with an anchor that says what it means."""

    id: Word
    label: str
    anchor: Annotated[str, about("What this step means.")] = ""
    examples: Annotated[tuple[str, ...], about("Examples, ours.")] = ()


class ScaleMap(Base, frozen=True, kw_only=True):
    """How levels of this scale read on another: a level or a range there."""

    to: Word
    levels: Annotated[dict[str, str], about("Level here to level or range there, as probable: likely..certain.")]


class Scale(Base, frozen=True, kw_only=True):
    """An ordinal scale, lowest first. Levels are compared, never added or multiplied."""

    id: Word
    title: str
    question: str = ""
    family: Annotated[Word, about("Scales of one family are used together.")]
    levels: tuple[ScaleLevel, ...]
    maps: tuple[ScaleMap, ...] = ()
    provenance: Literal["confirmed", "secondary", "to_verify", "ours"] = "ours"
    sources: tuple[str, ...] = ()


class Matrix(Base, frozen=True, kw_only=True):
    """A stated policy rule: rows (severity or size, lowest first) by columns (likelihood, lowest first)."""

    id: Word
    title: str
    rows: Annotated[Word, about("Scale of the rows.")]
    columns: Annotated[Word, about("Scale of the columns.")]
    levels: Annotated[tuple[Word, ...], about("Levels that cells may hold, lowest first.")]
    cells: Annotated[tuple[tuple[Word, ...], ...], about("Cells, row by row.")]
    confirmed_cells: Annotated[tuple[str, ...], about("Cells read in the source, as row/column.")] = ()
    provenance: Literal["confirmed", "secondary", "to_verify", "ours"] = "ours"
    sources: tuple[str, ...] = ()
    note: str = ""


class SeverityBuild(Base, frozen=True, kw_only=True):
    """Severity from gravity, raised (never lowered) by reach or irremediability."""

    gravity: Word
    reach: Word
    irremediability: Word
    gravity_floor: Annotated[Word, about("Raised only from this gravity on.")]
    reach_at: Annotated[Word, about("Reach from which it is raised.")]
    irremediability_at: Annotated[Word, about("Irremediability from which it is raised.")]
    steps: Annotated[int, about("Steps by which it is raised.", ge=0, le=3)] = 1


class GraveHarm(Base, frozen=True, kw_only=True):
    """Rights on which a harm at this gravity stops at any likelihood (V2)."""

    rights: tuple[Word, ...]
    gravity: Word
    severity: Annotated[Word, about("Read where only severity was entered.")]


class Toleration(Base, frozen=True, kw_only=True):
    """What it takes to tolerate a harm of one level (bounded justification)."""

    harm: Word
    benefit: Annotated[Word, about("Least benefit level, for the same children in the same feature.")]
    certainty: Annotated[Word | None, about("Least certainty of the harm.")] = None
    sign_off: Annotated[bool, about("Is a named senior person's signature needed?")] = False
    regulator: Annotated[bool, about("Is a regulator's outcome needed where the regulator's level is high?")] = False


class Profile(Base, frozen=True, kw_only=True):
    """One way to read ratings: scales, matrices, thresholds and rules. Printed with every result."""

    id: Word
    title: str
    version: str
    note: Annotated[str, about("What must be said wherever the profile is used.")]
    likelihood: Word
    severity: Word
    size: Word
    certainty: Word
    build: SeverityBuild | None = None
    harm_matrix: Word
    benefit_matrix: Word
    benefit_caps: Annotated[
        dict[str, str],
        about("Certainty level to the highest benefit level it can carry; none means it counts for nothing."),
    ]
    stop_at: Annotated[Word | None, about("Harm level that stops (V1).")] = None
    grave_harm: GraveHarm | None = None
    article_36_at: Annotated[Word, about("Regulator's level at which it must be consulted (V4).")]
    escalate_at: Annotated[
        Word | None, about("Our level at which a senior person must sign, though the regulator's level is lower.")
    ] = None
    company_only_at: Annotated[Word, about("Harm level from which a gain for the company alone is not enough (V5).")]
    tolerations: tuple[Toleration, ...] = ()
    alternatives: Annotated[tuple[Word, ...], about("Alternatives that a balance must answer.")] = ()
    always_rights: Annotated[tuple[Word, ...], about("Rights asked of every feature.")] = ()
    wide_cells: Annotated[int, about("Cells above which a coverage statement is shown as wide.")] = 20
    heard_at: Annotated[Word, about("Harm level from which children of the band must have been heard (G2).")]
    remedy_at: Annotated[Word, about("Harm level from which a tested remedy route is needed (G3).")]
    remedy_hard_at: Annotated[Word, about("Harm level from which a missing route weighs more (G3).")]
    evidence_floor: Annotated[Word, about("Least certainty with which a harm counts as shown (G4).")]
    cumulative_features: Annotated[int, about("Features on one right and band that open a cumulative judgement.")] = 3
    cumulative_at: Annotated[Word, about("Harm level that counts toward it.")]
    together_harms: Annotated[
        int, about("Low harms in one feature, right and cohort that ask to be judged together.")
    ] = 2
    together_at: Annotated[Word, about("Harm level meant by low.")]
    spread_steps: Annotated[int, about("Steps between assessors that make a conflict.")] = 2
    conflict_at: Annotated[Word, about("Harm level from which a harm against a benefit is a conflict.")]
    copied_reason_from: Annotated[
        int, about("Characters from which the same reason twice is taken as copied; shorter ones may agree by chance.")
    ] = 40
    all_low_from: Annotated[int, about("Number of harms from which 'every harm is low' is asked about.")] = 3
    settled_distance: Annotated[int, about("Fewest one-step changes for a settled verdict.")] = 2
    caps: Annotated[dict[str, Verdict], about("Best verdict that a rule allows when it fires.")]
    rules: Annotated[tuple[str, ...], about("Rules that are switched on.")]
