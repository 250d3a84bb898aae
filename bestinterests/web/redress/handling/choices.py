"""What can be chosen for an item: parts of the assessment it is about, rights and standards of the packs, in words."""

from __future__ import annotations

from bestinterests.web.assessments.snapshot import read_document
from bestinterests.web.learn.reading import current
from bestinterests.web.redress.models import Case as Row

Pairs = list[tuple[str, str]]


def about(row: Row) -> dict[str, Pairs]:
    """By kind of point: ids with words. Parts of the assessment are missing where a case is about no service yet."""
    framework = current()
    found: dict[str, Pairs] = {
        "features": [],
        "rights": [(key, framework.right_name(key)) for key in framework.framework_rights],
        "standards": [(key, f"{standard.title}") for key, standard in framework.standards.items()],
        "measures": [],
        "impacts": [],
    }
    if row.assessment is None:
        return found
    held = read_document(row.assessment.head).assessment
    found["features"] = [(each.id, f"{each.id} {each.name}") for each in held.features]
    found["measures"] = [(each.id, f"{each.id} {each.title}") for each in held.measures]
    found["impacts"] = [(each.id, f"{each.id} {each.title}") for each in held.impacts]
    return found


def words_of(row: Row) -> dict[str, str]:
    """The words of everything an item can point at, by id."""
    return {key: said for pairs in about(row).values() for key, said in pairs}
