"""What is recorded about an action as it is worked on, and what has to be there before it is called done or tested."""

import datetime as dt
from collections.abc import Collection

from bestinterests.domain.measure import MeasureStatus
from bestinterests.domain.problem import Problem, Refusal
from bestinterests.workflow.refusals import refusal

WORK = ("status", "done_on", "test_result", "tested_on", "test_note")
"""Fields of a measure that whoever works on it may write. The plan itself is for assessors."""


def may_record(fields: Collection[str], status: MeasureStatus | None) -> tuple[Refusal, ...]:
    """May whoever works on an action write these fields of it, and call it so? status: None where it stays."""
    found = []
    if others := [field.replace("_", " ") for field in fields if field not in WORK]:
        found.append(refusal("work.other-field", fields=", ".join(others)))
    if status == "abandoned":
        found.append(refusal("work.abandoned"))
    return tuple(found)


def amiss(
    status: MeasureStatus,
    *,
    done_on: dt.date | None,
    test_result: str,
    tested_on: dt.date | None,
    on: dt.date,
) -> tuple[Problem, ...]:
    """What stands against calling an action so. path: of each Problem, the field that mends it.

    Done is taken at a person's word: it is shown as done, not tested. Tested needs its result and its day, because the
    verdict rests on it (method, controls); a day to come is of something that has not happened.
    """
    found = []
    if status == "tested":
        if test_result == "not-tested":
            found.append(("no-result", "test_result", "‘Tested’ needs the result of the test.", _OR_DONE))
        if tested_on is None:
            found.append(("no-day", "tested_on", "‘Tested’ needs the day of the test.", _OR_DONE))
    elif test_result != "not-tested" and tested_on is None:
        found.append(("no-day", "tested_on", "A result needs the day of the test.", "Write the day."))
    if status == "planned" and done_on is not None:
        found.append(("not-done", "done_on", "It is called planned, and has a day on which it was done.", _WHICH))
    for field, day in (("done_on", done_on), ("tested_on", tested_on)):
        if day is not None and day > on:
            found.append(
                ("to-come", field, f"{day.day} {day:%B %Y} is still to come.", "Write the day once it is past.")
            )
    return tuple(
        Problem(code=f"action.{code}", path=path, sentence=sentence, remedy=remedy)
        for code, path, sentence, remedy in found
    )


_OR_DONE = "Write it, or say that the action is done and not tested."
_WHICH = "Say that it is done, or leave the day blank."
