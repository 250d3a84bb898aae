"""Splitting an impact by ages: two items with the same judgements, the age bands divided between them."""

from __future__ import annotations

from collections.abc import Collection

import msgspec

from bestinterests.changes.references import accompanied
from bestinterests.domain.document import Document


def split_by_age(document: Document, impact: str, bands: Collection[str], key: str) -> Document:
    """Return the document in which some bands of an impact stand in an item of their own, judged as before.

    impact: its id. bands: those that leave it; some of its own, and not all of them. key: the provisional key of the
    new item, as in ``I+w-0001``. Whatever names the impact names both from then on: measures, tensions, balances and
    what is judged together; a link to or from it is doubled, under keys that follow from this one. So dividing alone
    never improves a verdict (method, section on splitting). Raises KeyError where there is no such impact, ValueError
    where the bands do not divide it.
    """
    held = {each.id: each for each in document.assessment.impacts}[impact]
    stays = tuple(band for band in held.bands if band not in bands)
    leaves = tuple(band for band in held.bands if band in bands)
    if not stays or not leaves:
        raise ValueError("some of its age bands have to stay, and some to leave")
    shared = accompanied(document.assessment, impact, key)
    own = {each.id: each for each in shared.impacts}[impact]
    parts = {impact: msgspec.structs.replace(own, bands=stays)}
    impacts = tuple(parts.get(each.id, each) for each in shared.impacts)
    new = msgspec.structs.replace(held, id=key, bands=leaves)
    doubled = tuple(
        msgspec.structs.replace(
            link,
            id=f"L+{key.partition('+')[2]}-{link.id.lower()}",
            source=key if link.source == impact else link.source,
            target=key if link.target == impact else link.target,
        )
        for link in shared.links
        if impact in (link.source, link.target)
    )
    after = msgspec.structs.replace(shared, impacts=(*impacts, new), links=(*shared.links, *doubled))
    return msgspec.structs.replace(document, assessment=after)
