"""What an assessment is for things that are taken over into it: its words, ages, groups, and what is here already."""

from __future__ import annotations

from collections.abc import Mapping

from bestinterests.changes.references import items_by_id
from bestinterests.changes.taking.fitting import Ground
from bestinterests.domain.document import Document
from bestinterests.packs.framework import Framework
from bestinterests.packs.meaning.notes import Notes
from bestinterests.web.assessments.differing.values import levels
from bestinterests.web.assessments.models import Origin


def ground_of(document: Document, framework: Framework, here: Mapping[str, str]) -> Ground:
    """What has to be fitted. here: ids by the id at the origin, of what was taken over from it before."""
    judged = document.assessment
    return Ground(
        known=Notes(document, framework, None).known,
        levels=levels(framework),
        bands=frozenset(each.band for each in judged.children if each.in_scope) if judged.children else None,
        here=here,
        groups={group.name.strip().casefold(): group.id for group in judged.groups},
    )


def here_from(assessment: int, source: int, document: Document) -> dict[str, str]:
    """Ids of what was taken over from one origin and is still there, by the id at the origin."""
    rows = Origin.objects.filter(assessment=assessment, source=source).values_list("source_item", "item")
    there = items_by_id(document).keys()
    return {origin: item for origin, item in rows if item in there}
