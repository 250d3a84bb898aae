"""Addresses at which impacts are rated."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import rating

urlpatterns = [
    path("ratings/", rating.ratings, name="ratings"),
    path("impacts/<item:item>/rating/", rating.rating, name="rating"),
    path("impacts/<item:item>/rating/<word:slot>/", rating.rating, name="rating_slot"),
    path("impacts/<item:item>/rating/<word:slot>/live/", rating.rating_live, name="rating_live"),
    path("impacts/<item:item>/apart/", rating.rating_apart, name="rating_apart"),
]
