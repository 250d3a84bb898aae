"""Operations that remove what has to go by law."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import removals
from bestinterests.web.api.table.rows import ASSESSMENT, writing

WHO = "Administrators and data protection officers"

REMOVALS = (
    writing(
        "removal_look",
        "POST",
        f"{ASSESSMENT}/removals/look",
        "Where a text stands that has to go by law; nothing is removed",
        "removals:look",
        Gives(200, removals.Stands, "Where it stands."),
        "History",
        more="The text is sent and not asked for in the address, so that no log keeps it.",
        scope="manage",
        takes={JSON: removals.Remove},
        refuses=(409,),
        who=WHO,
        cost=10,
    ),
    writing(
        "remove",
        "POST",
        f"{ASSESSMENT}/removals",
        "Remove a text, or the bytes of attached files, from everything that is kept, with a legal ground",
        "removals:remove",
        Gives(201, removals.Gone, "It is gone; a line says who removed it.", headers=("Location", "ETag")),
        "History",
        more="It goes from the record, its history, what was submitted, drafts, comments and search, and comes back by "
        "no undoing. Files that wait to be looked at go with a text. **Look first.** No key is taken: a digest of what "
        "was sent would let the text be guessed at. Sent again, the answer is 409, since it stands nowhere.",
        scope="manage",
        takes={JSON: removals.Remove},
        refuses=(409,),
        who=WHO,
        cost=10,
    ),
)
