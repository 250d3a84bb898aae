"""One item, or part of the document, as a form: what it shows, what was sent, what is wrong, what is to be saved."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from django.http import QueryDict

from bestinterests.domain.change import Path
from bestinterests.domain.document import Document
from bestinterests.web.assessments.actions.placing import Entry
from bestinterests.web.assessments.comments.beside import Beside, Talk
from bestinterests.web.assessments.sheets import slots, values
from bestinterests.web.assessments.sheets.choices import Choice, Desk
from bestinterests.web.assessments.sheets.judgements import Asking, Book, ShownSlot, shown_slot
from bestinterests.web.assessments.sheets.model import Asked, Nature, Sheet, is_required, nature
from bestinterests.web.assessments.sheets.shown import Shown, ShownPart, Typed, described, in_words, renamed, wanting
from bestinterests.web.assessments.snapshot import held_at
from bestinterests.web.ui.faults import Fault

OWN = frozenset({"asked", "base", "new"})
"""Names of what a form sends about itself; a field of the same name is sent under another."""


class ItemForm:
    """A sheet over one place of the document.

    path: of the item or part. data: what was sent; None where it is only shown. typed: drafts of the person, by
    place. fixed: what a new item holds besides; where it is asked, what the form starts with. suggested: what a field
    shows where nothing is written yet; None shows nothing, also where the type has a default. prefix: parts forms that
    share a page; set ``about`` to say in faults which of them is meant. only: for a field that is
    chosen, the values that are offered here, beside those that are chosen already. leaving: may an item that is not
    there yet be left alone, as one of many on a page? asking: what is asked in each slot
    among the fields. base: the revision that the form showed; past: the document as of any revision.
    talk: the way to the comments on each place.
    """

    def __init__(
        self,
        sheet: Sheet,
        path: Path,
        desk: Desk,
        *,
        data: QueryDict | None = None,
        typed: Mapping[str, Typed] | None = None,
        fixed: Mapping[str, Any] | None = None,
        suggested: Mapping[str, Any] | None = None,
        prefix: str = "",
        only: Mapping[str, Collection[str]] | None = None,
        leaving: bool = False,
        asking: Mapping[str, Asking] | None = None,
        base: int = 0,
        past: Callable[[int], Document] | None = None,
        talk: Talk = lambda _: None,
    ) -> None:
        self.sheet = sheet
        self.path = path
        self.desk = desk
        self.data = data
        self.typed = typed or {}
        self.fixed = dict(fixed or {})
        self.suggested = dict(suggested or {})
        self.prefix = prefix
        self.about = ""
        self.only = only or {}
        self.leaving = leaving
        self._blamed: dict[str, str] = {}
        self.asking = asking or {}
        self.base = base
        self.past = past
        self.talk = talk
        self.exists, self.held = _held(desk.document, path)
        self.natures: dict[str, Nature] = {each.name: nature(sheet.kind, each.name) for each in sheet.asked()}

    @property
    def place(self) -> str:
        """The path, as drafts and addresses carry it."""
        return "/".join(self.path)

    @property
    def talk_here(self) -> Beside | None:
        """The way to the comments on the item as a whole."""
        return self.talk(self.place) if self.exists and len(self.path) == 3 else None

    def html_name(self, name: str) -> str:
        """The name and id of a control."""
        made = f"{self.prefix}{name.replace('.', '__')}"
        return f"{made}_" if made in OWN else made

    @cached_property
    def _read(self) -> tuple[dict[str, Any], dict[str, str]]:
        """Values and faults by field, of what was sent; a field that the page did not ask is passed over."""
        found: dict[str, Any] = {}
        faults: dict[str, str] = {}
        if self.data is None:
            return found, faults
        asked = set(self.data.getlist("asked"))
        for each in self.sheet.asked():
            name = self.html_name(each.name)
            if name not in asked:
                continue
            if each.name in self._slots:
                found[each.name] = self._slots[each.name].value
                continue
            try:
                value = values.read(self.natures[each.name], self.data.getlist(name), self.desk)
            except values.Unfit as unfit:
                faults[each.name] = str(unfit)
                continue
            said = any(text.strip() for text in self.data.getlist(name))
            if not said and (each.required or self._is_needed(each.name)):
                faults[each.name] = wanting(self.natures[each.name])
            found[each.name] = value
        return found, faults

    @cached_property
    def is_untouched(self) -> bool:
        """Is this an item that may be left alone, of which nothing was said? Then there is nothing to save."""
        if not self.leaving or self.exists or self.fixed or self.data is None:
            return False
        names = (self.html_name(each.name) for each in self.sheet.asked())
        return not any(text.strip() for name in names for text in self.data.getlist(name))

    def blame(self, name: str, text: str) -> None:
        """Say what is wrong with a field beyond its own value."""
        self._blamed.setdefault(name, text)

    @cached_property
    def _slots(self) -> dict[str, slots.Read]:
        """What was sent for each slot that the page asked, on top of what it showed."""
        if self.data is None:
            return {}
        wanted = [name for name, of in self.natures.items() if of.unit == "slot"]
        asked = set(self.data.getlist("asked"))
        return {name: self._slot_read(name, self.data) for name in wanted if self.html_name(name) in asked}

    def _slot_read(self, name: str, data: QueryDict) -> slots.Read:
        place = "/".join((*self.path, name))
        base = self.typed[place].base if place in self.typed else self.base
        shown = self.past(base) if self.past and base else self.desk.document
        was = held_at(shown, (*self.path, name))[1] or {}
        return slots.read(self.html_name(name), data, was, self.desk)

    def _is_needed(self, name: str) -> bool:
        return is_required(self.sheet.kind, name) and not self.natures[name].many

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything that is wrong with what was sent, each at its control."""
        found = [Fault(self.html_name(name), self._told(name, text)) for name, text in self._wrong.items()]
        return (*found, *(Fault(*wrong) for read in self._slots.values() for wrong in read.wrong))

    def _told(self, name: str, text: str) -> str:
        """A fault as a list of faults says it, with what the form is about where a page has several."""
        label = self.label(name)
        return f"{self.about + ': ' if self.about else ''}{label}{' ' if label.endswith('?') else ': '}{text}"

    @property
    def _wrong(self) -> dict[str, str]:
        return {} if self.is_untouched else {**self._blamed, **self._read[1]}

    @property
    def entry(self) -> Entry:
        """What is to be saved. Ask it only of a form without faults."""
        said = self._read[0]
        fixed = {name: value for name, value in self.fixed.items() if said.get(name, value) is not None}
        return Entry(self.path, said, fixed)

    @property
    def sent(self) -> Mapping[str, Any]:
        """The values that were sent, by field."""
        return self._read[0]

    def label(self, name: str) -> str:
        """What a field is called."""
        each = next(each for each in self.sheet.asked() if each.name == name)
        of = self.natures[name]
        return each.label or of.heading or of.described.rstrip(".")

    def value(self, name: str) -> Any:
        """What stands in a field, as plain builtins: what was typed and not saved comes before what is saved."""
        place = "/".join((*self.path, *name.split(".")))
        if place in self.typed:
            return self.typed[place].value
        held: Any = self.held
        for step in name.split("."):
            held = held.get(step) if isinstance(held, dict) else None
        if held is None and name in self.suggested:
            return self.suggested[name]
        if held is None and not self.held and name in self.fixed:
            return self.fixed[name]
        if held is None and not self.natures[name].optional:
            held = msgspec.to_builtins(self.natures[name].default)
        return held

    @cached_property
    def parts(self) -> tuple[ShownPart, ...]:
        """The form as a template shows it."""
        return tuple(
            ShownPart(part.title, part.intro, tuple(self.shown(each) for each in part.fields))
            for part in self.sheet.parts
        )

    @cached_property
    def fields(self) -> dict[str, Shown]:
        """Every field by its name, for templates that place them by hand."""
        return {each.name: self.shown(each) for each in self.sheet.asked()}

    def shown(self, asked: Asked | str) -> Shown:
        """One field as a template shows it."""
        each = asked if isinstance(asked, Asked) else next(a for a in self.sheet.asked() if a.name == asked)
        of = self.natures[each.name]
        name = self.html_name(each.name)
        place = "/".join((*self.path, *each.name.split(".")))
        data = self.data if self.data is not None and name in self.data.getlist("asked") else None
        sent = self._sent(each.name, name, data)
        typed = self.typed.get(place)
        control = each.control or of.control
        chosen = of.words or of.refers
        choices = tuple(renamed(choice, each.says) for choice in self.desk.choices(of)) if chosen else ()
        choices = self._offered(each.name, choices, sent)
        return Shown(
            id=name,
            label=self.label(each.name),
            hint=each.hint or described(each, of),
            control=control,
            sent=sent,
            choices=choices,
            fault=self._wrong.get(each.name, ""),
            place=place,
            rows=each.rows,
            first=each.first or ("Not said" if of.optional or (chosen and not of.words) else ""),
            required=each.required,
            words=in_words(of, sent, choices),
            typed=None if data is not None or typed is None else typed.at,
            slot=self._slot(each.name, data) if of.unit == "slot" else None,
            talk=self.talk(place),
        )

    def _offered(self, name: str, choices: tuple[Choice, ...], sent: Sequence[str]) -> tuple[Choice, ...]:
        if name not in self.only:
            return choices
        offered = {*self.only[name], *sent}
        return tuple(choice for choice in choices if choice.value in offered)

    def _sent(self, field: str, name: str, data: QueryDict | None) -> Sequence[str]:
        if self.natures[field].unit == "slot":
            return ()
        return values.written(self.natures[field], self.value(field)) if data is None else data.getlist(name)

    def _slot(self, name: str, data: QueryDict | None) -> ShownSlot:
        wrong = self._slots[name].wrong if name in self._slots else ()
        book = Book(self.desk.framework, self.desk.titles)
        held = self.value(name) or {}
        return shown_slot(self.html_name(name), held, self.asking.get(name, Asking()), book, data, wrong)


def _held(document: Document, path: Path) -> tuple[bool, dict[str, Any]]:
    """Whether the item or part is there, and its fields as plain builtins without those at their defaults."""
    _, held = held_at(document, path)
    return (True, held) if isinstance(held, dict) else (False, {})
