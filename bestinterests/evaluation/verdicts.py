"""The verdict on one harm for one age band: a fixed list of rules, each of which can only make it worse."""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.evaluation.lens import NO_CAP, Lens

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


class VerdictTable:
    """Verdicts of harms in one profile as ranks (0 is stop), each combination worked out once."""

    def __init__(self, lens: Lens) -> None:
        self.lens = lens
        self._known: dict[tuple[int, int, int, bool, Standing], int] = {}
        self._heard_caps = (
            lens.cap("gate.children-heard"),
            lens.cap("gate.children-heard", ".exempt"),
            NO_CAP,
        )

    def rank(self, level: int, regulator: int, certainty: int, grave: bool, standing: Standing) -> int:
        """Rank of the verdict: the worst that any rule gives."""
        key = (level, regulator, certainty, grave, standing)
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = min(
                self._vetoes(level, regulator, grave, standing),
                self._toleration(level, regulator, certainty, standing),
                self._gates(level, certainty, standing),
            )
        return known

    def _vetoes(self, level: int, regulator: int, grave: bool, standing: Standing) -> int:
        lens = self.lens
        rank = NO_CAP
        if level >= lens.stop_at:
            rank = min(rank, lens.cap("veto.critical"))
        if grave and standing.grave_right:
            rank = min(rank, lens.cap("veto.grave-harm", ".signed" if standing.grave_signed else ""))
        article_36 = self.article_36(regulator)
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

    def tolerated(self, level: int, regulator: int, certainty: int, standing: Standing) -> bool:
        """Is a harm of this level tolerated on the record? (method, bounded justification)"""
        rule = self.lens.tolerations.get(level)
        if rule is None or not standing.tolerable or standing.benefit < rule.benefit:
            return False
        if certainty < rule.certainty or (rule.sign_off and not standing.signed):
            return False
        return not (rule.regulator and self.article_36(regulator) and not standing.regulator_answered)

    def needs_toleration(self, level: int) -> bool:
        """Is a harm of this level more than one that is tolerated with monitoring?"""
        return level >= self.lens.tolerated_from

    def _toleration(self, level: int, regulator: int, certainty: int, standing: Standing) -> int:
        if not self.needs_toleration(level):
            return NO_CAP
        held = self.tolerated(level, regulator, certainty, standing)
        return self.lens.cap("toleration.held" if held else "toleration.refused")

    def _gates(self, level: int, certainty: int, standing: Standing) -> int:
        lens = self.lens
        rank = NO_CAP
        if level >= lens.heard_at:
            rank = min(rank, self._heard_caps[standing.heard])
        if level >= lens.remedy_at and not standing.remedy:
            rank = min(rank, lens.cap("gate.remedy", ".hard" if level >= lens.remedy_hard_at else ""))
        if certainty < lens.evidence_floor:
            rank = min(rank, lens.cap("gate.evidence"))
        if not standing.recorded:
            rank = min(rank, lens.cap("gate.record"))
        if level >= lens.conflict_at and standing.conflicted:
            rank = min(rank, lens.cap("conflict.unresolved"))
        return rank
