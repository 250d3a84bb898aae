"""Step 4, second half: how each standard of the code is met, standard 1 by name, and the law's matters beside it."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import (
    AnyBlock,
    Bullets,
    Column,
    Panel,
    Paragraph,
    Part,
    Row,
    RowGroup,
    Table,
)
from bestinterests.documents.consultations import heard
from bestinterests.documents.context import line
from bestinterests.documents.dpia.draft import Draft, to
from bestinterests.documents.inline import Link, Plain, Quiet, Strong, Words
from bestinterests.documents.report.coverage import count
from bestinterests.documents.report.standards import ANSWER, ANSWERS, answer_row, higher_protection, waiting
from bestinterests.domain.conformity import ObligationAnswer
from bestinterests.domain.pack import Obligation, Standard

FIRST = "standard-1"
Answers = dict[str, list[tuple[Obligation, ObligationAnswer]]]


def conformance(draft: Draft) -> Part:
    """Field 4.2: a line for each standard, standard 1 answered by name, then every obligation that was answered."""
    standards = draft.context.framework.standards
    answers: dict[str, list[tuple[Obligation, ObligationAnswer]]] = {}
    for answer in draft.context.assessment.obligations:
        found = draft.context.framework.obligations.get(answer.obligation)
        if found:
            answers.setdefault(found[0].id, []).append((found[1], answer))
    lost = [a.obligation for a in draft.context.assessment.obligations if a.obligation not in _known(draft)]
    blocks: list[AnyBlock] = [_summary(draft, answers)]
    if FIRST in standards:
        blocks.append(_best_interests(draft, standards[FIRST]))
    if answers:
        blocks.append(_answered(draft, answers))
    if lost:
        blocks.append(Paragraph(words=line(f"Answered, but in no pack: {wording.listed(lost)}.")))
    return draft.part("code-conformance", *blocks)


def _known(draft: Draft) -> dict[str, tuple[Standard, Obligation]]:
    return draft.context.framework.obligations


def _answered(draft: Draft, answers: Answers) -> Part:
    """Every obligation that was answered, by standard; what is not answered is counted in the table above."""
    groups = tuple(
        RowGroup(
            title=f"{held.number}. {held.title.text}",
            rows=tuple(answer_row(draft.context, o, a) for o, a in answers[held.id]),
        )
        for held in draft.context.framework.standards.values()
        if held.id in answers
    )
    note = (
        "The obligations are worded by us, not by the regulator; must is law, should is the code, could is an option."
    )
    table = Table(caption="What was answered, obligation by obligation", columns=ANSWERS, groups=groups)
    return Part(
        title="Every obligation that was answered", blocks=(Paragraph(words=(Quiet(note),), style="small"), table)
    )


def matters(draft: Draft) -> Part:
    """The children's higher protection matters: law, though the template is older than they are."""
    context = draft.context
    answered = {a.matter for a in context.assessment.higher_protection if a.how.strip()}
    terms = context.framework.vocabularies.get("higher-protection-matters", {})
    open_ = [f"{term.label[:1].lower()}{term.label[1:]}" for term in terms.values() if term.id not in answered]
    what = "how these matters were taken into account is not said"
    gaps = draft.gap_block("code-conformance", what, open_) if open_ else ()
    mark: Words = (
        Strong("Law, beside the template. "),
        Plain(
            "UK GDPR Article 25(1A) and (1B) has been in force since 5 February 2026; the statutory template is older "
            "and has no field for it."
        ),
    )
    return Part(
        title="Beside the template: children's higher protection matters",
        anchor="higher-protection",
        blocks=(Panel(blocks=(Paragraph(words=mark, style="small"),)), *higher_protection(context).blocks, *gaps),
    )


# -- one line a standard ---------------------------------------------------------------------------------------------


def _summary(draft: Draft, answers: Answers) -> AnyBlock:
    context = draft.context
    rows = tuple(
        _line(draft, held, [a for _, a in answers.get(held.id, [])]) for held in context.framework.standards.values()
    )
    if not rows:
        return Paragraph(words=(Quiet("The packs hold no standards."),))
    columns = (Column(title="Standard"), Column(title="On this record", width="wide"), Column(title="Rests on"))
    return Table(caption="Each standard in one line", columns=columns, groups=(RowGroup(rows=rows),))


def _line(draft: Draft, held: Standard, answers: list[ObligationAnswer]) -> Row:
    context = draft.context
    kinds = {word: sum(a.answer == word for a in answers) for word in ANSWER}
    said = [f"{ANSWER[word].lower()}: {number}" for word, number in kinds.items() if number]
    lines: list[Words] = [line(f"{wording.upper('; '.join(said))}.")] if said else []
    open_ = len(waiting(context, held))
    if open_:
        noun = "obligation in play is" if open_ == 1 else "obligations in play are"
        spot = f"{wording.numbered(open_)} {noun} not answered"
        what = "obligations in play are not answered"
        lines.append(draft.gap("code-conformance", what, f"standard {held.number}", spot))
    rests = dict.fromkeys(key for a in answers for key in (*a.measures, *a.evidence))
    return Row(
        head=((Strong(f"{held.number}. "), Link(held.title.text, held.id)),),
        cells=(tuple(lines) or ((Quiet("Nothing on this record brings it into play."),),), (context.ids(rests),)),
    )


# -- standard 1 ------------------------------------------------------------------------------------------------------


def _best_interests(draft: Draft, held: Standard) -> Part:
    """How the record answers standard 1, in the order of what the standard asks. No word of praise, no conclusion."""
    context = draft.context
    touched = {right for impact in (*draft.harms, *draft.benefits) for right in impact.rights}
    harms, gains = wording.many(len(draft.harms), "harm"), wording.many(len(draft.benefits), "benefit")
    items: tuple[Words, ...] = (
        (
            Strong("Rights considered. "),
            Plain(
                f"{wording.upper(wording.many(len(touched), 'right'))} touched by {harms} and {gains} from the use of "
            ),
            Plain(f"data. {count(context)} "),
            to("rights-in-play", "Which rights"),
        ),
        (
            Strong("Ages and needs. "),
            Plain("Every effect is judged for the ages it reaches. "),
            to("dpia-scope", "See 2.2"),
        ),
        (Strong("Views. "), *heard(context).words[1:], Plain(" "), to("dpia-consultation", "See 3.1")),
        (Strong("Evidence. "), Plain(f"{wording.upper(_sources(draft))} on the record. "), to("evidence", "Which")),
        (
            Strong("Other interests. "),
            Plain("Named apart, after the conclusion on children; none changes a level or a verdict. "),
            to("dpia-purposes", "See 2.4"),
        ),
        (
            Strong("Into this DPIA. "),
            Plain("Harms from the use of data are the risks of step 5, measures are step 6, benefits stand in 2.4. "),
            to("annex", "The balance, feature by feature and as a whole, stands in the annex"),
        ),
    )
    summary = context.prose(context.assessment.summary)
    blocks: list[AnyBlock] = [Paragraph(words=line(held.summary.text)), Bullets(items=items)]
    if summary:
        blocks.append(Part(title="What the assessors conclude, in their words", blocks=summary))
    title = f"Standard {held.number}, {held.title.text}: how this record answers it"
    return Part(title=title, anchor=held.id, blocks=tuple(blocks))


def _sources(draft: Draft) -> str:
    held = draft.context.assessment.evidence
    return f"{wording.many(len(held), 'source')} {'is' if len(held) == 1 else 'are'}"
