"""The annex, ours: what the assessment concludes on children's rights, feature by feature and as a whole."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Fact, Facts, Findings, Paragraph, Part
from bestinterests.documents.context import Context, line
from bestinterests.documents.dpia.draft import Draft, beside
from bestinterests.documents.inline import Plain, Quiet, Tag, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.features import index
from bestinterests.documents.report.findings import entry
from bestinterests.documents.report.headline import VIEW
from bestinterests.documents.report.method import provenance
from bestinterests.documents.report.sayings import sayings
from bestinterests.documents.report.tensions import statement
from bestinterests.documents.report.voices import evidence

ESCALATE = "method.escalate"


def annex(draft: Draft) -> Section:
    """Verdicts in words with their range, each feature, the five answers, and the method's own escalation."""
    context = draft.context
    wider = f" It also reads {wording.many(len(draft.wider), 'effect')} of the wider service." if draft.wider else ""
    balance = beside(
        "the balance on children's rights",
        Paragraph(words=(Plain(f"The verdict follows from the whole record; it decides nothing.{wider}"),)),
        _verdicts(context),
        Bullets(items=sayings(context)),
        *_features(context),
        *_escalated(context),
        Part(title="Five answers on the whole service", blocks=statement(context)),
    )
    return Section(anchor="annex", title="Annex: best interests of the child", blocks=(balance, *_others(draft)))


def _verdicts(context: Context) -> Facts:
    """Completeness, then the verdict of each profile in both views with its range, and what must be said of each."""
    facts = [Fact(label="Completeness", blocks=_said(context.words(context.evaluation.completeness.sentence)))]
    for result in (context.headline, *context.others):
        for view in (result.now, result.expected):
            words: Words = (Tag(view.verdict.worst), Plain(" "), *context.words(view.sentence))
            facts.append(Fact(label=f"{result.title}: {VIEW[view.view].lower()}", blocks=_said(words)))
        note: Words = (Quiet(result.note),)
        facts.append(Fact(label=f"On {result.title} {result.version}", blocks=_said(note)))
    return Facts(facts=tuple(facts), layout="list")


def _said(words: Words) -> Blocks:
    return (Paragraph(words=words),)


def _features(context: Context) -> Blocks:
    held = sorted(context.assessment.features, key=lambda f: (not f.order, f.order))
    if not held:
        return ()
    now = {result.feature: result for result in context.now.features}
    later = {result.feature: result for result in context.expected.features}
    return (index(context, held, now, later),)


def _escalated(context: Context) -> Blocks:
    """Our own step for a named senior person, said to be no duty."""
    found = {f.sentence: f for view in (context.now, context.expected) for f in view.findings if f.rule == ESCALATE}
    if not found:
        return ()
    entries = tuple(entry(context, f, f"escalated-{place}") for place, f in enumerate(found.values(), 1))
    note = Paragraph(words=(Quiet("A step of this method. No law asks for it."),), style="small")
    return (
        Part(title="For a named senior person, by this method", blocks=(note, Findings(entries=entries, empty=""))),
    )


def _others(draft: Draft) -> Blocks:
    """Answers to fields that have no place of their own, so that nothing that was written is lost."""
    context = draft.context
    left = {key: text for key, text in draft.answers.items() if key not in draft.used and text.strip()}
    blocks: list[AnyBlock] = [
        Part(title=context.term("dpia-fields", key), blocks=context.prose(text)) for key, text in left.items()
    ]
    return (Part(title="Other answers", blocks=tuple(blocks)),) if blocks else ()


def sources(draft: Draft) -> Section:
    """The evidence that ratings cite, and how this paper came about."""
    context = draft.context
    return Section(
        anchor="evidence",
        title="What this rests on",
        lead=line("Evidence first, then the packs that it was read with, and what in them nobody has verified yet."),
        blocks=(*evidence(context), provenance(context)),
    )
