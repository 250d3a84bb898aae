"""The screen of roles: what each may do, who holds it, what is wanting, and what nobody does together."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.roles import ROLES, SAYS
from bestinterests.web.accounts.wanting import wanting
from bestinterests.workflow.independence import APART
from tests.web.cast import PEOPLE, joined
from tests.web.requests import text

pytestmark = pytest.mark.django_db


def test_every_role_and_permission_is_explained_with_who_holds_it(signed, cast):
    page = text(signed("observer").get(reverse("accounts:roles")))
    for role in ROLES.values():
        assert role.purpose in page
    for words in SAYS.values():
        assert words in page
    for rule in APART:
        assert rule.never in page
    for name in PEOPLE.values():
        assert re.search(rf"\b{name}\b", page), name
    assert "Larkspur Lane" not in page
    assert "Farid" not in page
    assert "What is wanting" not in page


def test_administrators_see_what_cannot_happen_and_lead_on_to_mend_it(signed, cast):
    page = text(signed("administrator").get(reverse("accounts:roles")))
    assert "Every step from draft to decision has somebody who can take it." in page
    for role in ("decider", "second-signatory"):
        member = cast.people[role].memberships.get()
        actions.remove_member(membership=member, actor=cast.people["administrator"], at=timezone.now())
    answer = signed("administrator").get(reverse("accounts:roles"))
    assert "Nothing can be decided, sent back or screened out." in text(answer)
    assert "it takes two people" in text(answer)
    bram = cast.people["reviewer"].public_id
    assert reverse("accounts:member_roles", args=[cast.organisation.public_id, bram]) in answer.content.decode()


@pytest.mark.parametrize(
    "held, arranged, expected",
    [
        ({"reviewer": 1}, {}, "child-rights-reviewer"),
        ({"reviewer": 1, "child-rights-reviewer": 1, "any-reviewer": 1}, {"fewest_reviewers": 2}, "reviewer"),
        ({}, {"has_dpo": True}, "data-protection-officer"),
        ({"decider": 1}, {}, "second-signatory"),
        ({}, {}, "action-owner"),
    ],
)
def test_what_is_wanting_is_said_of_the_role_that_would_mend_it(held, arranged, expected):
    found = wanting(held, **({"fewest_reviewers": 1, "has_dpo": False} | arranged))
    assert ROLES[expected].name in [want.role for want in found]


def test_nothing_is_wanting_where_everything_can_be_done():
    everybody = dict.fromkeys(ROLES, 1) | {"any-reviewer": 2}
    assert wanting(everybody, fewest_reviewers=2, has_dpo=True) == ()
    two_deciders = everybody | {"second-signatory": 0, "decider": 2}
    assert wanting(two_deciders, fewest_reviewers=1, has_dpo=True) == ()


def test_many_people_in_a_role_are_named_up_to_a_number_in_as_few_queries(signed, cast):
    for number in range(14):
        joined(cast.organisation, f"Observer{number}", frozenset({"observer"}), cast.people["administrator"])
    client = signed("administrator")
    with CaptureQueriesContext(connection) as queries:
        page = text(client.get(reverse("accounts:roles")))
    assert len(queries) <= 7, [q["sql"][:90] for q in queries]
    assert "Observer10 and others" in page
    assert "Observer12" not in page


def test_long_lists_of_invitations_are_read_a_page_at_a_time(signed, cast):
    for number in range(53):
        actions.invite(
            organisation=cast.organisation,
            email=f"guest{number:02}@example.org",
            roles=frozenset({"observer"}),
            actor=cast.people["administrator"],
            at=timezone.now(),
        )
    address = reverse("accounts:people", args=[cast.organisation.public_id])
    first = signed("administrator").get(address).content.decode()
    assert "guest52@example.org" in first
    assert "guest01@example.org" not in first.split("What changed")[0]
    after = re.search(r'href="\?invitations=([^"]+)" rel="next"', first)[1]
    assert "guest01@example.org" in text(signed("administrator").get(f"{address}?invitations={after}"))


def test_an_outside_reader_is_invited_first_and_documents_are_named_later(signed, cast):
    address = reverse("accounts:invitation_new", args=[cast.organisation.public_id])
    page = text(signed("administrator").get(address))
    assert "which documents they may open is said later" in page
    sent = {"email": "gia@example.org", "roles": ["outside-reader"]}
    done = text(signed("administrator").post(address, sent, follow=True))
    assert "Name the documents" in done
