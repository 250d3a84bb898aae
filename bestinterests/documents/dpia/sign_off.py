"""Step 7: who approved the measures and what remains, the advice of the DPO and what became of it, and the review."""

from __future__ import annotations

import datetime as dt

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Row, RowGroup, Table
from bestinterests.documents.context import foreign
from bestinterests.documents.dpia.draft import Draft
from bestinterests.documents.dpia.prior_consultation import prior_consultation
from bestinterests.documents.inline import Foreign, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.record import VIEW, overrides_table
from bestinterests.domain.record import Advice, Decision

Cells = tuple[tuple[Words, ...], tuple[Words, ...]]
FOLLOWED = {"accepted": "Accepted", "overruled": "Overruled", "undecided": "Not decided on"}


def sign_off(draft: Draft) -> Section:
    """The sign-off table, prior consultation where the law asks for it, and signatures of the method."""
    blocks: list[AnyBlock] = [_table(draft), *prior_consultation(draft), *overrides_table(draft.context)]
    return Section(
        anchor="step-7",
        title="Step 7: sign off, record and integrate outcomes",
        blocks=(draft.part("sign-off", *blocks),),
    )


def _table(draft: Draft) -> Table:
    rows = (
        ("Measures approved by", _measures(draft)),
        ("Risks that remain approved by", _remaining(draft)),
        ("Advice of the data protection officer", _advice(draft)),
        ("Advice accepted or overruled by", _followed(draft)),
        ("Comments", _comments(draft)),
        ("Consultation responses reviewed by", _responses(draft)),
        ("This DPIA is kept under review by", _review(draft)),
    )
    columns = (
        Column(title="Item"),
        Column(title="Name or position, and day"),
        Column(title="Notes", width="wide"),
    )
    body = tuple(Row(head=((Strong(label),),), cells=cells) for label, cells in rows)
    return Table(caption="Sign-off", columns=columns, groups=(RowGroup(rows=body),), compared=True)


def _who(name: str, on: dt.date | None) -> Words:
    return (*foreign(name), Quiet(f", {wording.day(on)}" if on else ", no day is recorded"))


def _own(draft: Draft) -> Decision | None:
    """The last decision on exactly this record."""
    digest = draft.context.evaluation.assessment_digest
    return next((d for d in reversed(draft.context.document.record.decisions) if d.assessment_digest == digest), None)


def _measures(draft: Draft) -> Cells:
    decision = _own(draft)
    note: Words = (Quiet("Owner and day of each measure stand in step 6."),)
    if decision is None:
        return (draft.gap("sign-off", "nobody has approved the measures on this version"),), (note,)
    lines: list[Words] = [
        (Strong(f"{wording.upper(wording.spaced(decision.outcome))}. "), *draft.context.typed(decision.reasons))
    ]
    if decision.measures:
        lines.append((Quiet("On condition of "), *draft.context.ids(decision.measures)))
    if decision.conditions.strip():
        lines.append((Quiet("Conditions: "), *draft.context.typed(decision.conditions)))
    return (_who(decision.decider, decision.on), (draft.context.id(decision.id),)), (*lines, note)


def _remaining(draft: Draft) -> Cells:
    """Who tolerates what remains: feature by feature where a balance says so, else the decision."""
    context = draft.context
    decision = _own(draft)
    balances = [b for b in context.assessment.balances if b.tolerates]
    lines: list[Words] = [
        (
            Quiet(f"{wording.short(context.name(b.feature), 60)}: "),
            *context.ids(b.tolerates),
            Quiet(f" tolerated by {context.role(b.by) or 'nobody named'}"),
            Quiet(f", {wording.day(b.on)}" if b.on else ""),
        )
        for b in balances
    ]
    if draft.due():
        lines.append((Strong("High risk may not be accepted before the regulator has been consulted: see below."),))
    if decision is None:
        return (draft.gap("sign-off", "nobody has approved the risks that remain on this version"),), tuple(lines)
    return (_who(decision.decider, decision.on),), tuple(lines)


# -- advice ----------------------------------------------------------------------------------------------------------


def _version(draft: Draft, digest: str) -> Words:
    same = digest == draft.context.evaluation.assessment_digest
    return () if same else (Strong(" On another version of this record."),)


def _advice(draft: Draft) -> Cells:
    held = draft.context.document.record.advice
    if not held:
        officer = draft.context.assessment.service.controller.dpo
        what = "the advice of the data protection officer is not recorded"
        note: tuple[Words, ...] = ((Quiet("Data protection officer: "), *foreign(officer)),) if officer.strip() else ()
        return (draft.gap("sign-off", what),), note
    return tuple(_who(a.adviser, a.on) for a in held), tuple(_given(draft, a) for a in held)


def _given(draft: Draft, a: Advice) -> Words:
    context = draft.context
    text = draft.typed("sign-off", a.advice, "what was advised is not written", a.id)
    return (*text, Plain(" "), context.id(a.id), *_version(draft, a.assessment_digest))


def _followed(draft: Draft) -> Cells:
    held = draft.context.document.record.advice
    if not held:
        return ((Quiet("No advice is recorded."),),), ()
    who: list[Words] = []
    notes: list[Words] = []
    for a in held:
        who.append(
            (Strong(FOLLOWED[a.followed]), *((Plain(" by "), *foreign(a.overruled_by)) if a.overruled_by else ()))
        )
        if a.followed == "undecided":
            notes.append(draft.gap("sign-off", "nobody has decided whether the advice is followed", a.id))
        elif a.followed == "overruled":
            what = "the advice was overruled and no reason is given"
            notes.append((Quiet("Reasons: "), *draft.typed("sign-off", a.reason, what, a.id)))
            if not a.overruled_by.strip():
                notes.append(draft.gap("sign-off", "it is not said who overruled the advice", a.id))
    return tuple(who), tuple(notes)


# -- comments, responses, review -------------------------------------------------------------------------------------


def _comments(draft: Draft) -> Cells:
    context = draft.context
    held = context.document.record
    who = [_who(v.reviewer, v.on) for v in held.reviews] + [_who(w.by, w.on) for w in held.dissent]
    notes: list[Words] = [
        (Strong(f"{VIEW[v.view]}. "), *context.typed(v.remarks), *_version(draft, v.assessment_digest))
        for v in held.reviews
    ]
    notes += [
        (Strong("Differs. "), *context.typed(w.view), *_version(draft, w.assessment_digest)) for w in held.dissent
    ]
    return (tuple(who) or ((Quiet("No review and no dissent is recorded."),),)), tuple(notes)


def _responses(draft: Draft) -> Cells:
    """Who decided on what children, parents and others said; reasons wherever the record departs from a view."""
    context = draft.context
    held = context.assessment.findings
    if not held:
        return (draft.gap("sign-off", "no response to a consultation is recorded"),), ()
    who = dict.fromkeys(context.role(f.by) for f in held if f.by)
    names: tuple[Words, ...] = tuple(foreign(name) for name in who)
    departed = [f for f in held if f.disposition in ("declined", "partly")]
    notes: list[Words] = [
        (
            Quiet("Departs from "),
            context.id(f.id),
            Plain(" "),
            Foreign(wording.short(f.says, 140)),
            Quiet(" because "),
            *draft.typed("sign-off", f.reason, "no reason is given for departing from a view", f.id),
        )
        for f in departed
    ]
    if not departed:
        notes.append((Quiet("The record departs from no view that was given."),))
    open_ = [f.id for f in held if f.disposition == "open"]
    if open_:
        notes.append((Strong("Not decided: "), *context.ids(open_)))
    return names or (draft.gap("sign-off", "it is not said who reviewed the responses"),), tuple(notes)


def _review(draft: Draft) -> Cells:
    context = draft.context
    held = context.assessment.review
    owner: Words = (
        foreign(held.owner) if held.owner.strip() else draft.gap("sign-off", "nobody keeps this under review")
    )
    lines: list[Words] = []
    if held.next_review:
        late = " It is overdue." if held.next_review < context.evaluation.on else ""
        lines.append((Plain(f"Next review {wording.day(held.next_review)}."), Strong(late)))
    else:
        lines.append(draft.gap("sign-off", "no day of review is set"))
    if held.triggers:
        lines.append((Quiet("Sooner if: "), *foreign("; ".join(held.triggers))))
    for label, text in (("As stated: ", held.stated), ("Watched meanwhile: ", held.monitoring)):
        if text.strip():
            lines.append((Quiet(label), *context.typed(text)))
    lines.append((Quiet("The data protection officer also reviews whether it is kept to."),))
    publication = f"Public summary: {held.publication}. "
    lines.append((Quiet(publication), *context.typed(held.publication_reason)))
    return (owner,), tuple(lines)
