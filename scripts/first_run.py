"""Do what a newcomer does: type ``make serve``, open the address that it prints, look, and stop it with Ctrl-C.

Exit code 1 with what was printed where the workspace does not come up, does not answer, or does not end cleanly.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from http.client import HTTPResponse
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ADDRESS = re.compile(r"^\s+(http://127\.0\.0\.1:\d+)\s*$")
FIRST = "Make the first administrator"
SECONDS_TO_END = 30


def main() -> int:
    """Run, look, stop; 0 where all of it went well."""
    command = ["make", *sys.argv[1:], "serve"]
    started = subprocess.Popen(  # a session of its own: Ctrl-C reaches make and everything below it, as in a terminal
        command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
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
        rest, fault = "", fault or "Ctrl-C did not end it"
    print(rest)
    fault = fault or ("it ended with a traceback" if "Traceback" in rest else "")
    print(f"make serve: {fault}" if fault else "make serve: came up, answered, and ended cleanly")
    return 1 if fault else 0


def looked(address: str) -> str:
    """Open the first page; return what is wrong with it, or nothing."""
    asked = urllib.request.Request(address)  # noqa: S310  # an address of this computer, by the pattern above
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), Patient())
    with opener.open(asked, timeout=60) as answer:
        page = answer.read().decode("utf-8")
    return "" if FIRST in page or "Sign in" in page else f"{address} does not show a first page"


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
