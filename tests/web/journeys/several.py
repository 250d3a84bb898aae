"""Several services of an organisation, with people who talk about one, made in a process of its own for a folder."""

from __future__ import annotations

import json
import sys

from tests.web.journeys.in_force import gathered

FILES = "puddlehop-islands", "larkspur-lane", "bramble-badger", "harbour-classroom"
PLACE = "assessment/impacts/I01/mechanism"


def main(folder: str) -> None:
    """Make the examples as if they were services of one organisation, one beside them that is begun, and a thread."""
    cast = gathered(folder)

    from django.utils import timezone
    from msgspec.structs import replace

    from bestinterests.web.assessments.actions import answer, begin_thread, create, create_from
    from bestinterests.web.assessments.evaluating import work_out
    from tests.web.assessments.cast import example
    from tests.web.reviews.cast import Story, acting

    at, amara = timezone.now(), acting(cast.people["assessor"])
    rows = []
    for name in FILES:
        document = example(name)
        real = replace(document, assessment=replace(document.assessment, fictional=False))
        rows.append(create_from(organisation=cast.organisation, document=real, actor=amara, at=at))
    create(organisation=cast.organisation, title="Wave Pals", patterns=("chat",), actor=amara, at=at)
    Story(cast, "conditions").in_review("reviewer")
    work_out(timezone.localdate(at))
    said = "Also after the islands were reset in May? Some children lost what they had built."
    thread = begin_thread(assessment=rows[0], place=PLACE, text=said, actor=acting(cast.people["reviewer"]), at=at)
    answer(thread=thread, text="@Dov, you saw the figures. Did they all get it back?", actor=amara, at=at)
    officer = acting(cast.people["data-protection-officer"])
    answer(thread=thread, text="All but eleven. I have the report, and add it as evidence.", actor=officer, at=at)
    told = {"organisation": cast.organisation.public_id, "assessment": rows[0].public_id, "thread": thread.public_id}
    sys.stdout.write(json.dumps(told) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
