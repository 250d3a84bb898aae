"""Operations on rating apart: no answer holds what somebody else rated before all have given."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives, Merged
from bestinterests.web.api.shapes import apart
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ASSESSMENT, reading, writing

ROUNDS = f"{ASSESSMENT}/rating-rounds"
ROUND = f"{ROUNDS}/{{apart}}"
APART = "Rating apart"

RATING_APART = (
    reading(
        "apart_rounds",
        ROUNDS,
        "Rounds of rating apart, with who has given",
        "apart:rounds",
        apart.Rounds,
        APART,
        asks=Placed,
    ),
    writing(
        "apart_open",
        "POST",
        ROUNDS,
        "Ask two or more assessors to rate impacts apart",
        "apart:open_round",
        Gives(201, apart.RoundWhole, "They are asked.", headers=("Location",)),
        APART,
        more="While a round runs, what is judged of its impacts stands still, their features, ages and direction too.",
        takes={JSON: apart.OpenApart},
        refuses=(409,),
        headers=("Idempotency-Key",),
    ),
    reading(
        "apart_round",
        ROUND,
        "A round: who has given, what the person rates in it, and in the end where ratings part",
        "apart:round_shown",
        apart.RoundWhole,
        APART,
        more="What others rate is told by nothing before all have given.",
    ),
    writing(
        "apart_rate",
        "PUT",
        f"{ROUND}/ratings/{{impact}}/{{slot}}",
        "Keep what the person rates in one slot of an impact, for them alone",
        "apart:rate",
        Gives(200, apart.RoundWhole, "It is kept, and given by nobody yet."),
        APART,
        takes={JSON: apart.Rate},
        refuses=(409,),
        who="Assessors who were asked",
    ),
    writing(
        "apart_give",
        "POST",
        f"{ROUND}/give",
        "Give what the person rates, for good; with the last of them all are shown",
        "apart:give",
        Gives(200, apart.RoundWhole, "It is given."),
        APART,
        takes={JSON: apart.Give},
        refuses=(409,),
        who="Assessors who were asked",
    ),
    writing(
        "apart_close",
        "POST",
        f"{ROUND}/close",
        "Close a round, for reasons: two ratings or more are shown, one alone stays sealed",
        "apart:close",
        Gives(200, apart.RoundWhole, "It is closed."),
        APART,
        takes={JSON: apart.CloseApart},
        refuses=(409,),
        who="Assessors: whoever opened it; any where they have left",
    ),
    writing(
        "apart_agree",
        "POST",
        f"{ASSESSMENT}/ratings/{{impact}}/{{slot}}/agree",
        "Agree on what several rated apart: two people who are named, and a reason",
        "apart:agree",
        Gives(200, Merged, "It is written; what each gave stays beside it.", headers=("ETag",)),
        APART,
        more="It is merged as PATCH merges, and answers as that does.",
        takes={JSON: apart.Agree},
        refuses=(409, 410),
    ),
)
