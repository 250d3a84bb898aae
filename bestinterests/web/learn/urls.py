"""Addresses of the framework, and of what people say about it."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path, register_converter
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from bestinterests.web.learn.addresses import ItemKey, KindKey

register_converter(KindKey, "kind")
register_converter(ItemKey, "key")

from bestinterests.web.learn.views import reading, remarking  # noqa: E402  # the converters come first

app_name = "learn"
moved = RedirectView.as_view(pattern_name="search", query_string=True, permanent=True)
in_an_organisation = [
    path("", remarking.remarks, name="remarks"),
    path("remarks.csv", remarking.remarks_csv, name="remarks_csv"),
    path("remarks.json", remarking.remarks_json, name="remarks_json"),
    path("<public:remark>/", remarking.remark, name="remark"),
    path("<public:remark>/reopen/", remarking.remark_reopen, name="remark_reopen"),
    path("<public:remark>/remove/", remarking.remark_remove, name="remark_remove"),
]
urlpatterns = [
    path("framework/", reading.framework, name="framework"),
    path("framework/search/", login_not_required(require_safe(moved)), name="search"),
    path("framework/unchecked/", reading.unchecked, name="unchecked"),
    path("framework/remarks/new/", remarking.remark_new, name="remark_new"),
    path("framework/<kind:kind>/", reading.kind, name="kind"),
    path("framework/<kind:kind>/<key:key>/", reading.item, name="item"),
    path("organisations/<public:organisation>/remarks/", include(in_an_organisation)),
]
