"""Addresses of features, of the practices in them, and of how they act on one another."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.features import item, links, listing

urlpatterns = [
    path("features/", listing.features, name="features"),
    path("features/order/", listing.features_order, name="features_order"),
    path("features/from-patterns/", listing.features_begin, name="features_begin"),
    path("features/practices/", item.practices, name="practices"),
    path("features/new/", item.feature_new, name="feature_new"),
    path("features/<item:item>/", item.feature, name="feature"),
    path("features/<item:item>/practices/", item.feature_practices, name="feature_practices"),
    path("features/<item:item>/standards/", item.feature_standards, name="feature_standards"),
    path("features/<item:item>/delete/", item.feature_delete, name="feature_delete"),
    path("links/", links.links, name="links"),
    path("links/new/", links.link_new, name="link_new"),
    path("links/<item:item>/", links.link, name="link"),
    path("links/<item:item>/delete/", links.link_delete, name="link_delete"),
]
