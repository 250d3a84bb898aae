"""Do what a newcomer does: type ``make run``, open the address that it prints, make the first administrator, find the
samples, and stop it with Ctrl-C.

Everything is kept in a folder of its own that goes afterwards. Exit code 1 with what was printed where the workspace
does not come up, does not answer, or does not end cleanly. Arguments are given to make.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.parse
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = re.compile(r"^\s+(http://127\.0\.0\.1:\d+)\s*$")
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SAMPLE = re.compile(r'href="(/assessments/[0-9a-z]{26}/)"')
SAMPLES = ("Bramble", "Harbour Classroom", "Larkspur Lane", "Puddlehop Islands")
NEWCOMER = {
    "display_name": "Newcomer",
    "email": "newcomer@example.org",
    "password": "copper lantern meadow",
    "organisation": "First Steps",
}
ENDINGS = (0, 2, 128 + signal.SIGINT, -signal.SIGINT)
"""Exit codes of a make whose command was stopped with Ctrl-C, by the release of make."""
SECONDS_TO_END = 30


def main() -> int:
    """Run, look, stop; 0 where all of it went well."""
    with tempfile.TemporaryDirectory() as data:
        fault = tried(["make", *sys.argv[1:], "run"], {**os.environ, "BESTINTERESTS_DATA": data})
    print(f"make run: {fault}" if fault else "make run: came up with its samples, answered, and ended cleanly")
    return 1 if fault else 0


def tried(command: list[str], environment: dict[str, str]) -> str:
    """Start it, look at it and stop it; return what was wrong, or nothing."""
    started = subprocess.Popen(  # a session of its own: Ctrl-C reaches make and everything below it, as in a terminal
        command,
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    assert started.stdout is not None
    fault = "it ended before it printed an address"
    for line in started.stdout:
        print(line, end="", flush=True)
        found = ADDRESS.match(line)
        if found:
            fault = looked(found[1])
            break
    os.killpg(started.pid, signal.SIGINT)
    try:
        rest, _ = started.communicate(timeout=SECONDS_TO_END)
    except subprocess.TimeoutExpired:
        os.killpg(started.pid, signal.SIGKILL)
        return fault or "Ctrl-C did not end it"
    print(rest)
    if "Traceback" in rest:
        return fault or "it ended with a traceback"
    return fault or ("" if started.returncode in ENDINGS else f"it ended with {started.returncode}")


def looked(address: str) -> str:
    """Make the first administrator, and look for the samples; return what is wrong, or nothing."""
    opener = urllib.request.build_opener(
        urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(), Patient()
    )
    try:
        first = page(opener, address)
        token = TOKEN.search(first)
        if token is None:
            return f"{address} does not show the form of the first administrator"
        form = urllib.parse.urlencode({**NEWCOMER, "csrfmiddlewaretoken": token[1]}).encode()
        home = page(opener, f"{address}/start/", form)
        missing = [name for name in SAMPLES if name not in home]
        if missing or "What needs you" not in home:
            return f"the home page does not show {', '.join(missing) or 'what needs the person'}"
        sample = SAMPLE.search(home)
        if sample is None or not any(name in page(opener, address + sample[1]) for name in SAMPLES):
            return "a sample cannot be opened"
    except urllib.error.URLError as error:
        return f"{address} does not answer: {error}"
    return ""


def page(opener: urllib.request.OpenerDirector, address: str, form: bytes | None = None) -> str:
    """The page at an address of this computer, after the form that is sent to it."""
    asked = urllib.request.Request(address, form)  # noqa: S310  # an address of this computer, by the pattern above
    with opener.open(asked, timeout=60) as answer:
        return str(answer.read().decode("utf-8"))


class Patient(urllib.request.HTTPHandler):
    """Tries until the server listens: the address is printed just before."""

    def http_open(self, req: urllib.request.Request) -> HTTPResponse:
        for _ in range(600):
            try:
                return super().http_open(req)
            except urllib.error.URLError:
                time.sleep(0.1)
        return super().http_open(req)


if __name__ == "__main__":
    sys.exit(main())
