"""What people have under way while somebody's account is erased: typed, sent in, or sealed until all have given."""

from __future__ import annotations

import msgspec

from bestinterests.web.assessments.apart.locking import Locked, unlocked
from bestinterests.web.assessments.apart.rounds import place
from bestinterests.web.assessments.models import RUNNING, Draft, SealedRating, Upload
from bestinterests.web.assessments.names import Named


def let_go(person: str) -> None:
    """Delete what somebody (public id) had typed, sent in or rated, and had not saved, brought in or given."""
    Draft.objects.filter(person=person).delete()
    Upload.objects.filter(person=person).delete()
    SealedRating.objects.filter(person=person, seal="").update(content=b"")


def drop_uploads(person: Named, organisations: list[int]) -> None:
    """Delete files that wait to be looked at and hold the name, or cannot be searched; people still have them."""
    held = Upload.objects.filter(organisation__in=organisations)
    for pk, content, *told in held.values_list("pk", "content", "name", "mapping").iterator(chunk_size=1):
        try:
            text = bytes(content).decode()
        except UnicodeDecodeError:
            Upload.objects.filter(pk=pk).delete()
            continue
        if any(person.without(each) != each for each in (text, *told)):
            Upload.objects.filter(pk=pk).delete()


def is_sealed(person: Named, organisations: list[int]) -> bool:
    """Say whether a rating that is given and not shown yet names somebody.

    It cannot be changed under its seal: the name goes from the record once the round has ended. What is sealed under
    another secret is never shown.
    """
    rows = SealedRating.objects.filter(round__state=RUNNING, round__assessment__organisation__in=organisations)
    return any(_names(row, person) for row in rows.exclude(content=b"").select_related("round").order_by("pk"))


def _names(row: SealedRating, person: Named) -> bool:
    try:
        said = msgspec.json.decode(unlocked(bytes(row.content), place(row)))
    except Locked:
        return False
    return bool(person.without(said) != said)
