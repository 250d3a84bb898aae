"""A shadow assessment: what somebody else published, read again as one's own, and where the two readings differ.

Judgements begin as the publisher's, each marked as theirs until it is judged here. Nothing that was said, signed or
decided there counts here. Differences stand side by side with the reasons of either side and are never netted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from bestinterests.domain.balance import ServiceStatement
from bestinterests.domain.base import Base
from bestinterests.domain.conformity import ReviewPlan
from bestinterests.domain.document import Assessment, Document
from bestinterests.domain.evaluation import Cell, CellState, Evaluation, LevelRange, ProfileResult, View, ViewResult
from bestinterests.domain.impact import Impact, Judgement, Slot
from bestinterests.domain.publication import Publication
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework

THEIRS = "As published by "
"""How the reason of a judgement begins that nobody has made here yet."""
SIGNED = {"by": None, "on": None}


class SideReason(Base, frozen=True, kw_only=True):
    """Why one side judged so. borrowed: it is the publisher's, and stands on our side because nobody judged it here."""

    impact: str
    scale: str
    level: str
    words: str
    borrowed: bool = False


class Side(Base, frozen=True, kw_only=True):
    """How one side marks a right for an age band; None where it says nothing. The two marks are never netted."""

    state: CellState
    harm: LevelRange | None = None
    benefit: LevelRange | None = None
    reasons: tuple[SideReason, ...] = ()

    @property
    def marks(self) -> tuple[object, ...]:
        """What is compared: what was looked at, and both marks."""
        return self.state, self.harm, self.benefit


class CellDifference(Base, frozen=True, kw_only=True):
    """One right for one band that the two sides mark otherwise, in one view; a side is None where it did not look."""

    right: str
    band: str
    view: View
    theirs: Side | None
    ours: Side | None


class VerdictPair(Base, frozen=True, kw_only=True):
    """What follows on either record in one profile and view, equal or not."""

    profile: str
    title: str
    view: View
    theirs: VerdictRange
    ours: VerdictRange


class Differences(Base, frozen=True, kw_only=True):
    """Where two readings of one service differ.

    same: cells that both judged and mark alike, in both views. borrowed: impacts with a judgement that is still the
    publisher's. gone: impacts of theirs that we do not have; new: ours that they do not have.
    """

    verdicts: tuple[VerdictPair, ...]
    cells: tuple[CellDifference, ...]
    same: int
    borrowed: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    new: tuple[str, ...] = ()


def begin(publication: Publication) -> Document:
    """Return a document to read it again: editable, undecided, with the publisher's judgements marked as theirs.

    It is fictional where theirs is. Their summary, whole-service statement, signatures, plan of review, answers for
    the DPIA and texts stay behind: those are words that somebody answers for.
    """
    held = publication.document.assessment
    mark = origin_of(publication)
    judged = replace(
        held,
        title=f"{publication.publisher.service}, read again",
        assessed_on=None,
        summary="",
        scope=replace(held.scope, **SIGNED),
        impacts=tuple(_borrowed(impact, mark) for impact in held.impacts),
        coverage=tuple(replace(each, reason=_marked(each.reason, mark), **SIGNED) for each in held.coverage),
        rights_set_aside=tuple(replace(each, by=None) for each in held.rights_set_aside),
        tensions=tuple(replace(each, **SIGNED) for each in held.tensions),
        balances=tuple(replace(each, reason=_marked(each.reason, mark), **SIGNED) for each in held.balances),
        findings=tuple(replace(each, by=None, decision=None) for each in held.findings),
        statement=ServiceStatement(),
        overrides=(),
        dpia=(),
        review=ReviewPlan(),
        texts=(),
    )
    return Document(format=publication.document.format, assessment=_nobody(judged))


def origin_of(publication: Publication) -> str:
    """How a judgement begins that is the publisher's: whose, which publication, and of which day."""
    held = publication
    return f"{THEIRS}{held.publisher.organisation}, number {held.number}, {held.published_on.isoformat()}"


def is_borrowed(judgement: Judgement) -> bool:
    """Is this judgement still the publisher's?"""
    return judgement.reason.startswith(THEIRS)


def differences(theirs: Publication, ours: Document, evaluation: Evaluation, framework: Framework) -> Differences:
    """Return where our reading differs from what was published, by right and band, in the profile that heads ours.

    evaluation: of ours. framework: ours, for the order of rights and bands. Where nothing follows from theirs (a
    service that was screened out), every cell of ours is one that they did not look at.
    """
    head = _head(evaluation, evaluation.headline_profile)
    other = _head(theirs.evaluation, evaluation.headline_profile) if theirs.evaluation else None
    pairs = [(head.now, other.now if other else None), (head.expected, other.expected if other else None)]
    cells = [
        found
        for mine, seen in pairs
        for found in _cells(seen, mine, (theirs.document.assessment, ours.assessment), framework)
    ]
    mine_ids, their_ids = ({each.id for each in held.assessment.impacts} for held in (ours, theirs.document))
    return Differences(
        verdicts=tuple(_verdicts(theirs.evaluation, evaluation)),
        cells=tuple(each for each in cells if not _alike(each)),
        same=sum(_alike(each) for each in cells) // 2,
        borrowed=tuple(each.id for each in ours.assessment.impacts if any(map(is_borrowed, _judgements(each)))),
        gone=tuple(each.id for each in theirs.document.assessment.impacts if each.id not in mine_ids),
        new=tuple(each.id for each in ours.assessment.impacts if each.id not in their_ids),
    )


def _nobody(judged: Assessment) -> Assessment:
    """The assessment in which no person of theirs stands: who assesses here is somebody else."""
    consultations = tuple(
        replace(each, told_children=tuple(replace(told, by=None) for told in each.told_children))
        for each in judged.consultations
    )
    return replace(judged, people=(), consultations=consultations)


def _borrowed(impact: Impact, mark: str) -> Impact:
    return replace(
        impact,
        before=_slot(impact.before, mark),
        now=_slot(impact.now, mark),
        expected=_slot(impact.expected, mark),
        certainty=_slot(impact.certainty, mark),
    )


def _slot(slot: Slot, mark: str) -> Slot:
    """A slot whose judgements are theirs. Where they had agreed on nothing, what each assessor gave is the range."""
    return replace(
        slot,
        agreed=tuple(replace(each, reason=_marked(each.reason, mark), **SIGNED) for each in slot.agreed),
        given=tuple(replace(each, reason=_marked(each.reason, mark), **SIGNED) for each in slot.given),
    )


def _marked(reason: str, mark: str) -> str:
    return f"{mark}: {reason}" if reason.strip() else f"{mark}."


def _judgements(impact: Impact) -> Iterator[Judgement]:
    for slot in (impact.before, impact.now, impact.expected, impact.certainty):
        yield from (*slot.agreed, *slot.given)


def _head(evaluation: Evaluation, profile: str) -> ProfileResult:
    """The result in a profile, or in the first where the evaluation has no such one."""
    return next((held for held in evaluation.profiles if held.profile == profile), evaluation.profiles[0])


def _verdicts(theirs: Evaluation | None, ours: Evaluation) -> Iterator[VerdictPair]:
    known = {held.profile: held for held in theirs.profiles} if theirs else {}
    for mine in ours.profiles:
        if (other := known.get(mine.profile)) is not None:
            for seen, read in ((other.now, mine.now), (other.expected, mine.expected)):
                yield VerdictPair(
                    profile=mine.profile, title=mine.title, view=read.view, theirs=seen.verdict, ours=read.verdict
                )


def _cells(
    theirs: ViewResult | None, ours: ViewResult, judged: tuple[Assessment, Assessment], framework: Framework
) -> Iterator[CellDifference]:
    """Every right and band that either side looked at, in the order of the framework."""
    sides = [
        {(cell.right, cell.band): cell for cell in view.cells if cell.state != "not-asked"} if view else {}
        for view in (theirs, ours)
    ]
    impacts = [held.impacts for held in judged]
    for right, band in sorted({*sides[0], *sides[1]}, key=_place(framework)):
        seen, read = (
            _side(held.get((right, band)), known, ours.view) for held, known in zip(sides, impacts, strict=True)
        )
        yield CellDifference(right=right, band=band, view=ours.view, theirs=seen, ours=read)


def _place(framework: Framework) -> Any:
    rights = {right: at for at, right in enumerate(framework.rights)}
    bands = {band: at for at, band in enumerate(framework.bands)}
    return lambda key: (rights.get(key[0], len(rights)), key[0], bands.get(key[1], len(bands)), key[1])


def _side(cell: Cell | None, impacts: Iterable[Impact], view: View) -> Side | None:
    if cell is None:
        return None
    held = [each for each in impacts if cell.right in each.rights and cell.band in each.bands]
    return Side(state=cell.state, harm=cell.harm, benefit=cell.benefit, reasons=tuple(_reasons(held, view)))


def _reasons(impacts: Iterable[Impact], view: View) -> Iterator[SideReason]:
    """Reasons of the judgements of each impact, on each scale from the slot that is nearest to the view."""
    for impact in impacts:
        slots = (impact.expected, impact.now, impact.before) if view == "expected" else (impact.now, impact.before)
        told: set[str] = set()
        for slot in slots:
            found = [each for each in slot.agreed or slot.given if each.scale not in told]
            told |= {each.scale for each in found}
            for each in found:
                yield SideReason(
                    impact=impact.id, scale=each.scale, level=each.level, words=each.reason, borrowed=is_borrowed(each)
                )


def _alike(each: CellDifference) -> bool:
    return each.theirs is not None and each.ours is not None and each.theirs.marks == each.ours.marks
