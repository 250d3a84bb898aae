"""A profile compiled to numbers: the thresholds and caps that the rules read."""

from __future__ import annotations

from bestinterests.domain.evaluation import VERDICTS
from bestinterests.domain.profile import Profile, SeverityBuild, Verdict
from bestinterests.evaluation.scales import MatrixTable, ScaleTable, Span
from bestinterests.packs.framework import Framework

NO_CAP = len(VERDICTS) - 1
"""Position of the best verdict: a cap that changes nothing."""
RANK: dict[Verdict, int] = {verdict: i for i, verdict in enumerate(VERDICTS)}
NEVER = 99
"""A level that no matrix reaches."""


class Build:
    """Severity from gravity, reach and irremediability (method, section 'scales')."""

    def __init__(self, build: SeverityBuild, scales: ScaleTable, severity: str) -> None:
        self.scales = (build.gravity, build.reach, build.irremediability)
        self.floor = scales.index(build.gravity, build.gravity_floor)
        self.reach_at = scales.index(build.reach, build.reach_at)
        self.irremediability_at = scales.index(build.irremediability, build.irremediability_at)
        self.steps = build.steps
        self.top = scales.top(severity)

    def severity(self, gravity: int, reach: int, irremediability: int) -> int:
        """Position on the severity scale: gravity, raised by reach or irremediability, never lowered."""
        raised = gravity >= self.floor and (reach >= self.reach_at or irremediability >= self.irremediability_at)
        return min(self.top, gravity + self.steps) if raised else gravity

    def span(self, gravity: Span, reach: Span, irremediability: Span) -> Span:
        """Severity over spans; each part can only raise, so the corners suffice."""
        low = self.severity(gravity.lo, reach.lo, irremediability.lo)
        high = self.severity(gravity.hi, reach.hi, irremediability.hi)
        return Span(low, high, gravity.unknown or reach.unknown or irremediability.unknown)


class TolerationRule:
    """What it takes to tolerate harm of one level."""

    __slots__ = ("benefit", "certainty", "regulator", "sign_off")

    def __init__(self, benefit: int, certainty: int, sign_off: bool, regulator: bool) -> None:
        self.benefit = benefit
        self.certainty = certainty
        self.sign_off = sign_off
        self.regulator = regulator


class Lens:
    """One profile, ready to read with. Levels are positions on its harm or benefit matrix; verdicts are ranks."""

    def __init__(self, profile: Profile, framework: Framework, scales: ScaleTable) -> None:
        self.profile = profile
        self.id = profile.id
        self.harm = MatrixTable(framework.matrices[profile.harm_matrix])
        self.benefit = MatrixTable(framework.matrices[profile.benefit_matrix])
        self.build = Build(profile.build, scales, profile.severity) if profile.build else None
        self.on = frozenset(profile.rules)
        self._set_thresholds(profile, scales)
        self._set_grave_harm(profile, scales)
        levels = scales.names[profile.certainty]
        self.benefit_cap = tuple(self.benefit.level(profile.benefit_caps.get(name, "none"), 0) for name in levels)
        self.harm_regulator_at = NEVER
        self.tolerations = {
            self.harm.level(t.harm, NEVER): TolerationRule(
                self.benefit.level(t.benefit, NEVER),
                scales.index(profile.certainty, t.certainty) if t.certainty else 0,
                t.sign_off,
                t.regulator,
            )
            for t in profile.tolerations
        }
        self.tolerated_from = min(self.tolerations, default=1)

    def _set_thresholds(self, profile: Profile, scales: ScaleTable) -> None:
        harm = self.harm
        self.stop_at = harm.level(profile.stop_at, NEVER)
        self.escalate_at = harm.level(profile.escalate_at, NEVER)
        self.company_only_at = harm.level(profile.company_only_at, NEVER)
        self.heard_at = harm.level(profile.heard_at, NEVER)
        self.remedy_at = harm.level(profile.remedy_at, NEVER)
        self.remedy_hard_at = harm.level(profile.remedy_hard_at, NEVER)
        self.cumulative_at = harm.level(profile.cumulative_at, NEVER)
        self.together_at = harm.level(profile.together_at, NEVER)
        self.conflict_at = harm.level(profile.conflict_at, NEVER)
        self.evidence_floor = scales.index(profile.certainty, profile.evidence_floor)

    def _set_grave_harm(self, profile: Profile, scales: ScaleTable) -> None:
        grave = profile.grave_harm
        self.grave_rights = frozenset(grave.rights) if grave else frozenset()
        self.grave_gravity = NEVER
        self.grave_severity = NEVER
        if grave and profile.build:
            self.grave_gravity = scales.index(profile.build.gravity, grave.gravity)
            self.grave_severity = scales.index(profile.severity, grave.severity)

    def read_regulator_through(self, regulator: Lens) -> None:
        """Set the level of the regulator's table from which it must be consulted (UK GDPR Art 36)."""
        self.harm_regulator_at = regulator.harm.level(self.profile.article_36_at, NEVER)

    def cap(self, rule: str, variant: str = "") -> int:
        """Best verdict that a rule allows when it fires, as a rank; no cap where the rule is switched off."""
        if rule not in self.on:
            return NO_CAP
        verdict = self.profile.caps.get(rule + variant)
        return NO_CAP if verdict is None else RANK[verdict]
