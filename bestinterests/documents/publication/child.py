"""The pages for children, one for each age band: what a person wrote for them, and the facts of their age beside it.

No sentence about the service is made here. What stands on every page is ours and the same for all: what circle and
square mean, that it is a draft, how to tell somebody.
"""

from __future__ import annotations

from bestinterests.documents.blocks import Blocks, Panel, Paragraph, Part
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Strong, Tag, Words
from bestinterests.documents.model import Paper, Section
from bestinterests.documents.public_blocks import Bubble, Sides
from bestinterests.documents.publication import beside, doing
from bestinterests.documents.publication.adults import sections as everything
from bestinterests.documents.publication.audiences import AUDIENCES, PAGES, YOUNGEST
from bestinterests.documents.publication.beside import where_to_read
from bestinterests.documents.publication.frame import framed, service_of
from bestinterests.documents.publication.rights import own_column
from bestinterests.documents.publication.standing import instead
from bestinterests.documents.publication.telling import tell_us
from bestinterests.documents.publication.voices import told_us
from bestinterests.documents.publication.written import WrittenPart, parts_of, tested_words, text_for, titled
from bestinterests.documents.you_said import for_children
from bestinterests.domain.consultation import Consultation
from bestinterests.domain.publication import Entry

GAIN, LOSE = "Good for you", "Not good for you"
PLAIN_FROM, FULL_FROM = "10-12", ("13-15", "16-17")


def child(entry: Entry, audience: str, context: Context) -> Paper:
    """The page of one age band."""
    text = text_for(entry.publication.texts, audience)
    parts = parts_of(text.text) if text else ()
    first = tuple(part for part in parts if not part.title)
    draft: Blocks = (Panel(tone="caution", blocks=(Paragraph(words=tested_words(text, child=True)),)),) if text else ()
    unwritten = () if text else _unwritten(entry, audience)
    return framed(
        entry,
        audience,
        (*_told(parts), *_facts(entry, audience, context), *_answers(context, audience), *_last(entry, audience)),
        title=f"{service_of(entry)} and you",
        blocks=(*draft, *unwritten, *(block for part in first for block in _lead(part.blocks()))),
        subtitle=(Plain(" ".join(entry.publication.publisher.organisation.split())),),
        opening_last=True,
    )


def _last(entry: Entry, audience: str) -> tuple[Section, ...]:
    return (tell_us(entry, audience), *((grown_up(),) if audience in YOUNGEST else ()))


def _lead(blocks: Blocks) -> Blocks:
    return tuple(Paragraph(words=b.words, style="lead") if isinstance(b, Paragraph) else b for b in blocks)


def _unwritten(entry: Entry, audience: str) -> Blocks:
    written = frozenset(a for a in AUDIENCES if text_for(entry.publication.texts, a))
    words: Words = (Strong("Not yet written. "), Plain("You can read another page with a grown-up. "))
    return (Panel(tone="missing", blocks=(Paragraph(words=(*words, *instead(audience, written))),)),)


def _told(parts: tuple[WrittenPart, ...]) -> tuple[Section, ...]:
    """The text's own parts: good beside not good, what children told in a bubble, the rest under its title."""
    found: list[Section] = []
    good, bad = titled(parts, "good"), titled(parts, "bad")
    if good or bad:
        found.append(_sides(good, bad))
    for place, part in enumerate(part for part in parts if part.title and part.kind not in ("good", "bad")):
        blocks = _bubble(part) if part.kind == "told" else part.blocks()
        found.append(Section(anchor=f"part-{place + 1}", title=part.title, blocks=blocks))
    return tuple(found)


def _sides(good: tuple[WrittenPart, ...], bad: tuple[WrittenPart, ...]) -> Section:
    gains = tuple(item for part in good for item in part.items())
    losses = tuple(item for part in bad for item in part.items())
    block = Sides(
        gain_title=good[0].title if good else GAIN,
        lose_title=bad[0].title if bad else LOSE,
        gains=gains,
        losses=losses,
        no_gains="Nothing is written here yet.",
        no_losses="Nothing is written here yet.",
        told="person",
    )
    return Section(anchor="gain-and-lose", title="Good, and not good", blocks=(block,))


def _bubble(part: WrittenPart) -> Blocks:
    items = part.items()
    said = tuple((*item.words, *((Plain(" "), *item.then) if item.then else ())) for item in items[:1])
    rest = tuple(Paragraph(words=(*i.words, *((Plain(" "), *i.then) if i.then else ()))) for i in items[1:])
    return (Bubble(lines=said), *rest) if said else rest


# -- facts beside the text -------------------------------------------------------------------------------------------


def _facts(entry: Entry, audience: str, context: Context) -> tuple[Section, ...]:
    band = PAGES[audience].band
    if audience in YOUNGEST:
        return ()  # their text and the two shapes are the page
    if audience == PLAIN_FROM:
        lead = line("The square says how much it can hurt. The circle says how much it can help. Both are true.")
        return (_column(context, band, "Your age, right by right", lead, plain=True),)
    lead = line("The square is the worst harm today. The circle is the best benefit. One does not cancel the other.")
    own = _column(context, band, "Your age first", lead, plain=False)
    if audience == "13-15":
        changes = told_us(context, (band,))
        return (
            _verdict(context),
            own,
            changes,
            doing.measures(context, entry.publication.published_on),
            beside.decided(entry.publication),
        )
    return (_verdict(context), own, *everything(entry, context), *_aside(entry, context))


def _aside(entry: Entry, context: Context) -> tuple[Section, ...]:
    held = entry.publication
    return (
        beside.decided(held),
        beside.method(context),
        beside.review(context),
        beside.left_out(held),
    )


def _column(context: Context, band: str, title: str, lead: Words, *, plain: bool) -> Section:
    return Section(anchor="own-age", title=title, lead=lead, blocks=(own_column(context, band, plain=plain),))


def _verdict(context: Context) -> Section:
    now = context.now
    words: Words = (Tag(now.verdict.worst), Plain(" "), *context.words(now.sentence))
    return Section(anchor="follows", title="What follows", blocks=(Paragraph(words=words),))


def _answers(context: Context, audience: str) -> tuple[Section, ...]:
    """What the children of this age were told became of what they said, where a person wrote it."""
    band = PAGES[audience].band
    held = [c for c in context.assessment.consultations if _wrote(c, band)]
    if not held:
        return ()
    blocks = [b for part in for_children(context, held, (band,)) if isinstance(part, Part) for b in part.blocks]
    return (Section(anchor="you-said", title="You said, we did", blocks=tuple(blocks)),)


def _wrote(c: Consultation, band: str) -> bool:
    texts = [t for t in c.told_children if t.band == band]
    return any(part.strip() for t in texts for part in (t.you_said, t.we_did, t.we_did_not))


def grown_up() -> Section:
    """Below a line, for the grown-up beside a young child: where the whole of it stands, with what follows and why."""
    said = "This page is for a child and says it simply. What was judged, what follows and who decided stands here: "
    links: Words = (
        *where_to_read("parents", PAGES["parents"].whom),
        Plain(", "),
        *where_to_read("adults", PAGES["adults"].whom),
        Plain("."),
    )
    paragraph = Paragraph(words=(Plain(said), *links), style="small")
    return Section(anchor="grown-up", title="For the grown-up who reads along", blocks=(paragraph,))
