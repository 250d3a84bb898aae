"""Addresses of those who run portals, below one organisation."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.redress.views import covering, portals, speaking

urlpatterns = [
    path("", portals.portals, name="portals"),
    path("new/", portals.portal_new, name="portal_new"),
    path("cover/", covering.cover, name="cover"),
    path("keys/", covering.custodians, name="custodians"),
    path("keys/name/", covering.custodian_name, name="custodian_name"),
    path("keys/drop/", covering.custodian_drop, name="custodian_drop"),
    path("calling/", covering.paging, name="paging"),
    path("calling/try/", covering.paging_try, name="paging_try"),
    path("holidays/", covering.holiday_list, name="holidays"),
    path("holidays/back/", covering.holiday_back, name="holiday_back"),
    path("<public:portal>/", portals.portal, name="portal"),
    path("<public:portal>/voice/", speaking.voice, name="portal_voice"),
    path("<public:portal>/voice/<slug:name>/", speaking.record, name="portal_record"),
    path("<public:portal>/voice/<slug:name>/drop/", speaking.drop, name="portal_record_drop"),
    path("<public:portal>/open/", portals.portal_open, name="portal_open"),
    path("<public:portal>/shut/", portals.portal_shut, name="portal_shut"),
]
