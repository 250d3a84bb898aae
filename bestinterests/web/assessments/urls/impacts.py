"""Addresses of impacts."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views.impacts import item, listing

urlpatterns = [
    path("impacts/", listing.impacts, name="impacts"),
    path("impacts/several/", listing.impacts_quick, name="impacts_quick"),
    path("impacts/prompts/", item.impact_prompts, name="impact_prompts"),
    path("impacts/new/<word:direction>/", item.impact_new, name="impact_new"),
    path("impacts/<item:item>/", item.impact, name="impact"),
    path("impacts/<item:item>/delete/", item.impact_delete, name="impact_delete"),
]
