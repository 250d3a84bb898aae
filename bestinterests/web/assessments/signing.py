"""Which findings ask for a signature, and under which rule it is given."""

from __future__ import annotations

from bestinterests.domain.evaluation import Finding
from bestinterests.evaluation.findings.tolerations import BEYOND
from bestinterests.evaluation.rules import RULES
from bestinterests.web.assessments.access import Opened

TITLES = {
    "method.escalate": "High by this method, though not by the regulator's table",
    "toleration.held": "A harm that is tolerated",
    "veto.grave-harm": "A grave harm to life or safety, or by exploitation",
}
"""Rules that a signature answers, in words."""


def title_of(rule: str) -> str:
    """A rule in words; its id where nobody knows it any more."""
    return TITLES.get(rule) or (RULES[rule].title if rule in RULES else rule)


def asked_for(held: Opened) -> list[tuple[str, Finding]]:
    """Findings of both views that a signature would answer, each once, with the rule under which it is given."""
    head = next(p for p in held.evaluation.profiles if p.profile == held.evaluation.headline_profile)
    found: dict[tuple[str, tuple[str, ...]], Finding] = {}
    for finding in (*head.now.findings, *head.expected.findings):
        rule = _rule(finding)
        if rule:
            found.setdefault((rule, finding.impacts), finding)
    return [(rule, finding) for (rule, _), finding in found.items()]


def _rule(finding: Finding) -> str:
    if finding.rule in ("method.escalate", "veto.grave-harm"):
        return finding.rule
    asks = finding.rule == "toleration.refused" and BEYOND["signature"] in finding.sentence
    return "toleration.held" if asks else ""
