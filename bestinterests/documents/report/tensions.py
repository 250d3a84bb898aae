"""Effects that add up, things that pull apart and how that was resolved, and the five answers on the whole service."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Facts, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.domain.balance import Tension
from bestinterests.domain.evaluation import Conflict, Cumulative

BETWEEN = {
    "rights": "Rights against rights",
    "ages": "Younger against older children",
    "side-effect": "A measure's side effect",
    "child-and-assessor": "Children and assessors differ",
    "child-and-parent": "Children and parents differ",
    "assessors": "Assessors differ",
    "child-and-commerce": "Children against a commercial interest",
    "child-and-others": "Children against other people's interests",
}
QUESTIONS = (
    ("gains", "Which rights gain, and for whom?"),
    ("losses", "Which lose, and who is worst off?"),
    ("tolerated", "Why is any harm that remains tolerated?"),
    ("children", "What did children say, and what changed?"),
    ("revision", "What would change this conclusion?"),
)


def tensions(context: Context) -> Section:
    """What adds up, what pulls apart, how features act on one another, and the statement on the whole."""
    return Section(
        anchor="tensions",
        title="The service as a whole: what adds up, what pulls apart",
        lead=line("No total and no average: effects that meet on the same children are judged together by a person."),
        blocks=(
            Part(title="Effects that add up", anchor="cumulative", blocks=_cumulative(context)),
            Part(title="What pulls apart", anchor="conflicts", blocks=_conflicts(context)),
            Part(title="Tensions on the record", blocks=_records(context)),
            *_links(context),
            Part(title="Five answers on the whole service", anchor="statement", blocks=statement(context)),
        ),
    )


# -- adds up ---------------------------------------------------------------------------------------------------------


def _cumulative(context: Context) -> Blocks:
    found = context.now.cumulative
    if not found:
        return (
            Paragraph(words=line("No right is reached by enough features, or by effects that amplify each other.")),
        )
    rows = tuple(_sum(context, held) for held in found)
    columns = (
        Column(title="Right"),
        Column(title="Ages", width="narrow"),
        Column(title="What meets", width="wide"),
        Column(title="Parts, and what is suggested"),
        Column(title="Judged together"),
    )
    return (
        Table(
            caption="Effects that meet on one right and the same children",
            columns=columns,
            groups=(RowGroup(rows=rows),),
        ),
    )


def _sum(context: Context, held: Cumulative) -> Row:
    why = (
        "Declared to amplify each other"
        if held.trigger == "amplifies"
        else (f"{wording.upper(wording.many(len(held.features), 'feature'))}")
    )
    parts = wording.mark("harm", held.parts)
    judged: tuple[Words, ...] = ((Strong("Not yet."), Plain(" A person has to judge them together.")),)
    if held.judged_by:
        joint = wording.mark("harm", held.level)
        judged = ((joint, Plain(f" {joint.words} "), context.id(held.judged_by)),)
    return Row(
        head=((Strong(context.right(held.right)),), (Quiet(f"Article {wording.article(held.right)}"),)),
        cells=(
            (line(context.ages(held.bands)),),
            ((Plain(f"{why} "), *context.ids(held.features)), (*context.ids(held.impacts),)),
            ((parts, Plain(f" {parts.words}")), line(f"suggested: {held.suggested}")),
            judged,
        ),
    )


# -- pulls apart -----------------------------------------------------------------------------------------------------


def _conflicts(context: Context) -> Blocks:
    found = context.evaluation.conflicts
    if not found:
        return (Paragraph(words=line("Nothing was found that pulls apart.")),)
    open_ = [c for c in found if not c.resolved]
    lead = f"{wording.upper(wording.many(len(found), 'conflict'))} found, {wording.numbered(len(open_))} unresolved."
    kinds = dict.fromkeys(c.kind for c in found)
    groups = tuple(
        RowGroup(
            title=BETWEEN.get(kind, wording.upper(wording.spaced(kind))),
            rows=tuple(_conflict(context, c) for c in sorted(found, key=lambda c: c.resolved) if c.kind == kind),
        )
        for kind in kinds
    )
    columns = (Column(title="Resolved?", width="narrow"), Column(title="What pulls apart", width="wide"))
    return (Paragraph(words=line(lead)), Table(caption="Conflicts found on the record", columns=columns, groups=groups))


def _conflict(context: Context, held: Conflict) -> Row:
    if held.resolved and held.tension:
        state: Words = (Plain("Resolved in "), context.id(held.tension))
    elif held.tension:
        state = (Strong("Not resolved"), Plain(", recorded in "), context.id(held.tension))
    else:
        state = (Strong("Not resolved"), Plain(", no tension is recorded"))
    return Row(head=(state,), cells=((context.words(held.sentence),),))


def _records(context: Context) -> Blocks:
    held = context.assessment.tensions
    if not held:
        return (Paragraph(words=(Quiet("No tension is recorded."),)),)
    return tuple(_tension(context, tension) for tension in held)


def _tension(context: Context, t: Tension) -> Part:
    sides = f"{context.rights(t.rights)} against {context.rights(t.against)}" if t.against else context.rights(t.rights)
    about: list[AnyBlock] = [
        Paragraph(
            words=(
                Quiet(f"{BETWEEN[t.between]}. "),
                Plain(f"{sides} " if sides else ""),
                *context.ids((*t.impacts, *t.findings)),
            ),
            style="small",
        )
    ]
    facts: tuple[Fact, ...] = (
        *fact("What pulls apart", context.prose(t.pulls_apart)),
        Fact(label="How it was resolved", blocks=context.prose(t.resolution, "Not resolved.")),
        *fact("Why", context.prose(t.reason)),
        *((Fact(label="Carried by", blocks=(Paragraph(words=context.ids(t.measures)),)),) if t.measures else ()),
        *((Fact(label="By", blocks=(Paragraph(words=context.signed(t.by, t.on)),)),) if t.by or t.on else ()),
        *fact("Note", context.prose(t.note)),
    )
    title = t.title or wording.short(t.pulls_apart) or "Untitled tension"
    return Part(title=title, id=t.id, anchor=t.id, blocks=(*about, Facts(facts=facts, layout="pairs")))


def _links(context: Context) -> tuple[Part, ...]:
    if not context.assessment.links:
        return ()
    rows = tuple(
        Row(
            anchor=held.id,
            head=((*context.named((held.source,)), Plain(" "), context.id(held.source)),),
            cells=(
                (line("amplifies" if held.kind == "amplifies" else "feeds"),),
                ((*context.named((held.target,)), Plain(" "), context.id(held.target)),),
                (context.typed(held.how),),
                (context.ids(held.ended_by) or (Quiet("nothing"),),),
            ),
        )
        for held in context.assessment.links
    )
    columns = (
        Column(title="This"),
        Column(title="Does what", width="narrow"),
        Column(title="To this"),
        Column(title="How", width="wide"),
        Column(title="Cut by", width="narrow"),
    )
    table = Table(caption="Links between features and between effects", columns=columns, groups=(RowGroup(rows=rows),))
    return (Part(title="How features act on one another", blocks=(table,)),)


def statement(context: Context) -> Blocks:
    """The five answers on the whole service."""
    held = context.assessment.statement
    facts = tuple(
        Fact(label=question, blocks=context.prose(getattr(held, field), "Nobody has answered this yet."))
        for field, question in QUESTIONS
    )
    signed = context.signed(held.by, held.on, "Written by")
    tail: Blocks = (Paragraph(words=signed, style="small"),) if signed else ()
    return (Facts(facts=facts, layout="list"), *tail)
