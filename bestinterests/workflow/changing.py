"""Change requests: what somebody describes, what is asked back and answered, and who may do what about it.

Source: UK GDPR Art 35(11), by which the assessment is reviewed where the risk changes; Children's code, standard 2, by
which one is made before a significant change to a service. That each change gets an answer with a reason is ours.
"""

import datetime as dt
from typing import Literal

from msgspec.structs import replace

from bestinterests.domain.base import Base
from bestinterests.domain.problem import Refusal
from bestinterests.workflow.course import Course
from bestinterests.workflow.refusals import refusal
from bestinterests.workflow.states import EDITABLE

ChangeState = Literal["open", "waiting", "answered"]
Effect = Literal["no-effect", "update", "new-assessment"]

CHANGE_STATES: dict[ChangeState, str] = {
    "open": "Waits for an answer",
    "waiting": "A question waits for the sender",
    "answered": "Answered",
}
"""Every state of a change request, in words."""

EFFECTS: dict[Effect, str] = {
    "no-effect": "No effect on the assessment",
    "update": "The assessment is updated",
    "new-assessment": "A new assessment is made",
}
"""Every answer, in words."""

CHANGE_EVENTS: dict[str, str] = {
    "change.described": "described the change",
    "change.asked": "asked back",
    "change.added": "added to it",
    "change.answered": "answered it",
    "change.reconsidered": "answered it anew",
    "change.begun": "began the new assessment",
    "change.public": "marked it as one that may be published",
    "change.private": "took back that it may be published",
    "change.sender_forgotten": "removed the name and e-mail address of the sender",
    "content.removed": "removed content lawfully",
}
"""Everything that is written into the ledger of a change request, with the words in which it is told."""

LONGEST_ASIDE = dt.timedelta(days=366)
"""How long a trigger can be set aside at most."""


class Described(Base, frozen=True, kw_only=True):
    """A change in the answers to five questions.

    assessment: public id of the one it is about, where that is known. features: ids in it. new_features: names. whole:
    does it touch the service as a whole? bands, children, data: words of lists, ``unknown`` and ``none`` among them.
    """

    title: str
    what: str
    when: str
    service: str = ""
    assessment: str = ""
    features: tuple[str, ...] = ()
    feature_names: tuple[str, ...] = ()
    new_features: tuple[str, ...] = ()
    whole: bool = False
    notice: str = ""
    bands: tuple[str, ...] = ()
    children: tuple[str, ...] = ()
    data: tuple[str, ...] = ()
    data_words: str = ""
    better: str = ""
    worse: str = ""
    basis: str = ""


class Exchanged(Base, frozen=True, kw_only=True):
    """A question of the officer, or what the sender added. by: public id; blank for a sender who is not signed in."""

    kind: Literal["question", "addition"]
    by: str = ""
    text: str
    at: dt.datetime


class Answer(Base, frozen=True, kw_only=True):
    """What the change means for the assessment. by: public id. because: why an earlier answer is reconsidered.

    assessment: public id of the one that is updated. version: the draft that takes the change up; 0 where none is open
    yet.
    """

    effect: Effect
    reason: str
    by: str
    at: dt.datetime
    assessment: str = ""
    version: int = 0
    because: str = ""


class Public(Base, frozen=True, kw_only=True):
    """What may be published about a change: what changed, the answer, and why, in words written for everybody."""

    what: str
    answer: str
    why: str
    by: str
    at: dt.datetime


class Change(Base, frozen=True, kw_only=True):
    """A change request as it stands. answers: the last one holds. begun: public id of the assessment begun for it.

    public: the words that were written for everybody; may_publish: do they still hold?
    """

    described: Described
    state: ChangeState = "open"
    talk: tuple[Exchanged, ...] = ()
    answers: tuple[Answer, ...] = ()
    begun: str = ""
    public: Public | None = None
    may_publish: bool = False

    @property
    def answer(self) -> Answer | None:
        """The answer that holds."""
        return self.answers[-1] if self.answers and self.state == "answered" else None

    @property
    def question(self) -> Exchanged | None:
        """The question that waits for the sender."""
        asked = [each for each in self.talk if each.kind == "question"]
        return asked[-1] if asked and self.state == "waiting" else None


def exchanged(change: Change, said: Exchanged) -> Change:
    """After a question or an addition: a question waits for the sender, an addition to one ends the waiting."""
    state: ChangeState = change.state
    if said.kind == "question":
        state = "waiting"
    elif state == "waiting":
        state = "open"
    return replace(change, talk=(*change.talk, said), state=state)


def answered(change: Change, answer: Answer) -> Change:
    """After an answer, the first or a later one. What was to be published told of the answer before it: no longer."""
    return replace(change, answers=(*change.answers, answer), state="answered", may_publish=False)


def begun(change: Change, assessment: str) -> Change:
    """After the new assessment was begun."""
    return replace(change, begun=assessment)


def made_public(change: Change, public: Public | None) -> Change:
    """After the words for everybody were written, or taken back (None): the words themselves are kept."""
    return replace(change, public=public or change.public, may_publish=public is not None)


def may_ask(change: Change, text: str) -> tuple[Refusal, ...]:
    """May the sender be asked? Not once it is answered, and one question at a time."""
    found = []
    if change.state == "answered":
        found.append(refusal("change.answered"))
    if change.state == "waiting":
        found.append(refusal("change.asked"))
    if not text.strip():
        found.append(refusal("change.no-question"))
    return tuple(found)


def may_add(change: Change, text: str, *, is_sender: bool = True) -> tuple[Refusal, ...]:
    """May something be added? By the sender, at any time: also after the answer, which may then be reconsidered."""
    if not is_sender:
        return (refusal("change.other-sender"),)
    if not text.strip():
        return (refusal("change.nothing-added"),)
    return (refusal("change.too-much"),) if len(change.talk) >= 100 else ()


def may_answer(change: Change, answer: Answer) -> tuple[Refusal, ...]:
    """May it be answered so? A reason is owed for every answer, and one more for departing from an earlier answer."""
    found = []
    if not answer.reason.strip():
        found.append(refusal("change.no-reason"))
    if answer.effect == "update" and not answer.assessment:
        found.append(refusal("change.no-assessment"))
    if change.answers and not answer.because.strip():
        found.append(refusal("change.no-because"))
    return tuple(found)


def may_begin(change: Change) -> tuple[Refusal, ...]:
    """May a new assessment be begun for it? Once, where that is the answer."""
    held = change.answer
    if held is None or held.effect != "new-assessment":
        return (refusal("change.other-answer"),)
    return (refusal("change.begun"),) if change.begun else ()


def may_make_public(change: Change, public: Public) -> tuple[Refusal, ...]:
    """May these words be marked as publishable? Only of an answered request, and only words of their own."""
    if change.state != "answered":
        return (refusal("change.not-answered"),)
    blank = not (public.what.strip() and public.answer.strip() and public.why.strip())
    return (refusal("change.no-wording"),) if blank else ()


def takes_draft(course: Course) -> bool:
    """Has the next draft to be opened so that a change can be taken up? The running draft takes it where one is open.

    While a submission is read for review or decision neither is so: the change waits, as a trigger, for a later draft.
    """
    return course.working.state in ("decided", "screened_out")


def taken_up_by(course: Course) -> int:
    """The version whose draft takes a change up; 0 where none is open for editing."""
    return course.working.number if course.working.state in EDITABLE else 0


def may_set_aside(reason: str, until: dt.date | None, on: dt.date) -> tuple[Refusal, ...]:
    """May a trigger be set aside until this day? With a reason, until a day to come, for a year at most."""
    found = []
    if not reason.strip():
        found.append(refusal("aside.no-reason"))
    if until is None:
        found.append(refusal("aside.no-day"))
    elif not on < until <= on + LONGEST_ASIDE:
        found.append(refusal("aside.day"))
    return tuple(found)
