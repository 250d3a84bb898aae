"""Second factors: set up, used once, asked for, lost and reset; and nothing opens past one that is asked for."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.insisting import OPEN
from bestinterests.web.accounts.models import Session
from bestinterests.web.accounts.protecting import ask_for_factor
from bestinterests.web.config.backing_up import kept_models
from bestinterests.web.redress.opening import ROOTS
from bestinterests.web.register.apps import ROOT as REGISTER
from tests.web.cast import PASSWORD
from tests.web.requests import text
from tests.web.test_access import NAMED, TABLE, parameters


@pytest.fixture(autouse=True)
def fresh_counts(db):
    cache.clear()


def code(secret: str, step: int = 0) -> str:
    """What an app shows now, or some steps of thirty seconds from now."""
    return format_hotp_value(hotp_value(secret.replace(" ", ""), int(time.time()) // 30 + step))


def signed_in(name="amara"):
    browser = Client()
    browser.post("/sign-in/", {"login": f"{name}@example.org", "password": PASSWORD})
    return browser


def with_app(browser):
    """Set an app up, keep the recovery codes, and return the key of the app with the codes."""
    page = browser.get("/account/sign-in/app/").content.decode()
    secret = re.search(r"<code>([A-Z2-7 ]+)</code>", page)[1]
    done = browser.post("/account/sign-in/app/", {"code": code(secret, -1)}, follow=True)
    assert "Recovery codes" in text(done)
    return secret, re.findall(r"<code>(\d{8})</code>", done.content.decode())


def test_an_app_is_asked_for_and_a_code_opens_once(cast, mailoutbox, django_capture_on_commit_callbacks):
    browser = signed_in()
    with django_capture_on_commit_callbacks(execute=True):
        secret, codes = with_app(browser)
    assert len(set(codes)) == 10
    assert [mail.to for mail in mailoutbox] == [["amara@example.org"]]
    assert secret.replace(" ", "") not in str(Authenticator.objects.values_list("data", flat=True))
    other = Client()
    first = other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD, "next": "/roles/"})
    assert first.headers["Location"] == "/sign-in/second/"
    assert other.get("/account/").status_code == 302
    assert "was used before" in text(other.post("/sign-in/second/", {"code": code(secret, -1)}))
    assert "Enter the code." in text(other.post("/sign-in/second/", {"code": ""}))
    assert other.post("/sign-in/second/", {"code": code(secret)}).headers["Location"] == "/roles/"
    assert other.get("/account/").status_code == 200
    again = Client()
    again.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    assert "was used before" in text(again.post("/sign-in/second/", {"code": code(secret)}))


def test_recovery_codes_are_shown_until_they_are_kept_and_work_once(cast):
    browser = signed_in()
    _, codes = with_app(browser)
    assert codes[0] in browser.get("/account/sign-in/codes/file/").content.decode()
    assert "10 of 10" not in text(browser.get("/account/sign-in/"))
    browser.post("/account/sign-in/codes/")
    assert codes[0] not in browser.get("/account/sign-in/codes/").content.decode()
    assert browser.get("/account/sign-in/codes/file/").status_code == 404
    for right in (True, False):
        other = Client()
        other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
        assert (other.post("/sign-in/second/", {"code": codes[3]}).status_code == 302) is right
    assert "9 of 10 left" in text(browser.get("/account/sign-in/"))
    made = browser.post("/account/sign-in/codes/new/")
    assert made.headers["Location"].startswith("/account/confirm/")  # making new ones undoes the old: it is asked who
    browser.post("/account/confirm/?next=/account/sign-in/", {"password": PASSWORD})
    fresh = browser.post("/account/sign-in/codes/new/", follow=True).content.decode()
    assert codes[5] not in fresh
    other = Client()
    other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    assert other.post("/sign-in/second/", {"code": codes[5]}).status_code == 200


def test_removing_a_factor_asks_who_it_is_and_takes_the_codes_along(cast):
    browser = signed_in()
    with_app(browser)
    assert browser.get("/account/sign-in/app/remove/").headers["Location"].startswith("/account/confirm/")
    assert browser.post("/account/sign-in/app/remove/").headers["Location"].startswith("/account/confirm/")
    assert Authenticator.objects.count() == 2
    assert "not your present password" in text(browser.post("/account/confirm/", {"password": "wrong"}))
    browser.post("/account/confirm/?next=/account/sign-in/", {"password": PASSWORD})
    assert "The app is removed" in text(browser.post("/account/sign-in/app/remove/", follow=True))
    assert not Authenticator.objects.exists()


def test_guessing_codes_is_slowed_down(cast):
    browser = signed_in()
    secret, _ = with_app(browser)
    other = Client()
    other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    said = [text(other.post("/sign-in/second/", {"code": "000000"})) for _ in range(6)]
    assert "too many tries" in said[-1]
    assert "too many tries" in text(other.post("/sign-in/second/", {"code": code(secret)}))


def test_what_was_sealed_with_another_secret_opens_nothing(cast, settings):
    browser = signed_in()
    secret, codes = with_app(browser)
    settings.SECRET_KEY = "another secret, as after a restore, with enough characters in it"
    other = Client()
    other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    for guess in (code(secret), codes[0], code("AAAAAAAA"), ""):
        assert other.post("/sign-in/second/", {"code": guess}).status_code == 200


def ask(cast, of, days=0, at=None):
    ask_for_factor(
        organisation=cast.organisation,
        of=frozenset(of),
        days=days,
        actor=cast.people["administrator"],
        at=at or timezone.now(),
    )
    cast.organisation.refresh_from_db()


def test_no_route_opens_past_a_second_factor_that_is_asked_for(signed):
    ask(signed.cast, {"assessor"})
    amara = signed("assessor")
    amara.raise_request_exception = False
    closed = [route for route in TABLE if route not in OPEN]
    assert len(closed) > 150
    # What a person who is signed in is led away from by itself, whoever they are.
    before = {"account_login", "mfa_authenticate", "mfa_login_webauthn", "accounts:first_administrator"}
    for route in closed:
        named = NAMED.get(route, {})
        address = reverse(route, kwargs={name: named.get(name) or "0" * 26 for name in parameters(route)})
        if address.startswith((*ROOTS, REGISTER)):
            continue  # no session is looked at there: whoever works here is nobody
        found = amara.get(address)
        if not getattr(resolve(address).func, "takes_sessions", True):
            # Programs show a token; a browser opens nothing here but the description, which is for everybody.
            assert found.status_code in (401, 404, 405) or route == "api:description", route
            continue
        assert (route, found.status_code, found.headers.get("Location")) == (route, 302, "/account/sign-in/")
        assert amara.post(address).status_code == 403, route
    assert before & set(TABLE)
    with_factor = Authenticator.objects.create(
        user=signed.cast.people["assessor"], type=Authenticator.Type.TOTP, data={"secret": "x"}
    )
    assert amara.get("/").status_code == 200
    with_factor.delete()
    assert amara.get("/").status_code == 302
    assert signed("reviewer").get("/").status_code == 200  # of whom it is not asked
    ask(signed.cast, {"everybody"})
    assert signed("reviewer").get("/").status_code == 302
    ask(signed.cast, set())
    assert signed("reviewer").get("/").status_code == 200


def test_days_of_grace_remind_and_close_nothing(cast):
    ask(cast, {"everybody"}, days=7)
    browser = Client()
    given = {"login": "amara@example.org", "password": PASSWORD, "next": "/roles/"}
    done = browser.post("/sign-in/", given, follow=True)
    assert "Tern and Tide Games asks you for a second factor." in text(done)
    assert 'href="/roles/">Later' in done.content.decode()
    assert browser.get("/").status_code == 200
    for days in (-1, 31):
        with pytest.raises(Refusing):
            ask(cast, {"everybody"}, days=days)


def test_an_administrator_settles_of_whom_it_is_asked(signed):
    address = reverse("accounts:protection", args=[signed.cast.organisation.public_id])
    edda = signed("administrator")
    assert "Choose at least one role." in text(edda.post(address, {"of": "some", "days": "7"}))
    edda.post(address, {"of": "some", "roles": ["decider"], "days": "7"})
    people = reverse("accounts:people", args=[signed.cast.organisation.public_id])
    assert "a second factor is asked: decider" in text(edda.get(people))
    assert "Decider" in text(signed("observer").get(address))


def test_a_lost_factor_is_reset_noted_and_told(signed, mailoutbox, django_capture_on_commit_callbacks):
    cast = signed.cast
    amara = signed_in()
    with_app(amara)
    address = reverse("accounts:factors_reset", args=[cast.organisation.public_id, cast.people["assessor"].public_id])
    edda = signed("administrator")
    with django_capture_on_commit_callbacks(execute=True):
        done = edda.post(address, follow=True)
    assert "Edda reset how Amara signs in" in text(done)
    assert not Authenticator.objects.exists()
    assert amara.get("/account/").status_code == 302
    assert mailoutbox[-1].to == ["amara@example.org"]
    own = reverse("accounts:factors_reset", args=[cast.organisation.public_id, cast.people["administrator"].public_id])
    assert edda.post(own).status_code == 409
    assert signed("outsider").post(address).status_code == 404


def test_no_address_of_a_passkey_is_anothers(signed):
    held = Authenticator.objects.create(
        user=signed.cast.people["reviewer"], type=Authenticator.Type.WEBAUTHN, data={"name": "Phone", "credential": {}}
    )
    amara = signed_in()
    amara.post("/account/confirm/?next=/account/sign-in/", {"password": PASSWORD})
    for place in ("name", "remove"):
        assert amara.post(f"/account/sign-in/passkeys/{held.pk}/{place}/", {"name": "mine"}).status_code == 404
    garbage = amara.post("/account/sign-in/passkeys/add/", {"credential": '{"id": "x"}', "name": "mine"})
    assert garbage.headers["Location"] == "/account/sign-in/passkeys/add/?refused"
    refused = Client().post("/sign-in/passkey/", {"credential": '{"response": {"userHandle": "MQ"}}'})
    assert refused.headers["Location"] == "/sign-in/?passkey=refused"


def test_browsers_are_named_and_ended_one_by_one(cast):
    here, there = signed_in(), signed_in()
    there.post("/account/sessions/name/", {"name": "Tablet in the kitchen"})
    page = here.get("/account/").content.decode()
    assert "Tablet in the kitchen" in page
    assert not any(held.session_key in page for held in Session.objects.all())
    address = re.search(r"/account/sessions/(?!end|name)\w+/end/", page)[0]
    assert signed_in("bram").post(address).status_code == 404
    assert "signed out of that browser" in text(here.post(address, follow=True))
    assert there.get("/account/").status_code == 302
    assert here.post(address).status_code == 404
    assert here.post("/account/sessions/name/", {"name": "x" * 41}).status_code == 422


def test_another_password_ends_other_browsers(cast):
    here, there = signed_in(), signed_in()
    new = "harbour violet sparrow"
    here.post("/account/password/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    assert here.get("/account/").status_code == 200
    assert there.get("/account/").status_code == 302
    assert Session.objects.filter(person=cast.people["assessor"]).count() == 1


def test_a_backup_holds_no_factor():
    models = {model._meta.label_lower for model in kept_models()}
    assert "socialaccount.socialaccount" in models
    assert not {model for model in models if model.startswith("mfa.") or model.endswith(("socialapp", "socialtoken"))}


def test_pages_of_signing_in_ask_the_database_seldom(signed, django_assert_max_num_queries):
    edda, cast = signed("administrator"), signed.cast
    edda.get("/")  # the first request also asks whether there is anybody
    named = [cast.organisation.public_id, cast.people["observer"].public_id]
    for route, given in (("accounts:account", []), ("mfa_index", []), ("accounts:protection", named[:1])):
        with django_assert_max_num_queries(10):
            edda.get(reverse(route, args=given))
    # It counts every part in which something of theirs may stand, each by one question or two.
    with django_assert_max_num_queries(40):
        edda.get(reverse("erasure:member", args=named))
