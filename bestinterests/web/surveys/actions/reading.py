"""What children wrote: the safeguarding lead reads it first, and says what others may read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import NamedTuple

from django.db import transaction
from msgspec.structs import replace

from bestinterests.web.accounts.actions import Refusing
from bestinterests.web.redress import keys
from bestinterests.web.surveys.held import Held, Said, State, held_of, key_of, seal
from bestinterests.web.surveys.models import OpenedWords, Sitting, Survey
from bestinterests.web.surveys.refusing import refused

ONCE_IN = dt.timedelta(minutes=15)


class Words(NamedTuple):
    """Words that somebody may read. quote: may they be used?"""

    text: str
    quote: bool


def read_words(*, sitting: Sitting, actor: str, at: dt.datetime) -> Held:
    """What a sitting holds, for the safeguarding lead; that it was read is kept. Raises Refusing where it is locked."""
    try:
        held = held_of(sitting)
    except (keys.Locked, keys.NoKeys) as error:
        raise Refusing([refused("survey.locked")]) from error
    if not OpenedWords.objects.filter(sitting=sitting, by=actor, at__gt=at - ONCE_IN).exists():
        OpenedWords.objects.create(sitting=sitting, by=actor, at=at)
    return held


def settle_words(*, sitting: Sitting, states: Mapping[str, State]) -> None:
    """Release words to those who write the assessment, or keep them with the lead. states: by the id of the words.

    Raises Refusing where it is locked. Words that came in meanwhile wait on.
    """
    with transaction.atomic():
        row = Sitting.objects.select_for_update(of=("self",)).select_related("key").get(pk=sitting.pk)
        try:
            key, held = key_of(row), held_of(row)
        except (keys.Locked, keys.NoKeys) as error:
            raise Refusing([refused("survey.locked")]) from error
        words: tuple[Said, ...] = tuple(replace(said, state=states.get(said.id, said.state)) for said in held.words)
        row.held = seal(row.public_id, replace(held, words=words), key)
        row.waits = any(said.state == "waits" for said in words)
        row.read_by = row.read_by if row.waits else None
        row.save(update_fields=["held", "waits", "read_by"])


def released(survey: Survey, band: str) -> list[Words]:
    """What was released of one age, of all sittings together, so that no class stands apart. For a closed survey."""
    found: list[Words] = []
    for row in survey.sittings.filter(band=band).select_related("key"):
        try:
            found += [Words(said.text, said.quote) for said in held_of(row).words if said.state == "released"]
        except (keys.Locked, keys.NoKeys):
            continue
    return sorted(found)
