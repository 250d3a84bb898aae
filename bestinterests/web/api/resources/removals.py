"""Lawful removal: a text, or the bytes of attached files, with a ground; looked at first, then done.

What is sent is kept nowhere: no key is taken, since the digest of what was sent would let the text be guessed at.
"""

from __future__ import annotations

from typing import Any

import msgspec

from bestinterests.domain.problem import Problem, Refused
from bestinterests.web.accounts.roles import Permission
from bestinterests.web.api.faults import Wrong, wrong
from bestinterests.web.api.library import Answer, Call
from bestinterests.web.api.resources.forms import checked
from bestinterests.web.api.resources.places import assessment_address, etag_of
from bestinterests.web.api.shapes.removals import Field, Gone, Holding, Stands
from bestinterests.web.assessments import actions
from bestinterests.web.assessments.access import Opened, opened
from bestinterests.web.assessments.views.removal import Removing
from bestinterests.web.assessments.whereabouts import Whereabouts, files, whereabouts

NOTHING = Whereabouts((), False, (), (), 0, 0, 0, 0, 0)


def look(call: Call) -> Answer:
    """Tell where it stands; nothing is removed."""
    held, given = _read(call)
    found = whereabouts(held.head, given["text"]) if given["text"] else NOTHING
    told = Stands(
        anywhere=found.anywhere,
        fields=tuple(Field(place=place, times=times) for place, times in found.fields),
        course=found.course,
        lines=found.lines,
        snapshots=found.snapshots,
        submissions=found.submissions,
        drafts=found.drafts,
        grants=found.grants,
        comments=found.comments,
        uploads=found.uploads,
        files=tuple(
            Holding(digest=each.digest, name=each.name, size=each.size, holds=each.holds)
            for each in files(held.head, given["text"])
        ),
    )
    return Answer(told)


def remove(call: Call) -> Answer:
    """Remove it from everything that is kept, with a line that says who did it and on what ground."""
    held, given = _read(call)
    try:
        line = actions.remove_lawfully(
            assessment=held.row,
            text=given["text"],
            files=given["attached"],
            ground=given["ground"],
            words=given["words"],
            actor=held.actor,
            at=held.at,
        )
    except Refused as refused:
        raise Wrong(409, refused.problems) from refused
    if line is None:
        sentence = "This stands nowhere in what is kept. Nothing was removed."
        raise wrong(409, "removal.nowhere", sentence, "Quote the text to the letter.", path="text")
    location = f"{assessment_address(held.id)}/history/{line.seq}"
    return Answer(Gone(revision=line.seq), 201, {"Location": location, "ETag": etag_of(line.seq)})


def _read(call: Call) -> tuple[Opened, dict[str, Any]]:
    """What is to go, as the page reads it. Raises Wrong (422)."""
    held = opened(call.request, call.path["assessment"], Permission.REMOVE)
    sent = msgspec.structs.asdict(call.sent)
    form = Removing({**sent, "attached": list(sent["attached"])})
    known = [(each.digest, each.name) for each in files(held.head)] if sent["attached"] else []
    if lost := [digest for digest in sent["attached"] if digest not in dict(known)]:
        sentence = f"The bytes of {lost[0]} are not here."
        raise Wrong(422, [Problem(code="api.field", path="attached", sentence=sentence)])
    form.fields["attached"].choices = known  # type: ignore[attr-defined]
    return held, checked(form)
