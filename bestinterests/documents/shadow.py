"""Where a published document and somebody else's reading of it differ: both sides with their reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Bullets, Column, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.framing import paper
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.papers import Assessed
from bestinterests.documents.reading_others.chapters import VIEWS, Chapter, Names, clean, marks
from bestinterests.domain.publication import Publication
from bestinterests.workflow.publishing.shadow import CellDifference, Differences, Side, SideReason, differences

NAME = "shadow-difference"
KIND = "Shadow assessment: what differs"


def shadow_difference(theirs: Publication, ours: Assessed) -> Paper:
    """Return the paper of what differs, by right and age. It is ours and says so; theirs is quoted beside it."""
    context = Context(ours.framework, ours.document, ours.evaluation)
    found = differences(theirs, ours.document, ours.evaluation, ours.framework)
    sections = (
        Section(anchor="verdicts", title="What follows on either record", blocks=(_verdicts(found),)),
        *(_by_right(found, context, view) for view in ("now", "expected")),
        Section(anchor="sides", title="What only one side has", blocks=_only(found, theirs, context)),
    )
    framed = paper(context, name=NAME, kind=KIND, opening=_opening(theirs, found), sections=sections, part=True)
    again = f"{clean(theirs.publisher.service)}, read again"
    by = f"A reading by somebody else than {clean(theirs.publisher.organisation)}."
    return replace(framed, title=again, organisation="", subtitle=foreign(by))


def chapters_of(theirs: Publication, ours: Assessed) -> tuple[Chapter, ...]:
    """Return the same as chapters of plain sentences."""
    found = differences(theirs, ours.document, ours.evaluation, ours.framework)
    names = Names(ours.framework)
    verdicts = tuple(
        f"{VIEWS[each.view]}, by {each.title}: theirs {wording.verdict_words(each.theirs)}; "
        f"ours {wording.verdict_words(each.ours)}."
        for each in found.verdicts
    )
    chapters = (
        Chapter(title="What is compared", lines=_compared(theirs, found)),
        Chapter(title="What follows on either record", lines=verdicts),
        *(
            Chapter(title=f"What differs: {VIEWS[view].lower()}", lines=tuple(_told(found, names, view)))
            for view in ("now", "expected")
        ),
        Chapter(title="What only one side has", lines=tuple(_alone(found, theirs, ours))),
    )
    return tuple(each for each in chapters if each.lines)


def _compared(theirs: Publication, found: Differences) -> tuple[str, ...]:
    held = theirs.publisher
    whose = f"{clean(held.service)}, published by {clean(held.organisation)}"
    lines = [
        f"Theirs: {whose} on {wording.day(theirs.published_on)}, number {theirs.number}, {theirs.digest}.",
        "Ours: a reading of the same service by somebody else, who answers for it. It is not the publisher's, and no "
        "regulator approved it.",
    ]
    if found.borrowed:
        lines.append(f"Not judged here yet, so read as published: {wording.listed(found.borrowed)}.")
    lines.append(
        "Harm and benefit stand side by side on either side, and are never netted. Reasons are shown where the two "
        "judged otherwise."
    )
    return tuple(lines)


def _opening(theirs: Publication, found: Differences) -> tuple[AnyBlock, ...]:
    return tuple(Paragraph(words=foreign(text)) for text in _compared(theirs, found))


def _verdicts(found: Differences) -> Table:
    rows = tuple(
        Row(
            head=(line(VIEWS[each.view]), (Quiet(each.title),)),
            cells=((line(wording.verdict_words(each.theirs)),), (line(wording.verdict_words(each.ours)),)),
        )
        for each in found.verdicts
    )
    return _table("Verdicts, as published and as read here", "View", rows)


def _table(caption: str, first: str, rows: tuple[Row, ...]) -> Table:
    columns = (Column(title=first), Column(title="As published"), Column(title="As read here"))
    return Table(caption=caption, columns=columns, groups=(RowGroup(rows=rows),), compared=True)


def _by_right(found: Differences, context: Context, view: str) -> Section:
    rows = tuple(
        Row(
            head=(line(context.right_of(each.right)), (Quiet(f"Ages {context.ages(bands)}"),)),
            cells=(tuple(_side(each.theirs, each)), tuple(_side(each.ours, each))),
        )
        for each, bands in _joined(found, view)
    )
    title = f"By right and age: {VIEWS[view].lower()}"
    nothing = Paragraph(words=line("Nothing differs."))
    blocks: tuple[AnyBlock, ...] = (_table(title, "Right", rows),) if rows else (nothing,)
    return Section(anchor=f"rights-{view}", title=title, blocks=blocks)


def _joined(found: Differences, view: str) -> Iterator[tuple[CellDifference, list[str]]]:
    """Differences of a view; ages of one right at which both sides say the same are joined."""
    groups: dict[tuple[object, ...], tuple[CellDifference, list[str]]] = {}
    for each in found.cells:
        if each.view == view:
            key = (each.right, each.theirs, each.ours)
            groups.setdefault(key, (each, []))[1].append(each.band)
    yield from groups.values()


def _side(side: Side | None, whole: CellDifference) -> Iterator[Words]:
    yield (Strong(wording.upper(marks(side))),)
    for reason in _apart(side, whole):
        yield (Plain(f"{_judged(reason)}: "), *_why(reason))


def _why(reason: SideReason) -> Words:
    return foreign(reason.words) if reason.words.strip() else (Quiet("no reason is given"),)


def _judged(reason: SideReason) -> str:
    return f"{reason.impact}, {wording.spaced(reason.scale)} {reason.level.replace('..', ' to ')}"


def _told(found: Differences, names: Names, view: str) -> Iterator[str]:
    for each, bands in _joined(found, view):
        theirs, ours = (marks(side) for side in (each.theirs, each.ours))
        yield f"{names.right(each.right)}, {names.ages(bands)}: theirs {theirs}; ours {ours}."
        for whose, side in (("They", each.theirs), ("We", each.ours)):
            told = (reason for reason in _apart(side, each) if reason.words.strip())
            yield from (f"{whose} say of {_judged(reason)}: {clean(reason.words)}" for reason in told)


def _apart(side: Side | None, whole: CellDifference) -> Iterable[SideReason]:
    """Reasons of the judgements that the two sides do not share: made anew here, or made by one of them alone."""
    shared = {(each.impact, each.scale) for each in whole.ours.reasons if each.borrowed} if whole.ours else set()
    return (each for each in side.reasons if (each.impact, each.scale) not in shared) if side else ()


def _only(found: Differences, theirs: Publication, context: Context) -> tuple[AnyBlock, ...]:
    lines = tuple(_alone(found, theirs, Assessed(context.framework, context.document, context.evaluation)))
    return (Bullets(items=tuple(foreign(each) for each in lines)),)


def _alone(found: Differences, theirs: Publication, ours: Assessed) -> Iterator[str]:
    """Effects that only one side has, by id and title; and how much is alike."""
    for whose, keys, held in (("Only theirs", found.gone, theirs.document), ("Only ours", found.new, ours.document)):
        titles = {each.id: clean(each.title) for each in held.assessment.impacts}
        yield from (f"{whose}: {titles[key]} ({key})." for key in keys)
    yield f"Rights by age that both judged, and that read alike now and later: {found.same:,}."
