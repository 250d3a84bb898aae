"""Agreeing on what was rated apart: one level or a range with a reason, by people who say so. The ratings stay."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any, NamedTuple

from django.http import HttpRequest

from bestinterests.documents import wording
from bestinterests.domain.document import Assessment as Judged
from bestinterests.domain.impact import Slot
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.actions.saving import Saved, save
from bestinterests.web.assessments.models import Assessment
from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.slots import is_level
from bestinterests.web.ui.faults import Fault
from bestinterests.workflow.people import Actor
from bestinterests.workflow.rating_apart import FEWEST

NAME = "agreed_by"
_SAID = re.compile(r"\n*Agreed by [^\n]*\.\Z")


class Person(NamedTuple):
    """Somebody of the document who may have agreed. chosen: is it ticked?"""

    id: str
    words: str
    chosen: bool


class Agreement(NamedTuple):
    """Who agrees on the judgements of a form. people: those who can be ticked; none where nothing was given apart."""

    slot: str
    people: tuple[Person, ...]
    scales: tuple[str, ...]
    faults: tuple[Fault, ...]

    @property
    def fault(self) -> str:
        """What is wrong with who agreed."""
        return next((each.text for each in self.faults if each.field == NAME), "")

    def write(
        self, *, assessment: Assessment, base_revision: int, entries: Sequence[Entry], actor: Actor, at: dt.datetime
    ) -> Saved:
        """Save, as ``saving.save`` does, with who agreed at the end of each reason that was agreed on."""
        return save(
            assessment=assessment,
            base_revision=base_revision,
            entries=[self._signed(each) for each in entries],
            actor=actor,
            at=at,
        )

    def _signed(self, entry: Entry) -> Entry:
        if self.slot not in entry.values or not self.scales:
            return entry
        return entry._replace(values={**entry.values, self.slot: self.signed(entry.values[self.slot])})

    def signed(self, value: Mapping[str, Any]) -> dict[str, Any]:
        """A slot, as plain builtins, with who agreed at the end of each reason that was agreed on."""
        who = wording.listed([person.words for person in self.people if person.chosen])
        agreed = [
            {**each, "reason": f"{_SAID.sub('', each['reason'])}\n\nAgreed by {who}."}
            if each["scale"] in self.scales
            else each
            for each in value.get("agreed", ())
        ]
        return {**value, "agreed": agreed}


def agreement(request: HttpRequest, judged: Judged, slot: str, held: Slot, form: ItemForm) -> Agreement:
    """Who agrees, as a form says it, and what is wrong with that."""
    sent: Mapping[str, Any] = form.sent.get(slot) or {} if form.data is not None else {}
    return agreed_on(judged, slot, held, sent, request.POST.getlist(NAME), form.html_name(slot))


def agreed_on(
    judged: Judged, slot: str, held: Slot, sent: Mapping[str, Any], chosen: Collection[str], id_: str
) -> Agreement:
    """Who agrees on a slot as it is sent, and what is wrong with that. chosen: ids of people. id_: of the control.

    Where two or more assessors rated a scale apart, a judgement on it takes two people who agree, and a reason.
    """
    apart = rated_apart(held)
    if not apart:
        return Agreement(slot, (), (), ())
    people = tuple(
        Person(each.id, " ".join(part for part in (each.role, f"({each.id})") if part), each.id in chosen)
        for each in judged.people
    )
    was = {each.scale: (each.level, each.reason) for each in held.agreed}
    new = [
        each
        for each in sent.get("agreed", ())
        if each["scale"] in apart
        and is_level(each.get("level", ""))
        and was.get(each["scale"]) != (each["level"], each.get("reason", ""))
    ]
    faults = _faults(id_, new, people)
    return Agreement(slot, people, tuple(each["scale"] for each in new), tuple(faults))


def _faults(id_: str, new: Sequence[Mapping[str, Any]], people: Sequence[Person]) -> list[Fault]:
    found = [
        Fault(f"{id_}-{each['scale']}-why", "Say why you agree on this, although it was rated apart.")
        for each in new
        if not _SAID.sub("", each.get("reason", "")).strip()
    ]
    if new and sum(person.chosen for person in people) < FEWEST:
        found.append(Fault(NAME, "Say who agreed: two people at least. One alone does not settle what several rated."))
    return found


def rated_apart(held: Slot) -> tuple[str, ...]:
    """The scales of a slot on which two assessors or more gave a judgement each."""
    scales = dict.fromkeys(each.scale for each in held.given)
    return tuple(s for s in scales if len({each.by for each in held.given if each.scale == s}) >= FEWEST)
