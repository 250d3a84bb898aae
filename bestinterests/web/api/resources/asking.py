"""What would come of a merge, and what a program answers to its questions: read as the pages of questions read it."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.changes.choosing import Choice
from bestinterests.domain.change import ChangeSet, MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.problem import Problem
from bestinterests.web.api.faults import Wrong, refused
from bestinterests.web.api.shapes.asking import Answer, Effect, Option, Question
from bestinterests.web.assessments.access import Opened
from bestinterests.web.assessments.actions.editing import Unsettled
from bestinterests.web.assessments.arrivals import Verdicts, framework_or_none, verdicts
from bestinterests.web.assessments.differing.answers import answers
from bestinterests.web.assessments.differing.changes import titles
from bestinterests.web.assessments.differing.questions import Question as Asked
from bestinterests.web.assessments.differing.questions import Sides, Who, questions
from bestinterests.web.assessments.evaluating import evaluated
from bestinterests.web.assessments.keepers import held_still

AGAIN = "Ask again what it would come to, and answer what is asked then."


def asked(held: Opened, result: MergeResult, as_theirs: str) -> tuple[Asked, ...]:
    """Every conflict of a merge as a question. as_theirs: what choosing the arriving side is called."""
    sides = Sides(Who("Before"), lambda _: Who("Here"), Who(as_theirs), as_theirs)
    return questions(
        result,
        sides,
        titles=titles(result.document),
        framework=framework_or_none(held),
        evaluate=lambda document: evaluated(document, held.on),
    )


def told(found: tuple[Asked, ...]) -> tuple[Question, ...]:
    """Questions as they are said."""
    return tuple(
        Question(
            id=each.id,
            asks=each.asks,
            conflict=each.conflict,
            options=tuple(
                Option(
                    choose=option.key,
                    says=f"{option.strong} {option.words}".strip(),
                    verdict=option.effect.verdict if option.effect else None,
                )
                for option in each.options
            ),
        )
        for each in found
    )


def answered(found: tuple[Asked, ...], given: Mapping[str, Answer]) -> dict[str, Choice]:
    """The choice at each conflict. Raises Wrong: 409 with every question that is not answered, 422 where none of the
    answers that were given can be one.
    """
    left = [each for each in found if each.id not in given]
    if left:
        raise Wrong(409, [_open(each) for each in left])
    sent = {f"choose-{key}": each.choose for key, each in given.items()}
    sent |= {f"own-{key}": each.own for key, each in given.items()}
    said = answers(found, sent)
    if said.faults:
        raise Wrong(422, [_unfit(fault.field.partition("-")[2]) for fault in said.faults])
    return dict(said.choices)


def unsettled(error: Unsettled) -> Wrong:
    """Why what was chosen could not be written: choices that cannot be made, or somebody who wrote meanwhile."""
    moved = Problem(
        code="question.open",
        path="answers",
        sentence="Somebody wrote meanwhile, so that other questions are open. Nothing was changed.",
        remedy=AGAIN,
    )
    return Wrong(409, error.problems or [moved])


def effect(held: Opened, after: Document, changes: ChangeSet) -> Effect | None:
    """What would follow; None where nothing changes or it cannot be evaluated."""
    found = verdicts(held, after) if changes.edits else None
    return _effect(found) if found else None


def still(held: Opened, after: Document) -> tuple[Problem, ...]:
    """Why the record would not become this."""
    return refused(held_still(held.head, after))


def _effect(found: Verdicts) -> Effect:
    return Effect(
        now_before=found.before[0],
        now_after=found.after[0],
        expected_before=found.before[1],
        expected_after=found.after[1],
        open_before=found.open_before,
        open_after=found.open_after,
    )


def _open(question: Asked) -> Problem:
    sentence = (
        f"{question.title or 'The record'}: {question.asks} is said otherwise by both sides. Nothing was changed."
    )
    return Problem(code="question.open", path=f"answers/{question.id}", sentence=sentence, remedy=AGAIN)


def _unfit(key: str) -> Problem:
    sentence = "This is none of the options of the question, or its own words are missing or do not fit."
    return Problem(code="question.unfit", path=f"answers/{key}", sentence=sentence, remedy="Choose one of its options.")
