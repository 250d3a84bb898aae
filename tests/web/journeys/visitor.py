"""A person at a browser: finds things by the words that they read, and notes whatever should not have happened."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Locator

from tests.web.journeys.pictures import keep

HINTS = "Failed to load resource", "[DOM]", "Clear-Site-Data header on"
"""What Chromium says by itself."""


class Visitor:
    """One person with a browser of their own.

    Everything is found by its words: labels, legends, buttons, links. On every page that is come to, nothing may lie
    over the edge, nothing may be asked of elsewhere, and the server may not fail.
    """

    def __init__(self, chromium, server, name, *, script=True, width=1280, pictures: Path | None = None):
        self.server, self.name, self.width, self.pictures = server, name, width, pictures
        self.context = chromium.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
        self.context.set_default_timeout(8000)
        self.page = self.context.new_page()
        self.faults: list[str] = []
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: self.faults.append(f"script at {self.place}: {error}"))

    @property
    def email(self):
        return f"{self.name.lower()}@example.org"

    @property
    def place(self):
        return urlsplit(self.page.url).path

    @property
    def main(self) -> Locator:
        return self.page.locator("main")

    def _asked(self, request):
        if not request.url.startswith((self.server.address, "data:", "blob:")):
            self.faults.append(f"asked {request.url}")

    def _answered(self, response):
        if response.status >= 500:
            self.faults.append(f"{response.url} answers {response.status}")

    def _said(self, message):
        if not message.text.startswith(HINTS):
            self.faults.append(f"console at {self.place}: {message.text}")

    # going about

    def go(self, path):
        self.page.goto(path if "://" in path else self.server.address + path)
        self.look()

    def look(self):
        """Look at the page that was come to, once it is all there: before its styles are, everything is too small."""
        self.page.wait_for_load_state()
        wide = self.page.evaluate("document.documentElement.scrollWidth")
        if wide > self.width:
            self.faults.append(f"{self.place} is {wide} wide at {self.width}")

    def press(self, words, within: Locator | None = None):
        """Press a button, or a link that looks and is told as one."""
        self._follow((within or self.main).get_by_role("button", name=words))

    def follow(self, words, within: Locator | None = None):
        """Follow a link."""
        self._follow((within or self.main).get_by_role("link", name=words))

    def bar(self, words):
        """Go to a place of the workspace by the bar at the head."""
        self._follow(self.page.locator("header").get_by_role("link", name=words, exact=True))

    def find(self, title):
        """Go to an assessment by the list."""
        self.bar("Assessments")
        self.follow(title)

    def tab(self, words):
        """Go to a part of the assessment."""
        self.follow(words, self.page.get_by_role("navigation", name="This assessment"))

    def _follow(self, found: Locator):
        found.first.click()
        self.look()

    # writing

    def fill(self, label, text, within: Locator | None = None):
        (within or self.main).get_by_label(label, exact=True).fill(text)

    def choose(self, legend, option, within: Locator | None = None):
        """Choose one of several, by the words of both."""
        self.group(legend, within).get_by_label(option, exact=True).check()

    def tick(self, legend, *options, within: Locator | None = None):
        for option in options:
            self.choose(legend, option, within)

    def select(self, label, option, within: Locator | None = None):
        (within or self.main).get_by_label(label, exact=True).select_option(label=option)

    def attach(self, label, name, data: bytes):
        """Choose a file, as it lies on a disk."""
        file = {"name": name, "mimeType": "application/octet-stream", "buffer": data}
        self.main.get_by_label(label, exact=True).set_input_files(file)

    def download(self, words):
        """Press what gives a file; its name, and what is in it."""
        with self.page.expect_download() as taken:
            self.main.get_by_role("button", name=words).first.click()
        return taken.value.suggested_filename, Path(taken.value.path()).read_bytes()

    def download_link(self, words):
        """The same by a link."""
        with self.page.expect_download() as taken:
            self.main.get_by_role("link", name=words).first.click()
        return taken.value.suggested_filename, Path(taken.value.path()).read_bytes()

    def right(self, label, article):
        """Select a right by its article."""
        found = self.main.get_by_label(label, exact=True)
        words = found.locator("option", has_text=f"({article})").first.inner_text()
        found.select_option(label=words)

    def group(self, legend, within: Locator | None = None):
        return (within or self.main).get_by_role("group", name=legend, exact=True)

    def unfold(self, words, within: Locator | None = None):
        """Open what is folded away."""
        (within or self.main).locator("summary", has_text=words).first.click()

    # reading

    @property
    def heading(self):
        return self.page.locator("h1").inner_text()

    @property
    def text(self):
        return self.page.locator("body").inner_text()

    def sees(self, *words):
        text = " ".join(self.text.split())
        missing = [each for each in words if each not in text]
        assert not missing, f"{self.place} does not say {missing}; it says: {text}"

    def sees_not(self, *words):
        text = " ".join(self.text.split())
        assert not [each for each in words if each in text], f"{self.place} says one of {words}"

    def snap(self, name):
        """Keep what is on the screen as a picture for the guide, where pictures are asked for."""
        if self.pictures is not None:
            keep(self.page, self.pictures / f"{name}.png")

    def done(self):
        self.context.close()
        return self.faults
