"""Addresses of those who work on cases, below the cases of an organisation."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.views import reading, safeguarding

urlpatterns = [
    path("safeguarding/", safeguarding.queue, name="safeguarding"),
    path("<public:case>/", reading.case, name="case"),
]
