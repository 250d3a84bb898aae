"""Every address of the workspace."""

from __future__ import annotations

from django.urls import include, path

from bestinterests.web.config.health import health
from bestinterests.web.config.home import home
from bestinterests.web.config.searching import search
from bestinterests.web.ui import pages

urlpatterns = [
    path("", home, name="home"),
    path("search/", search, name="search"),
    path("health", health, name="health"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("", include("bestinterests.web.accounts.urls")),
    path("", include("bestinterests.web.config.erasing.urls")),
    path("", include("bestinterests.web.learn.urls")),
    path("", include("bestinterests.web.explainer.urls")),
    path("", include("bestinterests.web.assessments.urls")),
    path("", include("bestinterests.web.reviews.urls")),
    path("", include("bestinterests.web.notices.urls")),
    path("", include("bestinterests.web.change_requests.urls")),
    path("", include("bestinterests.web.overview.urls")),
    path("", include("bestinterests.web.redress.urls")),
    path("", include("bestinterests.web.surveys.urls")),
    path("", include("bestinterests.web.resources.urls")),
    path("", include("bestinterests.web.register.urls")),
    path("", include("bestinterests.web.desk.urls")),
    path("", include("bestinterests.web.webhooks.urls")),
    path("", include("bestinterests.web.api.urls")),
]

handler400 = "bestinterests.web.ui.refusing.bad_request"
handler403 = "bestinterests.web.ui.refusing.not_allowed"
handler404 = "bestinterests.web.ui.refusing.not_found"
handler500 = "bestinterests.web.ui.refusing.failed"
