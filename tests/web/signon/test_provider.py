"""Who comes by an identity provider: those who are here and those who are invited, and nobody by a trick."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount, SocialToken
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from bestinterests.web.accounts import actions
from bestinterests.web.accounts.models import User
from bestinterests.web.config.starting import unsafe
from bestinterests.web.config.variables import read
from tests.web.cast import PASSWORD
from tests.web.requests import text
from tests.web.signon.hostile import CLIENT, OTHER, SECRET, hostile

START, BACK = "/sign-in/with/organisation/", "/sign-in/with/organisation/back/"


@pytest.fixture(scope="module")
def running():
    with hostile() as held:
        yield held


@pytest.fixture
def provider(running, cast, settings, monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    cache.clear()
    settings.OIDC_ISSUER, settings.OIDC_CLIENT_ID, settings.OIDC_CLIENT_SECRET = running.issuer, CLIENT, SECRET
    settings.OIDC_NAME = "Tern accounts"
    running.__init__(running.issuer)
    return running


def asked(browser, **given) -> dict[str, str]:
    """What the provider is asked."""
    response = browser.post(START, given)
    assert response.status_code == 302, text(response)
    return {name: values[0] for name, values in parse_qs(urlsplit(response.headers["Location"]).query).items()}


def come(browser, provider, **given):
    """Go to the provider and come back with what it says."""
    sent = asked(browser, **given)
    provider.claims = {"nonce": sent["nonce"], **provider.claims}
    return browser.get(BACK, {"code": "c", "state": sent["state"]})


def is_in(browser) -> bool:
    return browser.get("/account/").status_code == 200


def test_an_attempt_carries_state_nonce_and_pkce(provider, client):
    first, second = asked(client), asked(client)
    assert first["code_challenge_method"] == "S256"
    assert set(first["scope"].split()) == {"openid", "profile", "email"}
    assert (first["response_type"], first["redirect_uri"]) == ("code", f"http://testserver{BACK}")
    for name in ("state", "nonce", "code_challenge"):
        assert len(first[name]) >= 16
        assert first[name] != second[name]
    assert client.get(START).status_code == 405


def test_a_person_is_found_by_address_once_and_then_by_the_link(provider, client):
    assert come(client, provider, next="/roles/").headers["Location"] == "/roles/"
    assert "Amara" in text(client.get("/account/"))
    held = SocialAccount.objects.get()
    assert (held.extra_data, len(held.uid)) == ({}, 64)
    assert not SocialToken.objects.exists()
    other = Client()
    provider.claims, provider.userinfo = {}, {"email": "edda@example.org"}
    come(other, provider)
    assert "amara@example.org" in text(other.get("/account/"))
    assert User.objects.get(email="amara@example.org").has_usable_password()


def test_whoever_is_invited_joins_and_has_no_password(provider, client):
    cast_edda = User.objects.get(email="edda@example.org")
    actions.invite(
        organisation=cast_edda.memberships.get().organisation,
        email="gia@example.org",
        roles=frozenset({"reviewer"}),
        actor=cast_edda,
        at=timezone.now(),
    )
    provider.userinfo = {"email": "Gia@Example.org", "name": "Gia  Fontein"}
    assert come(client, provider).headers["Location"] == "/"
    gia = User.objects.get(email="gia@example.org")
    assert (gia.display_name, gia.has_usable_password()) == ("Gia Fontein", False)
    assert [held.role for held in gia.memberships.get().held_roles.all()] == ["reviewer"]
    assert client.get("/account/password/").headers["Location"] == "/account/password/none/"
    assert client.get("/account/sign-in/app/").status_code == 200  # she has just signed in there, and can do no more


@pytest.mark.parametrize(
    "said, words",
    [
        ({"claims": {"nonce": "of another"}}, "was not completed"),
        ({"claims": {"iss": "https://evil.example.org"}}, "was not completed"),
        ({"claims": {"aud": "another"}}, "was not completed"),
        ({"claims": {"exp": 1}}, "was not completed"),
        ({"claims": {"sub": "8"}}, "was not completed"),
        ({"key": OTHER}, "was not completed"),
        ({"key": None, "algorithm": "none"}, "was not completed"),
        ({"key": "public things are no secret, " * 3, "algorithm": "HS256"}, "was not completed"),
        ({"userinfo": {"email_verified": False}}, "is not confirmed"),
        ({"userinfo": {"email_verified": None}}, "is not confirmed"),
        ({"userinfo": {"email": "", "email_verified": True}, "claims": {"email_verified": False}}, "is not confirmed"),
        ({"userinfo": {"email": "nobody@example.org"}}, "none is invited"),
        ({"userinfo": {"sub": None}}, "was not completed"),
    ],
)
def test_nobody_comes_in_by_a_trick(provider, client, said, words):
    for name, value in said.items():
        setattr(provider, name, value)
    page = come(client, provider)
    assert (page.status_code, words in text(page)) == (403, True), text(page)
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_an_attempt_counts_once_and_only_in_its_browser(provider, client):
    sent = asked(client)
    stranger = Client()
    assert stranger.get(BACK, {"code": "c", "state": sent["state"]}).status_code == 403
    provider.claims = {"nonce": sent["nonce"]}
    assert client.get(BACK, {"code": "c", "state": sent["state"]}).status_code == 302
    assert client.get(BACK, {"code": "c", "state": sent["state"]}).status_code == 403
    assert client.get(BACK, {"error": "access_denied", "state": sent["state"]}).status_code == 403
    away = come(Client(), provider, next="https://evil.example.org/")
    assert away.status_code in (302, 403)
    assert "evil" not in away.headers.get("Location", "")


def test_another_subject_with_the_same_address_is_another_person(provider, client):
    come(client, provider)
    provider.claims, provider.userinfo = {"sub": "99"}, {"sub": "99"}
    page = come(Client(), provider)
    assert (page.status_code, "comes by another account" in text(page)) == (403, True)
    assert SocialAccount.objects.count() == 1


def test_a_closed_account_stays_closed_and_a_silent_provider_is_said(provider, client, settings):
    User.objects.filter(email="amara@example.org").update(is_active=False)
    come(client, provider)
    assert not is_in(client)
    provider.config = {"issuer": "https://evil.example.org"}
    assert client.post(START).status_code == 502
    settings.OIDC_ISSUER = "http://127.0.0.1:9"
    page = client.post(START)
    assert (page.status_code, "does not answer" in text(page)) == (502, True)
    settings.OIDC_ISSUER = ""
    assert client.post(START).status_code == 404
    assert "Sign in with Tern accounts" not in text(client.get("/sign-in/"))


def test_with_passwords_switched_off_only_the_first_administrator_has_one(provider, client, settings, mailoutbox):
    settings.PASSWORDS = False
    page = client.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    assert (page.status_code, "switched off" in text(page)) == (403, True)
    assert not is_in(client)
    for email in ("amara@example.org", "edda@example.org"):
        assert client.post("/password/", {"email": email}).status_code == 302
    assert [mail.to for mail in mailoutbox] == [["edda@example.org"]]
    assert "Sign in with Tern accounts" in text(client.get("/sign-in/"))
    assert client.post("/sign-in/", {"login": "edda@example.org", "password": PASSWORD}).headers["Location"] == "/"
    other = Client()
    come(other, provider)
    assert other.get("/account/password/").status_code == 403


def test_a_provider_is_set_whole_and_safely_or_not_at_all():
    names = ("ISSUER", "CLIENT_ID", "CLIENT_SECRET")
    given = ("https://id.example.org/realm/", "a", "b")
    whole = {f"BESTINTERESTS_OIDC_{name}": value for name, value in zip(names, given, strict=True)}
    values, problems = read(whole)
    assert (values["BESTINTERESTS_OIDC_ISSUER"], problems) == ("https://id.example.org/realm", [])
    for broken in (
        "http://id.example.org",
        "ftp://x",
        "https://",
        "https://a@id.example.org",
        "https://x/?y",
        "https://x;y",
    ):
        _, problems = read({**whole, "BESTINTERESTS_OIDC_ISSUER": broken})
        assert [problem.path for problem in problems] == ["BESTINTERESTS_OIDC_ISSUER"], broken
    _, problems = read({"BESTINTERESTS_OIDC_ORIGINS": "https://a.example.org http://b.example.org"})
    assert [problem.path for problem in problems] == ["BESTINTERESTS_OIDC_ORIGINS"]

    def found(given):
        return [problem.code for problem in unsafe(read(given)[0], secret="x" * 60)]

    del whole["BESTINTERESTS_OIDC_CLIENT_ID"]
    assert found(whole) == ["server.half-a-provider"]
    assert found({"BESTINTERESTS_PASSWORDS": "no"}) == ["server.no-way-in"]
    public = {"BESTINTERESTS_ADDRESS": "https://assess.example.org", "BESTINTERESTS_OIDC_ISSUER": "http://127.0.0.1:9"}
    assert "server.provider-not-reached" in found(public)
