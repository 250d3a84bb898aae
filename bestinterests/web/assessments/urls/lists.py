"""Addresses of lists: of one organisation, of all, and of the samples."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import lists

everywhere = [
    path("assessments/", lists.everywhere, name="everywhere"),
    path("samples/", lists.sample_list, name="samples"),
]
urlpatterns = [
    path("", lists.assessments, name="list"),
    path("export/<word:form>/", lists.export, name="export"),
]
