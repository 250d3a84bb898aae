"""From the first visit to a decision that stands, for a service that is not among the examples."""

from __future__ import annotations

import pytest

from tests.web.journeys import deciding, gathering, identifying, pictures, rating, scoping, sending, weighing
from tests.web.journeys.visitor import Visitor
from tests.web.serving import served

WAYS = {"with_script": (True, 1280), "without_script_on_a_phone": (False, 360)}
CHAPTERS = [
    ("Amara", scoping.start),
    ("Amara", scoping.people),
    ("Amara", scoping.scope),
    ("Amara", scoping.service),
    ("Amara", scoping.children),
    ("Amara", scoping.rights),
    ("Amara", identifying.features),
    ("Amara", identifying.data),
    ("Amara", identifying.impacts),
    ("Amara", identifying.coverage),
    ("Amara", deciding.refused),
    ("Amara", rating.consultation),
    ("Amara", rating.evidence),
    ("Amara", rating.unsure),
    ("Amara", weighing.actions),
    ("Amara", rating.settled),
    ("Amara", weighing.balance),
    ("Amara", weighing.tension),
    ("Amara", weighing.remedy),
    ("Amara", weighing.whole),
    ("Amara", weighing.standards),
    ("Amara", weighing.plan),
    ("Amara", weighing.dpia),
    ("Amara", sending.there_and_back),
    ("Amara", deciding.submit),
    ("Deniz", deciding.open_round),
    ("Bram", deciding.review),
    ("Dov", deciding.advise),
    ("Deniz", deciding.decide),
    ("Bram", deciding.read_again),
    ("Amara", deciding.go_on),
]
"""Who does what, in the order of the story, once all are there."""


class Cast(dict):
    """The people of the story by name, each with a browser of their own from when they first come."""

    def __init__(self, chromium, server, script, width, folder):
        super().__init__()
        self.given = chromium, server, script, width, folder

    def __missing__(self, name):
        chromium, server, script, width, folder = self.given
        self[name] = Visitor(chromium, server, name, script=script, width=width, pictures=folder)
        return self[name]


@pytest.mark.parametrize("way", WAYS)
def test_a_new_service_comes_from_the_first_visit_to_a_decision(chromium, tmp_path, way):
    script, width = WAYS[way]
    with served(tmp_path / "data") as server:
        cast = Cast(chromium, server, script, width, pictures.folder() if script else None)
        gathering.begin(cast["Edda"])
        gathering.gather(cast)
        gathering.arrange(cast["Edda"])
        for name, chapter in CHAPTERS:
            chapter(cast[name])
        assert [fault for visitor in cast.values() for fault in visitor.done()] == []
