"""What was said about the record from outside it, and the interests that no rule read."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Column, Fact, Facts, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.headline import decided
from bestinterests.domain.record import Advice, Decision

WHOSE = {
    "company": "The company",
    "parents": "Parents",
    "other-children": "Other children",
    "others": "Others",
    "public": "The public",
}
VIEW = {"supports": "Supports", "supports-with-remarks": "Supports, with remarks", "return": "Returns it"}
OUTCOME = {
    "pending": "No outcome yet",
    "may-proceed": "May proceed",
    "proceed-with-changes": "May proceed with changes",
    "must-not-proceed": "Must not proceed",
}


def record(context: Context) -> Section:
    """Who decided, who advised, who differs; signatures; the regulator; when it is looked at again."""
    return Section(
        anchor="decisions",
        title="Decisions, advice and review",
        lead=decided(context),
        blocks=(
            *_said(context),
            *regulator_table(context),
            *overrides_table(context),
            people_table(context),
            _review(context),
        ),
    )


class Said(NamedTuple):
    """One thing that somebody said about the record from outside it."""

    key: str
    what: str
    who: str
    on: dt.date | None
    outcome: str
    texts: tuple[tuple[str, str], ...]
    digest: str
    extra: tuple[Words, ...] = ()


def _said(context: Context) -> tuple[AnyBlock, ...]:
    held = context.document.record
    said = [_decision(context, d) for d in held.decisions]
    said += [_advice(a) for a in held.advice]
    said += [
        Said(v.id, "Review", v.reviewer, v.on, VIEW[v.view], (("", v.remarks),), v.assessment_digest)
        for v in held.reviews
    ]
    said += [Said(w.id, "Dissent", w.by, w.on, "Differs", (("", w.view),), w.assessment_digest) for w in held.dissent]
    if not said:
        return (Paragraph(words=(Quiet("No review, advice, decision or dissent is recorded."),)),)
    columns = (
        Column(title="What"),
        Column(title="Who"),
        Column(title="Outcome"),
        Column(title="In their words", width="wide"),
    )
    rows = tuple(_row(context, held) for held in said)
    return (Table(caption="What was said about this record", columns=columns, groups=(RowGroup(rows=rows),)),)


def _decision(context: Context, d: Decision) -> Said:
    texts = (("Reasons: ", d.reasons), ("Conditions: ", d.conditions), ("Read by: ", d.method), ("Note: ", d.note))
    until = ((Quiet(f"Lapses {wording.day(d.expires_on)}"),),) if d.expires_on else ()
    outcome = wording.upper(wording.spaced(d.outcome))
    return Said(
        d.id, "Decision", d.decider, d.on, outcome, texts, d.assessment_digest, (context.ids(d.measures), *until)
    )


def _advice(a: Advice) -> Said:
    fate = {"accepted": "Accepted", "overruled": "Overruled", "undecided": "Not decided on"}[a.followed]
    outcome = f"{fate} by {a.overruled_by}" if a.overruled_by else fate
    texts = (("", a.advice), ("Reasons for overruling: ", a.reason))
    return Said(a.id, "Advice", a.adviser, a.on, outcome, texts, a.assessment_digest)


def _row(context: Context, said: Said) -> Row:
    words = tuple((Quiet(label), *context.typed(text)) for label, text in said.texts if text.strip())
    same = said.digest == context.evaluation.assessment_digest
    version: Words = () if same else (Strong("On another version of this record."),)
    when = wording.day(said.on) if said.on else "no day"
    return Row(
        anchor=said.key,
        head=((Strong(said.what), Plain(" "), context.id(said.key)),),
        cells=((foreign(said.who), (Quiet(when),)), ((Strong(said.outcome),), version), (*words, *said.extra)),
    )


def regulator_table(context: Context) -> tuple[AnyBlock, ...]:
    """Consultations of the regulator that are recorded; nothing where there is none."""
    held = context.assessment.regulator_consultations
    rows = tuple(
        Row(
            anchor=k.id,
            head=((Strong(context.regulator()), Plain(" "), context.id(k.id)),),
            cells=(
                (context.ids(k.impacts) or line("the whole DPIA"),),
                (
                    line(f"sent {wording.day(k.sent_on)}" if k.sent_on else "not sent"),
                    line(f"accepted {wording.day(k.accepted_on)}" if k.accepted_on else ""),
                ),
                (
                    (Strong(OUTCOME[k.outcome]), Plain(f", {wording.day(k.outcome_on)}" if k.outcome_on else "")),
                    context.typed(k.advice),
                ),
            ),
        )
        for k in held
    )
    if not rows:
        return ()
    columns = (
        Column(title="Regulator"),
        Column(title="On"),
        Column(title="When"),
        Column(title="Outcome", width="wide"),
    )
    return (
        Table(
            caption="Prior consultation of the regulator (UK GDPR Article 36)",
            columns=columns,
            groups=(RowGroup(rows=rows),),
        ),
    )


def overrides_table(context: Context) -> tuple[AnyBlock, ...]:
    """Signatures and departures that are recorded; nothing where there is none."""
    rows = tuple(
        Row(
            anchor=o.id,
            head=((Foreign(o.rule), Plain(" "), context.id(o.id)),),
            cells=(
                (context.ids(o.items),),
                (context.typed(o.decision), context.typed(o.reason)),
                (
                    (Plain(context.role(o.by) or "not signed"),),
                    (Plain(context.role(o.second) or "no second signature"),),
                    (Quiet(f"until {wording.day(o.expires_on)}" if o.expires_on else ""),),
                ),
            ),
        )
        for o in context.assessment.overrides
    )
    if not rows:
        return ()
    columns = (
        Column(title="Rule"),
        Column(title="Covers"),
        Column(title="Decision and reason", width="wide"),
        Column(title="Signatures"),
    )
    return (Table(caption="Signatures and departures from the method", columns=columns, groups=(RowGroup(rows=rows),)),)


def people_table(context: Context) -> AnyBlock:
    """Who took part, by role."""
    people = context.assessment.people
    if not people:
        return Paragraph(words=(Quiet("No person who took part is recorded."),))
    rows = tuple(
        Row(
            anchor=p.id,
            head=((*foreign(p.role), Plain(" "), context.id(p.id)), *((foreign(p.name),) if p.name else ())),
            cells=(
                (line(context.terms("duties", p.duties)), (Quiet("senior person who may sign" if p.senior else ""),)),
                (context.typed(p.interests) or (Quiet("none declared"),),),
            ),
        )
        for p in people
    )
    columns = (Column(title="Role"), Column(title="Duties"), Column(title="Interests declared", width="wide"))
    return Table(caption="Who took part", columns=columns, groups=(RowGroup(rows=rows),))


def _review(context: Context) -> Part:
    held = context.assessment.review
    when = wording.weekday(held.next_review) if held.next_review else ""
    triggers: Blocks = (Paragraph(words=foreign("; ".join(held.triggers))),) if held.triggers else ()
    publication = f"{wording.upper(held.publication)}. {held.publication_reason}".strip()
    facts: tuple[Fact, ...] = (
        Fact(label="Owner", blocks=context.prose(held.owner, "No owner is recorded.")),
        Fact(label="Next review", blocks=context.prose(when, "No day is set.")),
        *fact("What brings it forward", triggers),
        *fact("The plan as stated", context.prose(held.stated)),
        *fact("What is watched meanwhile", context.prose(held.monitoring)),
        Fact(label="Public summary", blocks=context.prose(publication)),
    )
    return Part(title="When this is looked at again", blocks=(Facts(facts=facts),))


def other_interests(context: Context) -> Section:
    """Interests of the company, parents and others, apart from everything above."""
    held = context.assessment.other_interests
    rows = tuple(
        Row(
            anchor=x.id,
            head=((Strong(WHOSE[x.whose]), Plain(" "), context.id(x.id)),),
            cells=(
                (context.ids(x.features) or line("the service"),),
                (context.typed(x.interest),),
                (context.typed(x.weighed) or (Quiet("Not recorded."),),),
            ),
        )
        for x in held
    )
    columns = (
        Column(title="Whose"),
        Column(title="Where", width="narrow"),
        Column(title="The interest", width="wide"),
        Column(title="How it was weighed, after the conclusion on children", width="wide"),
    )
    table = Table(caption="Interests of others", columns=columns, groups=(RowGroup(rows=rows),))
    empty = Paragraph(words=(Quiet("No other interest is recorded."),))
    return Section(
        anchor="other-interests",
        title="Other interests, apart",
        lead=line("No rule read this part. Nothing in it changed a mark or a verdict above."),
        blocks=(table,) if rows else (empty,),
    )
