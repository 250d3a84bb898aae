"""The code's 15 standards with their obligations, the higher-protection matters, and standard 2's minimum harms."""

from __future__ import annotations

from collections.abc import Container
from typing import Literal

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fold, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.domain.conformity import ObligationAnswer
from bestinterests.domain.pack import Obligation, Standard

FORCE = {"must": "Must (law)", "should": "Should (code)", "could": "Could (option)"}
ANSWER = {
    "met": "Met",
    "partly": "Met in part",
    "unmet": "Not met",
    "not-applicable": "Does not apply",
    "unknown": "Nobody knows",
}
ANSWERS = (
    Column(title="Obligation", width="wide"),
    Column(title="Answer"),
    Column(title="How, or why not", width="wide"),
    Column(title="Measures, evidence"),
)
PROVENANCE = {"to_verify": "this wording is still to be verified", "secondary": "from a secondary source"}


def standards(context: Context) -> Section:
    """Standard by standard: what was answered, and what was not."""
    answers: dict[str, list[ObligationAnswer]] = {}
    for answer in context.assessment.obligations:
        answers.setdefault(answer.obligation, []).append(answer)
    blocks: list[AnyBlock] = [_standard(context, held, answers) for held in context.framework.standards.values()]
    lost = [key for key in answers if key not in context.framework.obligations]
    if lost:
        blocks.append(Paragraph(words=line(f"Answered, but in no pack: {wording.listed(lost)}.")))
    return Section(
        anchor="standards",
        title="The standards of the Children's code",
        lead=line(
            "Must is law, should is the code, could is an option. The texts are ours, not the regulator's; an answer "
            "here is this record's claim."
        ),
        blocks=tuple(blocks) or (Paragraph(words=(Quiet("The packs hold no standards."),)),),
    )


def _standard(context: Context, held: Standard, answers: dict[str, list[ObligationAnswer]]) -> Part:
    answered = [(o, a) for o in held.obligations for a in answers.get(o.id, ())]
    open_ = waiting(context, held)
    blocks: list[AnyBlock] = [Paragraph(words=line(held.summary.text))]
    if answered:
        rows = tuple(answer_row(context, o, a) for o, a in answered)
        caption = f"Standard {held.number}: what was answered"
        blocks.append(Table(caption=caption, columns=ANSWERS, groups=(RowGroup(rows=rows),)))
    if open_:
        rows = tuple(_open(o) for o in open_)
        heads = (Column(title="Obligation", width="wide"), Column(title="Force", width="narrow"))
        table = Table(caption=f"Standard {held.number}: not answered", columns=heads, groups=(RowGroup(rows=rows),))
        noun = "obligation in play is" if len(open_) == 1 else "obligations in play are"
        summary = f"{wording.upper(wording.numbered(len(open_)))} {noun} not answered"
        blocks.append(Fold(summary=summary, blocks=(table,)))
    if not answered and not open_:
        blocks.append(Paragraph(words=(Quiet("Nothing on this record brings this standard into play."),)))
    return Part(title=f"{held.number}. {held.title.text}", anchor=held.id, blocks=tuple(blocks))


def waiting(context: Context, held: Standard) -> list[Obligation]:
    """Obligations that the evaluation names as unanswered."""
    own = {o.id: o for o in held.obligations}
    return [
        own[key] for f in context.evaluation.gaps if f.rule == "conformity.unanswered" for key in f.items if key in own
    ]


def _text(o: Obligation) -> tuple[Words, ...]:
    lines: list[Words] = [(Plain(o.text),), (Quiet(f"{FORCE[o.force]}, {o.id}"),)]
    if o.provenance in PROVENANCE:
        lines.append((Quiet(wording.upper(PROVENANCE[o.provenance])),))
    return tuple(lines)


def _open(o: Obligation) -> Row:
    return Row(head=_text(o)[:1], cells=((line(FORCE[o.force]), (Quiet(o.id),)),))


def answer_row(context: Context, o: Obligation, a: ObligationAnswer) -> Row:
    """One obligation with its answer, how or why not, and what that rests on."""
    where: tuple[Words, ...] = (context.ids(a.features),) if a.features else ()
    rests = context.ids((*a.measures, *a.evidence)) or (Quiet("none"),)
    reason: Words = context.typed(a.reason) or (Quiet("No reason is recorded."),)
    return Row(head=_text(o), cells=(((Strong(ANSWER[a.answer]),), *where), (reason,), (rests,)))


# -- law's matters and the minimum list ------------------------------------------------------------------------------


def higher_protection(context: Context) -> Section:
    """How each children's higher protection matter shaped the measures (UK GDPR Article 25(1A) and (1B))."""
    answers = {a.matter: a for a in context.assessment.higher_protection}
    terms = context.framework.vocabularies.get("higher-protection-matters", {})
    rows = []
    for key in dict.fromkeys((*terms, *answers)):
        answer = answers.get(key)
        how = context.typed(answer.how) if answer and answer.how.strip() else (Strong("Not said yet."),)
        meaning = terms[key].text if key in terms else ""
        rows.append(
            Row(
                head=((Strong(context.term("higher-protection-matters", key)),), (Quiet(meaning),)),
                cells=((how,), (context.ids(answer.measures) if answer else (Quiet("none"),),)),
            )
        )
    return Section(
        anchor="higher-protection",
        title="Children's higher protection matters",
        lead=line("UK GDPR Article 25(1A) and (1B): what has to be taken into account when measures are chosen."),
        blocks=_table(
            context,
            "Higher protection matters",
            ("Matter", "How it shaped the measures", "Measures"),
            rows,
            "The packs hold no higher protection matters.",
        ),
    )


def minimum_harms(context: Context) -> Section:
    """Standard 2's minimum list: could the use of data cause, permit or contribute to each?"""
    return Section(
        anchor="minimum-harms",
        title="The least that standard 2 asks about",
        lead=line("For each harm: could the use of data cause it, permit it or contribute to it?"),
        blocks=harms_table(context, context.impacts),
    )


def harms_table(context: Context, shown: Container[str]) -> Blocks:
    """A row for each harm of the list with its answer; of the impacts that record it, only those in ``shown``."""
    answers = {a.harm: a for a in context.assessment.minimum_harms}
    tagged: dict[str, list[str]] = {}
    for impact in context.assessment.impacts:
        for harm in impact.minimum_harms:
            tagged.setdefault(harm, []).append(impact.id)
    terms = context.framework.vocabularies.get("minimum-harms", {})
    rows = []
    for key in dict.fromkeys((*terms, *answers, *tagged)):
        answer = answers.get(key)
        impacts = dict.fromkeys((*(answer.impacts if answer else ()), *tagged.get(key, ())))
        rows.append(
            Row(
                head=((Strong(context.term("minimum-harms", key)),), (Quiet(terms[key].text if key in terms else ""),)),
                cells=(
                    ((_said(answer.answer if answer else "", bool(impacts)),),),
                    (context.typed(answer.reason) if answer else (),),
                    (context.ids(key for key in impacts if key in shown),),
                ),
            )
        )
    caption, titles = "Standard 2's minimum list of harms", ("Harm", "Answer", "Why", "Impacts")
    return _table(context, caption, titles, rows, "The packs hold no list of harms.")


WIDTHS: dict[str, Literal["narrow", "wide"]] = {
    "Matter": "wide",
    "How it shaped the measures": "wide",
    "Harm": "wide",
    "Answer": "narrow",
    "Why": "wide",
}


def _said(answer: str, recorded: bool) -> Strong | Plain:
    if answer == "yes" or (recorded and answer != "no"):
        return Plain("Yes")
    if answer == "no":
        return Plain("No")
    return Strong("Nobody knows" if answer == "unknown" else "Not answered")


def _table(context: Context, caption: str, titles: tuple[str, ...], rows: list[Row], empty: str) -> Blocks:
    if not rows:
        return (Paragraph(words=(Quiet(empty),)),)
    columns = tuple(Column(title=title, width=WIDTHS.get(title, "middle")) for title in titles)
    return (Table(caption=caption, columns=columns, groups=(RowGroup(rows=tuple(rows)),)),)
