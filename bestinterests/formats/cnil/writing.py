"""A document as the JSON of the CNIL's PIA tool, as far as that has a place for it.

The tool has three risks, about access to, modification and loss of data. An impact on a right is none of them, so it is
written as a comment where a reader will find it, and never as a risk that nobody stated. ``losses`` lists the rest.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from bestinterests.domain.document import Document
from bestinterests.domain.feature import DataActivity
from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure
from bestinterests.domain.order import in_order
from bestinterests.formats.cnil.questions import LEVELS, LISTS, PEOPLE, QUESTIONS, RISKS, SCALE, Risk
from bestinterests.formats.cnil.rich_text import rich

_ANSWERED = {question.place: id_ for id_, question in reversed(QUESTIONS.items()) if question.place}
"""The question that a field answers; of several the first."""
_REST: dict[str, str] = {
    "source": "Source",
    "recipients": "Recipients",
    "transfer_safeguard": "Safeguard for transfers",
    "default": "Default",
    "pecr": "Storage on the device",
    "childrens_part": "What children are told and can choose",
    "parents_part": "What parents are told and can choose",
}
"""Texts of a data activity for which the tool asks no question."""
_NUMBERS = {label: number for number, label in LEVELS.items()}


def write_pia(document: Document) -> str:
    """Return the JSON of a PIA, as the tool exports it. Raises nothing for a document that validates."""
    writing = _Writing(in_order(document))
    root = {
        "pia": writing.pia(),
        "answers": list(writing.answers()),
        "measures": list(writing.measures()),
        "evaluations": list(writing.evaluations()),
        "comments": list(writing.comments()),
    }
    return json.dumps(root, ensure_ascii=False, indent=1) + "\n"


class _Writing:
    def __init__(self, document: Document) -> None:
        self.assessment = document.assessment
        self.dpia = {answer.field: answer.text for answer in self.assessment.dpia}
        self.numbers = {measure.id: number for number, measure in enumerate(self.assessment.measures, 1)}
        self.risks = {risk.item: impact for risk in RISKS if (impact := self._stated(risk))}
        self.features = {feature.id: feature.name for feature in self.assessment.features}

    def pia(self) -> dict[str, Any]:
        """What the tool keeps about a PIA as a whole."""
        asked = any(consultation.status == "held" for consultation in self.assessment.consultations)
        people = {role: key for key, role in PEOPLE.items()}
        names = {people[person.role]: person.name for person in self.assessment.people if person.role in people}
        return {
            "id": 1,
            "name": self.assessment.title or self.assessment.service.name,
            "category": self.assessment.service.kind,
            "status": 0,
            "author_name": "",
            "evaluator_name": "",
            "validator_name": "",
            "dpo_status": None,
            "dpo_opinion": "",
            "dpos_names": "",
            "concerned_people_searched_opinion": True if asked else None,
            "concerned_people_searched_content": "",
            "concerned_people_status": None,
            "concerned_people_opinion": rich(self.dpia.get("consultation", "")),
            "people_names": "",
            "rejection_reason": "",
            "applied_adjustments": "",
            "is_example": int(self.assessment.fictional),
            "is_archive": 0,
            **names,
        }

    def answers(self) -> Iterator[dict[str, Any]]:
        """An answer for each question that something in the document answers."""
        texts = {_ANSWERED["service.description"]: self.assessment.service.description}
        for field in ("nature", "industry-codes", "necessity"):
            texts[_ANSWERED[f"dpia.{field}"]] = self.dpia.get(field, "")
        for place, question in _ANSWERED.items():
            area, _, field = place.partition(".")
            if area == "activity":
                texts[question] = self._of_activities(field)
        for question, text in sorted(texts.items()):
            if text:
                yield _answer(question, text=rich(text))
        for risk in RISKS:
            if impact := self.risks.get(risk.item):
                yield from self._risk(risk, impact)

    def _of_activities(self, field: str) -> str:
        """Return what all data activities say in a field; several with the name of their feature before each."""
        said = [(activity, text) for activity in self.assessment.data_activities if (text := _said(activity, field))]
        if len(self.assessment.data_activities) < 2:
            return said[0][1] if said else ""
        return "\n\n".join(f"{self._name(activity)}:\n\n{text}" for activity, text in said)

    def _name(self, activity: DataActivity) -> str:
        return f"{self.features.get(activity.feature, activity.feature)} ({activity.id})"

    def _stated(self, risk: Risk) -> Impact | None:
        """Return the impact that came in as this very risk; nothing else is ever written as one."""
        for impact in self.assessment.impacts:
            if impact.title == risk.name and (impact.stated is None or impact.stated.scale == SCALE):
                return impact
        return None

    def _risk(self, risk: Risk, impact: Impact) -> Iterator[dict[str, Any]]:
        for at, items in enumerate(_lists(impact.mechanism)):
            if items:
                yield _answer(risk.first + at, listed=items)
        controls = [measure.title for measure in self.assessment.measures if impact.id in measure.acts_on]
        if controls:
            yield _answer(risk.first + 3, listed=controls)
        if impact.stated is not None:
            for at, label in ((4, impact.stated.severity), (5, impact.stated.likelihood)):
                if label in _NUMBERS:
                    yield _answer(risk.first + at, gauge=_NUMBERS[label])

    def measures(self) -> Iterator[dict[str, Any]]:
        """Every measure, with what is done as its content."""
        for measure in self.assessment.measures:
            yield {
                "id": self.numbers[measure.id],
                "pia_id": 1,
                "title": measure.title,
                "content": rich(measure.what),
                "placeholder": "",
            }

    def evaluations(self) -> Iterator[dict[str, Any]]:
        """Who does a measure and by when, and the levels of a risk after its plan."""
        for measure in self.assessment.measures:
            state, due = _state(measure), measure.due.isoformat() if measure.due else None
            if measure.owner or due or state:
                reference = f"3.1.{self.numbers[measure.id]}"
                yield _evaluation(reference, comment=state, owner=measure.owner, due=due)
        for item, impact in self.risks.items():
            stated = impact.stated
            if stated is not None and (stated.after_severity or stated.after_likelihood):
                x, y = _NUMBERS.get(stated.after_severity, 0), _NUMBERS.get(stated.after_likelihood, 0)
                yield _evaluation(item, gauges={"x": x, "y": y})

    def comments(self) -> Iterator[dict[str, Any]]:
        """What the tool has no question for, where a reader will look for it."""
        risks = {impact.id for impact in self.risks.values()}
        for impact in self.assessment.impacts:
            if impact.id not in risks:
                yield _comment(111, self._impact(impact))
        for activity in self.assessment.data_activities:
            lines = [f"{name}: {getattr(activity, field)}" for field, name in _REST.items() if getattr(activity, field)]
            if lines:
                yield _comment(121, "\n\n".join((f"{self._name(activity)}:", *lines)))
        for field, text in self.dpia.items():
            if text and field not in ("consultation", "nature", "industry-codes", "necessity"):
                yield _comment(111, f"DPIA, {field.replace('-', ' ')}: {text}")

    def _impact(self, impact: Impact) -> str:
        kind = "Harm" if impact.direction == "harm" else "Benefit"
        rights = ", ".join(impact.rights) or "no right named"
        head = f"{kind} {impact.id}: {impact.title} ({rights}; ages {', '.join(impact.bands) or 'not named'})"
        return "\n\n".join(filter(None, (head, impact.mechanism)))


def _said(activity: DataActivity, field: str) -> str:
    text = str(getattr(activity, field))
    if not text and field == "lawful_basis_note":
        return ", ".join(basis.replace("-", " ") for basis in activity.lawful_bases)
    return text


def _state(measure: Measure) -> str:
    """Return what the tool has no field for: how far a measure is, and a time limit that is no day."""
    limit = "" if measure.due else measure.due_event or measure.stated_due
    parts = (
        f"Status: {measure.status}." if measure.status != "planned" else "",
        f"Time limit: {limit}." if limit else "",
    )
    return " ".join(filter(None, parts))


def _lists(mechanism: str) -> list[list[str]]:
    """Return what an impact that came in as a risk lists: impacts, threats and sources; other text is an impact."""
    found: dict[str, list[str]] = {title: [] for title in LISTS}
    title = LISTS[0]
    for line in filter(None, (line.strip() for line in mechanism.split("\n"))):
        if line.removesuffix(":") in found and line.endswith(":"):
            title = line.removesuffix(":")
        else:
            found[title].append(re.sub(r"^- ", "", line))
    return list(found.values())


def _answer(
    question: int, *, text: str | None = None, listed: list[str] | None = None, gauge: int | None = None
) -> dict[str, Any]:
    data = {"text": text, "gauge": gauge, "list": listed or []}
    return {"id": question, "pia_id": 1, "reference_to": question, "data": data}


def _evaluation(
    reference: str, *, comment: str = "", owner: str = "", due: str | None = None, gauges: dict[str, int] | None = None
) -> dict[str, Any]:
    return {
        "pia_id": 1,
        "status": 0,
        "global_status": 0,
        "reference_to": reference,
        "evaluation_comment": comment,
        "action_plan_comment": "",
        "gauges": gauges or {},
        "evaluation_date": None,
        "estimated_implementation_date": due,
        "person_in_charge": owner or None,
    }


def _comment(question: int, text: str) -> dict[str, Any]:
    return {"pia_id": 1, "description": rich(text), "reference_to": question, "for_measure": False}
