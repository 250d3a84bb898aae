"""Addresses of the framework's pages, for every other app that wants to lead to the paragraph that explains.

Each function takes the framework that an assessment is read with: where that is not the current one, the address says
which packs to read. Without a framework it leads to the current one. The addresses are stable: what a place names
today, it names for as long as that version of the pack ships.
"""

from __future__ import annotations

from django.urls import reverse

from bestinterests.packs.framework import Framework
from bestinterests.web.learn.kinds import PAGES
from bestinterests.web.learn.reading import query_of


def of_right(right: str, framework: Framework | None = None) -> str:
    """Return the address of a right, as ``article-16``."""
    return of_place(f"rights/{right}", framework)


def of_activity(activity: str, framework: Framework | None = None) -> str:
    """Return the address of a data activity."""
    return of_place(f"activities/{activity}", framework)


def of_standard(standard: str, framework: Framework | None = None) -> str:
    """Return the address of a standard, as ``standard-7``."""
    return of_place(f"standards/{standard}", framework)


def of_obligation(standard: str, obligation: str, framework: Framework | None = None) -> str:
    """Return the address of an obligation on the page of its standard."""
    return of_place(f"standards/{standard}/obligations/{obligation}", framework)


def of_pattern(pattern: str, framework: Framework | None = None) -> str:
    """Return the address of a feature pattern."""
    return of_place(f"patterns/{pattern}", framework)


def of_band(band: str, framework: Framework | None = None) -> str:
    """Return the address of an age band."""
    return of_place(f"bands/{band}", framework)


def of_scale(scale: str, framework: Framework | None = None, level: str = "") -> str:
    """Return the address of a scale, or of one of its levels."""
    return of_place(f"scales/{scale}", framework) + (f"#{level_anchor(scale, level)}" if level else "")


def of_matrix(matrix: str, framework: Framework | None = None) -> str:
    """Return the address of a matrix."""
    return of_place(f"matrices/{matrix}", framework)


def of_profile(profile: str, framework: Framework | None = None) -> str:
    """Return the address of a profile."""
    return of_place(f"profiles/{profile}", framework)


def of_practice(practice: str, framework: Framework | None = None) -> str:
    """Return the address of a practice that no gain can pay for."""
    return of_place(f"practices/{practice}", framework)


def of_term(vocabulary: str, term: str = "", framework: Framework | None = None) -> str:
    """Return the address of a word in its list, or of the list."""
    return of_place(f"vocabularies/{vocabulary}/terms/{term}" if term else f"vocabularies/{vocabulary}", framework)


def of_source(source: str, framework: Framework | None = None) -> str:
    """Return the address of a source, as ``S33``."""
    return of_place(f"sources/{source}", framework)


def of_place(place: str, framework: Framework | None = None) -> str:
    """Return the address of any place, as ``rights/article-16/adult``: the page of the thing, and there the statement.

    place: as ``Framework.statements`` names it, at least kind and id. Raises NoReverseMatch where it is no place.
    """
    kind, key, *within = place.split("/")
    page = reverse("learn:item", args=[PAGES.get(kind, kind), key])
    query = query_of(framework) if framework else ""
    return page + (f"?{query}" if query else "") + (f"#{place}" if within else "")


def of_kind(kind: str, framework: Framework | None = None) -> str:
    """Return the address of a list, as ``rights``."""
    query = query_of(framework) if framework else ""
    return reverse("learn:kind", args=[kind]) + (f"?{query}" if query else "")


def level_anchor(scale: str, level: str) -> str:
    """Return the anchor of a level on the page of its scale."""
    return f"scales/{scale}/levels/{level}"
