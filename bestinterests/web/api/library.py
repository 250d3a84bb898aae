"""The one module that knows how HTTP is spoken: from the table of operations to Django's views and back.

A call is looked at in this order: method, token, rate, scope, accepted media types, what was sent. Then the function of
the operation is called, and whatever it raises is said in the one shape of a fault. Why this is no library:
docs/adr/0021.
"""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable, Iterable, Mapping
from importlib import import_module
from typing import Any, NamedTuple

import msgspec
from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import MediaType
from django.urls import URLPattern, re_path
from django.utils import timezone

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.limits import LIMITS
from bestinterests.web.accounts.access import NotAllowed, standings_of
from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.accounts.models import User
from bestinterests.web.api.actions import note_use
from bestinterests.web.api.faults import Wrong, refused, wrong
from bestinterests.web.api.limits import BUCKETS
from bestinterests.web.api.models import Token
from bestinterests.web.api.operations import (
    BYTES,
    CHANGES,
    DOCUMENT,
    KINDS,
    PREFIX,
    PROBLEM,
    TITLES,
    VERSION,
    Fault,
    Operation,
)
from bestinterests.web.api.receiving import asked, received
from bestinterests.web.api.scopes import SCOPES
from bestinterests.web.api.tokens import token_of
from bestinterests.web.assessments.attaching.kinds import SIZE
from bestinterests.web.assessments.snapshot import Unreadable

log = logging.getLogger("bestinterests.web")
View = Callable[..., HttpResponse]
OURS = frozenset({DOCUMENT, CHANGES})


class Answer(NamedTuple):
    """What an operation gives back. value: a struct, or bytes as they are. kind: the media type; blank: as accepted.

    etag: of a state of the record; whoever has it already is told so with 304.
    """

    value: Any = None
    status: int = 200
    headers: Mapping[str, str] = {}
    kind: str = ""
    etag: str = ""


class Call:
    """One request, as the function of an operation sees it."""

    def __init__(self, request: HttpRequest, operation: Operation, path: Mapping[str, str]) -> None:
        self.request = request
        self.operation = operation
        self.path = path
        self.at: dt.datetime = timezone.now()
        self.token: Token | None = None
        self.asked: Any = None
        self.sent: Any = None
        self.sent_as = ""

    @property
    def person(self) -> User:
        """Whom the token acts for."""
        assert self.token is not None
        return self.token.person

    def header(self, name: str) -> str:
        """A header of the request; blank where there is none."""
        return self.request.headers.get(name, "")

    def accepts(self, kind: str) -> bool:
        """Is an answer of this media type accepted?"""
        return self.request.accepts(kind)

    def insist_accepted(self, *kinds: str) -> str:
        """Return the preferred one of these media types. Raises Wrong (406) where none is accepted."""
        preferred = self.request.get_preferred_type(list(kinds))
        if preferred is None:
            sentence = f"This is given as {' or '.join(kinds)}."
            raise wrong(406, "api.not-accepted", sentence, "Accept one of them.", path="Accept")
        return preferred


def addresses(operations: Iterable[Operation]) -> list[URLPattern]:
    """Return a route for each path of the operations, named after the first operation there."""
    by_path: dict[str, dict[str, Operation]] = {}
    for operation in operations:
        by_path.setdefault(operation.path, {})[operation.method] = operation
    return [_route(path, held) for path, held in by_path.items()]


def answer(fault: Fault, headers: Mapping[str, str] | None = None) -> HttpResponse:
    """Return a fault as it is said."""
    response = HttpResponse(msgspec.json.encode(fault), status=fault.status, content_type=PROBLEM)
    for name, value in (headers or {}).items():
        response.headers[name] = value
    return response


def without_rules(view: View) -> View:
    """Open a view to requests without a session or a form's token: tokens are not sent by browsers by themselves."""
    view.csrf_exempt = True  # type: ignore[attr-defined]
    view.login_required = False  # type: ignore[attr-defined]
    view.takes_sessions = False  # type: ignore[attr-defined]  # so that no second factor is asked of a browser here
    return view


def _route(path: str, held: dict[str, Operation]) -> URLPattern:
    parts = [f"(?P<{p[1:-1]}>{KINDS[p[1:-1]][1:-1]})" if p.startswith("{") else p for p in path.split("/")]
    pattern = f"^{PREFIX[1:]}{'/'.join(parts)}$"

    def view(request: HttpRequest, **given: str) -> HttpResponse:
        method = "GET" if request.method == "HEAD" else request.method or ""
        operation = held.get(method)
        if operation is None:
            allow = ", ".join(sorted({*held, *(("HEAD",) if "GET" in held else ())}))
            sentence = f"{request.method} is not among what can be done here: {allow}."
            fault = wrong(405, "api.method", sentence, "See the description at openapi.json.")
            return answer(fault.fault, {"Allow": allow})
        return _called(Call(request, operation, given))

    return re_path(pattern, without_rules(view), name=next(iter(held.values())).name)


def _called(call: Call) -> HttpResponse:
    try:
        _let_in(call)
        kinds = tuple(dict.fromkeys(kind for gives in call.operation.gives for kind in gives.kinds))
        preferred = call.insist_accepted(*kinds) if kinds and "*/*" not in kinds else ""
        if call.operation.asks is not None:
            call.asked = asked(call.request.GET, call.operation.asks)
        if call.operation.takes:
            _receive(call)
        return _given(call, _function(call.operation.does)(call), preferred)
    except Exception as error:
        return _said(call.request, error)


def _given(call: Call, given: Answer, preferred: str) -> HttpResponse:
    if given.etag and call.request.method in ("GET", "HEAD") and _holds(call.header("If-None-Match"), given.etag):
        response = HttpResponse(status=304)
        del response.headers["Content-Type"]
    elif given.status == 204:
        response = HttpResponse(status=204)
        del response.headers["Content-Type"]
    else:
        content = given.value if isinstance(given.value, bytes) else msgspec.json.encode(given.value)
        response = HttpResponse(content, status=given.status, content_type=given.kind or preferred)
    for name, value in given.headers.items():
        response.headers[name] = value
    if given.etag:
        response.headers["ETag"] = given.etag
    response.headers["Vary"] = "Accept, Authorization"
    return response


def _holds(header: str, etag: str) -> bool:
    """Does an If-None-Match name this state? A weak name counts here as well (RFC 9110, section 13.1.2)."""
    names = [name.strip().removeprefix("W/") for name in header.split(",")]
    return etag in names or names == ["*"]


def _let_in(call: Call) -> None:
    """Find whose token it is, count the call, and ask for the scope. Raises Wrong."""
    if call.operation.open:
        return
    word, _, secret = call.header("Authorization").partition(" ")
    token = token_of(secret.strip(), call.at) if word.lower() == "bearer" else None
    if token is None:
        sentence = "A token that is good is needed: this one is unknown, expired or revoked, or none was sent."
        remedy = "Make one on your account page, and send it as Authorization: Bearer, and the token."
        headers = {"WWW-Authenticate": 'Bearer realm="Best Interests"'}
        raise wrong(401, "api.token", sentence, remedy, path="Authorization", headers=headers)
    wait = BUCKETS.take(token.public_id, settings.API_RATE, call.operation.cost)
    if wait:
        remedy = f"Ask again in {wait} seconds."
        headers = {"Retry-After": str(wait)}
        raise wrong(429, "api.rate", "This token has asked too often.", remedy, headers=headers)
    scope = call.operation.scope
    if scope and scope not in token.scopes:
        sentence = f"This token was not made to {SCOPES[scope].name.lower()}."
        raise wrong(403, "api.scope", sentence, f"Make one with the scope {scope} on your account page.")
    call.token = token
    note_use(token, timezone.localdate(call.at))
    call.request.user = token.person
    within = set(token.organisations.values_list("pk", flat=True))
    standings = standings_of(token.person)
    call.request.standings = [s for s in standings if s.organisation.pk in within]  # type: ignore[attr-defined]


def _receive(call: Call) -> None:
    """Read what was sent, as the type that stands for its media type. Raises Wrong (413, 415, 422)."""
    takes = call.operation.takes
    kind = MediaType(call.request.META.get("CONTENT_TYPE", ""))
    name = f"{kind.main_type}/{kind.sub_type}"
    version = kind.params.get("version", VERSION) if name in OURS else VERSION
    if name not in takes or version != VERSION:
        sentence = f"This reads {' or '.join(takes)}{'' if version == VERSION else f', of which version {VERSION}'}."
        headers = (
            {"Accept-Patch": ", ".join(takes)} if call.operation.method == "PATCH" else {"Accept": ", ".join(takes)}
        )
        raise wrong(415, "api.media-type", sentence, "Say so in Content-Type.", path="Content-Type", headers=headers)
    most = call.operation.most or (SIZE if name == BYTES else LIMITS.size)
    length = call.request.META.get("CONTENT_LENGTH") or "0"
    if length.isdigit() and int(length) > most:
        raise _too_large(most)
    data = call.request.read(most + 1)
    if len(data) > most:
        raise _too_large(most)
    call.sent_as = name
    wanted = takes[name]
    call.sent = data if wanted is bytes else received(data, wanted)
    call.request.sent_bytes = data  # type: ignore[attr-defined]


def _too_large(most: int) -> Wrong:
    return wrong(413, "api.too-large", f"At most {most // 1_000_000} MB can be sent here.", "Send less at a time.")


def _function(address: str) -> Callable[[Call], Answer]:
    module, _, name = address.partition(":")
    found: Callable[[Call], Answer] = getattr(import_module(module), name)
    return found


def _said(request: HttpRequest, error: Exception) -> HttpResponse:
    """What an exception is to whoever asked: never a page, never how the server is made."""
    match error:
        case Wrong():
            return answer(error.fault, error.headers)
        case Http404():
            problem = Problem(code="api.not-found", path="", sentence="There is nothing at this address for you.")
            return _fault(404, [problem])
        case NotAllowed():
            return _fault(403, refused(error.refusals))
        case Refusing():
            return _fault(409, refused(error.refusals))
        case Refused():
            return _fault(409, error.problems)
        case Unreadable():
            sentence = f"The record as of revision {error.seq} cannot be read any more: something was removed lawfully."
            return _fault(410, [Problem(code="api.removed", path="", sentence=sentence)])
        case RequestDataTooBig():
            return answer(_too_large(LIMITS.size).fault)
    log.error("an operation of the API failed", exc_info=error)
    return failed(request)


def failed(request: HttpRequest) -> HttpResponse:
    """The answer after a fault of ours; the number leads to the line of the log."""
    number = getattr(request, "request_id", "")
    sentence = f"Something went wrong on our side{f' (number {number})' if number else ''}. Nothing was half done."
    remedy = "Try again in a few minutes; if it goes on, tell the person who runs this server the number."
    return _fault(500, [Problem(code="api.failed", path="", sentence=sentence, remedy=remedy)])


def _fault(status: int, problems: Iterable[Problem]) -> HttpResponse:
    return answer(Fault(title=TITLES[status], status=status, problems=tuple(problems)))
