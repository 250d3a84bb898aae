"""Questions to put about one service, from its rows: the same as from its record, as far as rows hold what raises them.

Rows hold no open judgement by name, no reason of an obligation, and not on which judgement the conclusion hangs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from bestinterests.documents import wording
from bestinterests.documents.context import foreign, line
from bestinterests.documents.inline import Id, Plain, Words
from bestinterests.documents.supervision.asking import (
    QUESTIONS,
    Answered,
    Ask,
    Topic,
    differing,
    in_order,
    short,
    unheard,
)
from bestinterests.documents.supervision.unassessed import topics_of as unassessed_topics
from bestinterests.evaluation.rules import RULES
from bestinterests.portfolio.words import framework
from bestinterests.portfolio.worksheets.sheet import COVERAGE, Told, Worksheet

GAP = "What will be done about it, and by when?"
"""What is asked of a gap: rows do not hold what would mend it."""


def topics_of(sheet: Worksheet) -> tuple[Topic, ...]:
    """Return every question that the rows of a service raise, by kind; where nobody assessed it, that is asked for."""
    if not sheet.is_assessed:
        return unassessed_topics(sheet.outside)
    return in_order(
        {
            "evidence": differing(sheet.outside),
            "stops": _findings("stops", (each for each in sheet.findings if each.effect == "stop")),
            "contradictions": _findings("contradictions", sheet.contradictions),
            "open": _open(sheet),
            "rights": _findings("rights", (each for each in sheet.findings if each.source == COVERAGE)),
            "ages": _ages(sheet),
            "obligations": short(framework(), (Answered(each.obligation, each.answer) for each in sheet.obligations)),
            "gaps": _findings("gaps", sheet.gaps),
            "changed": changed(sheet),
        }
    )


def changed(sheet: Worksheet) -> Iterator[Ask]:
    """Return a question for each effect that reads otherwise than in the version before."""
    if sheet.before is None:
        return
    source = f"Version of {wording.day(sheet.before.day)}" if sheet.before.day else "The version before"
    for each in sheet.changed:
        before, now = each.before or "was not there", each.now or "is not there any more"
        said: list[Words] = [(*foreign(each.title), Plain(f" ({each.direction}): before {before}, now {now}."))]
        if each.reason.strip():
            said.append((Plain("Reason now: "), *foreign(wording.short(each.reason, 400))))
        yield Ask("What brought this about, and what shows it?", tuple(said), source)


def _findings(kind: str, found: Iterable[Told]) -> Iterator[Ask]:
    for each in found:
        yield Ask(QUESTIONS.get(kind, GAP), (said(each.sentence),), _source(each))


def _source(found: Told) -> str:
    """Where a rule comes from; where one stands on another basis in this record, that, since rows do not hold more."""
    rule = RULES.get(found.source)
    if rule is not None and rule.basis == found.basis:
        return rule.source
    basis = next((words for basis, words in wording.BASIS.items() if basis == found.basis), "Rule")
    return f"{basis}, {found.source}"


def said(sentence: str) -> Words:
    """Return a sentence of a finding as papers print it."""
    return foreign(wording.dressed(sentence, framework().bands))


def _open(sheet: Worksheet) -> Iterator[Ask]:
    number = int(sheet.head["open_judgements"])
    if number:
        words = f"{wording.upper(wording.many(number, 'judgement'))} open, so that it cannot be judged yet."
        yield Ask(QUESTIONS["open"], (line(words),), "Open in the record")


def _ages(sheet: Worksheet) -> Iterator[Ask]:
    for each in sheet.unheard:
        harms: list[Plain | Id] = []
        for key in each.harms:
            harms += [Plain(", "), Id(key)] if harms else [Id(key)]
        yield unheard(wording.ages([each.band], framework().bands), each.heard, tuple(harms))
