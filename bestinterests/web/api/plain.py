"""What other parts of the server answer under the address of the API, such as a page of refusal, said as a fault."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bestinterests.domain.problem import Problem
from bestinterests.web.api.library import answer, failed
from bestinterests.web.api.operations import TITLES, Fault

ROOT = "/api/"
CODES = {400: "api.request", 404: "api.not-found", 405: "api.method", 413: "api.too-large", 503: "api.not-ready"}
SENTENCES = {
    400: "The request cannot be understood.",
    404: "There is nothing at this address.",
    405: "This cannot be done here.",
    413: "It is larger than may be sent.",
    503: "Nobody has set this workspace up yet.",
}


class OneShape:
    """Stands around everything else: no page in HTML leaves under ``ROOT``, whoever wrote it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not request.path_info.startswith(ROOT) or response.status_code in (301, 308):
            return response
        kind = response.headers.get("Content-Type", "")
        if response.status_code < 300 or response.status_code == 304 or not kind.startswith("text/html"):
            return response
        return _plain(request, response.status_code, response.headers.get("Allow", ""))


def _plain(request: HttpRequest, status: int, allow: str) -> HttpResponse:
    if status == 302:  # to the page on which the first administrator is made
        status = 503
    if status not in SENTENCES:
        return failed(request) if status >= 500 else _plain(request, 400, "")
    problem = Problem(code=CODES[status], path="", sentence=SENTENCES[status])
    fault = Fault(title=TITLES[status], status=status, problems=(problem,))
    return answer(fault, {"Allow": allow} if allow else None)
