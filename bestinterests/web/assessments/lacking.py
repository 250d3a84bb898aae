"""What a harm lacks to be tolerated, each in the words of the method, with the field or page that gives it."""

from __future__ import annotations

from typing import NamedTuple

from django.urls import reverse
from markupsafe import Markup

from bestinterests.documents.context import Context
from bestinterests.domain.evaluation import Finding
from bestinterests.evaluation.facts import LACKS
from bestinterests.evaluation.findings.tolerations import BEYOND
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.blocks import said
from bestinterests.web.assessments.mending import sign_address


class Lack(NamedTuple):
    """Harms that are not tolerated, and what is missing. never: no reason would be enough."""

    sentence: Markup
    impacts: tuple[str, ...]
    never: bool
    missing: tuple[tuple[str, str], ...]


FIELDS = {
    "named": "tolerates",
    "alternatives": "alternatives",
    "less-harmful": "less_harmful_exists",
    "core": "core_untouched",
    "children": "children_said",
    "reason": "reason",
    "lapse": "expires_on",
    "benefit": "benefits",
}
"""The field of the balance that gives what is missing, by the key of what it lacks."""


def lacks(opened: Opened, context: Context, finding: Finding, feature: str) -> list[Lack]:
    """What a finding says is missing, one by one; empty for findings of other rules."""
    if finding.rule != "toleration.refused":
        return []
    head, _, told = finding.sentence.partition(" Missing: ")
    missing = tuple(
        (words, _address(opened, finding, feature, words)) for words in told.rstrip(".").split("; ") if words
    )
    return [Lack(said(opened, context.words(head)), finding.impacts, not missing, missing)]


def _address(opened: Opened, finding: Finding, feature: str, words: str) -> str:
    key = next((key for key, start in (*LACKS.items(), *BEYOND.items()) if words.startswith(start)), "")
    if key in FIELDS:
        name = FIELDS[key]
        return "#alternatives" if key == "alternatives" else f"#{feature}-{name}"
    if key == "signature":
        return sign_address(opened.id, "toleration.held", finding.impacts)
    if key == "regulator":
        return reverse("assessments:regulator", args=[opened.id])
    return f"#{finding.impacts[0]}" if finding.impacts else ""
