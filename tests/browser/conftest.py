"""A real Chromium for the tests of what a person sees, and axe-core for what a screen reader meets."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.programs import missing

AXE = Path(__file__).resolve().parents[2] / "build/axe/axe.min.js"
# Chromium's own sandbox needs rights that a container lacks; the pages are our own and load nothing from elsewhere.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser, started once; each test opens and closes its own page."""
    path = os.environ.get("BESTINTERESTS_CHROMIUM", "/usr/bin/chromium")
    executable = shutil.which(path)
    if executable is None:
        missing(f"no Chromium at {path}: install it, or set BESTINTERESTS_CHROMIUM to where it is")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def axe_source() -> str:
    """The accessibility checker, to be given to `page.evaluate`; then `axe.run()` lists the violations."""
    if not AXE.is_file():
        missing("build/axe/axe.min.js is not there: `make assets` fetches it")
    return AXE.read_text(encoding="utf-8")
