"""Edits that meet: what neither side has, and only both together bring about."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from bestinterests.domain.document import Document

Finding = TypeVar("Finding", bound=Hashable)


def edits_that_meet(
    ours: Document,
    theirs: Document,
    merged: Document,
    findings_of: Callable[[Document], Iterable[Finding]],
) -> tuple[Finding, ...]:
    """Return the findings that the merged document has and neither side has, in the order of the finder.

    A finding that stood in the base, that each side mended in its own way, and that is back where both mends come
    together is one of them. ``findings_of`` is given as a function because this room knows no evaluation.
    """
    known = {*findings_of(ours), *findings_of(theirs)}
    return tuple(dict.fromkeys(each for each in findings_of(merged) if each not in known))
