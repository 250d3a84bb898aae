"""What is answered where an assessment was made with packs that are not here: calmly, on every page that needs them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from bestinterests.domain.problem import Refused
from bestinterests.web.assessments.access import opened
from bestinterests.web.assessments.frame import page


class WithoutPacks:
    """Answers 409 with the reasons where a page of an assessment needs packs that are not part of this release."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Only a view of an assessment, which has opened it before, and only what makes going on impossible."""
        match = request.resolver_match
        assessment = match.kwargs.get("assessment") if match and match.namespace == "assessments" else None
        if assessment is None or not isinstance(exception, Refused):
            return None
        held = opened(request, assessment)
        return page(request, held, "assessments/without_packs.html", problems=exception.problems, status=409)
