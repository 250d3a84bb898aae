"""A badge for a service's own pages: that something was published, when, and how it stands. Never that it is good."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.domain.publication import Entry
from bestinterests.formats.html.elements import Html, e

HEIGHT = 44
BEFORE, AFTER = 56, 14
FIRST, SECOND = 9.4, 7.8
"""Room for a letter of either line: of the widest letters that systems have, since a picture brings none along."""
WHAT = {
    "decision": "Assessment published",
    "screened-out": "Decision published",
    "change": "Change published",
    "shadow": "Shadow assessment published",
}


def badge_words(entry: Entry) -> str:
    """What the badge says, for its alternative text: the day, the state, and that nobody approved it."""
    first, second = _lines(entry)
    return f"{first}, {second[:1].lower()}{second[1:]}."


def _lines(entry: Entry) -> tuple[str, str]:
    held, how = entry.publication, entry.standing
    first = f"{WHAT[held.kind]} {wording.day(held.published_on)}"
    since = f" {wording.day(how.on)}" if how.on else ""
    state = {"published": "", "superseded": f"Superseded{since}. ", "withdrawn": f"Withdrawn{since}. "}[how.state]
    sample = "A sample, invented. " if held.fictional else ""
    return first, f"{sample}{state}Not approved by anyone"


def badge(entry: Entry) -> bytes:
    """The badge as an SVG of its own: ink on paper, no colour of any verdict."""
    first, second = _lines(entry)
    ink = "#221d3b"
    width = round(BEFORE + max(len(first) * FIRST, len(second) * SECOND) + AFTER)
    text = {"font_family": "system-ui, sans-serif", "fill": ink}
    drawn = e(
        "svg",
        e("title", badge_words(entry)),
        e(
            "rect",
            x=0.75,
            y=0.75,
            width=width - 1.5,
            height=HEIGHT - 1.5,
            rx=7,
            fill="#fbf9f5",
            stroke=ink,
            stroke_width=1.5,
        ),
        e("rect", x=14, y=15, width=13, height=13, rx=1.4, fill="none", stroke=ink, stroke_width=1.8),
        e("circle", cx=39, cy=21.5, r=6.6, fill="none", stroke=ink, stroke_width=1.8),
        e("text", first, x=BEFORE, y=19, font_size=13.5, font_weight=650, **text),
        e("text", second, x=BEFORE, y=35, font_size=12.5, **text),
        width=width,
        height=HEIGHT,
        viewBox=f"0 0 {width} {HEIGHT}",
        role="img",
        aria_label=badge_words(entry),
    )
    return Html(drawn.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)).encode() + b"\n"
