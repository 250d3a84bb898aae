"""Levels that a program sends for a slot, read by the control of its page."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.http import QueryDict

from bestinterests.domain.problem import Problem
from bestinterests.web.api.faults import Wrong
from bestinterests.web.api.shapes.apart import Level
from bestinterests.web.assessments.sheets.choices import Desk
from bestinterests.web.assessments.sheets.slots import BETWEEN, read

CONTROL = "sent"


def read_levels(sent: Sequence[Level], was: Mapping[str, Any], desk: Desk, scales: Collection[str]) -> dict[str, Any]:
    """Return the slot that these levels make of what it was, as plain builtins.

    scales: those that are asked. Raises Wrong (422) with every fault, each at its scale.
    """
    known = [scale for scale in scales if scale in desk.framework.scales]
    problems = [_fault(each.scale, "This is not asked here.", known) for each in sent if each.scale not in known]
    names = [each.scale for each in sent]
    problems += [_fault(name, "This is given twice.", known) for name in dict.fromkeys(names) if names.count(name) > 1]
    if not problems:
        found = read(CONTROL, _as_sent(sent), was, desk)
        problems = [_fault(wrong.at.removeprefix(f"{CONTROL}-"), wrong.text, ()) for wrong in found.wrong]
    if problems:
        raise Wrong(422, problems)
    return found.value


def _as_sent(sent: Sequence[Level]) -> QueryDict:
    """The same as a browser sends it."""
    data = QueryDict(mutable=True)
    data[f"{CONTROL}-scales"] = " ".join(each.scale for each in sent)
    for each in sent:
        at = f"{CONTROL}-{each.scale}"
        low, between, high = each.level.partition("..")
        data[at] = BETWEEN if between else each.level
        data[f"{at}-from"], data[f"{at}-to"], data[f"{at}-why"] = low, high, each.reason
    return data


def _fault(at: str, sentence: str, known: Sequence[str]) -> Problem:
    remedy = f"Asked: {', '.join(known)}." if known else ""
    return Problem(code="api.field", path=at, sentence=sentence, remedy=remedy)
