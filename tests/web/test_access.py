"""Every door as every person: the table is complete, every cell is requested, and reading never writes.

A cell says what a GET and a POST of nothing answer. `go` leads to the sign-in page; outsiders get 404, so that they
do not learn what there is; members whose roles do not hold the permission get 403.
"""

from __future__ import annotations

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.queries import link_of
from bestinterests.web.accounts.roles import ROLES

EVERYBODY = ("", *ROLES, "outsider", "nowhere")
GO = 302
OPEN, OPEN_READ = (200, 200), (200, 405)


def everyone(cell):
    return dict.fromkeys(EVERYBODY, cell)


def signed_in(cell, out=(GO, GO)):
    return {who: cell if who else out for who in EVERYBODY}


def members(cell, out=(GO, GO)):
    hidden = (404, 405 if cell[1] == 405 else 404)
    return {who: cell if who in ROLES else hidden if who else out for who in EVERYBODY}


def administrators(cell):
    get, post = cell
    denied = (405 if get == 405 else 403, 405 if post == 405 else 403)
    hidden = (405 if get == 405 else 404, 405 if post == 405 else 404)
    return {
        who: cell if who == "administrator" else denied if who in ROLES else hidden if who else (GO, GO)
        for who in EVERYBODY
    }


# Route: what (GET, POST of an empty form) answer for whom.
TABLE = {
    "home": signed_in(OPEN_READ, (GO, GO)),
    "health": everyone(OPEN_READ),
    "accessibility": everyone(OPEN_READ),
    "privacy": everyone(OPEN_READ),
    "accounts:first_administrator": everyone((GO, GO)),
    "accounts:invitation": {who: (409, 409) if who else (200, 422) for who in EVERYBODY},
    "accounts:account": signed_in(OPEN_READ),
    "accounts:name_change": signed_in((200, 422)),
    "accounts:sessions_end": signed_in((405, GO)),
    "accounts:roles": signed_in(OPEN_READ),
    "accounts:organisations": signed_in(OPEN_READ),
    "accounts:people": members(OPEN_READ),
    "accounts:invitation_new": administrators((200, 422)),
    "accounts:invitation_withdraw": administrators((405, GO)),
    "accounts:member_roles": administrators((200, 422)),
    "accounts:member_remove": administrators((200, GO)),
    "accounts:organisation_rename": administrators((200, 422)),
    "account_login": {who: (GO, GO) if who else (200, 200) for who in EVERYBODY},
    "account_logout": {who: (200, GO) if who else (GO, GO) for who in EVERYBODY},
    "account_inactive": everyone(OPEN_READ),
    "account_change_password": signed_in((200, 200)),
    "account_reset_password": everyone((200, 200)),
    "account_reset_password_done": everyone(OPEN_READ),
    "account_reset_password_from_key": everyone((200, 200)),
    "account_reset_password_from_key_done": everyone(OPEN_READ),
}


def routes(patterns=None, prefix=""):
    """Every route by its name."""
    for pattern in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(pattern, URLResolver):
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            yield from routes(pattern.url_patterns, space)
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern} has no name"
            yield f"{prefix}{pattern.name}"


def test_every_route_stands_in_the_table_and_every_person_in_its_row():
    assert sorted(routes()) == sorted(TABLE)
    assert all(set(row) == set(EVERYBODY) for row in TABLE.values())


@pytest.fixture
def addresses(cast):
    """The address of each route, for the organisation of the story."""
    held = actions.invite(
        organisation=cast.organisation,
        email="gia@example.org",
        roles=frozenset({"observer"}),
        actor=cast.people["administrator"],
        at=timezone.now(),
    )
    named = {
        "organisation": cast.organisation.public_id,
        "person": cast.people["observer"].public_id,
        "invitation": held.public_id,
        "uidb36": "1",
        "key": "never-made",
    }

    def address(route):
        if route == "accounts:invitation":
            return link_of(held)
        return reverse(route, kwargs={name: named[name] for name in parameters(route)})

    return address


def parameters(route):
    """The names of what a route needs."""
    *spaces, name = route.split(":")
    resolver = get_resolver()
    if spaces:
        _, resolver = resolver.namespace_dict[spaces[0]]
    return resolver.reverse_dict[name][0][0][1]


@pytest.mark.parametrize("route", TABLE)
def test_every_door_as_every_person(route, signed, addresses):
    found = {}
    for who in sorted(EVERYBODY, key=lambda who: who == "administrator"):  # last, since the door may close behind them
        cache.clear()  # a row is asked more often than a person may ask
        client = signed(who)
        answers = []
        with CaptureQueriesContext(connection) as queries:
            answers.append(client.get(addresses(route)).status_code)
        written = [q["sql"] for q in queries if q["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")]
        assert not written, f"GET {route} as {who or 'nobody'} writes"
        address = addresses(route)
        answers.append(client.post(address).status_code)
        found[who] = tuple(answers)
    assert found == TABLE[route]
