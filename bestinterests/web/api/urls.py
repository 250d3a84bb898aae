"""Addresses of the API, and of the pages on which tokens are made and revoked."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, path, re_path

from bestinterests.web.api import views
from bestinterests.web.api.library import addresses, without_rules
from bestinterests.web.api.table import OPERATIONS

app_name = "api"
urlpatterns: list[URLPattern | URLResolver] = [
    path("account/tokens/", views.tokens, name="tokens"),
    path("account/tokens/<public:token>/revoke/", views.token_revoke, name="token_revoke"),
    path("organisations/<public:organisation>/tokens/", views.organisation_tokens, name="organisation_tokens"),
    path(
        "organisations/<public:organisation>/tokens/<public:token>/revoke/",
        views.organisation_token_revoke,
        name="organisation_token_revoke",
    ),
    *addresses(OPERATIONS),
    re_path(r"^api(?:/.*)?$", without_rules(views.nothing_here), name="nothing_here"),
]
