"""Every change: keyword arguments, who acts and the time last, one transaction each, told by a line of a ledger."""

from bestinterests.web.change_requests.actions.answering import answer, ask, begin_assessment, take_features
from bestinterests.web.change_requests.actions.describing import Sender, add, describe
from bestinterests.web.change_requests.actions.forgetting import forget_in, held_where
from bestinterests.web.change_requests.actions.incidents import look_into, record
from bestinterests.web.change_requests.actions.linking import make_link, withdraw_link
from bestinterests.web.change_requests.actions.publishing import make_private, make_public
from bestinterests.web.change_requests.actions.removing import forget_sender, remove_words
from bestinterests.web.change_requests.actions.watching import keep_date, set_aside, set_date

__all__ = [
    "Sender",
    "add",
    "answer",
    "ask",
    "begin_assessment",
    "describe",
    "forget_in",
    "forget_sender",
    "held_where",
    "keep_date",
    "look_into",
    "make_link",
    "make_private",
    "make_public",
    "record",
    "remove_words",
    "set_aside",
    "set_date",
    "take_features",
    "withdraw_link",
]
