"""Addresses of webhooks."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from bestinterests.web.webhooks import views

app_name = "webhooks"
of_one = [
    path("", views.webhook, name="webhook"),
    path("change/", views.webhook_change, name="webhook_change"),
    path("test/", views.webhook_test, name="webhook_test"),
    path("secret/", views.webhook_secret, name="webhook_secret"),
    path("stop/", views.webhook_halt, name="webhook_halt"),
    path("start/", views.webhook_start, name="webhook_start"),
    path("remove/", views.webhook_remove, name="webhook_remove"),
    path("<public:delivery>/", views.delivery, name="delivery"),
    path("<public:delivery>/again/", views.delivery_again, name="delivery_again"),
]
in_an_organisation: list[URLPattern | URLResolver] = [
    path("", views.webhooks, name="webhooks"),
    path("new/", views.webhook_new, name="webhook_new"),
    path("<public:webhook>/", include(of_one)),
]
urlpatterns = [path("organisations/<public:organisation>/webhooks/", include(in_an_organisation))]
