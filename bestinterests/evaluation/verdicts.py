"""The verdict on one harm for one age band: a fixed list of rules, each of which can only make it worse."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.evaluation.lens import NO_CAP, Lens
from bestinterests.evaluation.readings import Judged

HEARD = 2
EXEMPT = 1
UNHEARD = 0


class Standing(NamedTuple):
    """Everything but the judgements that bears on a harm for one band, at one end of what is unknown.

    heard: 2 children heard, 1 exempt with a reason, 0 neither. benefit: best benefit level (after the cap) that a
    balance relies on for these children. tolerable: a balance names the harm and answers everything it must.
    """

    heard: int
    remedy: bool
    tolerable: bool
    benefit: int
    signed: bool
    grave_signed: bool
    grave_right: bool
    regulator_due: bool
    regulator_answered: bool
    company_only: bool
    recorded: bool
    conflicted: bool


class Ruling(dict[Judged, int]):
    """Rank of a harm by what its judgements come to, the worst over its standings; each worked out once."""

    def __init__(self, table: VerdictTable, standings: tuple[Standing, ...]) -> None:
        super().__init__()
        self.table = table
        self.standings = standings

    def __missing__(self, judged: Judged) -> int:
        rank = min((self.table.rank(judged, standing) for standing in self.standings), default=NO_CAP)
        self[judged] = rank
        return rank


class VerdictTable:
    """Verdicts of harms in one profile as ranks (0 is stop)."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self._rulings: dict[tuple[Standing, ...], Ruling] = {}
        self._heard_caps = (
            lens.cap("gate.children-heard"),
            lens.cap("gate.children-heard", ".exempt"),
            NO_CAP,
        )

    def ruling(self, standings: tuple[Standing, ...]) -> Ruling:
        """How a harm of these standings is ruled on, whatever it is judged."""
        found = self._rulings.get(standings)
        if found is None:
            found = self._rulings[standings] = Ruling(self, standings)
        return found

    def rank(self, judged: Judged, standing: Standing) -> int:
        """Rank of the verdict: the worst that any rule gives."""
        return min(
            self._vetoes(judged, standing),
            self._toleration(judged, standing),
            self._gates(judged, standing),
        )

    def _vetoes(self, judged: Judged, standing: Standing) -> int:
        lens, level = self.lens, judged.level
        rank = NO_CAP
        if level >= lens.stop_at:
            rank = min(rank, lens.cap("veto.critical"))
        if judged.grave and standing.grave_right:
            rank = min(rank, lens.cap("veto.grave-harm", ".signed" if standing.grave_signed else ""))
        article_36 = self.article_36(judged.regulator)
        if article_36 and standing.regulator_due:
            rank = min(rank, lens.cap("law.article-36"))
        if level >= lens.escalate_at and not article_36:
            rank = min(rank, lens.cap("method.escalate"))
        if level >= lens.company_only_at and standing.company_only:
            rank = min(rank, lens.cap("veto.company-only"))
        return rank

    def article_36(self, regulator: int) -> bool:
        """Is the regulator's level one on which it must be consulted?"""
        return regulator >= self.lens.harm_regulator_at

    def tolerated(self, judged: Judged, standing: Standing) -> bool:
        """Is a harm of this level tolerated on the record? (method, bounded justification)"""
        rule = self.lens.tolerations.get(judged.level)
        if rule is None or not standing.tolerable or standing.benefit < rule.benefit:
            return False
        if judged.certainty < rule.certainty or (rule.sign_off and not standing.signed):
            return False
        return not (rule.regulator and self.article_36(judged.regulator) and not standing.regulator_answered)

    def needs_toleration(self, level: int) -> bool:
        """Is a harm of this level more than one that is tolerated with monitoring?"""
        return level >= self.lens.tolerated_from

    def _toleration(self, judged: Judged, standing: Standing) -> int:
        if not self.needs_toleration(judged.level):
            return NO_CAP
        held = self.tolerated(judged, standing)
        return self.lens.cap("toleration.held" if held else "toleration.refused")

    def _gates(self, judged: Judged, standing: Standing) -> int:
        lens, level = self.lens, judged.level
        rank = NO_CAP
        if level >= lens.heard_at:
            rank = min(rank, self._heard_caps[standing.heard])
        if level >= lens.remedy_at and not standing.remedy:
            rank = min(rank, lens.cap("gate.remedy", ".hard" if level >= lens.remedy_hard_at else ""))
        if judged.certainty < lens.evidence_floor:
            rank = min(rank, lens.cap("gate.evidence"))
        if not standing.recorded:
            rank = min(rank, lens.cap("gate.record"))
        if level >= lens.conflict_at and standing.conflicted:
            rank = min(rank, lens.cap("conflict.unresolved"))
        return rank
