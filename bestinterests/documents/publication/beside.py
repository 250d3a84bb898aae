"""What stands beside the page: how to object, who decided, how it was judged, what was left out, the next review."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Bullets, Column, Fold, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Foreign, Link, Plain, Quiet, Strong, Words
from bestinterests.documents.model import Section
from bestinterests.documents.profile_limits import limits
from bestinterests.documents.public_blocks import Way, Ways
from bestinterests.documents.publication.standing import NOBODY, OUTCOMES, UNSEEN, reachable
from bestinterests.domain.publication import GROUND_WORDS, Entry, LeftOut, Publication

BESIDE = ("disagree", "decided", "method", "review")
"""Anchors of the sections that stand beside the others where there is room."""
ACROSS_FIRST = ("own-age", "follows", "ages", "read", "why", "change")
ACROSS_LAST = ("rights", "features", "effects", "evidence", "remedy", "statement", "left-out")
"""Anchors of the sections that take the whole width: ahead of those, and the grounds after them."""
FREE = "Children, parents and teachers can tell us. It is free, and you need no account."


def disagree(entry: Entry) -> Section:
    """The door of redress: where and how anybody can say that something here is wrong."""
    held = entry.publication.publisher
    blocks: list[AnyBlock] = []
    if held.object_how.strip():
        blocks.append(Paragraph(words=(Foreign(" ".join(held.object_how.split())),)))
    elif held.object_at:
        blocks.append(Paragraph(words=line(FREE)))
    address = reachable(held.object_at)
    if address:
        blocks.append(Ways(ways=(Way(title="Tell us", address=address, strong=True),)))
    elif held.object_at.strip():
        blocks.append(Paragraph(words=(Plain("At: "), Foreign(" ".join(held.object_at.split())))))
    if not blocks:
        blocks.append(Paragraph(words=line("The organisation has not said yet how to object. You can write to it.")))
    return Section(anchor="disagree", title="Do you disagree?", blocks=tuple(blocks))


def decided(publication: Publication) -> Section:
    """Who decided what, when, on which version, and why; nobody is an answer."""
    held = publication.decided
    blocks: list[AnyBlock] = []
    if held.by or held.on or held.outcome:
        who = " ".join(held.by.split()) or "Somebody who is not named"
        when = f", {wording.day(held.on)}" if held.on else ""
        words: Words = (Strong(wording.upper(who)), Plain(when))
        if held.outcome:
            words += (Plain(f": {OUTCOMES.get(held.outcome, wording.spaced(held.outcome))}"),)
        version = f" On version {held.version} of the record." if held.version else ""
        blocks.append(Paragraph(words=(*words, Plain("."), Quiet(version))))
        if held.reasons.strip():
            blocks.append(Paragraph(words=(Foreign(" ".join(held.reasons.split())),), style="small"))
    else:
        blocks.append(Paragraph(words=(Strong(NOBODY), Plain(" A named person decides; this page only advises."))))
    for advice in publication.document.record.advice[-1:]:
        fate = {"accepted": "followed", "overruled": "overruled", "undecided": "not decided on"}[advice.followed]
        who = " ".join(advice.adviser.split())
        blocks.append(Paragraph(words=(Plain(f"Advice by {who}: {fate}."),), style="small"))
    blocks.append(Paragraph(words=(Quiet(UNSEEN),), style="small"))
    return Section(anchor="decided", title="Who decided", blocks=tuple(blocks))


def method(context: Context) -> Section:
    """The criteria: the profile with its version and limits, and the regulator's own table beside it."""
    result = context.headline
    features = context.now.features
    high = [f for f in features if f.regulator_level and f.regulator_level.high == "high"]
    netted = "No points, no weights, nothing netted: no benefit pays for a harm."
    said = f"{result.title} {result.version}. {netted}"
    beside = f"By the {context.regulator()} table, high in {len(high)} of {wording.many(len(features), 'feature')}."
    blocks: list[AnyBlock] = [
        Paragraph(words=line(said), style="small"),
        Paragraph(words=line(beside), style="small"),
        Paragraph(words=(Quiet(result.note),), style="small"),
    ]
    if context.profile is not None:
        items: tuple[Words, ...] = tuple(
            (Strong(f"{name}: "), Plain(text)) for name, text in limits(context.framework, context.profile)
        )
        listed = Bullets(items=items, style="small")
        blocks.append(Fold(summary="The criteria and their limits", blocks=(listed,)))
    held = context.evaluation.packs
    used = ", ".join(f"{pack.pack} {pack.version}" for pack in held)
    blocks.append(Paragraph(words=(Quiet(f"Read with {used}."),), style="small"))
    return Section(anchor="method", title="How it was judged", blocks=tuple(blocks))


def review(context: Context) -> Section:
    """When it is looked at again, and what brings that forward."""
    held = context.assessment.review
    when = wording.day(held.next_review) if held.next_review else "No day is set."
    blocks: list[AnyBlock] = [Paragraph(words=(Strong(when),))]
    if held.triggers:
        blocks.append(Paragraph(words=(Plain("Earlier, if: "), Foreign("; ".join(held.triggers))), style="small"))
    return Section(anchor="review", title="Next review", blocks=tuple(blocks))


def left_out(publication: Publication) -> Section:
    """What was left out before it was published, each with the reason that everybody may read."""
    return Section(anchor="left-out", title="What was left out, and why", blocks=_left_out(publication.left_out))


def _left_out(held: tuple[LeftOut, ...]) -> Blocks:
    if not held:
        return (Paragraph(words=line("Nothing was left out."), style="small"),)
    rows = tuple(
        Row(
            head=((Plain(_place(one.place)),), (Quiet(GROUND_WORDS[one.ground]),)),
            cells=(((Foreign(" ".join(one.reason.split())),),),),
        )
        for one in held
    )
    columns = (Column(title="Where"), Column(title="Why", width="wide"))
    return (Table(caption="Left out before publication", columns=columns, groups=(RowGroup(rows=rows),)),)


def _place(place: str) -> str:
    item, _, field = place.partition("/")
    return f"{item}, {wording.spaced(field.replace('/', ', '))}" if field else item


def where_to_read(audience: str, whom: str) -> Words:
    """A link to the page of another audience, in words."""
    return (Link(f"The page for {whom}", address=f"audience:{audience}"),)
