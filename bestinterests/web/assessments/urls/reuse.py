"""Addresses of taking things over, of their origins, and of the same feature judged apart."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.reuse import comparing, origins, taking

urlpatterns = [
    path("reuse/", taking.reuse, name="reuse"),
    path("reuse/taken-over/", origins.reuse_origins, name="reuse_origins"),
    path("reuse/taken-over/<item:item>/", origins.reuse_offer, name="reuse_offer"),
    path("reuse/<public:source>/<item:item>/", taking.reuse_item, name="reuse_item"),
]
in_an_organisation = [
    path("apart/", comparing.apart, name="apart"),
    path("apart/<word:pattern>/", comparing.apart_pattern, name="apart_pattern"),
    path("apart/<public:assessment>/<item:item>/", comparing.apart_family, name="apart_family"),
]
