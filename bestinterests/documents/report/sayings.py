"""What the profile says in words: who is worst off, who gains most, what pulls both ways, who was least looked at."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Plain, Strong, Words
from bestinterests.domain.evaluation import Cell


def sayings(context: Context) -> tuple[Words, ...]:
    """Up to four sentences, the losing side first."""
    found = (_worst_off(context), gains_most(context), _both_ways(context), _least(context))
    return tuple(words for words in found if words)


def _worst_off(context: Context) -> Words:
    harmed = [cell for cell in context.now.cells if cell.harm and cell.harm.high != "none"]
    if not harmed:
        return (Strong("Worst off: "), Plain("no harm is recorded."))
    top = max(wording.ORDER.index(cell.harm.high) for cell in harmed if cell.harm)
    worst = [cell for cell in harmed if cell.harm and wording.ORDER.index(cell.harm.high) == top]
    return (Strong("Worst off: "), Plain(f"{_who(context, worst)} ({_levels(worst, 'harm')})."))


def gains_most(context: Context) -> Words:
    """Whose benefit counts most, and on which rights."""
    gaining = [cell for cell in context.now.cells if cell.benefit and cell.benefit.low != "none"]
    if not gaining:
        return (Strong("Gains most: "), Plain("no benefit counts on this record."))
    top = max(wording.ORDER.index(cell.benefit.low) for cell in gaining if cell.benefit)
    best = [cell for cell in gaining if cell.benefit and wording.ORDER.index(cell.benefit.low) == top]
    return (Strong("Gains most: "), Plain(f"{_who(context, best)} ({_levels(best, 'benefit')})."))


def _levels(cells: Iterable[Cell], side: str) -> str:
    return wording.listed(list(dict.fromkeys(wording.level(getattr(cell, side)) for cell in cells)), "or")


def _who(context: Context, cells: Iterable[Cell]) -> str:
    cells = tuple(cells)
    rights = list(dict.fromkeys(cell.right for cell in cells))
    named = [f"{context.right(right)} ({wording.article(right)})" for right in rights[:4]]
    if len(rights) > 4:
        named.append(wording.many(len(rights) - 4, "more right"))
    return f"children of {context.ages(cell.band for cell in cells)}, on {wording.listed(named)}"


def _both_ways(context: Context) -> Words:
    both = [
        f.feature
        for f in context.now.features
        if f.harm
        and f.benefit
        and f.harm.high in ("medium", "high", "critical")
        and f.benefit.low in ("medium", "high")
    ]
    if not both:
        return ()
    return (Strong("Gives and takes: "), *context.named(both[:3]), Plain(_rest(len(both) - 3)))


def _rest(count: int) -> str:
    return f", and {wording.many(count, 'more feature')}." if count > 0 else "."


def _least(context: Context) -> Words:
    unheard = [result.band for result in context.now.bands if result.heard in ("no", "exempt")]
    if unheard:
        return (Strong("Least heard: "), Plain(f"children of {context.ages(unheard)}. Nobody of these ages was asked."))
    unasked = [cell for cell in context.now.cells if cell.state == "not-asked"]
    if not unasked:
        return ()
    return (Strong("Least looked at: "), Plain(f"children of {context.ages(cell.band for cell in unasked)}."))
