"""Questions to put to whoever answers for a service, each with its place in the record. Nothing is found or decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.inline import Plain, Strong, Words
from bestinterests.documents.supervision.outside import Outside
from bestinterests.documents.unasked import unasked_bands
from bestinterests.domain.evaluation import Finding

SHORT = ("unmet", "partly", "unknown")
"""Answers to an obligation that leave something to ask, in this order."""


class Ask(NamedTuple):
    """One question. said: lines of what raises it. source: where that stands in the record, or what it rests on."""

    question: str
    said: tuple[Words, ...]
    source: str


class Topic(NamedTuple):
    """Questions of one kind, under a title. name: by which a letter chooses it."""

    name: str
    title: str
    asks: tuple[Ask, ...]


def topics(context: Context, outside: Sequence[Outside] = ()) -> tuple[Topic, ...]:
    """Return every question that the record raises, by kind; kinds without one are left out.

    outside: evidence from elsewhere; where it differs from the record, both are put as one question.
    """
    makers: tuple[tuple[str, str, Callable[[], Iterator[Ask]]], ...] = (
        ("evidence", "Where evidence from elsewhere differs", lambda: _outside(outside)),
        ("stops", "What stands against it now", lambda: _stops(context)),
        ("contradictions", "Where the record contradicts itself", lambda: _contradictions(context)),
        ("open", "What nobody has judged yet", lambda: _open(context)),
        ("rights", "Rights that nobody looked at", lambda: _rights(context)),
        ("ages", "Ages that were not heard", lambda: _ages(context)),
        ("obligations", "Obligations that are short", lambda: _obligations(context)),
        ("gaps", "Other gaps", lambda: _gaps(context)),
        ("flips", "What the conclusion hangs on", lambda: _flips(context)),
    )
    found = (Topic(name, title, tuple(make())) for name, title, make in makers)
    return tuple(topic for topic in found if topic.asks)


TOPICS = ("evidence", "stops", "contradictions", "open", "rights", "ages", "obligations", "gaps", "flips")
"""Names of all kinds, in their order."""


def _outside(outside: Iterable[Outside]) -> Iterator[Ask]:
    for each in outside:
        if each.differs:
            said = (foreign(each.sentence), foreign(each.stated))
            yield Ask("Which of the two is so, and what shows it?", said, f"Evidence table {each.source}")


def _stops(context: Context) -> Iterator[Ask]:
    for finding in context.now.stops:
        yield _finding(context, finding, "What will be done about it, by whom and by when?")


def _contradictions(context: Context) -> Iterator[Ask]:
    for finding in context.evaluation.contradictions:
        yield _finding(context, finding, "Which of the two holds, and what shows it?")


def _open(context: Context) -> Iterator[Ask]:
    """Judgements left open; those that say the same are one question."""
    found: dict[str, list[str]] = {}
    for each in context.evaluation.completeness.open:
        found.setdefault(each.what, []).append(each.item)
    for what, items in found.items():
        held = tuple(dict.fromkeys(item for item in items if item))
        where: Words = (Plain(" "), *context.ids(held, ", ")) if held else ()
        yield Ask("Who judges this, and by when?", ((*context.words(what), *where),), "Open in the record")


def _rights(context: Context) -> Iterator[Ask]:
    for finding in context.evaluation.coverage.open:
        yield _finding(context, finding, "Who looks for these rights, or why is there no impact on them?")


def _ages(context: Context) -> Iterator[Ask]:
    questions = {
        "planned": "When will they be heard, and what waits for it?",
        "exempt": "Does the reason for not hearing them still hold?",
        "no": "How and when will they be heard?",
    }
    words = {"planned": "are planned to be heard", "exempt": "were not heard, with a reason", "no": "were not heard"}
    for each in unasked_bands(context):
        said: Words = (Plain(f"Children of {context.ages([each.band])} {words[each.heard]}"),)
        if each.harms:
            said += (Plain("; the method asks for it because of "), *context.ids(each.harms, ", "))
        yield Ask(questions[each.heard], ((*said, Plain(".")),), "Consultations in the record")


def _obligations(context: Context) -> Iterator[Ask]:
    """Obligations that are unmet, met in part, or not known to be met: what must be done before what should."""
    held = context.framework.obligations
    short = [each for each in context.assessment.obligations if each.answer in SHORT]
    forces = {"must": 0, "should": 1, "could": 2}

    def place(answer: str, obligation: str) -> tuple[int, int]:
        known = held.get(obligation)
        return forces.get(known[1].force, 3) if known else 3, SHORT.index(answer)

    for each in sorted(short, key=lambda one: place(one.answer, one.obligation)):
        known = held.get(each.obligation)
        answer = {"unmet": "Not met. ", "partly": "Met in part. ", "unknown": "Not known. "}[each.answer]
        said: list[Words] = [(Strong(answer), *context.typed(each.reason))]
        if known:
            said.append(line(known[1].text))
        standard = f"Standard {known[0].number}, {each.obligation}, {known[1].force}" if known else each.obligation
        question = "Is it met, and what shows it?" if each.answer == "unknown" else "How and by when will it be met?"
        yield Ask(question, tuple(said), standard)


def _gaps(context: Context) -> Iterator[Ask]:
    seen = {finding.sentence for finding in context.evaluation.coverage.open}
    for finding in context.evaluation.gaps:
        if finding.sentence not in seen:
            yield Ask(wording.dressed(finding.mend, context.bands), (context.words(finding.sentence),), finding.source)


def _flips(context: Context) -> Iterator[Ask]:
    """Judgements of which one step changes the conclusion: what do they rest on?"""
    for flip in context.now.robustness.flips:
        rests: Words = (Plain(" It rests on "), *context.ids(flip.rests_on, ", "), Plain(".")) if flip.rests_on else ()
        yield Ask("What shows this judgement?", ((*context.words(flip.sentence), *rests),), "Robustness of the record")
    for failure in context.now.robustness.control_failures:
        if failure.flips:
            yield Ask("How was it tested?", (context.words(failure.sentence),), "Robustness of the record")


def _finding(context: Context, finding: Finding, question: str) -> Ask:
    return Ask(question, (context.words(finding.sentence),), finding.source)
