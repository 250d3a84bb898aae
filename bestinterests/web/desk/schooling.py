"""Education services: who answers for data, school or supplier, and what the right to education has to do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, get_args

from bestinterests.documents.supervision.edtech import EDUCATION, ROLES
from bestinterests.domain.service import ControllerRole
from bestinterests.portfolio.answering import answer
from bestinterests.portfolio.holding import Holding, Tables
from bestinterests.portfolio.questions.asking import Asked
from bestinterests.portfolio.questions.scope import both
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.desk.asking import address_of
from bestinterests.web.desk.heat import Heat, heat_of

if TYPE_CHECKING:
    from ibis.expr.types import Table

NO_ROLE = "No activity with data is on the record"
"""Stands beside the roles of the supplier, of which a service may have several: one for each use of data."""


class Role(NamedTuple):
    """A role, and how many services have it for some of their data. address: the list of them; blank for none."""

    words: str
    services: int
    address: str


class Schooling(NamedTuple):
    """What the page shows. services: how many are for education; address: the list of them."""

    services: int
    address: str
    roles: tuple[Role, ...]
    heats: tuple[Heat, ...]


def schooling_of(holding: Holding, organisation: Organisation, where: str) -> Schooling:
    """Read it in three questions."""
    counted = _roles(holding)
    filters = {"edtech": "yes"}

    def role_of(role: str, words: str) -> Role:
        number = sum(number for held, number in counted if role in (held.split() or [""]))
        told = {**filters, "of": "services", "role": role}
        return Role(words, number, address_of(organisation, "behind", where, told) if role and number else "")

    roles = (*(role_of(role, ROLES[role]) for role in get_args(ControllerRole)), role_of("", NO_ROLE))
    heats = []
    for right in EDUCATION:
        asked = {**filters, "right": right}
        found = answer(holding, "heat", Asked(edtech=True, right=right))
        heats.append(heat_of(found, organisation, where, asked, level=Asked().level, when="now"))
    listed = address_of(organisation, "behind", where, {**filters, "of": "services"})
    return Schooling(sum(number for _, number in counted), listed, roles, tuple(heats))


def _roles(holding: Holding) -> list[tuple[str, int]]:
    text = holding.text_of("education services by role", _by_role)
    return [(str(role), int(number)) for role, number in holding.query(text)]


def _by_role(tables: Tables) -> Table:
    standing, version = tables["standings"], tables["versions"]
    current = standing.filter(standing.is_current).select("version")
    held = current.join(version.filter(version.edtech).select("version", "role"), "version")
    return held.group_by("role").agg(services=both(held.count()))
