"""Addresses within one assessment."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.views import saying

urlpatterns = [
    path("", saying.in_assessment, name="in_assessment"),
    path("<int:pattern>/accept/", saying.pattern_accept, name="pattern_accept"),
    path("<int:pattern>/decline/", saying.pattern_decline, name="pattern_decline"),
]
