"""The whole API under data that fits its description, and data that does not: never a failure, never a surprise.

Every operation is asked as a person with every role, by a token with every scope, on things that are there and on
things that are not. The seed stands in the report of a failure; the same seed sends the same data.
"""

from __future__ import annotations

from functools import cache

import hypothesis
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from django.test import override_settings
from hypothesis import HealthCheck, Phase, given
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi import checks as ours

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.roles import ROLES
from bestinterests.web.api.openapi import described
from bestinterests.web.api.table import OPERATIONS
from tests.web.api.cast import program_of
from tests.web.api.furnishing import furnished
from tests.web.cast import AT, person

SEED = 20261126
EXAMPLES = 8
CHECKS = [
    not_a_server_error,
    ours.status_code_conformance,
    ours.content_type_conformance,
    ours.response_headers_conformance,
    ours.response_schema_conformance,
    ours.missing_required_header,
    ours.unsupported_method,
    ours.ignored_auth,
]
"""All but those that need to know what the data means: whether changes fit a record is seen elsewhere."""


@cache
def schema():
    """The description as schemathesis reads it, on the application itself."""
    loaded = schemathesis.openapi.from_dict(described(OPERATIONS))
    loaded.app = get_wsgi_application()
    return loaded


@pytest.fixture
def everything(cast):
    """A person with every role, what stands in their organisation, and a program that acts for them.

    The requests of one test share its connection, which a server would close after each.
    """
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield _everything()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def _everything():
    who = person("Uma")
    where = actions.found_organisation(name="Everything", actor=who, at=AT)
    actions.change_roles(membership=who.memberships.get(), roles=frozenset(ROLES), actor=who, at=AT)
    return program_of(who), furnished(where, who)


@pytest.mark.parametrize("mode", list(GenerationMode), ids=["fits", "does-not-fit"])
def test_no_data_surprises_the_api(mode, everything):
    program, there = everything
    asked = 0
    with override_settings(API_RATE=100_000):
        for found in schema().get_all_operations():
            operation = found.ok()
            if mode is GenerationMode.POSITIVE or operation.definition.raw.get("security") != []:
                surprise(operation, mode, program, there)
                asked += 1
    assert asked >= len(OPERATIONS) - 1


def surprise(operation, mode, program, there):
    """Ask one operation with several data, on what is there and on what is not; a failure says how to ask again."""

    @hypothesis.seed(SEED)
    @hypothesis.settings(
        max_examples=EXAMPLES,
        database=None,
        deadline=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
        print_blob=True,
    )
    @given(case=operation.as_strategy(generation_mode=mode), real=st.booleans())
    def ask(case, real):
        if real:
            case.path_parameters = {name: there[name] for name in case.path_parameters or {}}
        case.call_and_validate(headers={"Authorization": f"Bearer {program.secret}"}, checks=CHECKS)

    ask()
