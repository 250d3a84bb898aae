"""Every page in every state, in a real browser: nothing a checker finds, nothing over the edge, nothing from elsewhere.

A page is a route; a state is who looks at which assessment: empty, filled, with every field at fault, closed to
writing, or refused. Each is opened once; the checker looks where something has a shape that it has not seen.
"""

from __future__ import annotations

from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error

from tests.web.cast import PASSWORD
from tests.web.doors.desk import TABLE as DESK
from tests.web.doors.explainer import TOGETHER as EXPLAINER
from tests.web.serving import fresh_database, served
from tests.web.shapes import broken
from tests.web.stage import staged

NARROW = 360
PAPERS = {"reviews:version_report", "assessments:report", "assessments:dpia_step"}
"""Papers shown as they are written, which name their sources. They are looked at apart, in ``tests/browser``."""
OPEN = {(route, "") for route in EXPLAINER}
"""Pages that say the same to everybody: one person looks at them."""
SUPERVISED = {(route, "") for route in DESK}
"""Pages of the desk, which are the same to everybody who supervises: one of them looks."""
ELSEWHERE = ("/ask/", "/learn/", "/static/")
"""Where people stand who have no account: what they see is looked at as they come. And files, which are no pages."""
LINKS = "links => links.map(link => link.getAttribute('href'))"
SPOIL = """() => {
  const form = document.querySelector('form.bi-sheet'); if (!form) return false
  for (const c of form.querySelectorAll('[data-place] :is(input:not([type=hidden]), textarea, select)')) {
    if (c.matches('select')) { c.add(new Option('gone', 'gone gone')); c.value = 'gone gone' }
    else if (c.type === 'radio' || c.type === 'checkbox') { c.value = 'gone gone'; c.checked = true }
    else c.value = '\\u0001'
  }
  form.submit(); return true
}"""
"""What no field can take, in every field."""


class Crawl:
    """One person with a browser, who opens every route that a link leads to, once.

    In each of the assessments that are named it is opened again; all others count as one. each_kind: for each kind of
    thing of the framework, too.
    """

    def __init__(self, chromium, server, axe, name, *, script=True, each=(), each_kind=False):
        self.server, self.axe, self.each, self.each_kind = server, axe, frozenset(each), each_kind
        self.context = chromium.new_context(viewport={"width": 1280, "height": 900}, java_script_enabled=script)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.seen: set[tuple[str, ...]] = set()
        self.keys: dict[str, tuple[str, ...] | None] = {}
        self.page.on("request", self._asked)
        self.page.on("console", self._said)
        self.page.goto(server.address + "/sign-in/")
        self.page.fill("#login", f"{name.lower()}@example.org")
        self.page.fill("#password", PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()

    def _asked(self, request):
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.faults.append(f"asked {request.url}")

    def _said(self, message):
        if not message.text.startswith(("Failed to load resource", "[DOM]")):
            self.faults.append(f"console at {self.page.url}: {message.text}")

    def key(self, path):
        """The route, and the assessment, organisation or kind that it is about; None for what is no page of ours."""
        if path not in self.keys:
            self.keys[path] = self._key(path)
        return self.keys[path]

    def _key(self, path):
        try:
            match = resolve(urlsplit(path).path)
        except Resolver404:
            return None
        about = match.kwargs.get("assessment", "")
        kind = match.kwargs.get("kind", "") if self.each_kind else ""
        return match.view_name, about if about in self.each else kind

    def everything(self, start, *, within="", no_assessment=False, spoil=False):
        """Open what links lead to from here, as long as ``within`` is part of the address."""
        waiting = [start]
        while waiting:
            path = waiting.pop(0)
            if path.startswith(ELSEWHERE):
                continue
            key = self.key(path)
            if key is None:
                self.faults.append(f"a link leads nowhere: {path}")
                continue
            if key in self.seen or within not in path:
                continue
            if no_assessment and "assessment" in resolve(path).kwargs:
                continue
            self.seen.add(key)
            answer = self.open(self.server.address + path)
            if answer.status >= 500 or (answer.status >= 400 and answer.status != 403):
                self.faults.append(f"{path} answers {answer.status}")
                continue
            if not answer.headers["content-type"].startswith("text/html"):
                continue
            self.look(path, key[0])
            found = self.page.eval_on_selector_all("a[href]", LINKS)
            outside = [link for link in found if urlsplit(link).netloc and key[0] not in PAPERS]
            self.faults += [f"{path} links out to {link}" for link in outside]
            inside = [link for link in found if link and not link.startswith("#") and link not in outside]
            waiting += [urlsplit(urljoin(self.page.url, link)).path for link in inside if key[0] not in PAPERS]
            if spoil and self.page.locator("form.bi-sheet").count():
                with self.page.expect_navigation():
                    self.page.evaluate(SPOIL)
                if not self.page.title().startswith("Problem: "):
                    self.faults.append(f"{path} takes what no field can take")
                self.look(f"{path} at fault")

    def open(self, address):
        """What is answered; a file, which a browser does not show, is asked for once more."""
        try:
            return self.page.goto(address)
        except Error:
            answer = self.context.request.get(address, max_redirects=5)
            if answer.ok and answer.headers["content-type"].startswith("text/html"):
                raise
            return answer

    def look(self, what, name=""):
        if name in PAPERS:
            return
        self.page.set_viewport_size({"width": NARROW, "height": 900})
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > NARROW:
            self.faults.append(f"{what} is {wide} wide at {NARROW}")
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self.faults += [f"{what}: {fault}" for fault in broken(self.page, self.axe, self.server.looked_at[1280])]

    def done(self):
        self.context.close()
        assert self.faults == []


@pytest.fixture(scope="module")
def stage(tmp_path_factory):
    folder = tmp_path_factory.mktemp("stage") / "data"
    database = fresh_database("stage")
    held = staged(folder, **database)
    with served(folder, **database) as server:
        yield server, held


@pytest.mark.parametrize(
    "name, state, spoil",
    [("Amara", "filled", True), ("Amara", "empty", False), ("Amara", "submitted", False), ("Iman", "filled", False)],
)
def test_every_page_of_an_assessment(chromium, axe_source, stage, name, state, spoil):
    server, held = stage
    crawl = Crawl(chromium, server, axe_source, name, each=held.values())
    address = f"/assessments/{held[state]}/"
    crawl.everything(address, within=address, spoil=spoil)
    crawl.done()


@pytest.mark.parametrize(
    "name, state",
    [("Bram", "in_review"), ("Deniz", "advised"), ("Deniz", "stopped"), ("Dora", "proposed"), ("Amara", "decided")],
)
def test_every_page_of_a_review(chromium, axe_source, stage, name, state):
    server, held = stage
    crawl = Crawl(chromium, server, axe_source, name)
    address = f"/assessments/{held[state]}/"
    crawl.everything(f"{address}review/", within=f"{address}review/")
    crawl.everything(f"{address}versions/", within=f"{address}versions/")
    crawl.done()


def test_every_page_of_naming_reading_and_declaring(chromium, axe_source, stage):
    server, held = stage
    crawl = Crawl(chromium, server, axe_source, "Edda")
    address = f"/assessments/{held['filled']}/outside/"
    crawl.everything(address, within=address)
    for page in ("release/", "interest/"):
        path = f"/assessments/{held['in_review']}/review/{'round/' if page == 'release/' else ''}{page}"
        crawl.everything(path, within=path)
    crawl.done()


@pytest.mark.parametrize("name", ["Edda", "Amara", "Deniz", "Bram", "Dov", "Oriel"])
def test_every_page_outside_the_assessments(chromium, axe_source, stage, name):
    crawl = Crawl(chromium, stage[0], axe_source, name, each_kind=name == "Edda")
    crawl.seen |= {("account_logout", "")}
    if name != "Edda":
        crawl.seen |= OPEN
    if name != "Dov":
        crawl.seen |= SUPERVISED
    crawl.everything("/", within="/", no_assessment=True)
    if name == "Dov":
        reached = {route for route, _ in crawl.seen}
        assert set(DESK) - reached <= {"desk:follow_up_done", "desk:follow_up_reopen"}, (
            "a page of the desk is not found"
        )
    crawl.done()


def test_every_page_of_cases(chromium, axe_source, stage):
    server, held = stage
    address = f"/organisations/{held['organisation']}/cases/"
    callum, lerato = (Crawl(chromium, server, axe_source, name) for name in ("Callum", "Lerato"))
    callum.everything(address, within=address)
    # The lead meets the same pages, but for their queue, a case that is with them, and saying what was done.
    own = {"redress:safeguarding", "redress:case", "redress:case_settle"}
    lerato.seen |= {key for key in callum.seen if key[0] not in own}
    lerato.everything(f"{address}safeguarding/", within=address)
    assert ("redress:case_settle", "") in lerato.seen
    callum.done()
    lerato.done()
