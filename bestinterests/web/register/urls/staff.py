"""Addresses of those who prepare, publish, withdraw, and read what others published."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.register.views.staff import leaving, naming, publishing, shadows, texts, withdrawing

in_an_assessment = [
    path("", publishing.hub, name="publish"),
    path("texts/<slug:audience>/", texts.text, name="text"),
    path("leave-out/", leaving.places, name="leave_out"),
    path("leave-out/<path:place>/put-back/", leaving.publish_again, name="put_back"),
    path("leave-out/<path:place>/", leaving.place, name="leave_out_place"),
    path("who/", naming.who, name="who"),
    path("preview/<slug:audience>/", publishing.preview, name="preview"),
    path("confirm/", publishing.confirm, name="confirm"),
    path("changes/<public:change>/", withdrawing.change, name="publish_change"),
    path("shadow/", shadows.difference, name="difference"),
    path("<int:number>/withdraw/", withdrawing.withdrawal, name="withdraw"),
]
in_an_organisation = [
    path("", shadows.brought_in, name="brought_in"),
    path("new/", shadows.bring_in, name="bring_in"),
    path("<public:brought>/", shadows.brought, name="brought"),
    path("<public:brought>/begin/", shadows.begin, name="shadow_begin"),
]
