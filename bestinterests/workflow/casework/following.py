"""What a case changed in the assessment, and how far its sender was told of that."""

from typing import Literal

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.events import Consequence
from bestinterests.workflow.casework.policies import Handler, may_reply
from bestinterests.workflow.casework.refusing import refused

Stage = Literal["", "reopened", "judged", "decided"]
"""How far the sender of an upheld case was told what it changed: blank where nothing, or where it changed nothing."""

REOPENED, JUDGED_AGAIN = "news.reopened", "news.judged_again"
DECIDED_CHANGED, DECIDED_SAME = "news.decided_changed", "news.decided_same"
"""What its sender is told of, as keys of the texts for visitors."""


def changed_by(case: Case) -> tuple[Consequence, ...]:
    """What it did to the assessment and has not been taken back."""
    return tuple(item.consequence for item in case.items if item.consequence)


def known(case: Case) -> frozenset[str]:
    """What its sender was told of since it last changed the assessment."""
    since = max((each.at for each in changed_by(case)), default=None)
    return frozenset(fact for news in case.news if since and news.at >= since for fact in news.facts)


def stage(case: Case) -> Stage:
    """How far its sender was told what it changed."""
    facts = known(case)
    if facts & {DECIDED_CHANGED, DECIDED_SAME}:
        return "decided"
    if JUDGED_AGAIN in facts:
        return "judged"
    return "reopened" if REOPENED in facts else ""


def owes_news(case: Case) -> bool:
    """Has it changed the assessment, and was its sender not told yet what was decided on that?"""
    return bool(changed_by(case)) and stage(case) != "decided"


def is_told(case: Case) -> bool:
    """Were they told the outcome of everything that changed the assessment? Nothing else tells it before."""
    return all(item.told_at is not None for item in case.items if item.consequence)


def may_tell_news(case: Case, who: Handler, text: str) -> tuple[Refusal, ...]:
    """May staff say in their own words what has changed since? Where it changed the assessment."""
    found = may_reply(case, who, text)
    return found if changed_by(case) else (*found, refused("case.changed-nothing"))
