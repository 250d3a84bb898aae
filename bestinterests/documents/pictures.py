"""Pictures as data: everything that a picture shows and says, so that its drawing and its table agree."""

from __future__ import annotations

from typing import Literal

import msgspec

from bestinterests.documents.block import Block
from bestinterests.documents.inline import Link, Mark, Words
from bestinterests.domain.evaluation import CellState
from bestinterests.domain.profile import Verdict

Done = Literal["planned", "implemented", "tested"]
StemState = Literal["impact", "looked", "none", "not-applicable", "not-asked", "not-required"]


class Value(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a picture."""


class BandHead(Value, frozen=True, kw_only=True):
    """An age band at the head of a column: its label, its share of users, and whether its children were heard."""

    band: str
    label: str
    share: str = ""
    heard: str = ""
    unheard: bool = False


class PanelLine(Value, frozen=True, kw_only=True):
    """One impact behind a cell: its mark, its title and where it stands in the document."""

    mark: Mark
    title: str
    anchor: str
    ids: Words


class CellPanel(Value, frozen=True, kw_only=True):
    """What stands behind one cell of the profile, worst first."""

    anchor: str
    back: str
    over: str
    title: str
    harm: Mark
    benefit: Mark
    harm_beside: str
    benefit_beside: str
    stands: str
    harms_title: str
    harms: tuple[PanelLine, ...]
    benefits_title: str
    benefits: tuple[PanelLine, ...]
    adds: str = ""
    adds_up: Words = ()
    claimed: Words = ()
    differs: Words = ()
    evidence: Words = ()
    following: Link | None = None


class MarkedCell(Value, frozen=True, kw_only=True):
    """One right for one band: two marks side by side, or none and a state. ``sentence`` says all of it in words."""

    state: CellState
    sentence: str
    harm: Mark | None = None
    benefit: Mark | None = None
    adds_up: int = 0
    anchor: str = ""
    opens: str = ""


class ProfileRow(Value, frozen=True, kw_only=True):
    """A right with its cells, in the order of the bands."""

    right: str
    number: str
    name: str
    cells: tuple[MarkedCell, ...]
    asked: bool


class ProfileGroup(Value, frozen=True, kw_only=True):
    """Rights of one group of the framework."""

    title: str
    rows: tuple[ProfileRow, ...]


class ProfilePicture(Block, frozen=True, kw_only=True):
    """Rights by age bands, two marks a cell; the panels behind the cells; what the picture says in words."""

    anchor: str
    name: str
    description: str
    bands: tuple[BandHead, ...]
    groups: tuple[ProfileGroup, ...]
    panels: tuple[CellPanel, ...] = ()
    first: str = ""
    says: tuple[Words, ...] = ()
    rest: Words = ()
    twin: str = ""
    projected: bool = False
    users: str = ""


class WingCell(Value, frozen=True, kw_only=True):
    """One right for one band on one side of a balance sheet."""

    state: CellState
    sentence: str
    mark: Mark | None = None


class SpineRow(Value, frozen=True, kw_only=True):
    """A right on the spine, with what children gain and what they lose."""

    name: str
    article: str
    gains: tuple[WingCell, ...]
    losses: tuple[WingCell, ...]


class BalancePicture(Block, frozen=True, kw_only=True):
    """Two wings and a spine: what children gain, what they lose. Nothing is carried from one side to the other."""

    name: str
    bands: tuple[BandHead, ...]
    rows: tuple[SpineRow, ...]


class ControlBox(Value, frozen=True, kw_only=True):
    """Measures of one state on an arrow: dashed where planned, solid where implemented, filled where tested."""

    done: Done
    ids: Words


class ControlRow(Value, frozen=True, kw_only=True):
    """One harm, what it is today, what acts on it, and what it would be if every measure worked."""

    title: str
    anchor: str
    about: Words
    today: Mark
    today_beside: str
    boxes: tuple[ControlBox, ...]
    after: Mark
    after_beside: str
    changes: bool
    note: str = ""
    indented: bool = False


class ControlsPicture(Block, frozen=True, kw_only=True):
    """Today and after the measures, harm by harm."""

    name: str
    rows: tuple[ControlRow, ...]


class RangeRow(Value, frozen=True, kw_only=True):
    """One question to the verdict: the worst and the best that is possible, and how firm that is."""

    label: str
    worst: Verdict
    best: Verdict
    note: str = ""


class RangePicture(Block, frozen=True, kw_only=True):
    """Five boxes from stop to consistent; the possible ones are filled."""

    name: str
    groups: tuple[tuple[str, tuple[RangeRow, ...]], ...]


class FlipEntry(Value, frozen=True, kw_only=True):
    """One judgement, and the verdict that one step on it would bring."""

    verdict: Verdict
    becomes: Verdict
    words: Words
    rests_on: Words = ()


class FlipList(Block, frozen=True, kw_only=True):
    """The judgements that the verdict hangs on. At most seven are shown at once; the others open."""

    entries: tuple[FlipEntry, ...]
    rest: tuple[FlipEntry, ...]
    more: str
    empty: str


class Tick(Value, frozen=True, kw_only=True):
    """A day on the line, as a fraction of its length."""

    label: str
    at: float


class TimelineRow(Value, frozen=True, kw_only=True):
    """One measure: the worst harm it acts on, its state, and where on the line it is due."""

    id: str
    anchor: str
    title: str
    mark: Mark | None
    done: Done
    late: str
    at: float | None
    due: str
    owner: str


class TimelinePicture(Block, frozen=True, kw_only=True):
    """Measures in the method's order, from the day of reading to the days they are due."""

    name: str
    start: str
    ticks: tuple[Tick, ...]
    rows: tuple[TimelineRow, ...]
    event: str = ""


class StemBox(Value, frozen=True, kw_only=True):
    """One feature and one right: a stem for each band."""

    stems: tuple[StemState, ...]
    sentence: str
    opens: str = ""


class CoverageRow(Value, frozen=True, kw_only=True):
    """A feature with its boxes, in the order of the rights."""

    id: str
    anchor: str
    name: str
    boxes: tuple[StemBox, ...]


class CoverageSheet(Value, frozen=True, kw_only=True):
    """As many rights as fit side by side on a sheet of paper."""

    title: str
    rights: tuple[tuple[str, str], ...]
    rows: tuple[CoverageRow, ...]


class CoveragePicture(Block, frozen=True, kw_only=True):
    """Features by rights: what has been asked. It shows no good and no bad."""

    name: str
    bands: tuple[str, ...]
    sheets: tuple[CoverageSheet, ...]
    whole: tuple[tuple[str, str, StemBox], ...] = ()
