"""From what a rule found to the page on which it is mended."""

from __future__ import annotations

from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from bestinterests.documents.context import Context
from bestinterests.domain.evaluation import Finding
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.blocks import said
from bestinterests.web.assessments.places import address_of


class Mending(NamedTuple):
    """A finding for people: its sentence and what would mend it as HTML, its basis, the page that mends it."""

    finding: Finding
    sentence: str
    mend: str
    address: str
    link: str


PAGES: dict[str, tuple[str, str]] = {
    "conflict.unresolved": ("assessments:tensions", "Record how it is resolved"),
    "conformity.higher-protection": ("assessments:matters", "Say how each shaped the measures"),
    "conformity.minimum-harms": ("assessments:minimum_harms", "Answer for each harm"),
    "gate.remedy": ("assessments:remedies", "Ways to be put right"),
    "law.article-36": ("assessments:regulator", "Consulting the regulator"),
    "service.overdue": ("assessments:actions", "Actions"),
    "service.statement": ("assessments:whole", "The five questions"),
}
"""Rules that are mended on one page, by rule: the route and the words of the link."""


def mending(opened: Opened, context: Context, finding: Finding) -> Mending:
    """A finding with the page on which a person mends it; the page of the item it is about where no other is known."""
    address, link = _page(opened, finding)
    return Mending(
        finding,
        said(opened, context.words(finding.sentence)),
        said(opened, context.words(finding.mend)),
        address,
        link,
    )


def _page(opened: Opened, finding: Finding) -> tuple[str, str]:
    if finding.rule in PAGES:
        route, words = PAGES[finding.rule]
        return reverse(route, args=[opened.id]), words
    if finding.rule.startswith("toleration.") and finding.features:
        feature = finding.features[0]
        return reverse("assessments:balance", args=[opened.id, feature]), f"The balance of {feature}"
    if finding.rule in ("method.escalate", "veto.grave-harm"):
        return sign_address(opened.id, finding.rule, finding.impacts), "Sign, with reasons"
    if finding.rule.startswith("conformity.") and finding.items:
        found = opened.framework.obligations.get(finding.items[0])
        if found:
            return reverse("assessments:standard", args=[opened.id, found[0].id]), f"Standard {found[0].number}"
    about = (*finding.impacts, *finding.features, *finding.items)
    return (address_of(opened.id, about[0]), about[0]) if about else ("", "")


def sign_address(assessment: str, rule: str, items: tuple[str, ...]) -> str:
    """The page of a new signature under a rule, for these impacts or features."""
    asked = urlencode([("rule", rule), *(("items", item) for item in items)])
    return f"{reverse('assessments:signature_new', args=[assessment])}?{asked}"
