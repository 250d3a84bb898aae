"""Addresses of those who work on cases, below the cases of an organisation."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.views import reading

urlpatterns = [
    path("<public:case>/", reading.case, name="case"),
]
