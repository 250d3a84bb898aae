"""Questions to put to whoever answers for a service, each with its place in the record. Nothing is found or decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context, foreign, line
from bestinterests.documents.inline import Plain, Strong, Words
from bestinterests.documents.supervision.outside import Outside
from bestinterests.documents.unasked import unasked_bands
from bestinterests.domain.evaluation import Finding
from bestinterests.packs.framework import Framework

SHORT = ("unmet", "partly", "unknown")
"""Answers to an obligation that leave something to ask, in this order."""
TITLES = {
    "assessment": "The assessment itself",
    "facts": "What others found",
    "evidence": "Where evidence from elsewhere differs",
    "stops": "What stands against it now",
    "contradictions": "Where the record contradicts itself",
    "open": "What nobody has judged yet",
    "rights": "Rights that nobody looked at",
    "ages": "Ages that were not heard",
    "obligations": "Obligations that are short",
    "gaps": "Other gaps",
    "flips": "What the conclusion hangs on",
    "changed": "What reads otherwise than in the version before",
}
"""Titles of all kinds of questions by name, in their order; the first two are of a service that nobody assessed."""
TOPICS = tuple(TITLES)
"""Names of all kinds, in their order."""
QUESTIONS = {
    "stops": "What will be done about it, by whom and by when?",
    "contradictions": "Which of the two holds, and what shows it?",
    "open": "Who judges this, and by when?",
    "rights": "Who looks for these rights, or why is there no impact on them?",
}
"""What is asked of each finding of a kind."""


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
    return in_order(
        {
            "evidence": differing(outside),
            "stops": _findings(context, "stops", context.now.stops),
            "contradictions": _findings(context, "contradictions", context.evaluation.contradictions),
            "open": _open(context),
            "rights": _findings(context, "rights", context.evaluation.coverage.open),
            "ages": _ages(context),
            "obligations": _obligations(context),
            "gaps": _gaps(context),
            "flips": _flips(context),
        }
    )


def in_order(asked: Mapping[str, Iterable[Ask]]) -> tuple[Topic, ...]:
    """Return the kinds that have a question, in the order of ``TITLES``. asked: the questions of each, by its name."""
    found = (Topic(name, title, tuple(asked[name])) for name, title in TITLES.items() if name in asked)
    return tuple(topic for topic in found if topic.asks)


def differing(outside: Iterable[Outside]) -> Iterator[Ask]:
    """Return a question for each piece of evidence that the record states otherwise."""
    for each in outside:
        if each.differs:
            said = (foreign(each.sentence), foreign(each.stated))
            yield Ask("Which of the two is so, and what shows it?", said, f"Evidence table {each.source}")


def _open(context: Context) -> Iterator[Ask]:
    """Judgements left open; those that say the same are one question."""
    found: dict[str, list[str]] = {}
    for each in context.evaluation.completeness.open:
        found.setdefault(each.what, []).append(each.item)
    for what, items in found.items():
        held = tuple(dict.fromkeys(item for item in items if item))
        where: Words = (Plain(" "), *context.ids(held, ", ")) if held else ()
        yield Ask(QUESTIONS["open"], ((*context.words(what), *where),), "Open in the record")


def _ages(context: Context) -> Iterator[Ask]:
    for each in unasked_bands(context):
        yield unheard(context.ages([each.band]), each.heard, context.ids(each.harms, ", "))


def unheard(ages: str, heard: str, harms: Words) -> Ask:
    """Return the question on an age that was not heard. heard: planned, exempt or no. harms: why the method asks."""
    questions = {
        "planned": "When will they be heard, and what waits for it?",
        "exempt": "Does the reason for not hearing them still hold?",
        "no": "How and when will they be heard?",
    }
    words = {"planned": "are planned to be heard", "exempt": "were not heard, with a reason", "no": "were not heard"}
    said: Words = (Plain(f"Children of {ages} {words[heard]}"),)
    if harms:
        said += (Plain("; the method asks for it because of "), *harms)
    return Ask(questions[heard], ((*said, Plain(".")),), "Consultations in the record")


def _obligations(context: Context) -> Iterator[Ask]:
    answered = [
        Answered(each.obligation, each.answer, context.typed(each.reason)) for each in context.assessment.obligations
    ]
    return short(context.framework, answered)


class Answered(NamedTuple):
    """An obligation as answered. reason: what somebody wrote to it; nothing where that is not known."""

    obligation: str
    answer: str
    reason: Words = ()


def short(framework: Framework, answered: Iterable[Answered]) -> Iterator[Ask]:
    """Return obligations that are unmet, met in part, or not known to be met: what must be done before what should."""
    held = framework.obligations
    forces = {"must": 0, "should": 1, "could": 2}

    def place(each: Answered) -> tuple[int, int]:
        known = held.get(each.obligation)
        return forces.get(known[1].force, 3) if known else 3, SHORT.index(each.answer)

    for each in sorted((one for one in answered if one.answer in SHORT), key=place):
        known = held.get(each.obligation)
        answer = {"unmet": "Not met. ", "partly": "Met in part. ", "unknown": "Not known. "}[each.answer]
        said: list[Words] = [(Strong(answer), *each.reason)]
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


def _findings(context: Context, kind: str, found: Iterable[Finding]) -> Iterator[Ask]:
    for finding in found:
        yield Ask(QUESTIONS[kind], (context.words(finding.sentence),), finding.source)
