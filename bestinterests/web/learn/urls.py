"""Addresses of the framework."""

from __future__ import annotations

from django.urls import path, register_converter

from bestinterests.web.learn.addresses import ItemKey, KindKey

register_converter(KindKey, "kind")
register_converter(ItemKey, "key")

from bestinterests.web.learn.views import reading  # noqa: E402  # the converters come first

app_name = "learn"
urlpatterns = [
    path("framework/", reading.framework, name="framework"),
    path("framework/<kind:kind>/", reading.kind, name="kind"),
    path("framework/<kind:kind>/<key:key>/", reading.item, name="item"),
]
