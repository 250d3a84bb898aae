"""Operations that take lines of the history back, or see whether it is intact."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Merged
from bestinterests.web.api.shapes import asking, reversals
from bestinterests.web.api.table.rows import ASSESSMENT, ASSESSORS, reading, writing

LINE = f"{ASSESSMENT}/history/{{revision}}"
DONE = Gives(200, Merged, "It is done; `applied` says what was written.", headers=("ETag",))

REVERSALS = (
    reading(
        "undo_look",
        f"{LINE}/undo",
        "What taking back a line would come to, and what it asks",
        "reversals:undo_look",
        asking.Coming,
        "History",
        refuses=(409, 410),
        who=ASSESSORS,
        cost=5,
    ),
    writing(
        "undo",
        "POST",
        f"{LINE}/undo",
        "Take back what a line changed, as a new line",
        "reversals:undo",
        DONE,
        "History",
        more="What others changed stays. Where somebody wrote there since, it asks: every question needs an answer, "
        "else the answer is 409 and nothing is written.",
        takes={JSON: asking.Answering},
        refuses=(409, 410),
        cost=5,
    ),
    reading(
        "restore_look",
        f"{LINE}/restore",
        "What putting the record back to how it stood after a line would come to",
        "reversals:restore_look",
        asking.Coming,
        "History",
        refuses=(409, 410),
        who=ASSESSORS,
        cost=2,
    ),
    writing(
        "restore",
        "POST",
        f"{LINE}/restore",
        "Put what is judged back to how it stood after a line, as a new line",
        "reversals:restore",
        DONE,
        "History",
        more="What was said in reviews, advice and decisions stays. `base_revision` is that of what was looked at: "
        "what others wrote after it stays as well, and where it contradicts, the answer is 409 as for PATCH.",
        takes={JSON: reversals.Restore},
        refuses=(409, 410),
        cost=2,
    ),
    reading(
        "verification",
        f"{ASSESSMENT}/verification",
        "Walk the whole history: is it intact, and does it lead to the record?",
        "reversals:verification",
        reversals.Verified,
        "History",
        cost=10,
    ),
)
