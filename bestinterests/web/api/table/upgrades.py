"""Operations that take a record over to newer packs."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Merged
from bestinterests.web.api.shapes import upgrades
from bestinterests.web.api.table.rows import ASSESSMENT, reading, writing

UPGRADES = (
    reading(
        "upgrade_look",
        f"{ASSESSMENT}/upgrade",
        "The packs of the record, what is newer, and what would become of each answer",
        "upgrades:look",
        upgrades.UpgradeTold,
        "Assessments",
        asks=upgrades.Towards,
        refuses=(409,),
        cost=2,
    ),
    writing(
        "upgrade",
        "POST",
        f"{ASSESSMENT}/upgrade",
        "Take the record over to newer packs; no judgement is changed by it",
        "upgrades:upgrade",
        Gives(200, Merged, "It is done; `applied` says what was written.", headers=("ETag",)),
        "Assessments",
        more="`revision` is that of what was looked at: where somebody wrote since, the answer is 409 and nothing is "
        "written.",
        takes={JSON: upgrades.GoOver},
        refuses=(409,),
        cost=2,
    ),
)
