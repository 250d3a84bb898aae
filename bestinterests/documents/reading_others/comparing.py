"""Two published documents beside each other, in words: verdicts, rights by age, actions, voices, what was left out.

Nothing is added up and neither is put before the other: what only one has looked at is said, not counted against it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bestinterests.documents import wording
from bestinterests.documents.publication.standing import OUTCOMES
from bestinterests.documents.reading_others.chapters import (
    VIEWS,
    Chapter,
    Names,
    cells_of,
    clean,
    grouped,
    head_of,
    marks,
)
from bestinterests.documents.reading_others.telling import heard, title_of
from bestinterests.domain.evaluation import Cell, ProfileResult
from bestinterests.domain.publication import Publication
from bestinterests.packs.framework import Framework

CAUTION = (
    "Each was made by its own organisation on its own record, so a difference may be one of the services or one of the "
    "records. Nothing here is a score, and neither is ranked before the other."
)


def compared(
    one: Publication,
    other: Publication,
    framework: Framework | None,
    *,
    called: tuple[str, str] | None = None,
) -> tuple[Chapter, ...]:
    """Return what differs between two versions of a service, or between two services, in chapters.

    called: what either goes by, where it is neither its number nor its service.
    """
    names = Names(framework)
    pair = Pair(one, other, called)
    chapters = (
        Chapter(title="What is compared", lines=tuple(_what(pair))),
        Chapter(title="Decisions", lines=tuple(_decisions(pair))),
        Chapter(title="Verdicts", lines=tuple(_verdicts(pair))),
        Chapter(title="By right and age, as it stands now", lines=tuple(_cells(pair, names, "now"))),
        Chapter(title="By right and age, once every action is done", lines=tuple(_cells(pair, names, "expected"))),
        Chapter(title="What only one looked at", lines=tuple(_alone(pair, names))),
        Chapter(title="What is done", lines=tuple(_measures(pair))),
        Chapter(title="Were children heard?", lines=tuple(_heard(pair, names))),
        Chapter(title="What was left out", lines=tuple(_left_out(pair))),
    )
    return tuple(each for each in chapters if each.lines)


class Pair:
    """Two publications with what each is called; of one series by number, of two services by name."""

    def __init__(self, one: Publication, other: Publication, called: tuple[str, str] | None = None) -> None:
        self.one, self.other = one, other
        self.same_series = one.id == other.id
        self.names = called or (
            (f"Publication {one.number}", f"Publication {other.number}")
            if self.same_series
            else (clean(one.publisher.service), clean(other.publisher.service))
        )
        if self.names[0] == self.names[1]:
            self.names = ("The first", "The second")

    def both(self, first: str, second: str) -> str:
        """What either says, side by side; once where they say the same."""
        if first == second:
            return f"both {first}"
        return f"{self.names[0]} {first}; {self.names[1]} {second}"


def _what(pair: Pair) -> Iterator[str]:
    what = "Two publications of one service." if pair.same_series else "Two services."
    yield what
    for name, held in zip(pair.names, (pair.one, pair.other), strict=True):
        sample = " A sample." if held.fictional else ""
        yield f"{name}: {title_of(held)}, {wording.day(held.published_on)}, {held.digest}.{sample}"
    yield CAUTION


def _decisions(pair: Pair) -> Iterator[str]:
    said = [_outcome(held) for held in (pair.one, pair.other)]
    yield f"Decided: {pair.both(*said)}."


def _outcome(held: Publication) -> str:
    decided = held.decided
    if not decided.outcome:
        return "no decision"
    return f"“{OUTCOMES.get(decided.outcome, wording.spaced(decided.outcome))}”"


def _verdicts(pair: Pair) -> Iterator[str]:
    sides = [_profiles(pair.one), _profiles(pair.other)]
    for profile in dict.fromkeys((*sides[0], *sides[1])):
        results = [side.get(profile) for side in sides]
        known = next(each for each in results if each is not None)
        for view in ("now", "expected"):
            said = [wording.verdict_words(getattr(each, view).verdict) if each else "not read so" for each in results]
            yield f"{VIEWS[view]}, by {known.title}: {pair.both(*said)}."


def _profiles(held: Publication) -> dict[str, ProfileResult]:
    return {each.profile: each for each in held.evaluation.profiles} if held.evaluation else {}


def _cells(pair: Pair, names: Names, view: str) -> Iterator[str]:
    """Rights and ages at which both looked: what differs, and how many are alike."""
    first, second = (cells_of(head_of(held), view) for held in (pair.one, pair.other))
    shared = [key for key in first if key in second]
    differing = [
        (key, pair.both(marks(first[key]), marks(second[key])))
        for key in shared
        if marks(first[key]) != marks(second[key])
    ]
    yield from grouped(differing, names)
    alike = len(shared) - len(differing)
    if alike:
        yield f"At {'the other ' if differing else ''}{alike:,} rights by age at which both looked, both say the same."
    elif not shared and (pair.one.evaluation or pair.other.evaluation):
        yield "There is no right and age at which both looked."


def _alone(pair: Pair, names: Names) -> Iterator[str]:
    first, second = (cells_of(head_of(held)) for held in (pair.one, pair.other))
    for name, mine, others in ((pair.names[0], first, second), (pair.names[1], second, first)):
        alone = {key: cell for key, cell in mine.items() if key not in others}
        effects = {key: marks(cell) for key, cell in alone.items() if _has_effect(cell)}
        yield from grouped([(key, f"only {name} looked ({words})") for key, words in effects.items()], names)
        if nothing := grouped([(key, "") for key in alone if key not in effects], names):
            yield f"Only {name} looked, and found no effect: {'; '.join(line.rstrip(': .') for line in nothing)}."


def _has_effect(cell: Cell) -> bool:
    """Is there a harm or a benefit in it?"""
    return any(level is not None and level.high != "none" for level in (cell.harm, cell.benefit))


def _measures(pair: Pair) -> Iterator[str]:
    if pair.same_series:
        yield from _changed_measures(pair)
        return
    for name, held in zip(pair.names, (pair.one, pair.other), strict=True):
        counts = Counter(each.status for each in held.document.assessment.measures)
        said = wording.listed([f"{number} {status}" for status, number in sorted(counts.items())])
        yield f"{name}: {said or 'no action is recorded'}."


def _changed_measures(pair: Pair) -> Iterator[str]:
    before, after = ({each.id: each for each in held.document.assessment.measures} for held in (pair.one, pair.other))
    changed = False
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        held = new or old
        assert held is not None
        states = [each.status if each else "not there" for each in (old, new)]
        if states[0] != states[1]:
            changed = True
            yield f"{key} {clean(held.title)}: {pair.both(*states)}."
    if not changed:
        yield "No action stands otherwise."


def _heard(pair: Pair, names: Names) -> Iterator[str]:
    for name, held in zip(pair.names, (pair.one, pair.other), strict=True):
        for line in heard(held, names):
            yield f"{name}: {line[:1].lower()}{line[1:]}"


def _left_out(pair: Pair) -> Iterator[str]:
    for name, held in zip(pair.names, (pair.one, pair.other), strict=True):
        places = [each.place for each in held.left_out]
        yield f"{name}: {wording.listed(places)}." if places else f"{name}: nothing."
