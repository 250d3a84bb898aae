"""One page for those who decide: what it is, what follows on this record, who loses, what has to be decided by whom."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Fact, Facts, Paragraph
from bestinterests.documents.context import Context, foreign, joined, line
from bestinterests.documents.framing import paper, standing
from bestinterests.documents.inline import BasisTag, Foreign, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.report.headline import headline
from bestinterests.documents.report.sayings import gains_most
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation, Finding, ProfileResult, ViewResult
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework

STOPS, LOSING, DECISIONS, CONDITIONS, IDS, FEATURES = 3, 3, 5, 4, 6, 3
SENTENCE, TEXT = 150, 190
"""What fits on a page: numbers of lines, and characters of a sentence of ours and of a text that a person wrote."""
DECISION: dict[str, str] = {
    "law.article-36": "Consult the regulator before processing, or bring the risk below high first",
    "veto.prohibited-practice": "End a practice that no benefit can pay for",
    "veto.critical": "Change or drop what causes a critical harm",
    "veto.grave-harm": "Test the controls on a grave harm and sign, or stop",
    "method.escalate": "Sign with reasons, as a named senior person, or change it",
    "toleration.refused": "Drop a harm that nobody may tolerate, or mend the record that would",
    "conformity.must": "Meet a legal duty that is not met",
    "gate.children-heard": "Have children heard who were not",
}
"""What a finding asks of those who decide, in a line; in the order in which they are shown."""


def build_board_summary(framework: Framework, document: Document, evaluation: Evaluation) -> Paper:
    """One page on one record: verdicts in words with completeness, never a score; longer texts are cut and say so.

    framework, document, evaluation: as for the report. Raises nothing for a document that validates.
    """
    context = Context(framework, document, evaluation)
    return paper(
        context,
        name="board-summary",
        kind="Board summary",
        opening=_opening(context),
        sections=(_page(context),),
        part=True,
    )


def _opening(context: Context) -> Blocks:
    held = context.assessment.service
    what = wording.short(held.description, TEXT) or "No description is recorded."
    return (
        Paragraph(words=standing(context).words, style="small"),
        Paragraph(words=(Foreign(what),), style="small"),
    )


def _fact(label: str, *lines: Words) -> Fact:
    return Fact(label=label, blocks=tuple(Paragraph(words=words) for words in lines))


def _cut(context: Context, text: str) -> Words:
    return context.words(wording.short(text, SENTENCE))


def _page(context: Context) -> Section:
    facts = (*_verdict(context), *_decide(context), _voices(context))
    return Section(
        anchor="page", title="What follows on this record, and what has to be decided", blocks=(Facts(facts=facts),)
    )


def _upper(words: Words) -> Words:
    """The words with their first letter raised."""
    first = words[0] if words else Plain("")
    return (Plain(wording.upper(first.text)), *words[1:]) if isinstance(first, Plain) else words


# -- what follows ----------------------------------------------------------------------------------------------------


def _verdict(context: Context) -> tuple[Fact, ...]:
    head = headline(context)
    losing = head.losing or ((Quiet("No harm is recorded."),),)
    return (
        _fact("Is the record finished?", _cut(context, context.evaluation.completeness.sentence)),
        _fact("Now", _view(context, context.now)),
        _fact("If every action is done, tested and signed", _view(context, context.expected)),
        *(_other(result) for result in context.others),
        _fact("Who loses most", *losing[:LOSING]),
        _fact("Who gains most", _upper(gains_most(context)[1:])),
    )


def _view(context: Context, view: ViewResult) -> Words:
    """The verdict, the features that hold it, and the better end where the record leaves that open."""
    worst, best = view.verdict.worst, view.verdict.best
    held = [result.feature for result in view.features if result.verdict.worst == worst]
    words: Words = (Tag(worst), Plain(" "))
    if held and worst != "consistent_on_this_record":
        shown = [
            (Foreign(wording.short(context.name(key), 50)), Plain(" "), context.id(key)) for key in held[:FEATURES]
        ]
        rest = [(Plain(wording.many(len(held) - FEATURES, "more feature")),)] if len(held) > FEATURES else []
        words += (Plain("for "), *joined([*shown, *rest]), Plain("."))
    else:
        words += _cut(context, view.sentence)
    if best != worst:
        open_end = wording.verdict_words(VerdictRange(worst=best, best=best)).lower()
        words += (Plain(f" At best, with every range and unknown at its good end: {open_end}."),)
    return words


def _other(result: ProfileResult) -> Fact:
    now, then = (wording.verdict_words(view.verdict) for view in (result.now, result.expected))
    return _fact(f"Read by {result.title} {result.version}", line(f"{now} now; {then} if every action is done."))


# -- what has to be decided ------------------------------------------------------------------------------------------


def _decide(context: Context) -> tuple[Fact, ...]:
    return (
        Fact(label="What has to be decided", blocks=_decisions(context)),
        Fact(label="What stops it" if context.now.stops else "What weighs most", blocks=_stops(context)),
        Fact(label="Conditions", blocks=_conditions(context)),
        _fact("What it hangs on", _cut(context, context.now.robustness.sentence), *_flip(context)),
    )


def _decisions(context: Context) -> Blocks:
    """One line for each kind of decision that the findings ask for, with the effects concerned."""
    found: dict[str, list[Finding]] = {}
    for finding in (*context.now.findings, *context.expected.findings):
        if finding.rule in DECISION:
            found.setdefault(finding.rule, []).append(finding)
    items: list[Words] = []
    for rule, text in DECISION.items():
        if rule in found:
            keys = dict.fromkeys(key for f in found[rule] for key in (f.impacts or f.features or f.items))
            items.append((BasisTag(found[rule][0].basis), Plain(f" {text}: "), *_some(context, list(keys))))
    lead: Words = (
        Plain("By "),
        *_decider(context),
        Plain(", after the data protection officer's advice, "),
        _advice(context),
    )
    blocks: list[AnyBlock] = [Paragraph(words=lead)]
    if items:
        blocks.append(Bullets(items=tuple(items[:DECISIONS])))
    return tuple(blocks)


def _some(context: Context, keys: list[str]) -> Words:
    shown = context.ids(keys[:IDS], ", ")
    return (*shown, Plain(f" and {len(keys) - IDS:,} more.")) if len(keys) > IDS else (*shown, Plain("."))


def _decider(context: Context) -> Words:
    people = [p for p in context.assessment.people if "decider" in p.duties or p.senior]
    return foreign(wording.short(people[0].role, 60)) if people else (Strong("a person nobody has named yet"),)


def _advice(context: Context) -> Plain | Strong:
    digest = context.evaluation.assessment_digest
    held = [a for a in context.document.record.advice if a.assessment_digest == digest]
    if not held:
        return Strong("which is not recorded yet.")
    return Plain(f"which was given ({held[-1].followed}).")


def _stops(context: Context) -> Blocks:
    found = headline(context).stops[:STOPS]
    if not found:
        return (Paragraph(words=(Quiet("No rule found anything that stands against this record."),)),)
    items: list[Words] = [(BasisTag(entry.basis), Plain(" "), *_short(entry.words)) for entry in found]
    rest = len(context.now.stops) - len(found)
    if rest > 0:
        many = wording.upper(wording.many(rest, "more finding"))
        items.append((Quiet(f"{many} of this weight in the full report."),))
    return (Bullets(items=tuple(items)),)


def _short(words: Words) -> Words:
    """Words of a finding up to the length that fits, whole words only."""
    kept: list[object] = []
    left = SENTENCE
    for word in words:
        text = getattr(word, "text", "")
        if len(text) > left:
            lead = " " if text[:1].isspace() else ""
            kept.append(Plain(lead + wording.short(text, max(left, 20))))
            break
        kept.append(word)
        left -= len(text)
    return tuple(kept)  # type: ignore[arg-type]


def _conditions(context: Context) -> Blocks:
    keys = context.expected.conditions
    if not keys:
        return (Paragraph(words=(Quiet("No measure stands between today and the projection."),)),)
    shown = [r.measure for r in context.evaluation.actions if r.measure in keys][:CONDITIONS]
    parts = [_condition(context, key) for key in shown]
    rest = len(keys) - len(shown)
    if rest > 0:
        parts.append((Plain(wording.many(rest, "more measure")),))
    return (Paragraph(words=(*joined(parts), Plain("."))),)


def _condition(context: Context, key: str) -> Words:
    held = context.measures[key]
    who = wording.short(held.owner, 30) or "no owner"
    when = wording.day(held.due) if held.due else wording.short(held.due_event or held.stated_due, 30) or "no day set"
    return (
        Foreign(wording.short(held.title or held.what or key, 60)),
        Plain(" "),
        context.id(key),
        Quiet(f" ({who}, {when})"),
    )


def _flip(context: Context) -> tuple[Words, ...]:
    flips = context.now.robustness.flips
    return (_cut(context, flips[0].sentence),) if flips else ()


# -- children --------------------------------------------------------------------------------------------------------


def _voices(context: Context) -> Fact:
    held = [f for f in context.assessment.findings if f.voice == "children"]
    unheard = [r.band for r in context.now.bands if r.heard != "yes"]
    said = wording.short(context.assessment.statement.children, TEXT)
    counts: Words = (Quiet("Nothing that children said is recorded."),)
    if held:
        adopted = sum(f.disposition in ("adopted", "partly") for f in held)
        declined = sum(f.disposition == "declined" for f in held)
        rest = len(held) - adopted - declined
        counts = line(f"Adopted in full or part: {adopted}; declined: {declined}; not settled: {rest}.")
    if unheard:
        counts += (Strong(" Not heard: "), Plain(f"children of {context.ages(unheard)}."))
    text: Words = (Foreign(said),) if said else (Quiet("Nobody has written what they said and what changed."),)
    return _fact("What children said, and what changed", text, counts)
