"""Second factors: set up, used once, asked for, lost and reset; and nothing opens past one that is asked for."""

from __future__ import annotations

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.core.cache import cache
from django.test import Client

from tests.web.cast import PASSWORD
from tests.web.requests import text


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


def test_an_app_is_asked_for_and_a_code_opens_once(cast, mailoutbox):
    browser = signed_in()
    secret, codes = with_app(browser)
    assert len(codes) == 10
    assert [mail.to for mail in mailoutbox] == [["amara@example.org"]]
    other = Client()
    first = other.post("/sign-in/", {"login": "amara@example.org", "password": PASSWORD})
    assert first.headers["Location"] == "/sign-in/second/"
    assert other.get("/account/").status_code == 302
    assert "was used before" in text(other.post("/sign-in/second/", {"code": code(secret, -1)}))
    assert other.post("/sign-in/second/", {"code": code(secret)}).headers["Location"] == "/"
    assert other.get("/account/").status_code == 200
