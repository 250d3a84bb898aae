"""Addresses of the children who use the service, and of the people who take part."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import children, people

urlpatterns = [
    path("children/", children.children, name="children"),
    path("groups/", children.groups, name="groups"),
    path("groups/new/", children.group_new, name="group_new"),
    path("groups/<item:item>/", children.group, name="group"),
    path("groups/<item:item>/delete/", children.group_delete, name="group_delete"),
    path("people/", people.people_here, name="people_here"),
    path("people/new/", people.person_new, name="person_new"),
    path("people/<item:item>/", people.person, name="person"),
    path("people/<item:item>/me/", people.person_me, name="person_me"),
    path("people/<item:item>/delete/", people.person_delete, name="person_delete"),
]
