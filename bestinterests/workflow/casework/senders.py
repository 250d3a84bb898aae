"""What whoever sent a case may do about it, with nothing but their receipt, and why not.

Nobody has to say who they are for it. Source: Children's code, standard 15 (following, adding, marking as urgent).
"""

from bestinterests.domain.problem import Refusal
from bestinterests.workflow.casework.case import Case
from bestinterests.workflow.casework.policies import unless_blank, unless_over
from bestinterests.workflow.casework.refusing import refused

MOST_MESSAGES = 500


def may_add(case: Case, text: str) -> tuple[Refusal, ...]:
    """May whoever sent it write? At any time, as long as there is a case."""
    found = list(unless_blank(text))
    if case.state == "merged":
        found.append(refused("case.merged"))
    if len(case.talk) >= MOST_MESSAGES:
        found.append(refused("case.full"))
    return tuple(found)


def may_hurry(case: Case, reason: str) -> tuple[Refusal, ...]:
    """May whoever sent it say that it is urgent? While something is owed, and with a word why."""
    return (*unless_over(case), *unless_blank(reason))


def may_judge(case: Case) -> tuple[Refusal, ...]:
    """May whoever sent it say whether it was fair? Once something was told."""
    return () if any(item.told_at for item in case.items) else (refused("case.not-told"),)


def may_withdraw(case: Case) -> tuple[Refusal, ...]:
    """May whoever sent it take it back? As long as it is not over."""
    return unless_over(case)
