"""The API at 500 impacts, over HTTP: reading and merging, against a bare view that decodes and encodes the same."""

from __future__ import annotations

import http.client
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Thread
from types import ModuleType
from typing import Any

import msgspec

from benchmarks.measure import best, row
from benchmarks.rating import SIZE, Desk, set_up_in
from bestinterests.domain.document import Document

AIM = 3
CHANGES = "application/vnd.bestinterests.changes+json"


def run() -> list[str]:
    """Lines of the section on the API."""
    with tempfile.TemporaryDirectory() as folder:
        set_up_in(folder)
        desk = Desk()
        with served(bare_of(bytes(desk.held.head))) as port:
            return [
                f"The API at {SIZE} impacts, over HTTP (aim: at most {AIM}x a bare view that decodes and encodes)",
                *Asking(desk, port).lines(),
            ]


def bare_of(content: bytes) -> ModuleType:
    """The addresses of the workspace with two bare views: on the bytes of the document, and on what is sent."""
    from django.http import HttpRequest, HttpResponse
    from django.urls import path

    from bestinterests.web.api.library import without_rules
    from bestinterests.web.api.shapes.history import Patch
    from bestinterests.web.config import urls

    def read(request: HttpRequest) -> HttpResponse:
        document = msgspec.json.decode(content, type=Document)
        return HttpResponse(msgspec.json.encode(document), content_type="application/json")

    def merge(request: HttpRequest) -> HttpResponse:
        msgspec.json.decode(request.body, type=Patch)
        msgspec.json.encode(msgspec.json.decode(content, type=Document))
        return HttpResponse(b"{}", content_type="application/json")

    bare = ModuleType("bare")
    bare.urlpatterns = [  # type: ignore[attr-defined]
        path("bare/read", without_rules(read), name="bare_read"),
        path("bare/merge", without_rules(merge), name="bare_merge"),
        *urls.urlpatterns,
    ]
    return bare


@contextmanager
def served(addresses: ModuleType) -> Iterator[int]:
    """A server on these addresses, in a thread of this process: its port."""
    from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
    from django.core.wsgi import get_wsgi_application
    from django.test import override_settings

    class Quiet(WSGIRequestHandler):
        def log_message(self, *_: Any) -> None:
            pass

    with override_settings(ROOT_URLCONF=addresses, API_RATE=100_000):
        server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
        server.set_app(get_wsgi_application())
        thread = Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        server.server_close()


class Asking:
    """A program with a token, on a connection that stays open."""

    def __init__(self, desk: Desk, port: int) -> None:
        from django.utils import timezone

        from bestinterests.web.accounts.access import standings_of
        from bestinterests.web.accounts.models import User
        from bestinterests.web.api.actions import make_token

        person = User.objects.get()
        at = timezone.now()
        standings = standings_of(person)
        _, self.secret = make_token(
            name="Benchmark",
            scopes=frozenset({"read", "write"}),
            organisations=frozenset(held.organisation.public_id for held in standings),
            standings=standings,
            until=at.date().replace(year=at.year + 1, day=1),
            actor=person,
            at=at,
        )
        self.address = f"/api/v1/assessments/{desk.held.public_id}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.revision, self.summary = desk.held.revision, ""

    def lines(self) -> list[str]:
        """What each costs, against the least that it could."""
        from bestinterests.web.assessments.snapshot import forget_documents

        document = self.ask("GET", self.address)
        self.summary = msgspec.json.decode(document)["assessment"].get("summary", "")
        bare = best(lambda: self.ask("GET", "/bare/read"), 30)
        whole = best(lambda: self.ask("GET", self.address), 30)
        bare_merge = best(lambda: self.ask("POST", "/bare/merge", self._change()), 30)
        merge = best(self._merging(), 20)
        first = best(self._merging(forget_documents), 10)
        small = best(lambda: self.ask("GET", "/api/v1/me"), 30)
        return [
            row(f"a bare view that decodes and encodes {len(document) // 1000} kB", bare, 1.0),
            row("GET of the document", whole, whole / bare),
            row("GET of the person, for what token and server cost", small, small / bare),
            row("a bare view that decodes changes and document, and encodes it", bare_merge, 1.0),
            row("PATCH of one text, merged and written", merge, merge / bare_merge),
            row("the same, by a process that has not seen the record as it stands", first, first / bare_merge),
        ]

    def _change(self, after: str = "Other words.") -> bytes:
        edit = {"kind": "set", "path": ["assessment", "summary"], "before": self.summary, "after": after}
        return msgspec.json.encode({"base_revision": self.revision, "changes": {"format": 1, "edits": [edit]}})

    def _merging(self, before: Callable[[], None] = lambda: None) -> Callable[[], None]:
        def merge() -> None:
            before()
            after = f"As of revision {self.revision}."
            told = msgspec.json.decode(self.ask("PATCH", self.address, self._change(after), CHANGES))
            self.revision, self.summary = told["revision"], after

        return merge

    def ask(self, method: str, path: str, data: bytes = b"", kind: str = "application/json") -> bytes:
        """What a path answers, which has to be a success."""
        headers = {"Authorization": f"Bearer {self.secret}", "Content-Type": kind}
        self.connection.request(method, path, data, headers)
        answer = self.connection.getresponse()
        content = answer.read()
        assert answer.status == 200, content
        return content
