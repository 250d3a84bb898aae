"""Addresses that anybody opens, and that stay: what was published once is told of there for ever."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.register.views.public import files, publication, register

_ONE = "<word:slug>/<int:number>"

urlpatterns = [
    path("", register.register, name="register"),
    path("feed.atom", files.feed_atom, name="feed_atom"),
    path("feed.json", files.feed_json, name="feed_json"),
    path("sitemap.xml", files.sitemap, name="sitemap"),
    path("digests.txt", files.digests, name="digests"),
    path("register.zip", files.export, name="export"),
    path("<word:slug>/", register.series, name="series"),
    path("<word:slug>/badge.svg", files.badge, name="badge"),
    path(f"{_ONE}/", publication.publication, name="publication"),
    path(f"{_ONE}.json", publication.publication_json, name="publication_json"),
    path(f"{_ONE}.jsonld", publication.publication_jsonld, name="publication_jsonld"),
    path(f"{_ONE}.pdf", publication.publication_pdf, name="publication_pdf"),
    path(f"{_ONE}/<slug:audience>/", publication.audience, name="audience"),
]
