"""Addresses of the data map."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import data_map

urlpatterns = [
    path("data-map/", data_map.data_map, name="data_map"),
    path("data-map/new/", data_map.data_activity_new, name="data_activity_new"),
    path("data-map/<item:item>/", data_map.data_activity, name="data_activity"),
    path("data-map/<item:item>/copy/", data_map.data_activity_copy, name="data_activity_copy"),
    path("data-map/<item:item>/delete/", data_map.data_activity_delete, name="data_activity_delete"),
]
