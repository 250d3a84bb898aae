"""Addresses of beginning an assessment."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import beginning

urlpatterns = [
    path("new/", beginning.new, name="new"),
    path("new/file/", beginning.new_from_file, name="new_from_file"),
    path("new/file/<public:upload>/", beginning.new_preview, name="new_preview"),
    path("new/file/<public:upload>/discard/", beginning.new_discard, name="new_discard"),
    path("new/sample/<public:assessment>/", beginning.sample_copy, name="sample_copy"),
]
