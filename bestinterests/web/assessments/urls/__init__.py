"""Addresses of assessments, a module for each part of the work."""

from __future__ import annotations

from django.urls import include, path, register_converter

from bestinterests.web.assessments.addresses import ItemId, WordId

register_converter(ItemId, "item")
register_converter(WordId, "word")

from bestinterests.web.assessments.urls import (  # noqa: E402  # the converters come first
    actions,
    apart,
    balances,
    beginning,
    children,
    comments,
    consultations,
    coverage,
    data_map,
    documents,
    evidence,
    exchange,
    features,
    history,
    impacts,
    lists,
    outside,
    overview,
    rating,
    reuse,
    rights,
    scope,
    service,
    standards,
    tensions,
    typing,
    whole,
)

app_name = "assessments"
IN_AN_ASSESSMENT = (
    overview,
    scope,
    service,
    children,
    rights,
    features,
    data_map,
    impacts,
    coverage,
    rating,
    apart,
    evidence,
    consultations,
    balances,
    tensions,
    whole,
    standards,
    actions,
    typing,
    documents,
    exchange,
    history,
    outside,
    reuse,
    comments,
)
"""Modules whose ``urlpatterns`` lie within one assessment."""
IN_AN_ORGANISATION = (lists, beginning)
"""Modules whose ``urlpatterns`` lie below the assessments of one organisation."""

urlpatterns = [
    *lists.everywhere,
    *outside.named,
    path(
        "organisations/<public:organisation>/assessments/",
        include([*(each for module in IN_AN_ORGANISATION for each in module.urlpatterns), *reuse.in_an_organisation]),
    ),
    path(
        "assessments/<public:assessment>/",
        include([pattern for module in IN_AN_ASSESSMENT for pattern in module.urlpatterns]),
    ),
]
