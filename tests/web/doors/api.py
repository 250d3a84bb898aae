"""Doors of the API. No session opens its addresses: only a token does, and tests/web/api says which opens what."""

from __future__ import annotations

from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.models import User
from bestinterests.web.api.actions import make_token
from bestinterests.web.api.table import OPERATIONS
from tests.web.api.furnishing import NAMES
from tests.web.doors import administrators, everyone, only, signed_in

TOKEN: dict[str, str] = {}
"""The token of the story, which is the assessor's; its public id is known once it is made."""

PATHS: dict[str, list] = {}
for _each in OPERATIONS:
    PATHS.setdefault(_each.path, []).append(_each)


def _cell(held):
    methods = {each.method: 200 if each.open else 401 for each in held}
    return tuple(methods.get(method, 405) for method in ("GET", "POST"))


TOGETHER = tuple(f"api:{held[0].name}" for held in PATHS.values())
"""No session opens any of them."""
TABLE = {
    "api:tokens": signed_in((200, 422)),
    "api:token_revoke": only("assessor", cell=(405, 302), others=(405, 404)) | {"outside-reader": (405, 404)},
    "api:organisation_tokens": administrators((200, 405)),
    "api:organisation_token_revoke": administrators((405, 302)),
    "api:nothing_here": everyone((404, 404)),
    **{route: everyone(_cell(held)) for route, held in zip(TOGETHER, PATHS.values(), strict=True)},
}
NAMED = {
    "api:token_revoke": TOKEN,
    "api:organisation_token_revoke": TOKEN,
    **{
        f"api:{held[0].name}": {name: NAMES[name] for name in held[0].parameters if name in NAMES}
        for held in PATHS.values()
    },
}


def fill(assessment, actor, at):
    """A token of the assessor."""
    person = User.objects.get(public_id=actor.id)
    standings = standings_of(person)
    where = frozenset(held.organisation.public_id for held in standings)
    token, _ = make_token(
        name="Nightly report",
        scopes=frozenset({"read"}),
        organisations=where,
        standings=standings,
        until=at.date().replace(day=1, month=at.month % 12 + 1, year=at.year + (at.month == 12)),
        actor=person,
        at=at,
    )
    TOKEN["token"] = token.public_id
