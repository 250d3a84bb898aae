"""What was published, as programs read it: how each publication stands, and the document as it was published."""

from __future__ import annotations

import msgspec

from bestinterests.domain.publication import Publication
from bestinterests.formats.publications import write_publication
from tests.web.api.cast import program_of
from tests.web.register.cast import Telling


def test_programs_read_what_was_published_and_how_it_stands(cast):
    story = Telling(cast).ready()
    program = program_of(cast.people["observer"])
    where = f"/assessments/{story.id}/publications"
    assert program.get(where).value == {"series": "", "publications": []}
    row = story.publish()
    told = program.get(where).value
    assert told["series"] == row.series.slug
    assert [each["state"] for each in told["publications"]] == ["published"]
    one = program.get(f"{where}/1").value
    assert one["told"] == told["publications"][0]
    held = msgspec.convert(one["publication"], Publication)
    assert write_publication(held) == bytes(row.content)
    assert program.get(f"{where}/2").status == 404
    story.withdraw(row)
    assert program.get(where).value["publications"][0]["because"] == "It named a child by mistake."
    assert program.get(f"{where}/1").status == 410
    assert program_of(cast.people["outsider"]).get(where).status == 404
