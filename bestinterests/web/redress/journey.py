"""The way through a door: which questions are asked of whom, in which order, and what becomes of the answers.

Questions are data. A page asks one of them; what it says stands in ``bestinterests.texts``, by audience. Reading other
words than those of one's age closes nothing, and the age that was given stays.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Literal, NamedTuple

from bestinterests.texts.audiences import Audience
from bestinterests.workflow.casework import words
from bestinterests.workflow.casework.events import About, Told

Answers = Mapping[str, Any]
MOST = 5_000
"""Characters that a box of words takes."""
SHORT = 200

BAND_AUDIENCES: tuple[Audience, ...] = ("0-5", "6-9", "10-12", "13-15", "16-17")  # type: ignore[assignment]
AUDIENCES: tuple[str, ...] = (*BAND_AUDIENCES, "parent", "teacher", "other")
WHO: dict[str, str] = {each: f"band_{each.replace('-', '_')}" if each in BAND_AUDIENCES else each for each in AUDIENCES}
"""Who somebody can say that they are, with the key of its words in the topic ``who``."""
UNSAID = "13-15"
"""Whose words are read by somebody who has not said who they are."""


class Option(NamedTuple):
    """An answer to choose. value: as it is kept. text: key of its words, blank where said has them. line: beside it."""

    value: str
    text: str = ""
    line: str = ""
    said: str = ""


class Question(NamedTuple):
    """One page. key: in its address. title, hints: keys of texts. kind: how it is answered.

    options: for choices. most: characters of a text. more: a box of words that goes with one of the options, as the key
    of its title, the value it goes with, and the name under which it is kept. skips: may it be left out?
    """

    key: str
    title: str
    kind: Literal["one", "many", "text", "line"]
    hints: tuple[str, ...] = ()
    options: tuple[Option, ...] = ()
    most: int = MOST
    more: tuple[str, str, str] | None = None
    skips: bool = True


class Asked(NamedTuple):
    """What a portal lends to the questions: parts of the service, standards and rights, each with its words."""

    features: Sequence[tuple[str, str]] = ()
    standards: Sequence[tuple[str, str]] = ()
    rights: Sequence[tuple[str, str]] = ()


REQUESTS = {
    "see": "access",
    "fix": "rectification",
    "delete": "erasure",
    "pause": "restriction",
    "take": "portability",
    "say_no": "objection",
    "computer": "automated-decision",
    "age": "age-result",
}
"""How the texts name what can be asked for."""
DOORS = {"mine": "my-data", "rules": "breaks-the-code", "not_good": "not-good-for-us", "unsure": "not-good-for-us"}
NATIONS = {
    "england": "england",
    "scotland": "scotland",
    "wales": "wales",
    "northern_ireland": "northern-ireland",
    "elsewhere": "unknown",
}
RIGHTS = (
    "article-12",
    "article-16",
    "article-17",
    "article-19",
    "article-31",
    "article-2",
    "article-8",
    "article-13",
    "article-15",
    "article-24",
    "article-28",
    "article-36",
)
"""Rights that are offered to choose from; whoever handles a case may name any other."""
GROWN_UPS = ("parent", "teacher", "other")
ACTING = {
    "asked": "child-authorises",
    "young": "child-lacks-understanding",
    "best": "evidently-best-interests",
    "own": "own-request",
}
"""By what right a grown-up says that they act; staff look at it before anything is given out."""


def is_child(answers: Answers) -> bool:
    """Did they say that they are a child, or not say who they are?"""
    return str(answers.get("audience", "")) not in GROWN_UPS


def questions(answers: Answers, asked: Asked) -> list[Question]:
    """The questions that follow on what was answered so far, in their order."""
    door = str(answers.get("door", ""))
    found = [_door()]
    if door == "mine":
        found.append(_requests())
    if door == "rules" and asked.standards:
        found.append(_standards(asked))
    if asked.features:
        found.append(_part(asked))
    if door in ("not_good", "unsure") and asked.rights:
        found.append(_rights(asked))
    found += [_happened(answers), _wish()]
    if door == "mine":
        found.append(_line("account", "questions.account", ("questions.account_hint",)))
    found += [_helping()] if is_child(answers) else [_acting(), _age()]
    return [*found, _knows(), _nation(), _urgent()]


def after(key: str, asked: Sequence[Question]) -> Question | None:
    """The question that follows on one; None where it was the last."""
    keys = [each.key for each in asked]
    place = keys.index(key) + 1 if key in keys else 0
    return asked[place] if place < len(asked) else None


def before(key: str, asked: Sequence[Question]) -> Question | None:
    """The question before one; None where it is the first."""
    keys = [each.key for each in asked]
    place = keys.index(key) - 1 if key in keys else -1
    return asked[place] if place >= 0 else None


def first_open(answers: Answers, asked: Sequence[Question]) -> Question | None:
    """The first question that must be answered and is not yet; None where all is there."""
    return next((each for each in asked if not each.skips and not answers.get(each.key)), None)


def told(answers: Answers, at: dt.datetime) -> Told:
    """What was answered, as a case keeps it. Answers to questions that the way no longer asks are left out."""
    audience, door = str(answers.get("audience", "")), str(answers.get("door", "unsure"))
    rights = [REQUESTS[each] for each in answers.get("requests", ()) if each in REQUESTS] if door == "mine" else []
    urgent = str(answers.get("urgent", "no"))
    visitor = {"parent": "parent", "teacher": "teacher", "other": "helper"}.get(audience, "child")
    # Of the child: their own, or the one that a grown-up gives who asks for them.
    band = str(answers.get("age", "")) if audience in GROWN_UPS else audience
    features = [each for each in answers.get("part", ()) if each != "unsure"]
    values: dict[str, Any] = {
        "door": DOORS.get(door, "not-good-for-us"),
        "received_at": at,
        "visitor": visitor,
        "band": band if band in words.BANDS else "",
        "nation": NATIONS.get(str(answers.get("nation", "")), "unknown"),
        "helped": _helped(answers, audience),
        "requests": tuple(rights),
        "about": About(
            features=tuple(features),
            standards=tuple(answers.get("standards", ())) if door == "rules" else (),
            rights=tuple(answers.get("rights", ())) if door in ("not_good", "unsure") else (),
        ),
        "happened": str(answers.get("happened", "")),
        "wanted": str(answers.get("wish", "")),
        "name": str(answers.get("account", "")) if door == "mine" else "",
        "knows": {"yes": "yes", "no": "no"}.get(str(answers.get("knows", "")), "unknown"),
        "acting": ACTING.get(str(answers.get("acting", "")), "") if audience in GROWN_UPS else "",
        "urgent": urgent in ("yes", "safe"),
        "urgent_because": str(answers.get("urgent_why", "")) if urgent == "yes" else "",
        "unsafe": urgent == "safe",
    }
    return Told(**values)


def _helped(answers: Answers, audience: str) -> str:
    if audience in GROWN_UPS:
        return "for-a-child"
    return "with-an-adult" if answers.get("helping") in ("parent", "teacher", "other") else "alone"


def _door() -> Question:
    keys = ("mine", "rules", "not_good", "unsure")
    options = tuple(Option(key, f"doors.{key}", f"doors.{key}_line") for key in keys)
    return Question("door", "doors.title", "one", ("doors.hint",), options, skips=False)


def _requests() -> Question:
    options = tuple(Option(key, f"rights.{key}", f"rights.{key}_line") for key in REQUESTS)
    other = Option("other", "rights.other_words")
    return Question("requests", "rights.title", "many", ("rights.hint",), (*options, other), skips=False)


def _standards(asked: Asked) -> Question:
    options = tuple(Option(key, said=said) for key, said in asked.standards)
    return Question("standards", "standards.title", "many", ("frame.optional",), options)


def _part(asked: Asked) -> Question:
    options = tuple(Option(key, said=said) for key, said in asked.features)
    unsure = Option("unsure", "questions.part_unsure")
    return Question("part", "questions.part", "many", ("questions.part_hint",), (*options, unsure))


def _rights(asked: Asked) -> Question:
    options = tuple(Option(key, said=said) for key, said in asked.rights)
    return Question("rights", "questions.which_right", "many", ("questions.which_right_hint",), options)


def _happened(answers: Answers) -> Question:
    hints = ("questions.happened_hint", "questions.no_names", "questions.no_pictures")
    # A request needs no story: what is asked for is said already.
    return Question("happened", "questions.happened", "text", hints, skips=answers.get("door") == "mine")


def _wish() -> Question:
    return Question("wish", "questions.wish", "text", ("questions.wish_hint",))


def _line(key: str, title: str, hints: tuple[str, ...]) -> Question:
    return Question(key, title, "line", hints, most=SHORT)


def _helping() -> Question:
    options = tuple(Option(key, f"questions.helping_{key}") for key in ("no", "parent", "teacher", "other"))
    return Question("helping", "questions.helping", "one", ("questions.helping_hint",), options)


def _acting() -> Question:
    options = tuple(Option(key, f"questions.acting_{key}") for key in ACTING)
    return Question("acting", "questions.acting", "one", ("questions.acting_hint", "questions.acting_careful"), options)


def _age() -> Question:
    options = tuple(Option(band, f"who.{WHO[band]}") for band in BAND_AUDIENCES)
    return Question("age", "who.age_title", "one", options=(*options, Option("", "who.not_say")))


def _knows() -> Question:
    options = (Option("yes", "questions.yes"), Option("no", "questions.no"), Option("not_say", "questions.not_say"))
    return Question("knows", "questions.knows", "one", ("questions.knows_hint",), options)


def _nation() -> Question:
    options = (*(Option(key, f"questions.nation_{key}") for key in NATIONS), Option("", "questions.not_say"))
    return Question("nation", "questions.nation", "one", ("questions.nation_hint",), options)


def _urgent() -> Question:
    options = tuple(Option(key, f"questions.urgent_{key}") for key in ("no", "yes", "safe"))
    more = ("questions.urgent_why", "yes", "urgent_why")
    return Question("urgent", "questions.urgent", "one", ("questions.urgent_hint",), options, more=more)
