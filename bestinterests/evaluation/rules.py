"""The table of rules: stable id, what it asks, on what basis, and where that comes from.

Basis is law, code, guidance or method. ``method`` is ours and is never called a duty. Whether a rule is switched on,
and the best verdict that it allows, stand in the profile.
"""

from __future__ import annotations

from bestinterests.domain.base import Base
from bestinterests.domain.evaluation import FindingKind
from bestinterests.domain.profile import Basis

METHOD = "1.0"
"""Version of the method. It changes when the same record can read differently."""

OURS = "Method, section "
CODE = "Children's code, "


class Rule(Base, frozen=True, kw_only=True):
    """One rule: what it asks, on what basis, from which source."""

    id: str
    kind: FindingKind
    basis: Basis
    title: str
    source: str


def _rule(id_: str, kind: FindingKind, basis: Basis, title: str, source: str) -> Rule:
    return Rule(id=id_, kind=kind, basis=basis, title=title, source=source)


RULES: dict[str, Rule] = {
    rule.id: rule
    for rule in (
        _rule("veto.critical", "veto", "method", "A critical harm stops (V1)", OURS + "vetoes"),
        _rule(
            "veto.grave-harm",
            "veto",
            "method",
            "A grave harm to life or safety, or by exploitation, stops at any likelihood (V2)",
            OURS + "vetoes",
        ),
        _rule("veto.prohibited-practice", "veto", "method", "A prohibited practice stops (V3)", OURS + "vetoes"),
        _rule(
            "law.article-36",
            "veto",
            "law",
            "High risk that remains goes to the regulator before processing (V4)",
            "UK GDPR, Article 36(1)",
        ),
        _rule(
            "veto.company-only", "veto", "method", "A gain for the company alone pays for no harm (V5)", OURS + "vetoes"
        ),
        _rule(
            "veto.other-children",
            "veto",
            "method",
            "Nobody pays with other children's gain, or another feature's (V6)",
            OURS + "vetoes",
        ),
        _rule(
            "method.escalate",
            "escalation",
            "method",
            "High by this method though not by the ICO's table: a named senior person signs",
            OURS + "escalation",
        ),
        _rule(
            "toleration.refused",
            "toleration",
            "method",
            "A harm that nobody may tolerate as the record stands",
            OURS + "bounded justification",
        ),
        _rule(
            "toleration.held",
            "toleration",
            "method",
            "A harm that is tolerated, with conditions",
            OURS + "bounded justification",
        ),
        _rule("gate.coverage", "gate", "method", "Every required right has been looked for (G1)", OURS + "gates"),
        _rule(
            "gate.children-heard",
            "gate",
            "code",
            "Children of each affected age were heard (G2)",
            CODE + "standard 2, consultation",
        ),
        _rule("gate.remedy", "gate", "code", "A tested way to be put right (G3)", CODE + "standard 15"),
        _rule(
            "gate.evidence",
            "gate",
            "guidance",
            "No harm rests on assertion alone (G4)",
            "ICO self-assessment, step 3, evidence",
        ),
        _rule("gate.record", "gate", "method", "Reasons are written down (G5)", OURS + "gates"),
        _rule(
            "cumulative.missing", "cumulative", "method", "Effects that add up are judged together", OURS + "roll-ups"
        ),
        _rule(
            "cumulative.below-parts",
            "cumulative",
            "method",
            "A joint effect is no smaller than its parts",
            OURS + "roll-ups",
        ),
        _rule(
            "cumulative.below-suggested",
            "cumulative",
            "method",
            "A joint effect below the suggested level needs a reason",
            OURS + "roll-ups",
        ),
        _rule(
            "together.low-harms",
            "cumulative",
            "method",
            "Several low harms on the same children are judged together",
            OURS + "roll-ups",
        ),
        _rule("conflict.unresolved", "conflict", "method", "A conflict needs a written resolution", OURS + "conflicts"),
        _rule(
            "conformity.must", "conformity", "law", "A legal duty is not met", "Children's code and the law it cites"
        ),
        _rule("conformity.should", "conformity", "code", "An expectation of the code is not met", "Children's code"),
        _rule(
            "conformity.unanswered",
            "conformity",
            "code",
            "Obligations in play that nobody has answered",
            CODE + "standard 2, step 4",
        ),
        _rule(
            "conformity.minimum-harms",
            "conformity",
            "code",
            "Standard 2's minimum list of harms is answered",
            CODE + "standard 2",
        ),
        _rule(
            "conformity.higher-protection",
            "conformity",
            "law",
            "The children's higher protection matters are taken into account",
            "UK GDPR, Article 25(1A) and (1B)",
        ),
        _rule("service.scope", "service", "code", "The scope test is decided", CODE + "services covered"),
        _rule(
            "service.statement",
            "service",
            "method",
            "The five questions about the whole service are answered",
            OURS + "roll-ups",
        ),
        _rule(
            "service.review",
            "service",
            "guidance",
            "A review date and an owner are set",
            "ICO self-assessment, step 4, translating actions to practice",
        ),
        _rule(
            "service.publication",
            "service",
            "guidance",
            "A public summary, or the reason for withholding it",
            CODE + "standard 2, publication",
        ),
        _rule("service.short-pass", "service", "method", "The short pass leaves rights unasked", OURS + "short pass"),
        _rule("service.overdue", "service", "method", "A measure is overdue", OURS + "action order"),
        _rule(
            "contradiction.minimum-age",
            "contradiction",
            "code",
            "Stated minimum age against known users",
            CODE + "standard 3",
        ),
        _rule(
            "contradiction.matrix",
            "contradiction",
            "method",
            "A stated level against its own matrix",
            OURS + "contradictions",
        ),
        _rule(
            "contradiction.all-low",
            "contradiction",
            "code",
            "Every harm is called low",
            CODE + "standard 2, precaution",
        ),
        _rule(
            "contradiction.planned-as-done",
            "contradiction",
            "method",
            "A measure counted before it is done",
            OURS + "controls",
        ),
        _rule(
            "contradiction.terms-rule",
            "contradiction",
            "method",
            "A rule in the terms counted as a control",
            OURS + "controls",
        ),
        _rule(
            "contradiction.failed-control",
            "contradiction",
            "method",
            "A failed or abandoned measure counted",
            OURS + "controls",
        ),
        _rule("contradiction.uncredited", "contradiction", "method", "A level moved by nothing", OURS + "controls"),
        _rule(
            "contradiction.untested",
            "contradiction",
            "method",
            "Called tested without a result that passed",
            OURS + "controls",
        ),
        _rule(
            "contradiction.none-because",
            "contradiction",
            "method",
            "An impact where the record says there is none",
            OURS + "coverage",
        ),
        _rule(
            "contradiction.copied-reasons",
            "contradiction",
            "method",
            "The same reason word for word",
            OURS + "always human",
        ),
        _rule(
            "contradiction.scales-disagree",
            "contradiction",
            "method",
            "Two scales tell different stories",
            OURS + "scales",
        ),
        _rule("contradiction.dates", "contradiction", "method", "Dates that cannot be right", OURS + "dates"),
        _rule(
            "contradiction.severe-remote",
            "contradiction",
            "code",
            "Severe and remote reads low on the ICO's table, against its own words",
            CODE + "standard 2, precaution",
        ),
        _rule(
            "contradiction.planned-stage",
            "contradiction",
            "method",
            "Stage and start of processing disagree",
            OURS + "dates",
        ),
    )
}
"""Every rule, by id."""
