"""Addresses of the pages on rights. Each says for whom and for which nation it speaks, so that it can be passed on."""

from __future__ import annotations

from django.urls import path, register_converter

from bestinterests.web.resources.addresses import Place, Reads

register_converter(Place, "place")
register_converter(Reads, "reads")

from bestinterests.web.resources.views import lessons, letters, reading  # noqa: E402  # the converters come first

app_name = "resources"
_FOR = "learn/<place:place>/<reads:audience>/"

urlpatterns = [
    path("learn/", reading.start, name="start"),
    path("learn/lessons/<slug:pack>/", lessons.lesson, name="lesson"),
    path("learn/lessons/<slug:pack>.pdf", lessons.printed, name="lesson_pdf"),
    path(_FOR, reading.home, name="home"),
    path(f"{_FOR}<slug:name>/", reading.page, name="page"),
    path(f"{_FOR}rights/<slug:right>/", reading.right, name="right"),
    path(f"{_FOR}letters/<slug:right>/", letters.letter, name="letter"),
    path(f"{_FOR}letters/<slug:right>.txt", letters.letter_text, name="letter_text"),
]
