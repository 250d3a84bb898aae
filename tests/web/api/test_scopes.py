"""Every operation by every scope and role: a token gives no more than either, and nothing across organisations."""

from __future__ import annotations

import pytest
from django.test import override_settings

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.roles import ROLES
from bestinterests.web.api.examples import EXAMPLES
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.api.table import OPERATIONS
from tests.web.api.cast import program_of
from tests.web.api.furnishing import furnished
from tests.web.cast import AT

INSIDE = frozenset(ROLES) - {"outside-reader"}
FREE = {"me", "samples", "packs", "pack", "search", "things", "thing", "description"}
FREE |= {"notices", "notices_read", "digest", "digest_settle"}
"""Operations that nobody's role is asked for."""
TALKERS = INSIDE - {"observer"}
ANSWERERS = {"data-protection-officer", "decider"}
REMOVERS = {"administrator", "data-protection-officer"}
PEOPLE = (
    *("invitations", "invitation", "people_events", "invite", "withdraw_invitation"),
    *("change_roles", "rename_organisation", "arrange", "remove_person"),
)
SHARERS = {"administrator", "data-protection-officer", "decider"}
WHO = {
    **{name: {"assessor"} for name in ("begin_assessment", "change_document", "put_document", "attach")},
    **{name: {"assessor"} for name in ("undo_look", "undo", "restore_look", "restore", "upgrade")},
    **{name: {"assessor"} for name in ("uploads", "upload", "file", "copy_sample")},
    **{f"upload_{name}": {"assessor"} for name in ("look", "mapping", "map", "merge", "drop")},
    **{f"file_{name}": {"assessor"} for name in ("look", "begin", "drop")},
    **{name: {"assessor"} for name in ("reuse_look", "reuse_take", "origin_take", "origin_aside")},
    **{name: {"administrator", "data-protection-officer"} for name in ("removal_look", "remove")},
    "work": {"assessor", "action-owner"},
    **{f"{step}_step": {"assessor"} for step in ("submit", "recall", "open_draft")},
    **{f"{step}_step": {"decider"} for step in ("screen_out", "return", "decide")},
    **{f"{step}_step": {"decider", "administrator"} for step in ("withdraw", "open_round")},
    "view_step": {"reviewer", "child-rights-reviewer"},
    "advise_step": {"data-protection-officer"},
    "retract_step": {"decider", "second-signatory"},
    **{f"apart_{name}": {"assessor"} for name in ("open", "rate", "give", "close", "agree")},
    **dict.fromkeys(("thread_new", "comment_new", "comment_correct", "thread_resolve", "thread_reopen"), TALKERS),
    "comment_remove": {"administrator", "data-protection-officer"},
    **{f"remark_{name}": {"administrator", "assessor", "data-protection-officer"} for name in ("settle", "reopen")},
    "remark_remove": {"assessor"},
    "release_step": {"decider", "administrator"},
    **{name: {"assessor"} for name in ("begin_for_change", "take_features", "add_to_change")},
    **{name: {"administrator"} for name in PEOPLE},
    **{each.name: {"administrator"} for each in OPERATIONS if each.tag == "Webhooks"},
    **{each.name: SHARERS for each in OPERATIONS if each.tag == "Outside reading"},
    **dict.fromkeys(("interests", "assessment_interests"), REMOVERS),
    **dict.fromkeys(("forget_sender", "remove_from_change", "remove_from_incident"), REMOVERS),
    **dict.fromkeys(("ask_sender", "answer_change", "publish_change", "unpublish_change", "set_aside"), ANSWERERS),
    **dict.fromkeys(("change_receipt", "change_links", "make_change_link", "withdraw_change_link"), ANSWERERS),
    **dict.fromkeys(("set_day", "keep_day", "record_incident", "look_into_incident"), ANSWERERS | {"assessor"}),
}
"""Roles that may; where there is no entry, every role that reads."""


QUERIES = {
    "search": "?query=play",
    "changes": "?since=1",
    **dict.fromkeys(("attach", "upload", "file"), "?name=a.txt"),
}


@pytest.fixture
def there(cast):
    return furnished(cast.organisation, cast.people["assessor"])


def asked(program, operation, there):
    """An operation as its example sends it; what can be seen of that is whether it was let in."""
    path = operation.path.format(**there)
    kind, taken = next(iter(operation.takes.items()), ("application/json", None))
    value = EXAMPLES.get((operation.name, kind), b"Notes" if taken is bytes else {}) if taken else None
    value = value.encode() if isinstance(value, str) else value
    query = QUERIES.get(operation.name, "")
    return program.ask(operation.method, path + query, value, kind=kind, if_match="*")


READING_FIRST = sorted(OPERATIONS, key=lambda operation: operation.method != "GET")
LATE = sorted(ROLES, key=lambda role: role == "assessor")
"""Whoever may write comes last: what others read is then still there."""


@override_settings(API_RATE=100_000)
def test_a_token_does_what_its_scope_says_and_no_more(cast, there):
    for scope in SCOPES:
        program = program_of(cast.people["assessor"], (scope,))
        for operation in READING_FIRST:
            said = asked(program, operation, there)
            refused = said.status == 403 and said.codes == ["api.scope"]
            assert refused == (operation.scope not in ("", scope)), (scope, operation.name, said.content)


@override_settings(API_RATE=100_000)
def test_a_token_does_what_the_roles_of_the_day_allow_and_no_more(cast, there):
    for role in LATE:
        program = program_of(cast.people[role])
        for operation in READING_FIRST:
            said = asked(program, operation, there)
            allowed = operation.name in FREE or role in WHO.get(operation.name, INSIDE)
            found = (role, operation.name, said.status, said.content[:300])
            if operation.name == "notice_read":  # it is the assessor's
                assert said.status == (200 if role == "assessor" else 404), found
            elif operation.name in ("submission", "publication"):  # nothing is submitted or published yet
                assert said.status == (404 if allowed else 403), found
            else:
                assert (said.status == 403) == (not allowed), found
                assert said.status not in (401, 404, 500), found


@override_settings(API_RATE=100_000)
def test_nothing_of_another_organisation_is_there(cast, there):
    program = program_of(cast.people["outsider"])
    for membership_ends in (False, True):
        if membership_ends:  # and with it all that the token opens
            cast.people["outsider"].memberships.all().delete()
        for operation in OPERATIONS:
            if operation.name not in FREE:
                assert asked(program, operation, there).status == 404, operation.name


def test_a_token_reaches_no_organisation_that_it_was_not_made_for(cast, there):
    person = cast.people["assessor"]
    program = program_of(person)
    elsewhere = actions.found_organisation(name="Elsewhere", actor=person, at=AT)
    assert program.get(f"/organisations/{elsewhere.public_id}").status == 404
    assert [each["name"] for each in program.get("/me").value["organisations"]] == [cast.organisation.name]
    assert len(program_of(person).get("/me").value["organisations"]) == 2
