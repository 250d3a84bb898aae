"""Operations on the plan and on the work on its actions."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Merged
from bestinterests.web.api.shapes import plan
from bestinterests.web.api.table.rows import ASSESSMENT, reading, writing

PLAN = (
    reading(
        "plan",
        f"{ASSESSMENT}/actions",
        "Every action in the method's order, and what has become of it",
        "plan:plan",
        plan.Plan,
        "Actions",
        refuses=(409,),
        cost=2,
    ),
    writing(
        "work",
        "POST",
        f"{ASSESSMENT}/actions/{{measure}}/work",
        "Record what has become of an action: that it is done, and how its test went",
        "plan:work",
        Gives(200, Merged, "It is recorded; `applied` says what was written.", headers=("ETag",)),
        "Actions",
        more="Also while a decision is in force: what was decided on stays as it was submitted. The plan itself is "
        "changed by PATCH, in a draft.",
        takes={JSON: plan.Work},
        refuses=(409, 410),
        who="Action owners and assessors",
    ),
)
