"""What a person chose, read from the form of a page of questions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from bestinterests.changes.choosing import Choice, fits
from bestinterests.web.assessments.actions.editing import Unsettled
from bestinterests.web.assessments.differing.questions import Question
from bestinterests.web.ui.faults import Fault


class Answers(NamedTuple):
    """Choices by the id of their conflict, what was sent by name, and what is missing."""

    choices: Mapping[str, Choice]
    sent: Mapping[str, str]
    faults: tuple[Fault, ...]


def answers(questions: Iterable[Question], sent: Mapping[str, str]) -> Answers:
    """Read the answer to each question. A fault stands for each that has none, or whose own words are missing.

    sent: the form; ``choose-ID`` holds the key of an option, ``own-ID`` the own words.
    """
    choices: dict[str, Choice] = {}
    faults: list[Fault] = []
    kept: dict[str, str] = {}
    for number, question in enumerate(questions, 1):
        name, own = f"choose-{question.id}", f"own-{question.id}"
        key, text = sent.get(name, ""), sent.get(own, "").replace("\r\n", "\n")
        kept |= {name: key, own: text}
        option = next((each for each in question.options if each.key == key), None)
        if option is None:
            faults.append(Fault(name, f"Question {number}: choose what the record should say."))
        elif option.choice is not None:
            choices[question.conflict.id] = option.choice
        elif not text.strip() or not fits(question.conflict.path, text):
            faults.append(Fault(own, f"Question {number}: write what the record should say."))
        else:
            choices[question.conflict.id] = Choice(take="own", own=text)
    return Answers(choices, kept, tuple(faults))


def unsettled(error: Unsettled) -> tuple[Fault, ...]:
    """Why what was chosen could not be written: choices that cannot be made, or somebody who wrote meanwhile."""
    if error.problems:
        return tuple(Fault("questions", f"{each.sentence} {each.remedy}".strip()) for each in error.problems)
    return (Fault("questions", "Somebody wrote meanwhile. Nothing was changed. Look at what it says now."),)
