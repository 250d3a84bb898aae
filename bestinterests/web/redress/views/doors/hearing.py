"""A recording of one sentence, given out to whoever presses play; a part of it where the browser asks for one."""

from __future__ import annotations

import re

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.web.redress.models import Spoken
from bestinterests.web.redress.views.doors.frame import Standing

_PART = re.compile(r"bytes=([0-9]{0,12})-([0-9]{0,12})")


@login_not_required
@require_safe
def voice(request: HttpRequest, slug: str, name: str) -> HttpResponse:
    """Give out a recording. That it was asked for is kept nowhere."""
    standing = Standing(request, slug)
    row = Spoken.objects.filter(portal=standing.portal, name=name).first()
    if row is None:
        raise Http404
    response = _part(bytes(row.content), row.kind, request.headers.get("Range", ""))
    response.headers["Accept-Ranges"] = "bytes"
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    response.of_doors = True  # type: ignore[attr-defined]
    return response


def _part(content: bytes, kind: str, asked: str) -> HttpResponse:
    """The whole, or one part as RFC 9110 has it: some browsers play nothing that they cannot ask for in parts."""
    found = _PART.fullmatch(asked)
    if found is None or not (found[1] or found[2]):
        return HttpResponse(content, content_type=kind)
    size = len(content)
    first = int(found[1]) if found[1] else max(0, size - int(found[2]))
    last = min(int(found[2]), size - 1) if found[1] and found[2] else size - 1
    if first > last:
        response = HttpResponse(status=416, content_type=kind)
        response.headers["Content-Range"] = f"bytes */{size}"
        return response
    response = HttpResponse(content[first : last + 1], status=206, content_type=kind)
    response.headers["Content-Range"] = f"bytes {first}-{last}/{size}"
    return response
