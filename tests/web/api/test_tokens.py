"""Tokens: shown once, kept as a digest, ended by their person or an administrator, gone with the person."""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import zipfile

import pytest
from django.core.cache import cache
from django.utils import timezone

from bestinterests.web.accounts import actions as people
from bestinterests.web.accounts.access import standings_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.api import actions
from bestinterests.web.api.limits import Buckets
from bestinterests.web.api.models import Token
from bestinterests.web.api.tokens import token_of
from bestinterests.web.config.backing_up import back_up
from bestinterests.web.notices.models import Notice
from tests.web.api.cast import Program, program_of
from tests.web.cast import AT
from tests.web.requests import text


def make(client, cast, **more):
    cache.clear()
    until = f"{timezone.localdate() + dt.timedelta(days=30):%-d %B %Y}"
    sent = {"name": "Nightly", "scopes": ["read"], "organisations": [cast.organisation.public_id], "until": until}
    return client.post("/account/tokens/", sent | more)


def test_a_token_is_shown_once_and_kept_as_its_digest(cast, signed):
    client = signed("assessor")
    assert "You have no tokens" in text(client.get("/account/tokens/"))
    page = make(client, cast)
    secret = re.search(r'value="(bi_[^"]+)"', page.content.decode())[1]
    assert (page.status_code, len(secret), page["Cache-Control"]) == (200, 46, "no-store")
    again = client.get("/account/tokens/").content.decode()
    assert secret not in again
    assert secret[:11] in again
    assert "Never used" in again
    row = Token.objects.get()
    assert row.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in str([getattr(row, field.attname) for field in Token._meta.concrete_fields])
    assert Program(secret).get("/me").value["name"] == "Amara"
    assert "Last used" in text(client.get("/account/tokens/"))


@pytest.mark.parametrize(
    "more, field",
    [
        ({"scopes": []}, "scopes"),
        ({"scopes": ["everything"]}, "scopes"),
        ({"organisations": ["other"]}, "organisations"),
        ({"until": "1 May 2999"}, "until"),
        ({"until": "31 December 9999"}, "until"),
        ({"until": ""}, "until"),
        ({"until": "yesterday"}, "until"),
        ({"name": ""}, "name"),
        ({"name": "x" * 101}, "name"),
    ],
)
def test_a_token_that_cannot_be_made_says_why_and_keeps_what_was_typed(cast, signed, more, field):
    if more.get("organisations") == ["other"]:
        more = {"organisations": [cast.other.public_id]}
    page = make(signed("assessor"), cast, **more)
    assert page.status_code == 422
    assert f'href="#{field}"' in page.content.decode()
    assert not Token.objects.exists()


def test_its_person_ends_it_and_nobody_elses(cast, signed):
    program = program_of(cast.people["assessor"])
    row = Token.objects.get()
    assert signed("reviewer").post(f"/account/tokens/{row.public_id}/revoke/").status_code == 404
    assert program.get("/me").status == 200
    assert signed("assessor").post(f"/account/tokens/{row.public_id}/revoke/").status_code == 302
    said = program.get("/me")
    assert (said.status, said.codes, said.headers["WWW-Authenticate"][:6]) == (401, ["api.token"], "Bearer")


def test_an_administrator_sees_and_ends_those_that_reach_in(cast, signed):
    program = program_of(cast.people["assessor"])
    program_of(cast.people["outsider"])
    where = f"/organisations/{cast.organisation.public_id}/tokens/"
    page = text(signed("administrator").get(where))
    assert "Amara. Read, Write" in page
    assert "Farid" not in page
    theirs = Token.objects.get(person=cast.people["outsider"])
    assert signed("administrator").post(f"{where}{theirs.public_id}/revoke/").status_code == 404
    row = Token.objects.get(person=cast.people["assessor"])
    assert signed("administrator").post(f"{where}{row.public_id}/revoke/").status_code == 302
    assert program.get("/me").status == 401
    told = Notice.objects.get()
    assert (told.person.display_name, told.address) == ("Amara", "/account/tokens/")
    assert "Edda ended your token “Nightly report”" in told.sentence
    changes = text(signed("administrator").get(f"/organisations/{cast.organisation.public_id}/people/"))
    assert "Edda revoked a token of Amara" in changes


def test_a_token_is_over_after_its_day_and_with_its_person(cast):
    person = cast.people["assessor"]
    secret = program_of(person, days=30).secret
    end = Token.objects.get().expires_at
    assert token_of(secret, end - dt.timedelta(seconds=1)) is not None
    assert token_of(secret, end) is None
    person.is_active = False
    person.save()
    assert Program(secret).get("/me").status == 401


def test_roles_that_are_taken_away_are_taken_from_the_token_too(cast):
    program = program_of(cast.people["assessor"])
    where = f"/organisations/{cast.organisation.public_id}/assessments"
    assert program.post(where, {"title": "One"}).status == 201
    membership = cast.people["assessor"].memberships.get()
    people.change_roles(membership=membership, roles=frozenset({"observer"}), actor=cast.people["administrator"], at=AT)
    assert program.post(where, {"title": "Two"}).status == 403
    assert len(program.get(where).value["entries"]) == 1


@pytest.mark.parametrize("secret", ["", "bi_", "bi_" + "x" * 43, "bi_" + "x" * 5_000, "x" * 46, "bi_" + "é" * 43])
def test_what_is_no_token_opens_nothing(cast, secret):
    assert Program(secret.encode().decode("latin-1")).get("/me").codes == ["api.token"]


def test_a_session_opens_nothing(signed):
    said = signed("assessor").get("/api/v1/me")
    assert (said.status_code, said["Content-Type"]) == (401, "application/problem+json")


def test_nobody_has_more_tokens_than_can_be_looked_after(cast):
    person = cast.people["assessor"]
    for _ in range(50):
        program_of(person)
    with pytest.raises(Refusing) as refused:
        program_of(person)
    assert [each.code for each in refused.value.refusals] == ["token.many"]
    assert Token.objects.count() == 50
    with pytest.raises(Refusing) as refused:
        actions.make_token(
            name="x",
            scopes=frozenset(),
            organisations=frozenset(),
            standings=standings_of(cast.people["nowhere"]),
            until=AT.date(),
            actor=cast.people["nowhere"],
            at=AT,
        )
    assert [each.code for each in refused.value.refusals] == ["token.scopes", "token.organisations", "token.until"]


def test_a_token_that_asks_too_often_waits(cast, settings):
    settings.API_RATE = 3
    program = program_of(cast.people["assessor"])
    assert [program.get("/me").status for _ in range(3)] == [200, 200, 200]
    said = program.get("/me")
    assert (said.status, said.codes) == (429, ["api.rate"])
    assert int(said.headers["Retry-After"]) in (19, 20)
    assert program_of(cast.people["reviewer"]).get("/me").status == 200


def test_a_bucket_fills_by_the_second_and_takes_nothing_when_it_refuses():
    buckets = Buckets()
    assert [buckets.take("a", 60, now=0.0) for _ in range(60)] == [0] * 60
    assert [buckets.take("a", 60, now=0.0) for _ in range(3)] == [1, 1, 1]
    assert [buckets.take("a", 60, now=2.0) for _ in range(3)] == [0, 0, 1]
    assert buckets.take("a", 60, cost=10, now=2.5) == 10
    assert buckets.take("b", 60, cost=100, now=0.0) == 0


@pytest.mark.django_db(transaction=True)
def test_no_backup_holds_a_token(cast, tmp_path):
    program_of(cast.people["assessor"])
    back_up(tmp_path / "one.zip", AT)
    with zipfile.ZipFile(tmp_path / "one.zip") as archive:
        assert not [name for name in archive.namelist() if "rows/api." in name]
        kept = b"".join(archive.read(name) for name in archive.namelist())
    assert Token.objects.get().digest.encode() not in kept
