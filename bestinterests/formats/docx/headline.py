"""The first screen: completeness apart, the verdict large, who loses, the other readings, who decided."""

from __future__ import annotations

from bestinterests.documents.model import Headline, Standing, VerdictLine
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.docx.blocks import GROUNDS, fact, finding, heading, line_of, standing_on, verdict_words
from bestinterests.formats.docx.dispatch import write_all
from bestinterests.formats.docx.elements import paragraph, run
from bestinterests.formats.docx.parts import Parts
from bestinterests.formats.docx.words import words

TITLE = "Where this stands"
TAB = "<w:r><w:tab/></w:r>"
CANNOT = "Cannot be judged yet"


def headline(held: Headline, parts: Parts) -> str:
    """The head of the report below its title."""
    return "".join(
        [
            heading(TITLE, parts, 1, anchor="verdict"),
            _standing(held.standing, parts),
            _verdict(held, parts),
            _losing(held, parts),
            _stops(held, parts),
            _expected(held.expected, parts),
            _others(held, parts),
            "".join([fact(note, parts, 3) for note in (*held.facts, *held.notes)]),
            _summary(held, parts),
        ]
    )


def _standing(standing: Standing, parts: Parts) -> str:
    with standing_on(parts, GROUNDS["quiet" if standing.finished else "caution"]):
        title = heading(standing.title, parts, 2)
        said = line_of(standing.words, parts, "BodyText")
        return title + said + "".join([line_of(line, parts, "Small") for line in standing.open])


def _verdict(held: Headline, parts: Parts) -> str:
    line = held.verdict
    finished = held.standing.finished
    large = VERDICT_WORDS[line.worst] if finished else CANNOT
    between = "" if finished and line.worst == line.best else _range(line)
    return "".join(
        [
            heading("The verdict", parts, 2),
            paragraph(run(line.label, "QuietWords"), "BodyText", properties="<w:keepNext/>"),
            paragraph(run(large), "Verdict"),
            between,
            line_of(line.words, parts, "BodyText"),
        ]
    )


def _range(line: VerdictLine) -> str:
    if line.worst == line.best:
        return paragraph(run("At every end of what is open: ") + verdict_words(line.worst, line.best), "BodyText")
    said = run("From the bad end of what is open to the good end: ") + verdict_words(line.worst, line.best)
    return paragraph(said, "BodyText")


def _losing(held: Headline, parts: Parts) -> str:
    if not held.losing:
        return ""
    return heading(held.losing_title, parts, 3) + "".join([line_of(line, parts, "Small") for line in held.losing])


def _stops(held: Headline, parts: Parts) -> str:
    if not held.stops:
        return ""
    entries = "".join([finding(entry, parts, brief=True) for entry in held.stops])
    more = line_of(held.more_stops, parts, "Small") if held.more_stops else ""
    return heading(held.stops_title, parts, 3) + entries + more


def _expected(line: VerdictLine, parts: Parts) -> str:
    title = heading("If every action is done, tested and signed", parts, 2)
    tags = paragraph(verdict_words(line.worst, line.best), "BodyText")
    conditions = ""
    if line.conditions:
        conditions = paragraph(run("Conditions: ", "Strong") + words(line.conditions, parts), "BodyText")
    return title + tags + line_of(line.words, parts, "BodyText") + conditions


def _others(held: Headline, parts: Parts) -> str:
    by_profile: dict[str, list[str]] = {}
    for line in held.others:
        when = "now" if line.view == "now" else "if every action is done"
        said = verdict_words(line.worst, line.best) + run(f"  {when}", "QuietWords")
        by_profile.setdefault(line.label.partition(":")[0], []).append(said)
    return "".join(
        [
            paragraph(run(f"Read by {title}", "Strong") + TAB + run("   ").join(said), "Fact")
            for title, said in by_profile.items()
        ]
    )


def _summary(held: Headline, parts: Parts) -> str:
    if not held.summary:
        return ""
    title = heading("What the assessors conclude, in their words", parts, 2)
    return title + write_all(held.summary, parts, 3)
