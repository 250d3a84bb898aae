"""Signing in as people meet it, in a browser: by a provider, with an app, a recovery code, a passkey."""

from __future__ import annotations

import re
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.web.cast import PASSWORD
from tests.web.journeys.visitor import Visitor
from tests.web.serving import free_port, served, wait_for
from tests.web.shapes import broken
from tests.web.signon.provider import CLIENT, SECRET
from tests.web.signon.test_factors import code


class Guest(Visitor):
    """A visitor who has each page looked at by the checker, once, and who may be led to the provider."""

    def __init__(self, chromium, server, name, axe, elsewhere=""):
        self.axe, self.elsewhere, self.seen = axe, elsewhere, set()
        super().__init__(chromium, server, name)
        self.context.set_default_timeout(30_000)

    def _asked(self, request):
        if not (self.elsewhere and request.url.startswith(self.elsewhere)):
            super()._asked(request)

    def look(self):
        state = (re.sub(r"/[0-9a-z]{26}/|[^/]{40,}", "/*/", self.place), self.heading)
        if self.page.url.startswith(self.server.address) and state not in self.seen:
            self.seen.add(state)
            self.page.set_viewport_size({"width": 360, "height": 900})
            if (wide := self.page.evaluate("document.documentElement.scrollWidth")) > 360:
                self.faults.append(f"{self.place} is {wide} wide at 360")
            self.page.set_viewport_size({"width": 1280, "height": 900})
            super().look()
            found = broken(self.page, self.axe, self.server.looked_at[1280])
            self.faults += [f"{self.place}: {fault}" for fault in found]

    def sign_in(self, email):
        self.go("/sign-in/")
        self.fill("E-mail address", email)
        self.fill("Password", PASSWORD)
        self.page.get_by_role("button", name="Sign in", exact=True).first.click()
        self.page.wait_for_load_state()
        self.look()

    def begin(self):
        """Be the first administrator."""
        self.go("/")
        for label, text in (("Your name", "Edda"), ("E-mail address", "edda@example.org"), ("Password", PASSWORD)):
            self.fill(label, text)
        self.page.locator("#organisation").fill("Tern and Tide")
        self.press("Make the administrator and sign in")


@contextmanager
def provided(folder: Path, port: int, callback: str):
    """The identity provider, once it is ready."""
    script = Path(__file__).with_name("provider.py")
    process = subprocess.Popen(
        [sys.executable, script, str(port), str(folder), callback], stdout=subprocess.PIPE, text=True
    )
    try:
        assert process.stdout.readline() == "ready\n"
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)
        process.stdout.close()


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """The workspace, and the provider that it is set to."""
    folder, port = tmp_path_factory.mktemp("signon"), free_port()
    issuer = f"http://127.0.0.1:{port}"
    given = {
        "BESTINTERESTS_OIDC_ISSUER": issuer,
        "BESTINTERESTS_OIDC_CLIENT_ID": CLIENT,
        "BESTINTERESTS_OIDC_CLIENT_SECRET": SECRET,
        "BESTINTERESTS_OIDC_NAME": "Tern accounts",
        "NO_PROXY": "127.0.0.1,localhost",
    }
    with served(folder / "data", **given) as running:
        # Browsers give passkeys to names only.
        running.address = running.address.replace("127.0.0.1", "localhost")
        callback = f"{running.address}/sign-in/with/organisation/back/"
        with provided(folder, port, callback):
            yield running, issuer


def test_everybody_signs_in_by_what_they_have(places, chromium, axe_source):
    """One story on one server: the first administrator with an app and a passkey, a guest by the provider."""
    server, issuer = places
    edda = Guest(chromium, server, "edda", axe_source)
    edda.begin()
    an_app_and_a_recovery_code(edda)
    a_passkey(edda)
    link = an_invitation(edda)
    gia = Guest(chromium, server, "gia", axe_source, issuer)
    by_the_provider(gia, link)
    for name, words in (("mallory", "none is invited"), ("ursula", "is not confirmed")):
        other = Guest(chromium, server, name, axe_source, issuer)
        other.go("/sign-in/")
        other.press("Sign in with Tern accounts")
        there(other, name)
        other.sees("You are not signed in", words)
        assert other.done() == []
    leaving(gia)
    assert (edda.done(), gia.done()) == ([], [])


def an_app_and_a_recovery_code(edda):
    edda.go("/account/")
    edda.follow("See and change how you sign in")
    edda.follow("Set up an app that shows codes")
    picture = edda.page.locator(".bi-picture")
    assert picture.evaluate("image => image.complete && image.naturalWidth > 0")
    secret = edda.page.locator(".bi-secret code").inner_text()
    edda.fill("Code that the app shows", "123456")
    edda.press("Set it up")
    assert edda.page.title().startswith("Problem: ")
    secret = edda.page.locator(".bi-secret code").inner_text()
    edda.fill("Code that the app shows", code(secret, -1))
    edda.press("Set it up")
    assert edda.heading == "Recovery codes"
    name, held = edda.download_link("Take them as a text file")
    codes = re.findall(r"^\d{8}$", held.decode(), re.MULTILINE)
    assert (name, len(codes)) == ("recovery-codes.txt", 10)
    edda.press("I have kept them")
    edda.sees("10 of 10 left")
    out(edda)
    edda.sign_in("edda@example.org")
    assert edda.heading == "Your second factor"
    edda.fill("Code", code(secret))
    edda.press("Sign in")
    assert edda.place == "/"
    out(edda)
    edda.sign_in("edda@example.org")
    edda.fill("Code", codes[0])
    edda.press("Sign in")
    edda.go("/account/sign-in/")
    edda.sees("9 of 10 left")


def a_passkey(edda):
    """A virtual authenticator stands for the device."""
    device = edda.context.new_cdp_session(edda.page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    edda.follow("Add a passkey")
    edda.fill("What you call it", "Phone")
    waited(edda, "Add the passkey", "**/account/sign-in/")
    edda.sees("Phone", "Passkey, since")
    out(edda)
    edda.go("/sign-in/")
    waited(edda, "Sign in with a passkey", f"{edda.server.address}/")
    out(edda)
    edda.sign_in("edda@example.org")
    waited(edda, "Use a passkey", f"{edda.server.address}/")
    edda.go("/account/sign-in/")
    edda.follow("Name Phone")
    edda.fill("What you call it", "Old phone") if edda.heading == "Name a passkey" else confirmed(edda, "Old phone")
    edda.press("Name it so")
    edda.follow("Remove Old phone")
    edda.press("Remove the passkey")
    edda.sees("The passkey is removed.")
    edda.follow("Remove the app that shows codes")
    edda.press("Remove the app")
    edda.sees("Not set up.")


def confirmed(edda, name):
    """It is asked who she is, with a passkey as another way."""
    assert edda.heading == "Confirm that it is you"
    edda.follow("With a passkey")
    waited(edda, "Use a passkey", "**/name/")
    edda.fill("What you call it", name)


def an_invitation(edda):
    edda.bar("People")
    edda.follow("How people sign in")
    edda.bar("People")
    edda.press("Invite somebody")
    edda.fill("E-mail address", "gia@example.org")
    edda.page.get_by_label("Reviewer", exact=True).check()
    edda.press("Make the link")
    return edda.page.get_by_label("Link to send to gia@example.org").input_value()


def by_the_provider(gia, link):
    gia.go(re.sub(r"^https?://[^/]+", "", link))
    gia.press("Sign in with Tern accounts")
    there(gia, "gia")
    assert gia.heading == "What needs you"
    gia.go("/account/")
    gia.sees("Gia Fontein", "gia@example.org", "Reviewer")
    gia.fill("What you call this browser", "Laptop at work")
    gia.press("Name it so")
    gia.sees("Laptop at work")
    gia.go("/account/password/")
    gia.sees("You have no password here")
    out(gia)
    gia.go("/sign-in/")
    gia.press("Sign in with Tern accounts")  # signed in there still: it goes straight through
    assert gia.place == "/"


def leaving(gia):
    gia.go("/account/")
    gia.follow("Have your account erased")
    gia.sees("What goes", "What stays", "Art 17(3)")
    gia.fill("E-mail address of the account", "gia@example.org")
    gia.press("Erase my account")
    gia.sees("Your account is erased")
    gia.go("/sign-in/")
    gia.press("Sign in with Tern accounts")
    gia.sees("none is invited")


def there(guest, name):
    """Sign in at the provider, whose pages are allauth's."""
    assert guest.page.url.startswith(guest.elsewhere)
    guest.page.locator("#id_login").fill(f"{name}@example.org")
    guest.page.locator("#id_password").fill(PASSWORD)
    guest.page.locator("button[type=submit]").first.click()
    guest.page.wait_for_url(f"{guest.server.address}/**")
    guest.look()


def out(guest):
    guest.go("/account/")
    guest.press("Sign out")


def waited(guest, words, place):
    """Press what asks the browser for a passkey, and wait for where it leads."""
    with guest.page.expect_navigation(url=place):
        guest.main.get_by_role("button", name=words).first.click()
    guest.look()
