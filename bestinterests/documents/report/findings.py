"""Gaps and contradictions: everything the rules found, on what basis, from which source, and how to mend it."""

from __future__ import annotations

import re

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, FindingEntry, Findings, Fold, Panel, Paragraph, Part
from bestinterests.documents.context import Context, joined, line
from bestinterests.documents.inline import BasisTag, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.domain.evaluation import Finding, ProfileResult
from bestinterests.domain.profile import Basis, Verdict
from bestinterests.evaluation.rules import RULES

GROUPS: tuple[tuple[Verdict | None, str], ...] = (
    ("stop", "What stops it"),
    ("not_consistent", "What children's rights do not allow"),
    ("not_shown", "What is not shown"),
    ("with_conditions", "What asks for conditions"),
    (None, "What is noted and changes no verdict"),
)
SECTION = re.compile(r" \([A-Z]\d+\)$")
"""The number of a rule in the method, which stands in the title of the rule and says nothing to a reader here."""


def entry(context: Context, finding: Finding, anchor: str) -> FindingEntry:
    """A finding with its ids opened. What it is about stands in its sentence or, where it does not, after it."""
    ids = dict.fromkeys((*finding.features, *finding.impacts, *finding.items))
    said = [key for key in ids if key in context.anchors and key not in finding.sentence]
    return FindingEntry(
        anchor=anchor,
        rule=finding.rule,
        basis=finding.basis,
        words=context.words(finding.sentence),
        source=finding.source,
        mend=context.words(finding.mend),
        effect=finding.effect,
        firm=finding.firm,
        sharpen=context.words("; ".join(finding.sharpen)),
        about=context.ids(said),
    )


def gaps(context: Context) -> Section:
    """The section on gaps and contradictions: the headline profile now, gaps, contradictions, the other readings."""
    now = context.now
    blocks: list[AnyBlock] = [_legend()]
    for effect, title in GROUPS:
        found = [f for f in now.findings if f.effect == effect]
        if found:
            entries = tuple(entry(context, f, context.finding_anchor(f)) for f in found)
            blocks.append(Part(title=title, verdict=effect, blocks=(Findings(entries=entries, empty=""),)))
    if not now.findings:
        blocks.append(Paragraph(words=line("No rule found anything that stands against this record.")))
    blocks.append(
        _part("Gaps in the record", "gap", context, context.evaluation.gaps, "No gap was found.", "open-gaps")
    )
    blocks.append(
        _part(
            "Contradictions",
            "contradiction",
            context,
            context.evaluation.contradictions,
            "No contradiction was found.",
            "contradictions",
        )
    )
    blocks += [_elsewhere(context, result) for result in context.others]
    blocks.append(_after(context))
    return Section(
        anchor="gaps",
        title="Gaps and contradictions",
        lead=line("What the rules found on this record, what each finding rests on, and what would mend it."),
        blocks=tuple(blocks),
    )


def _legend() -> Panel:
    bases: tuple[Basis, ...] = ("law", "code", "guidance", "method")
    words = joined([(BasisTag(basis), Plain(f" {wording.BASIS_MEANS[basis]}")) for basis in bases])
    return Panel(blocks=(Paragraph(words=(Plain("Each finding prints its basis: "), *words, Plain("."))),))


def _part(title: str, stem: str, context: Context, found: tuple[Finding, ...], empty: str, anchor: str) -> Part:
    entries = tuple(entry(context, f, f"{stem}-{place}") for place, f in enumerate(found, 1))
    return Part(title=title, anchor=anchor, blocks=(Findings(entries=entries, empty=empty),))


def _elsewhere(context: Context, result: ProfileResult) -> Part:
    """Findings of another profile that the headline profile does not have word for word."""
    known = {f.sentence for f in context.now.findings}
    own = [f for f in result.now.findings if f.sentence not in known]
    entries = tuple(entry(context, f, f"{result.profile}-{place}") for place, f in enumerate(own, 1))
    same = len(result.now.findings) - len(own)
    lead: Words = (
        Plain(f"{result.title} {result.version} reads "),
        Strong(wording.verdict_words(result.now.verdict)),
        Plain(
            f". {wording.upper(wording.many(same, 'finding'))} above "
            f"{'is' if same == 1 else 'are'} found by it too. {result.note}"
        ),
    )
    blocks: tuple[AnyBlock, ...] = (Paragraph(words=lead),)
    if entries:
        blocks += (Findings(entries=entries, empty=""),)
    else:
        blocks += (Paragraph(words=line("It finds nothing else.")),)
    return Part(title=f"Also found by {result.title}", blocks=blocks)


def _after(context: Context) -> AnyBlock:
    """What would still stand with every measure done, tested and signed."""
    found = context.expected.findings
    entries = tuple(entry(context, f, f"expected-{place}") for place, f in enumerate(found, 1))
    title = "What would still be found if every action is done, tested and signed"
    body = Findings(entries=entries, empty="Nothing that changes a verdict.")
    if len(found) > 6:
        summary = f"{wording.upper(wording.many(len(found), 'finding'))} would remain"
        return Part(title=title, anchor="expected-findings", blocks=(Fold(summary=summary, blocks=(body,)),))
    return Part(title=title, anchor="expected-findings", blocks=(body,))


def about_feature(context: Context, feature: str) -> tuple[Words, ...]:
    """Rules of the headline profile that found something on one feature, worst first, each opening its finding."""
    by_rule: dict[str, list[Finding]] = {}
    for finding in context.now.findings:
        if feature in finding.features and finding.effect:
            by_rule.setdefault(finding.rule, []).append(finding)
    return tuple(_chip(context, found) for found in by_rule.values())


def _chip(context: Context, found: list[Finding]) -> Words:
    first = found[0]
    rule = RULES.get(first.rule)
    title = SECTION.sub("", rule.title) if rule else first.rule
    if len(found) == 1:
        words: Words = (BasisTag(first.basis), Link(title, context.finding_anchor(first)))
    else:
        links = joined([(Link(str(place), context.finding_anchor(f)),) for place, f in enumerate(found, 1)])
        words = (BasisTag(first.basis), Plain(f"{title}, {wording.times(len(found))}: "), *links)
    return words if first.firm else (*words, Quiet("; only at the bad end of a range"))
