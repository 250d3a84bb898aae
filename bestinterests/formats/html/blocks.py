"""Paragraphs, lists, panels, facts, folds and parts as HTML."""

from __future__ import annotations

from bestinterests.documents.blocks import (
    Bullets,
    Chips,
    Fact,
    Facts,
    FindingEntry,
    Findings,
    Fold,
    Panel,
    Paragraph,
    Part,
)
from bestinterests.formats.html import signs
from bestinterests.formats.html.dispatch import write, write_all
from bestinterests.formats.html.elements import Child, Html, e, join
from bestinterests.formats.html.words import words

STYLE = {"body": "measure", "lead": "lead", "small": "small measure", "voice": "measure voice"}


def heading(level: int, *content: Child, **attributes: str) -> Html:
    """A heading of a level; nothing is deeper than six."""
    return e(f"h{min(level, 6)}", *content, **attributes)


@write.register
def _paragraph(block: Paragraph, level: int) -> Html:
    return e("p", words(block.words), class_=STYLE[block.style], dir="auto")


@write.register
def _bullets(block: Bullets, level: int) -> Html:
    items = [e("li", words(item), dir="auto") for item in block.items]
    return e("ol" if block.ordered else "ul", items, class_=STYLE[block.style])


@write.register
def _chips(block: Chips, level: int) -> Html:
    items = [e("li", e("span", words(item[:1])), e("span", words(item[1:]))) for item in block.items]
    return e("ul", items, class_="chips bare")


@write.register
def _panel(block: Panel, level: int) -> Html:
    title = heading(level, block.title) if block.title else None
    inner = level + 1 if block.title else level
    return e("div", title, write_all(block.blocks, inner), class_=f"panel {block.tone}")


@write.register
def _facts(block: Facts, level: int) -> Html:
    return e("dl", [_fact(fact, level) for fact in block.facts], class_=f"facts {block.layout}")


def _fact(fact: Fact, level: int) -> Html:
    return e("div", e("dt", fact.label), e("dd", write_all(fact.blocks, level)), id=fact.anchor)


@write.register
def _fold(block: Fold, level: int) -> Html:
    return e("details", e("summary", block.summary), write_all(block.blocks, level))


@write.register
def _part(block: Part, level: int) -> Html:
    title = heading(level, e("bdi", block.title), _id(block.id))
    tags = signs.tag(block.verdict) if block.verdict else None
    then = None
    if block.projected and block.projected != block.verdict:
        then = e("span", "if every action is done", " ", signs.tag(block.projected), class_="then")
    is_sheet = block.projected is not None
    return e(
        "div",
        e("header", title, tags, then),
        e("div", write_all(block.blocks, level + 1), class_="flow"),
        class_="part sheet" if is_sheet else "part",
        id=block.anchor,
    )


def _id(text: str) -> Html | None:
    return join(" ", e("span", text, class_="id quiet")) if text else None


# -- findings --------------------------------------------------------------------------------------------------------


@write.register
def _findings(block: Findings, level: int) -> Html:
    if not block.entries:
        return e("p", block.empty, class_="quiet")
    return e("ul", [finding(entry) for entry in block.entries], class_="findings bare")


def finding(entry: FindingEntry, *, brief: bool = False) -> Html:
    """A finding: its basis, what it says, from where, and what would mend it; where brief, without the last."""
    about = join(" ", words(entry.about)) if entry.about else None
    sharpen = None
    if not entry.firm:
        what = join(" Sharpen: ", words(entry.sharpen), ".") if entry.sharpen else None
        sharpen = e("p", "Only at the bad end of a range.", what, class_="source")
    source = " · ".join(part for part in (entry.source, entry.rule) if part)
    said = e("p", words(entry.words), about)
    from_where = e("p", source, class_="source")
    if brief:
        return e("li", e("div", signs.basis(entry.basis), from_where), said, sharpen)
    mend = e("div", e("strong", "To mend it: "), words(entry.mend), class_="mend")
    return e("li", e("div", signs.basis(entry.basis)), e("div", said, from_where, sharpen), mend, id=entry.anchor)
