"""What every step of the DPIA reads: the record, its risks, the answers that people wrote, and what is missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from bestinterests.documents.blocks import AnyBlock, Blocks, Panel, Paragraph, Part
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Words
from bestinterests.documents.missing import Missing, marked
from bestinterests.documents.report.standards import PROVENANCE
from bestinterests.domain.evaluation import Finding, ImpactReading, LevelRange, ProfileResult, ViewResult
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.method import REGULATOR_PROFILE

VOCABULARY = "dpia-fields"
ARTICLE_36 = "law.article-36"
SEVERE_REMOTE = "contradiction.severe-remote"


class Field(NamedTuple):
    """A field of the template: its anchor here, its number and label, and the step it belongs to."""

    anchor: str
    label: str


FIELDS = {
    "header": Field("dpia-header", "Heading"),
    "need": Field("dpia-need", "1.1 Need for a DPIA"),
    "nature": Field("dpia-nature", "2.1 Nature of the processing"),
    "scope": Field("dpia-scope", "2.2 Scope of the processing"),
    "context": Field("dpia-context", "2.3 Context of the processing"),
    "purposes": Field("dpia-purposes", "2.4 Purposes of the processing"),
    "consultation": Field("dpia-consultation", "3.1 Whose views were sought, and how"),
    "necessity": Field("dpia-necessity", "4.1 Necessity, proportionality and lawfulness"),
    "code-conformance": Field("dpia-code", "4.2 Conformance with the Children's code"),
    "risks": Field("dpia-risks", "5.1 Risks to children"),
    "measures": Field("dpia-measures", "6.1 Measures to reduce the risks"),
    "sign-off": Field("dpia-sign-off", "7.1 Sign-off and record"),
}
"""Fields of the template that have a place of their own, in its order (Annex D; the general template; standard 2)."""


class Draft:
    """One DPIA being written: every step marks through it what is missing, and the opening counts that at the end."""

    def __init__(self, context: Context) -> None:
        held = context.assessment
        self.context = context
        self.missing = Missing()
        self.answers = {answer.field: answer.text for answer in held.dpia}
        self.used: set[str] = set()
        self._counted: set[tuple[str, str, str]] = set()
        self._readings: dict[tuple[str, str], dict[str, ImpactReading]] = {}
        own = [impact for impact in held.impacts if impact.arises_from == "data-use"]
        self.harms = [impact for impact in own if impact.direction == "harm"]
        self.benefits = [impact for impact in own if impact.direction == "benefit"]
        self.wider = [impact for impact in held.impacts if impact.arises_from != "data-use"]
        results = {result.profile: result for result in context.evaluation.profiles}
        self.regulator: ProfileResult = results.get(REGULATOR_PROFILE) or context.headline
        self.ours: ProfileResult | None = next(
            (r for r in (context.headline, *context.others) if r is not self.regulator), None
        )
        self.severe_remote = {
            key for f in context.evaluation.contradictions if f.rule == SEVERE_REMOTE for key in f.impacts
        }
        self.screened_out = held.scope.outcome == "screened-out"
        self.spared = self.screened_out and not held.features and not held.impacts
        """Screened out with nothing assessed: what the steps leave open is said, not counted."""

    # -- what is missing ---------------------------------------------------------------------------------------------

    def gap(self, field: str, what: str, item: str = "", spot: str = "") -> Words:
        """Words that mark something missing in a field; ``spot``: shorter words where the heading says the rest.

        The same gap of the same item may be marked at several spots and is counted once.
        """
        if self.spared and field not in ("header", "need"):
            return (Quiet(f"{what[:1].upper()}{what[1:]}."),)
        if item and (field, what, item) in self._counted:
            return marked(spot or what)
        self._counted.add((field, what, item))
        return self.missing.words(*FIELDS[field], what, item, spot)

    def gap_block(self, field: str, what: str, items: Sequence[str] = ()) -> Blocks:
        """A block that marks something missing in a field, or missing of each of some items, at the spot."""
        if self.spared and field not in ("header", "need"):
            return (Paragraph(words=self.gap(field, what)),)
        return self.missing.block(self.context, *FIELDS[field], what, items)

    def typed(self, field: str, text: str, what: str, item: str = "") -> Words:
        """A line that somebody typed, or the mark that it is missing."""
        return self.context.typed(text) if text.strip() else self.gap(field, what, item)

    def prose(self, field: str, text: str, what: str) -> Blocks:
        """A text that somebody typed as blocks, or the mark that it is missing."""
        return self.context.prose(text) if text.strip() else self.gap_block(field, what)

    # -- fields ------------------------------------------------------------------------------------------------------

    def answer(self, field: str) -> str:
        """What a person wrote for a field of the template; blank where nobody did."""
        self.used.add(field)
        return self.answers.get(field, "")

    def part(self, field: str, *blocks: AnyBlock) -> Part:
        """A field of the template: what it asks in our words, what a person wrote for it, what the record fills."""
        anchor, label = FIELDS[field]
        return Part(
            title=label,
            anchor=anchor,
            blocks=(*self._asked(field), *self.context.prose(self.answer(field)), *blocks),
        )

    def _asked(self, field: str) -> Blocks:
        term = self.context.framework.vocabularies.get(VOCABULARY, {}).get(field)
        if term is None:
            return ()
        sure = f" ({PROVENANCE[term.provenance]})" if term.provenance in PROVENANCE else ""
        return (Paragraph(words=(Quiet(f"Asked here, in our words: {term.text}{sure}"),), style="small"),)

    # -- levels ------------------------------------------------------------------------------------------------------

    def reading(self, result: ProfileResult | None, impact: Impact, *, later: bool = False) -> ImpactReading | None:
        """How an impact reads in a profile now, or with every measure done; None where it is not there then."""
        if result is None:
            return None
        view: ViewResult = result.expected if later else result.now
        key = (result.profile, view.view)
        if key not in self._readings:
            self._readings[key] = {reading.impact: reading for reading in view.impacts}
        return self._readings[key].get(impact.id)

    def scale_words(self, scale: str, level: LevelRange) -> str:
        """A level range on a scale in the scale's own words: ``possible to probable``."""
        label = self.context.framework.level_label
        low, high = label(scale, level.low).lower(), label(scale, level.high).lower()
        return low if low == high else f"{low} to {high}"

    def named(self, result: ProfileResult) -> str:
        """A profile by title and version."""
        return f"{result.title} {result.version}"

    def duty(self) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
        """Findings that the law asks for prior consultation, from every profile, each sentence once.

        The first are those of today; the second those that come up only with every measure done, as for a service that
        is not live yet.
        """
        results = (self.context.headline, *self.context.others)
        now = {f.sentence: f for r in results for f in r.now.findings if f.rule == ARTICLE_36}
        then = {f.sentence: f for r in results for f in r.expected.findings if f.rule == ARTICLE_36}
        return tuple(now.values()), tuple(f for sentence, f in then.items() if sentence not in now)

    def due(self) -> bool:
        """Does the law ask for prior consultation anywhere on this record?"""
        return any(self.duty())


def beside(title: str, *blocks: AnyBlock, anchor: str = "") -> Part:
    """Blocks that the statutory template does not ask for, marked so in their title and in their first line."""
    mark: Words = (
        Strong("Ours, beside the template. "),
        Plain("The statutory template does not ask for this; the method adds it."),
    )
    return Part(
        title=f"Beside the template: {title}",
        anchor=anchor,
        blocks=(Panel(blocks=(Paragraph(words=mark, style="small"),)), *blocks),
    )


def quiet(text: str) -> Blocks:
    """One line of ours that stands back."""
    return (Paragraph(words=(Quiet(text),)),)


def said(text: str) -> Blocks:
    """One line of ours."""
    return (Paragraph(words=line(text)),)


def to(anchor: str, text: str) -> Link:
    """A link to a place in this paper."""
    return Link(text, anchor)
