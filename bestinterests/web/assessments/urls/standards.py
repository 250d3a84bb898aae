"""Addresses of standards and of what else conformity asks."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import standards

urlpatterns = [
    path("standards/", standards.standards, name="standards"),
    path("standards/<word:word>/", standards.standard, name="standard"),
    path("higher-protection/", standards.matters, name="matters"),
    path("minimum-harms/", standards.minimum_harms, name="minimum_harms"),
    path("texts/", standards.texts, name="texts"),
]
