"""One line of log for each request: which route, what came of it, how long. No address, no path, no person."""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

log = logging.getLogger("bestinterests.web")


class RequestLog:
    """Logs every request under the name of its route and gives it an id, which the page of an error shows."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        started = time.perf_counter()
        request.request_id = secrets.token_hex(6)  # type: ignore[attr-defined]
        response = self.get_response(request)
        route = request.resolver_match.view_name if request.resolver_match else "none"
        log.info(
            "request",
            extra={
                "route": route,
                "method": request.method,
                "status": response.status_code,
                "milliseconds": round(1000 * (time.perf_counter() - started), 1),
                "request": request.request_id,  # type: ignore[attr-defined]
            },
        )
        return response
