"""Operations on lists of assessments, and how one is begun."""

from __future__ import annotations

from bestinterests.web.api.operations import DOCUMENT, JSON, Gives
from bestinterests.web.api.shapes import lists
from bestinterests.web.api.table.rows import ORGANISATION, reading, writing

LISTS = (
    reading(
        "assessments",
        f"{ORGANISATION}/assessments",
        "Assessments of an organisation: filtered, searched, in an order",
        "lists:assessments",
        lists.Rows,
        "Assessments",
        asks=lists.Listing,
    ),
    writing(
        "begin_assessment",
        "POST",
        f"{ORGANISATION}/assessments",
        "Begin an assessment: blank, from patterns, or from a whole document",
        "lists:begin",
        Gives(201, lists.Made, "It is begun.", headers=("Location", "ETag")),
        "Assessments",
        takes={JSON: lists.Begin, DOCUMENT: bytes},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who="Assessors",
        cost=5,
    ),
    reading(
        "samples",
        "/samples",
        "The samples that come with the product",
        "lists:samples",
        lists.Rows,
        "Assessments",
        who="Anyone",
    ),
)
