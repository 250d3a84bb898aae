"""What a merge would come to before it is done: what would be written, and what a person has to say first."""

from __future__ import annotations

from typing import Annotated

import msgspec

from bestinterests.domain.change import ChangeSet, MergeConflict
from bestinterests.domain.problem import Problem
from bestinterests.domain.robustness import VerdictRange
from bestinterests.web.api.operations import Into, Out
from bestinterests.web.api.shapes.values import Words


class Answer(Into, frozen=True, kw_only=True):
    """What the record should say at a conflict. choose: of one of its options; own: the words, where that is `own`."""

    choose: Annotated[str, msgspec.Meta(max_length=20)]
    own: Words = ""


Answers = Annotated[dict[str, Answer], msgspec.Meta(max_length=2_000, description="By the ids of the questions.")]


class Option(Out, frozen=True, kw_only=True):
    """Something that the record may say. verdict: of the service now, where this alone were chosen and that is cheap to
    know.
    """

    choose: str
    says: str
    verdict: VerdictRange | None


class Question(Out, frozen=True, kw_only=True):
    """A conflict as a question. id: of it as it stands: once either side has changed, it is another question."""

    id: str
    asks: str
    conflict: MergeConflict
    options: tuple[Option, ...]


class Effect(Out, frozen=True, kw_only=True):
    """What would follow: the verdict now and with every measure done, before and after; how many points are open."""

    now_before: VerdictRange
    now_after: VerdictRange
    expected_before: VerdictRange
    expected_after: VerdictRange
    open_before: int
    open_after: int


class Coming(Out, frozen=True, kw_only=True):
    """What would be done to the record as it stands at a revision.

    applied: what would be written, with the record's own at each question. effect: nothing where nothing would change,
    or where it cannot be evaluated. refused: why it would not be written, with the record's own at each question.
    """

    revision: int
    applied: ChangeSet
    questions: tuple[Question, ...]
    effect: Effect | None
    refused: tuple[Problem, ...]


class Answering(Into, frozen=True, kw_only=True):
    """Answers to every question that was asked; empty where there was none."""

    answers: Answers = {}
