"""A writer that goes through the API: it reads, changes and sends, and says what was acknowledged.

``python -m tests.web.attacks.asking SERVER ASSESSMENT WRITER FROM COUNT``, with the token in BI_TOKEN, writes and
prints each number once its change has been answered with 200. Where all write to one field it may be contradicted.
"""

from __future__ import annotations

import datetime as dt
import http.client
import os
import subprocess
import sys
import time
from urllib.parse import urlsplit

import msgspec

from tests.web.attacks.writing import ROOT, SHARED_EVERY, said

CHANGES = "application/vnd.bestinterests.changes+json"


def tokens(assessment: int, writers: int) -> dict[int, str]:
    """A token for each writer, who is an assessor of the organisation; its secret by the writer's number."""
    from django.utils import timezone

    from bestinterests.web.accounts import actions as people
    from bestinterests.web.accounts.access import standings_of
    from bestinterests.web.api.actions import make_token
    from bestinterests.web.assessments.models import Assessment

    where = Assessment.objects.get(pk=assessment).organisation
    at = timezone.now()
    found = {}
    for number in range(1, writers + 1):
        person = people.add_person(
            email=f"writer{number}@example.org",
            display_name=f"Writer {number}",
            organisation=where.name,
            roles=frozenset({"assessor"}),
            at=at,
        )
        _, found[number] = make_token(
            name="Writer",
            scopes=frozenset({"read", "write"}),
            organisations=frozenset({where.public_id}),
            standings=standings_of(person),
            until=timezone.localdate(at) + dt.timedelta(days=2),
            actor=person,
            at=at,
        )
    return found


def started(server: str, secret: str, assessment: str, writer: int, first: int, count: int) -> subprocess.Popen[str]:
    """A writer as a process of its own; what it acknowledges comes line by line."""
    asked = [sys.executable, "-m", "tests.web.attacks.asking", server, assessment, *map(str, (writer, first, count))]
    return subprocess.Popen(asked, cwd=ROOT, env={**os.environ, "BI_TOKEN": secret}, stdout=subprocess.PIPE, text=True)


class Asking:
    """A connection with a token; a request that is told to wait waits."""

    def __init__(self, server: str) -> None:
        self.server = urlsplit(server)
        self.connection = http.client.HTTPConnection(self.server.hostname or "", self.server.port, timeout=120)

    def ask(self, method: str, path: str, value: object = None) -> tuple[int, object]:
        """The status, and what was said."""
        data = b"" if value is None else msgspec.json.encode(value)
        headers = {"Authorization": f"Bearer {os.environ['BI_TOKEN']}", "Content-Type": CHANGES}
        self.connection.request(method, f"/api/v1/assessments/{path}", data, headers)
        answer = self.connection.getresponse()
        told = msgspec.json.decode(answer.read())
        if answer.status == 429:
            time.sleep(int(answer.headers["Retry-After"]))
            return self.ask(method, path, value)
        return answer.status, {**told, "revision": int((answer.headers["ETag"] or '"0"').strip('"'))}


def write(asking: Asking, assessment: str, writer: int, number: int) -> bool:
    """One change as a program makes it; whether it was acknowledged."""
    status, held = asking.ask("GET", assessment)
    assert status == 200, held
    shared = number % SHARED_EVERY == 0
    path = ["assessment", "summary"] if shared else ["assessment", "features", f"F{writer:02}", "description"]
    judged = held["assessment"]
    item = judged if shared else next(each for each in judged["features"] if each["id"] == f"F{writer:02}")
    edit = {"kind": "set", "path": path, "before": item.get(path[-1], ""), "after": said(writer, number)}
    value = {"base_revision": held["revision"], "changes": {"format": 1, "edits": [edit]}}
    status, told = asking.ask("PATCH", assessment, value)
    assert status == 200 or (shared and status == 409), told
    return status == 200


def main(server: str, assessment: str, writer: int, first: int, count: int) -> None:
    """Write and say what was acknowledged."""
    asking = Asking(server)
    for number in range(first, first + count):
        if write(asking, assessment, writer, number):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], *map(int, sys.argv[3:]))
