"""The workspace as people meet it: a real server, a real browser, a screen reader's view; with and without script."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest

from tests.browser.test_report import SPACED
from tests.web.cast import PASSWORD
from tests.web.serving import fresh_database, served
from tests.web.shapes import broken

WIDTHS = (1280, 360)
NOISE = ("Failed to load resource", "[DOM] Password forms")


class Visit:
    """One browser: it goes where it is told, looks at each page it comes to, and notes what was wrong."""

    def __init__(self, chromium, server, axe, script):
        self.server, self.axe, self.script = server, axe, script
        self.context = chromium.new_context(java_script_enabled=script, viewport={"width": 1280, "height": 900})
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("console", self._said)

    def _asked(self, request):
        if not request.url.startswith((self.server.address, "data:")):
            self.faults.append(f"asked {request.url}")

    def _said(self, message):
        if not message.text.startswith(NOISE):
            self.faults.append(f"console: {message.text}")

    def go(self, path):
        self.page.goto(path if "://" in path else self.server.address + path)
        self.look()

    def press(self, name):
        self.page.locator("main").get_by_role("button", name=name).or_(
            self.page.locator("main").get_by_role("link", name=name)
        ).first.click()
        self.page.wait_for_load_state()
        self.look()

    def look(self):
        """Nothing over the edge at either width, and the checker finds nothing."""
        place = urlsplit(self.page.url).path
        if not self.script:
            return
        for width in WIDTHS:
            self.page.set_viewport_size({"width": width, "height": 900})
            wide = self.page.evaluate("document.documentElement.scrollWidth")
            if wide > width:
                self.faults.append(f"{place} is {wide} wide at {width}")
            found = broken(self.page, self.axe, self.server.looked_at[width])
            self.faults += [f"{place} at {width}: {fault}" for fault in found]

    def fill(self, **values):
        for name, value in values.items():
            self.page.locator(f"#{name}").fill(value)

    def heading(self):
        return self.page.locator("h1").inner_text()

    def says(self, words):
        return words in self.page.locator("body").inner_text()

    def sign_in(self, email):
        self.go("/sign-in/")
        self.fill(login=email, password=PASSWORD)
        self.press("Sign in")


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with served(tmp_path_factory.mktemp("journey") / "data", **fresh_database("journey")) as running:
        yield running


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def visit(request, chromium, axe_source, server):
    held = Visit(chromium, server, axe_source, request.param)
    yield held
    held.context.close()
    assert held.faults == []


def test_first_administrator_invites_somebody_who_joins(visit):
    """The story runs twice on one server: the second time the first administrator is there already."""
    guest = f"bram-{'with' if visit.script else 'without'}@example.org"
    visit.go("/")
    if visit.heading() == "Make the first administrator":
        visit.press("Make the administrator and sign in")
        assert visit.page.title().startswith("Problem: ")
        assert visit.says("There are 4 problems")
        visit.page.locator(".govuk-error-summary a").first.click()
        assert visit.page.evaluate("document.activeElement.id") == "display_name"
        visit.fill(display_name="Edda", email="edda@example.org", password=PASSWORD, organisation="Tern and Tide")
        visit.press("Make the administrator and sign in")
    else:
        visit.sign_in("edda@example.org")
    assert visit.heading() == "What needs you"
    assert visit.says("Nothing needs you today.")
    visit.press("Tern and Tide")
    visit.press("Invite somebody")
    visit.press("Make the link")
    assert visit.says("Choose at least one role.")
    visit.fill(email=guest)
    visit.page.get_by_label("Reviewer", exact=True).check()
    visit.press("Make the link")
    assert visit.says(f"Send the link below to {guest}")
    link = visit.page.get_by_label(f"Link to send to {guest}").input_value()
    visit.go("/roles/")
    assert visit.heading() == "Roles"
    visit.go("/account/")
    visit.press("Sign out")
    visit.go(link)
    assert visit.heading() == "Join Tern and Tide"
    visit.fill(display_name="Bram", password=PASSWORD)
    visit.press("Join and sign in")
    visit.press("Tern and Tide")
    assert not visit.says("Invite somebody")
    visit.go(visit.page.url + "invite/")
    assert visit.heading() == "You may not do this"
    visit.go(link)
    assert visit.heading() == "This invitation is closed"


def shape(path):
    """An address without the ids in it. Of the framework and the explainer one page of a kind: many are made alike."""
    path = re.sub(r"^/(explainer/[a-z]+|guidance)/[^/]+/$", r"/\1/one/", path)
    path = re.sub(r"^/framework/[a-z]+/[^/]+/$", "/framework/kind/one/", path)
    path = re.sub(r"^/framework/[a-z]+/$", "/framework/kind/", path)
    return re.sub(r"/([0-9a-z]{26}|[A-Z]\d{2,})/", "/*/", path)


def test_no_link_leads_out_or_nowhere(chromium, server, axe_source):
    """A crawl of everything an administrator can reach by links, looked at on the way: one page of each shape.

    Two addresses have one shape where only ids differ in them. What lies within an assessment is looked at elsewhere.
    """
    visit = Visit(chromium, server, axe_source, True)
    visit.sign_in("edda@example.org")
    waiting, seen, shapes = ["/", "/password/", "/sign-out/"], set(), set()
    while waiting:
        path = waiting.pop()
        if path.startswith("/learn/"):
            continue  # pages for visitors, which name who helps elsewhere; they are looked at as visitors come
        if path.startswith("/register/") and "." in path.rsplit("/", 1)[1]:
            continue  # a file for programs, which tests of the register read
        if shape(path) in shapes or (shape(path).startswith("/assessments/*/") and shape(path) != "/assessments/*/"):
            continue
        seen.add(path)
        shapes.add(shape(path))
        answer = visit.page.goto(server.address + path)
        visit.look()
        assert answer.status == 200, path
        for link in visit.page.eval_on_selector_all("a[href]:not([download])", "links => links.map(link => link.href)"):
            assert link.startswith(server.address), f"{path} links to {link}"
            waiting.append(urlsplit(link).path)
    assert {"/accessibility/", "/privacy/", "/roles/", "/account/name/", "/account/password/"} <= seen
    assert any(re.search(r"/people/\w+/remove/$", path) for path in seen)
    assert {"/samples/", "/assessments/*/", "/organisations/*/assessments/new/file/"} <= shapes
    assert visit.faults == []
    visit.context.close()


def test_keyboard_reaches_the_content_first_and_every_place_is_seen(chromium, server, axe_source):
    visit = Visit(chromium, server, axe_source, True)
    visit.go("/sign-in/")
    visit.page.keyboard.press("Tab")
    assert visit.page.evaluate("document.activeElement.textContent.trim()") == "Skip to the content"
    visit.page.keyboard.press("Enter")
    for place in ("login", "password"):
        visit.page.keyboard.press("Tab")
        assert visit.page.evaluate("document.activeElement.id") == place
        assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineWidth") == "3px"
        assert visit.page.evaluate("getComputedStyle(document.activeElement).outlineColor") == "rgb(34, 29, 59)"
    visit.page.evaluate(
        "css => { const s = new CSSStyleSheet(); s.replaceSync(css); document.adoptedStyleSheets = [s]; }", SPACED
    )
    visit.page.set_viewport_size({"width": 360, "height": 900})
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 360
    visit.context.close()
