"""A stage for the browser: an example that is decided and published, with an open portal.

As a process of its own: ``python -m tests.web.register.shelf FOLDER`` says what there is as JSON.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path


def main(folder: str) -> None:
    """Make everything by the actions that people use."""
    from tests.web.stage import entered

    entered(folder)

    from django.utils import timezone
    from msgspec.structs import replace

    from bestinterests.domain.record import Record
    from bestinterests.web.assessments import actions as steps
    from bestinterests.web.redress import keys
    from tests.web.assessments.cast import example
    from tests.web.cast import cast_of
    from tests.web.redress.visitors import opened
    from tests.web.register.cast import Telling

    at = timezone.now()
    ring = Path(folder, keys.FILE)
    ring.write_text(keys.written(keys.new_ring(f"{at:%Y-%m-%d}")), encoding="utf-8")
    ring.chmod(0o600)

    class Shelf(Telling):
        """The game, decided on without what its sample says of reviews and decisions."""

        def __init__(self, cast: object) -> None:
            self.cast, self.minutes = cast, 0
            document = replace(example("puddlehop-islands"), record=Record())
            self.row = steps.create_from(
                organisation=self.cast.organisation, document=document, actor=self.who("assessor"), at=at
            )

    cast = cast_of()
    story = Shelf(cast).advised()
    story.decide(outcome="stop", expires_on=None)
    opened(cast, story.row, at)
    row = story.named().publish()
    sys.stdout.write(json.dumps({"series": row.series.slug, "assessment": story.id}) + "\n")


if __name__ == "__main__":
    main(sys.argv[1])
