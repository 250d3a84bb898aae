"""Operations on reading from outside: naming papers for somebody, ending it, and what was opened."""

from __future__ import annotations

from bestinterests.web.api.operations import JSON, Gives
from bestinterests.web.api.shapes import outside
from bestinterests.web.api.shapes.reviews import Nothing
from bestinterests.web.api.shapes.values import Placed
from bestinterests.web.api.table.rows import ASSESSMENT, reading, writing

SHARERS = "Administrators, data protection officers and deciders"
TAG = "Outside reading"
GRANT = f"{ASSESSMENT}/outside/{{grant}}"

OUTSIDE = (
    reading(
        "outside_readings",
        f"{ASSESSMENT}/outside",
        "What is and was named of an assessment for readers outside",
        "outside:readings",
        outside.OutsideReadings,
        TAG,
        scope="people",
        asks=Placed,
        who=SHARERS,
    ),
    reading(
        "outside_reading",
        GRANT,
        "What is named for one reader, with the link by which they join",
        "outside:reading",
        outside.OutsideReadingTold,
        TAG,
        scope="manage",
        who=SHARERS,
    ),
    reading(
        "openings",
        f"{GRANT}/openings",
        "Each time that the reader opened something",
        "outside:openings",
        outside.Openings,
        TAG,
        scope="people",
        asks=Placed,
        who=SHARERS,
    ),
    writing(
        "name_papers",
        "POST",
        f"{ASSESSMENT}/outside",
        "Name papers for one reader until a moment",
        "outside:name",
        Gives(201, outside.OutsideReading, "They are named.", headers=("Location",)),
        TAG,
        more="Whoever is no member is invited in the same breath; the Location gives their link.",
        scope="manage",
        takes={JSON: outside.NamePapers},
        refuses=(409,),
        headers=("Idempotency-Key",),
        who=SHARERS,
    ),
    writing(
        "end_reading",
        "POST",
        f"{GRANT}/end",
        "End what a reader may open, at once",
        "outside:end",
        Gives(200, outside.OutsideReading, "Nothing of it opens any more."),
        TAG,
        scope="manage",
        takes={JSON: Nothing},
        refuses=(409,),
        who=SHARERS,
    ),
)
