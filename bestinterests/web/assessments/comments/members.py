"""Who can be told of a comment: members of the organisation who may read it, by a list or by name in the text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from bestinterests.web.accounts import roles
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.accounts.roles import Permission, holding


class Member(NamedTuple):
    """Somebody who can be told. id: public id. roles: in words, which tells people of one name apart."""

    id: str
    name: str
    roles: str


def readers(organisation: Organisation) -> tuple[Member, ...]:
    """Everybody who may read the assessments of an organisation, by name."""
    reading = holding(Permission.READ)
    rows = organisation.memberships.filter(held_roles__role__in=reading, person__is_active=True)
    columns = ("person__public_id", "person__display_name", "held_roles__role")
    held: dict[tuple[str, str], set[str]] = {}
    for person, name, role in rows.order_by("person__display_name", "id").values_list(*columns):
        held.setdefault((person, name), set()).add(role)
    return tuple(Member(*who, ", ".join(roles.names(frozenset(keys)))) for who, keys in held.items())


def named_in(text: str, members: Iterable[Member]) -> frozenset[str]:
    """Public ids of those whom a text names with ``@`` before the whole name, whatever its capitals.

    A name that two members bear names neither: they are told by the list.
    """
    held = tuple(members)
    times = Counter(member.name.casefold() for member in held)
    by_name = {member.name.casefold(): member.id for member in held if times[member.name.casefold()] == 1}
    longest = sorted((name for name in by_name if name), key=len, reverse=True)
    said = text.casefold()
    found = set()
    for at, letter in enumerate(said):
        if letter != "@" or (at and said[at - 1].isalnum()):
            continue
        name = next((each for each in longest if _is_at(said, each, at + 1)), "")
        if name:
            found.add(by_name[name])
    return frozenset(found)


def _is_at(said: str, name: str, at: int) -> bool:
    return said.startswith(name, at) and not said[at + len(name) : at + len(name) + 1].isalnum()
