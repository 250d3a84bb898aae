"""Addresses of the report and of every file."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import documents

urlpatterns = [
    path("report/", documents.report, name="report"),
    path("report/look.css", documents.report_look, name="report_look"),
    path("documents/", documents.documents, name="documents"),
    path("documents/<word:paper>/<word:form>/", documents.document, name="document"),
]
