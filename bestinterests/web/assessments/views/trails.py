"""Where pages of step 2 lead back to."""

from __future__ import annotations

from django.urls import reverse

from bestinterests.web.assessments.access import Opened

Trail = list[tuple[str, str]]


def to(opened: Opened, route: str, *arguments: str) -> str:
    """The address of a page of an assessment."""
    return reverse(f"assessments:{route}", args=[opened.id, *arguments])


def features(opened: Opened) -> Trail:
    """Back to the features."""
    return [("Features", to(opened, "features"))]


def feature(opened: Opened, item: str, name: str) -> Trail:
    """Back to one feature."""
    return [*features(opened), (name, to(opened, "feature", item))]


def data_map(opened: Opened) -> Trail:
    """Back to the data map."""
    return [*features(opened), ("Data map", to(opened, "data_map"))]


def impacts(opened: Opened) -> Trail:
    """Back to the impacts."""
    return [("Impacts", to(opened, "impacts"))]


def coverage(opened: Opened) -> Trail:
    """Back to what has been looked for."""
    return [*impacts(opened), ("What has been looked for", to(opened, "coverage"))]
