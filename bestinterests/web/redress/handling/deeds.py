"""Everything that staff can do on a case, as one table: why not, the form of each, and the action behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import NamedTuple

from bestinterests.domain.problem import Refusal
from bestinterests.web.redress.access import OpenCase
from bestinterests.web.redress.handling import answers, course, forms
from bestinterests.web.redress.handling.fields import Form

Asking = Callable[[OpenCase], tuple[Refusal, ...]]


class Deed(NamedTuple):
    """Something that is done on a case.

    key: in its address and the name of its route. words: as a heading. lead: what it does. make: its form, from what
    was sent and what it begins with. may: why not, before anything is written. do: the action; Refusing says why not.
    done: said afterwards. reads: the field that whoever sent the case reads, which is measured. reader: does whoever
    did it still read the case afterwards?
    """

    key: str
    words: str
    lead: str
    make: Callable[..., Form]
    may: Asking
    do: Callable[[OpenCase, Form, dt.datetime], object]
    done: str
    reads: str = ""
    reader: bool = True


DEEDS: dict[str, Deed] = {
    deed.key: deed
    for deed in (
        Deed(
            "reply",
            "Write to them",
            "They read it with their code, in this case alone. The first message tells them that it has come.",
            forms.reply,
            answers.may_reply,
            answers.reply,
            "It is sent. They read it when they next look.",
            reads="text",
        ),
        Deed(
            "sort",
            "Sort it",
            "One case can be several things, each with its own clock and outcome. In doubt it is a complaint, too.",
            forms.sort,
            course.may_sort,
            course.sort,
            "The items are as you sorted them.",
        ),
        Deed(
            "ask",
            "Ask them something",
            "Identity starts the month anew once it is shown; what is meant pauses a request to see data; a question "
            "stops no clock. Ask only for what you cannot do without.",
            forms.ask,
            answers.may_ask,
            answers.ask,
            "It is asked. They read it when they next look.",
            reads="text",
        ),
        Deed(
            "confirm",
            "Note that an answer came",
            "Who they are, and which information they mean, once it is enough. It counts from the day on which it "
            "came, not from today. Other questions are answered by what they write at the portal.",
            forms.confirm,
            answers.may_confirm,
            answers.confirm,
            "It is noted.",
        ),
        Deed(
            "extend",
            "Take two more months",
            "Only where a request is complex or one of many of theirs, and only while the first month runs. They read "
            "the reason (UK GDPR Art 12A).",
            forms.extend,
            answers.may_extend,
            answers.extend,
            "The deadline is two months later, and they are told why.",
            reads="reason",
        ),
        Deed(
            "acting",
            "Say who may act for the child",
            "The right is the child’s. Write down what carries it before anything is given to somebody else.",
            forms.acting,
            answers.may_acting,
            answers.acting,
            "It is kept who may act, and why.",
        ),
        Deed(
            "decide",
            "Decide an item",
            "The reason is for the file; the words are what they read once you tell them.",
            forms.decide,
            answers.may_decide,
            answers.decide,
            "It is decided. They read it once you tell them.",
            reads="words",
        ),
        Deed(
            "tell",
            "Tell the outcome",
            "From then on they read it with their code. Where nobody has a code, tell them first, then say how.",
            forms.tell,
            answers.may_tell,
            answers.tell,
            "The outcome is told.",
        ),
        Deed(
            "news",
            "Say what has changed",
            "In your own words, beside the outcome: what the service does otherwise since, for instance.",
            forms.news,
            answers.may_news,
            answers.news,
            "It is sent. They read it when they next look.",
            reads="words",
        ),
        Deed(
            "again",
            "Look at it again",
            "By somebody who did not decide it: whoever works on the case passes it on first.",
            forms.again,
            answers.may_again,
            answers.again,
            "It is kept what came of looking again.",
            reads="words",
        ),
        Deed(
            "urgent",
            "Mark it as urgent, or not",
            "Urgent cases stand first in every list.",
            forms.urgent,
            course.may_urgent,
            course.urgent,
            "It is kept.",
        ),
        Deed(
            "pass",
            "Pass it on",
            "Whoever gets it reads it from then on, and you do not.",
            forms.hand_on,
            course.may_pass,
            course.hand_on,
            "It is passed on.",
            reader=False,
        ),
        Deed(
            "named",
            "Say whom it is about",
            "They can neither read it nor work on it. Name yourself, too, if it is about you: somebody else takes it.",
            forms.named,
            course.may_named,
            course.named,
            "It is kept whom it is about.",
            reader=False,
        ),
        Deed(
            "flag",
            "Pass it to the safeguarding lead",
            "When a child may not be safe. The lead is called at once, and nobody else reads the case until it comes "
            "back. Do not ask or look into it first.",
            forms.flag,
            course.may_flag,
            course.flag,
            "The safeguarding lead is called.",
            reader=False,
        ),
        Deed(
            "settle",
            "Say what was done",
            "For the safeguarding lead: what was done, to whom it was passed, and whether others may go on.",
            forms.settle,
            course.may_settle,
            course.settle,
            "It is kept what was done.",
            reader=False,
        ),
        Deed(
            "hold",
            "Put it on legal hold",
            "Nothing of it is erased until the hold is taken off, whatever its time (DPA 2018 s.173). An open request "
            "to see data holds it by itself.",
            forms.hold,
            course.may_hold,
            course.hold,
            "It is on hold.",
        ),
        Deed(
            "release",
            "Take the hold off",
            "Its time counts again from then on.",
            forms.release,
            course.may_release,
            course.release,
            "It is off hold.",
        ),
        Deed(
            "link",
            "Link it to another case",
            "For staff alone: nobody who sent one of them learns of the other, be they parent and child.",
            forms.link,
            course.may_link,
            course.link,
            "They are linked.",
        ),
        Deed(
            "merge",
            "Go on in another case",
            "Only where one person sent both, since they then read the other one. That is shown by the code of one, "
            "as its sender gave it in the other, or by that you wrote both down.",
            forms.merge,
            course.may_merge,
            course.merge,
            "It goes on in the other case.",
        ),
        Deed(
            "close",
            "Close it",
            "Once every outcome is told. They can read it for 90 days more.",
            forms.close,
            course.may_close,
            course.close,
            "It is closed.",
        ),
        Deed(
            "open",
            "Open it again",
            "If the answer left something out, the first day holds; if it is looked at afresh, our own target counts.",
            forms.open_again,
            course.may_open,
            course.open_again,
            "It is open again.",
        ),
    )
}
"""Every deed, in the order in which the page of a case lists them."""


def offered(held: OpenCase) -> list[tuple[Deed, tuple[Refusal, ...]]]:
    """Every deed with the reasons why it cannot be done now; what makes no sense for this person is left out."""
    found = []
    for deed in DEEDS.values():
        why = deed.may(held)
        if not {refusal.code for refusal in why} & _SILENT:
            found.append((deed, why))
    return found


_SILENT = {"case.no-lead", "case.not-flagged", "case.not-held", "case.held", "case.open", "case.not-asked"}
"""Reasons that are plain to see, so that the deed is left out."""
