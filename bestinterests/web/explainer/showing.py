"""What a reader sees of the example: its rights with their marks before and after, and what answers their guess.

A guess is never called right or wrong. What it is answered with is what the engine found.
"""

from __future__ import annotations

from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import VERDICT_WORDS, Finding
from bestinterests.texts.guiding.model import Bet
from bestinterests.texts.guiding.reading import guiding
from bestinterests.web.explainer.playing import Played, Told, example, played, setting_of


class Row(NamedTuple):
    """One right for the age that the example is about: worst harm and best benefit, before and after."""

    right: str
    name: str
    article: str
    harm: tuple[Mark, Mark]
    benefit: tuple[Mark, Mark]
    claimed: bool

    @property
    def changed(self) -> bool:
        """Whether either mark is another."""
        return self.harm[0] != self.harm[1] or self.benefit[0] != self.benefit[1]


class Reason(NamedTuple):
    """Something found that holds the verdict where it is, as documents print it. word: that of its basis."""

    basis: str
    word: str
    sentence: str
    mend: str


class Seen(NamedTuple):
    """Everything that is shown of two settings of the example; the same setting twice where nothing is compared."""

    rows: tuple[Row, ...]
    before: Played
    after: Played
    reasons: tuple[Reason, ...]


def seen(before: dict[str, str], after: dict[str, str]) -> Seen:
    """Return what is shown of two settings, each as an address names it."""
    first, second = played(setting_of(before)), played(setting_of(after))
    return Seen(rows(first, second), first, second, reasons(second.now))


def rows(before: Played, after: Played) -> tuple[Row, ...]:
    """Return every right that the example speaks of, in the order of its articles."""
    framework, record = example()
    rights = sorted({impact.right for impact in record.impacts}, key=lambda right: int(wording.article(right)))
    return tuple(
        Row(
            right,
            framework.right_short(right),
            wording.article(right),
            (_mark("harm", before, right), _mark("harm", after, right)),
            (_mark("benefit", before, right), _mark("benefit", after, right)),
            _is_claimed(after, right),
        )
        for right in rights
    )


def reasons(told: Told) -> tuple[Reason, ...]:
    """Return what holds a verdict where it is: the findings that allow no better one."""
    framework, _ = example()
    held = [finding for finding in told.findings if finding.effect == told.verdict.worst]
    return tuple(
        Reason(f.basis, wording.BASIS[f.basis], wording.dressed(f.sentence, framework.bands), _mending(f)) for f in held
    )


def answered(step: Bet, guess: str, held: Seen) -> str:
    """Return what a guess is answered with: what the engine found about that right, or as a verdict."""
    if guess not in step.options:
        return ""
    if guess in VERDICT_WORDS:
        return (
            f"You guessed {option_text(guess)}. The record says {wording.verdict_words(held.after.now.verdict)}; "
            f"before, it said {wording.verdict_words(held.before.now.verdict)}."
        )
    row = next(row for row in held.rows if row.right == guess)
    said = " ".join(
        _went(words, pair)
        for words, pair in (("The worst harm went", row.harm), ("The best benefit went", row.benefit))
        if pair[0] != pair[1]
    )
    return f"You guessed {row.name}. {said or 'Neither of its marks changed.'}"


def changes(held: Seen) -> tuple[str, ...]:
    """Return a sentence for each mark that changed."""
    found = []
    for row in held.rows:
        for words, pair in (("worst harm", row.harm), ("best benefit", row.benefit)):
            if pair[0] != pair[1]:
                found.append(_went(f"{row.name}, {words}:", pair))
    return tuple(found)


def option_text(option: str) -> str:
    """Return an option as a reader sees it: a right by its short name, a verdict in its words."""
    framework, _ = example()
    return VERDICT_WORDS.get(option) or framework.right_short(option)  # type: ignore[call-overload]  # a right is none


def band() -> str:
    """Return the ages that the example is about: 13–15."""
    framework, _ = example()
    return wording.band_name(guiding().bets.band, framework.bands)


def _went(words: str, pair: tuple[Mark, Mark]) -> str:
    return f"{words} from {pair[0].words} to {pair[1].words}."


def _mark(side: Side, held: Played, right: str) -> Mark:
    cell = held.cells.get((right, guiding().bets.band))
    return wording.mark(side, (cell.harm if side == "harm" else cell.benefit) if cell else None)


def _is_claimed(held: Played, right: str) -> bool:
    cell = held.cells.get((right, guiding().bets.band))
    return bool(cell and cell.claimed)


def _mending(finding: Finding) -> str:
    framework, _ = example()
    return wording.dressed(finding.mend, framework.bands)
