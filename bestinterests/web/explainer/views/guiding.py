"""What the pages of the workspace are for, topic by topic."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from bestinterests.texts.guiding import reading
from bestinterests.web.explainer.frame import page


@login_not_required
@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    """List every topic with its paragraphs."""
    return page(request, "explainer/topics.html", topics=reading.guiding().topics)


@login_not_required
@require_safe
def topic(request: HttpRequest, topic: str) -> HttpResponse:
    """Show the paragraphs of a topic."""
    held = next((each for each in reading.guiding().topics if each.id == topic), None)
    if held is None:
        raise Http404
    return page(request, "explainer/topic.html", topic=held, topics=reading.guiding().topics)
