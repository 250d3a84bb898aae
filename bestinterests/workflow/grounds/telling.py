"""May a request be refused so? On a ground for that right, with reasons, and with every route that the law names."""

from collections.abc import Collection

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.words import REQUESTS, Nation
from bestinterests.workflow.clocks.events import Right
from bestinterests.workflow.grounds.ladder import LADDER
from bestinterests.workflow.grounds.listed import GROUNDS, grounds_for
from bestinterests.workflow.refusals import refusal

MUST_TELL: dict[str, str] = {rung.id: rung.title for rung in LADDER if rung.must_tell}
"""Routes that every refusal names (UK GDPR Art 12(4)); that we look again is our step, and the first."""


def may_refuse(
    right: Right, ground: str, words: str, routes: Collection[str], *, parent_asks: bool = False
) -> tuple[Refusal, ...]:
    """Why a request cannot be refused so; empty where it can.

    ground: its id. words: the reason as the person reads it. routes: ids of the rungs that the refusal names.
    """
    if right == "marketing":
        return (refusal("ground.marketing"),)
    found = []
    if ground not in {each.id for each in grounds_for(right, parent_asks=parent_asks)}:
        found.append(refusal("ground.other-right", right=REQUESTS[right][0]))
    if not words.strip():
        found.append(refusal("ground.no-words"))
    if missing := [title for key, title in MUST_TELL.items() if key not in routes]:
        found.append(refusal("ground.not-told", missing="; ".join(missing)))
    return tuple(found)


def under(ground: str, nation: Nation) -> int | None:
    """The age under which a ground holds in a nation; None where it holds at any age. Raises KeyError."""
    return GROUNDS[ground].under.get(nation)
