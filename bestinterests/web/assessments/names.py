"""Where somebody's name stands in a record, and the record without it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from bestinterests.domain.change import Path
from bestinterests.web.assessments.models import Participant
from bestinterests.web.assessments.snapshot import GONE, Head, Said
from bestinterests.web.ledger.models import Payload
from bestinterests.web.ledger.removing import MARK, is_fixed

SECOND = "Second signature: "
"""What stands before a second name under a decision."""
NAMING = frozenset({"decider", "overruled_by", "owner"})
"""Fields that say who somebody is. A name of one word is looked for nowhere else: it may be a word like any other."""
DECIDING = ("assessment.decided", "assessment.returned")
"""Lines whose actor is named as the one who decided."""


class Named(NamedTuple):
    """Somebody whose name is to go. person: public id. names: as they are and were called; address: their e-mail."""

    person: str
    names: tuple[str, ...]
    address: str

    def without(self, value: Any, path: Path = ()) -> Any:
        """Plain values without the name and the address; ids, digests and keys stay as they are.

        A name of several words goes wherever it stands, a name of one word only where somebody is named: in fields that
        do so, and after an ``@``.
        """
        if isinstance(value, str):
            return value if is_fixed(value) else self._text(value, path)
        if isinstance(value, list):
            return [self.without(each, path) for each in value]
        if isinstance(value, Mapping):
            return {key: self.without(each, (*path, str(key))) for key, each in value.items()}
        return value

    def _text(self, text: str, path: Path) -> str:
        text = whole(self.address).sub(MARK, text)
        for name in self.names:
            if text.strip() == name and _names_somebody(path):
                return MARK
            if path[-1:] == ("note",):
                text = text.replace(f"{SECOND}{name}.", f"{SECOND}{MARK}.")
            if is_told_apart(name):
                text = whole(name).sub(MARK, text)
            text = _spoken_to(name).sub(MARK, text)
        return text


def is_told_apart(name: str) -> bool:
    """Say whether a name is one of several words, which hardly stands anywhere by chance."""
    return len(name.split()) > 1


def whole(text: str) -> re.Pattern[str]:
    """Finds a text as whole words, whatever its capitals and whatever space stands between its words.

    What hangs on to a longer name or address is part of that, and not found.
    """
    return re.compile(rf"(?<!\w)(?<!\w[@.+-]){_spaced(text)}(?![\w@])(?!-\w)", re.IGNORECASE)


def _spoken_to(name: str) -> re.Pattern[str]:
    """Finds a name after the sign by which a comment is meant for somebody."""
    return re.compile(rf"(?<!\w)@{_spaced(name)}(?!\w)", re.IGNORECASE)


def _spaced(text: str) -> str:
    return r"\s+".join(re.escape(word) for word in text.split())


def names_in(head: Head, person: str) -> frozenset[str]:
    """Names under which somebody stands in one record, as they were called then: in decisions, and among its people."""
    item = Participant.objects.filter(assessment_id=head.pk, person=person).values_list("item", flat=True).first()
    found = {each.name for each in head.document.assessment.people if each.id == item}
    kinds = (*DECIDING, "decision.signed")
    for payload in Payload.objects.filter(line__ledger=head.ledger, line__kind__in=kinds).select_related("line"):
        if bytes(payload.content) == GONE:
            continue
        said = msgspec.json.decode(bytes(payload.content), type=Said)
        made = [e.after for e in said.changes.edits if "decisions" in e.path and isinstance(e.after, dict)]
        acted = payload.line.actor == person
        by_them = acted if payload.line.kind in DECIDING else said.facts.get("by") == person
        found |= {str(each.get("decider", "")) for each in made if by_them}
        if acted and payload.line.kind == "decision.signed":
            found |= {str(each.get("note", "")).removeprefix(SECOND).removesuffix(".") for each in made}
    return frozenset(name.strip() for name in found if name.strip() not in ("", MARK))


def _names_somebody(path: Path) -> bool:
    return path[-1:] and (path[-1] in NAMING or (path[-1] == "name" and "people" in path))  # type: ignore[return-value]
