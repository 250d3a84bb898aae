"""The timeline: a line from the day of reading to the day each measure is due."""

from __future__ import annotations

from bestinterests.documents.pictures import TimelinePicture, TimelineRow
from bestinterests.formats.html import marks
from bestinterests.formats.html.dispatch import write
from bestinterests.formats.html.elements import Child, Html, e, join

MARK = 15
EVENT_AT = 0.97
BOX = 9


@write.register
def _timeline(block: TimelinePicture, level: int) -> Html:
    rows = e("ol", [_row(block, row) for row in block.rows], class_="bare", aria_label=block.name)
    return e("div", _heads(block), rows, class_="timeline")


def _heads(block: TimelinePicture) -> Html:
    days = [_text(f"{tick.at:.1%}", "middle", tick.label) for tick in block.ticks if tick.label]
    event = _text("100%", "end", block.event) if block.event else None
    start = _text("0", "start", block.start, class_="start")
    line = e("svg", start, days, event, class_="days", focusable="false")
    return e("div", e("span"), e("span"), e("span"), line, class_="heads", aria_hidden="true")


def _text(x: str, anchor: str, *said: Child, y: str = "20", dx: int | None = None, class_: str = "") -> Html:
    """Words in a drawing. No attribute of style: pages that allow none show the same."""
    return e("text", *said, x=x, y=y, dx=dx, text_anchor=anchor, class_=class_)


def _row(block: TimelinePicture, row: TimelineRow) -> Html:
    mark = e("span")
    if row.mark:
        said = e("span", f"worst harm acted on: {row.mark.words}", class_="hidden")
        mark = e("span", marks.draw(row.mark, MARK), said)
    return e(
        "li",
        e("a", row.id, href=f"#{row.anchor}", class_="id"),
        e("bdi", row.title),
        mark,
        e("div", _line(block, row), e("span", _said(row, "b"), class_="own"), class_="track"),
    )


def _line(block: TimelinePicture, row: TimelineRow) -> Html:
    ends_at = EVENT_AT if row.at is None else row.at
    end = "end late" if row.late else f"end {row.done}"
    drawn = join(
        [e("line", x1=f"{t.at:.1%}", x2=f"{t.at:.1%}", y1="0", y2="100%", class_="tick") for t in block.ticks],
        e("line", x1="0", x2="0", y1="0", y2="100%", class_="zero"),
        _vertical(EVENT_AT, "eventline") if block.event else None,
        e("line", x1="0", x2=f"{ends_at:.1%}", y1="50%", y2="50%", class_=f"run {row.done}"),
        e(
            "svg",
            e("rect", x=-BOX / 2, y=-BOX / 2, width=BOX, height=BOX, rx=2, class_=end),
            x=f"{ends_at:.1%}",
            y="50%",
            overflow="visible",
        ),
        _owner(row),
    )
    return e("svg", drawn, aria_hidden="true", focusable="false")


def _vertical(at: float, class_: str) -> Html:
    return e("line", x1=f"{at:.1%}", x2=f"{at:.1%}", y1="0", y2="100%", class_=class_)


def _owner(row: TimelineRow) -> Html:
    """When it is due and who owns it: after the box, or before it where the line ends at the right."""
    at = EVENT_AT if row.at is None else row.at
    right = at < 0.62
    said = _said(row, "tspan")
    return _text(f"{at:.1%}", "start" if right else "end", *said, y="50%", dx=14 if right else -14, class_="owner")


def _said(row: TimelineRow, strong: str) -> list[Child]:
    """Also as words beside the drawing: a phone shows those, and a reader of the screen reads them."""
    return [e(strong, row.late) if row.late else row.due, ", ", row.owner]
