"""Addresses of the overview: of all organisations of a person, and within one."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.overview import views

app_name = "overview"
IN_AN_ORGANISATION = [
    path("", views.glance, name="glance"),
    path("marks/", views.marks, name="marks"),
    path("services/", views.service_list, name="services"),
    path("deadlines/", views.deadline_list, name="deadlines"),
    path("export/<word:table>/<word:form>/", views.export, name="export"),
]
urlpatterns = [
    path("overview/", views.everywhere, name="everywhere"),
    path("organisations/<public:organisation>/overview/", include(IN_AN_ORGANISATION)),
]
