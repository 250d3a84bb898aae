"""Addresses of the task list."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import overview

urlpatterns = [path("", overview.overview, name="overview")]
