"""Evaluations and comments of a PIA at what they are about: a risk, a measure, a question; else kept as they are."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from bestinterests.formats.cnil.questions import QUESTIONS, RISKS, SECTIONS
from bestinterests.formats.cnil.shapes import Assessment, Pia

_VERDICTS = {1: "to be corrected", 2: "can be improved", 3: "acceptable"}
_MEASURE = re.compile(r"3\.1\.(.+)")
_PLAIN_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9:.]*Z?)?")
_QUESTION = re.compile(r"[0-9]\.[0-9]\.([0-9]+)")


class Placed(msgspec.Struct, kw_only=True):
    """What is said about a risk or a measure: the levels after the plan, the plan, and remarks for a note."""

    severity: int = 0
    likelihood: int = 0
    plan: str = ""
    owner: str = ""
    due: str = ""
    notes: list[str] = []

    @property
    def day(self) -> dt.date | None:
        """The day by which the plan is done, where one is written."""
        try:
            return dt.date.fromisoformat(self.due[:10])
        except ValueError:
            return None

    @property
    def stated_due(self) -> str:
        """The time limit in the PIA's own words, where it is no plain day."""
        return "" if self.day and _PLAIN_DAY.fullmatch(self.due) else self.due


class Placing(msgspec.Struct, kw_only=True):
    """Everything placed: by the item of a risk, by the id of a measure; what is kept as text; what has no place."""

    items: dict[str, Placed] = {}
    measures: dict[str, Placed] = {}
    kept: list[tuple[str, str]] = []
    unplaced: int = 0


def place(pia: Pia, measures: set[str]) -> Placing:
    """Place the evaluations and comments of a PIA. ``measures`` are the ids of the measures that it holds."""
    placing = Placing()
    for each in pia.evaluations:
        _evaluation(placing, each, measures, pia)
    for remark in pia.comments:
        if remark.on_measure and remark.reference in measures:
            placing.measures.setdefault(remark.reference, Placed()).notes.append(f"Comment: {remark.text}")
        elif remark.text:
            # The tool gives measures new ids when it imports and forgets its comments: they dangle.
            name = f"measure {remark.reference}" if remark.on_measure else _question(remark.reference, pia)
            placing.unplaced += remark.on_measure
            placing.kept.append((f"Comment on {name}", remark.text))
    return placing


def _evaluation(placing: Placing, each: Assessment, measures: set[str], pia: Pia) -> None:
    said = [f"Evaluation: {_VERDICTS[each.status]}"] if each.status in _VERDICTS else []
    said += [f"Evaluation: {each.comment}"] if each.comment else []
    measure = _MEASURE.fullmatch(each.reference)
    if each.reference in {risk.item for risk in RISKS}:
        held = placing.items.setdefault(each.reference, Placed())
        held.severity, held.likelihood = each.severity or held.severity, each.likelihood or held.likelihood
        if held.plan and each.plan:
            said.append(f"Action plan: {each.plan}")
        held.plan = held.plan or each.plan
    elif measure and measure[1] in measures:
        held = placing.measures.setdefault(measure[1], Placed())
        said += [f"Action plan: {each.plan}"] if each.plan else []
    else:
        _keep(placing, each, said, pia)
        return
    held.owner, held.due = held.owner or each.owner, held.due or each.due
    held.notes += said


def _keep(placing: Placing, each: Assessment, said: list[str], pia: Pia) -> None:
    lines = [*said, *([f"Action plan: {each.plan}"] if each.plan else [])]
    lines += [f"Responsible: {each.owner}"] if each.owner else []
    lines += [f"By: {each.due}"] if each.due else []
    lines += [f"Severity after: {each.severity}"] if each.severity else []
    lines += [f"Likelihood after: {each.likelihood}"] if each.likelihood else []
    if not lines:
        return
    question = _QUESTION.fullmatch(each.reference)
    if each.reference in SECTIONS:
        name = SECTIONS[each.reference]
    elif question and not each.reference.startswith("3.1."):
        name = _question(question[1], pia)
    else:
        placing.unplaced += 1
        name = f"'{each.reference[:60]}', which is nothing that the PIA holds"
    placing.kept.append((f"On {name}", "\n".join(lines)))


def _question(reference: str, pia: Pia) -> str:
    id_ = int(reference) if reference.isascii() and reference.isdigit() and len(reference) < 10 else 0
    known = QUESTIONS.get(id_)
    return pia.titles.get(id_) or (known.name if known else f"question {reference[:60]}")
