"""Every door as every person: the table is complete, every cell is requested, reading never writes, and a rating that
is sealed stays so.

A cell says what a GET and a POST of nothing answer. `go` leads to the sign-in page; outsiders get 404, so that they
do not learn what there is; members whose roles do not hold the permission get 403.
"""

from __future__ import annotations

import importlib
import pkgutil
from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLPattern, URLResolver
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.queries import link_of
from bestinterests.web.assessments.actions import create
from bestinterests.web.assessments.people import actor_of
from tests.web import doors
from tests.web.doors import EVERYBODY
from tests.web.doors.assess import furnish
from tests.web.doors.rating_apart import MARK
from tests.web.learn.cast import remarked

MODULES = [importlib.import_module(f"tests.web.doors.{each.name}") for each in pkgutil.iter_modules(doors.__path__)]
TABLE = {route: row for module in MODULES for route, row in module.TABLE.items()}
NAMED = {route: named for module in MODULES for route, named in module.NAMED.items()}


LEAVES = {route: left for module in MODULES for route, left in getattr(module, "LEAVES", {}).items()}
"""The tables in which reading a route leaves a row: that somebody read it has to be kept."""


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
def addresses(cast, request):
    """The address of each route, for the organisation of the story.

    A test of the doors of one module finds what they ask for; any other finds all of it filled.
    """
    told = getattr(request.node, "callspec", None)
    asked = told.params.get("module") if told else None
    held = actions.invite(
        organisation=cast.organisation,
        email="gia@example.org",
        roles=frozenset({"observer"}),
        actor=cast.people["administrator"],
        at=timezone.now(),
    )
    assessor = actor_of(standings_of(cast.people["assessor"])[0])
    held_assessment = create(
        organisation=cast.organisation, title="Pond Pals", patterns=("chat",), actor=assessor, at=timezone.now()
    )
    for module in MODULES:
        is_asked = asked in (None, module) or not getattr(module, "FILLS_OWN", False)
        if is_asked and (fill := getattr(module, "fill", None)):
            fill(held_assessment, assessor, timezone.now())
    furnish(held_assessment, assessor, timezone.now())
    named = {
        "organisation": cast.organisation.public_id,
        "person": cast.people["observer"].public_id,
        "invitation": held.public_id,
        "assessment": held_assessment.public_id,
        "remark": remarked(cast).public_id,
        "uidb36": "1",
        "key": "never-made",
    }

    def address(route):
        if route == "accounts:invitation":
            return link_of(held)
        told = named | NAMED.get(route, {})
        return reverse(route, kwargs={name: told[name] for name in parameters(route)})

    return address


def parameters(route):
    """The names of what a route needs."""
    *spaces, name = route.split(":")
    resolver = get_resolver()
    if spaces:
        _, resolver = resolver.namespace_dict[spaces[0]]
    return resolver.reverse_dict[name][0][0][1]


def status_of(answer):
    """The status of an answer in which a rating that somebody gave apart does not stand."""
    body = b"" if answer.streaming else answer.content
    assert MARK.encode() not in body, "a sealed rating can be read"
    return answer.status_code


def _late_last():
    """Everybody; those who may delete come last, for the door may close behind them."""
    return sorted(EVERYBODY, key=lambda who: {"administrator": 1, "assessor": 2}.get(who, 0))


DOORS = [] if settings.CHOSEN == "postgresql" else MODULES
"""On SQLite each door is opened by everybody."""


def doors_of(module):
    """The doors of a module, one by one, since what people may do changes the story; those that change nothing by it
    are asked together."""
    together = tuple(getattr(module, "TOGETHER", ()))
    return [*((route,) for route in module.TABLE if route not in together), *([together] if together else [])]


@contextmanager
def undone():
    """What happens inside has not happened afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.mark.parametrize("module", DOORS, ids=lambda module: module.__name__.rpartition(".")[2])
def test_every_door_as_every_person(module, cast, addresses):
    """Each door finds the story as it was told: making it anew for each takes longer than to knock."""
    browsers = {who: Client() for who in _late_last()}
    for who, browser in browsers.items():
        if who:
            browser.force_login(cast.people[who])
    keys = {who: browser.cookies for who, browser in browsers.items()}
    found = {}
    for some in doors_of(module):
        with undone():
            found |= asked(some, keys, addresses)
    told = {(route, who): pair for route, row in module.TABLE.items() for who, pair in row.items()}
    assert {key: pair for key, pair in found.items() if pair != told[key]} == {}
    assert set(found) == set(told)


class Heard:
    """What is written to the database, as it is sent; Django's own record of queries would ask it for every value."""

    def __init__(self):
        self.written = []

    def __call__(self, execute, sql, params, many, context):
        if sql.split(None, 1)[0] in ("INSERT", "UPDATE", "DELETE"):
            self.written.append(sql)
        return execute(sql, params, many, context)


def asked(some, keys, addresses):
    """What some doors answer to each person, who comes with the cookies of a browser that is signed in."""
    client, found = Client(), {}
    for who, key in keys.items():
        for route in some:
            client.cookies = deepcopy(key)
            cache.clear()  # a row is asked more often than a person may ask
            with connection.execute_wrapper(heard := Heard()):
                read = status_of(client.get(addresses(route)))
            left = tuple(f'INSERT INTO "{table}"' for table in LEAVES.get(route, ()))
            written = [sql for sql in heard.written if not sql.startswith(left)]
            assert not written, f"GET {route} as {who or 'nobody'} writes"
            found[route, who] = (read, status_of(client.post(addresses(route))))
    return found


KINDS = ("", "administrator", "assessor", "observer", "outside-reader", "outsider", "nowhere")
SHUT = (302, 403, 404, 405)
CLOSES = {route for module in MODULES for route in getattr(module, "CLOSES", ())}


@pytest.mark.skipif(settings.CHOSEN != "postgresql", reason="on SQLite everybody asks at every door")
def test_every_door_as_one_person_of_each_kind(signed, addresses):
    """What may be read, and what is refused. That changes nothing, so one story does for all."""
    found, told = {}, {}
    for who in KINDS:
        client = signed(who)
        for route in TABLE:
            cache.clear()
            get, post = TABLE[route][who]
            if (route == "account_logout" and who) or route in CLOSES:
                continue  # it would end the session that the next one needs, or what the next one comes for
            told[route, who] = (get, post if post in SHUT[1:] or not who else None)
            answered = client.get(addresses(route)).status_code
            found[route, who] = (answered, told[route, who][1] and client.post(addresses(route)).status_code)
    assert {key: pair for key, pair in found.items() if pair != told[key]} == {}
