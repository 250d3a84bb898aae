"""Every step of review and decision: the policy is asked, course and record move together, one line tells of it."""

from bestinterests.web.reviews.actions.advising import advise
from bestinterests.web.reviews.actions.deciding import decide, propose, retract, return_, sign
from bestinterests.web.reviews.actions.declaring import declare
from bestinterests.web.reviews.actions.dissenting import dissent
from bestinterests.web.reviews.actions.reviewing import open_round, release, review

__all__ = [
    "advise",
    "decide",
    "declare",
    "dissent",
    "open_round",
    "propose",
    "release",
    "retract",
    "return_",
    "review",
    "sign",
]
