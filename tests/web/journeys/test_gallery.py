"""Pictures of pages that show several services, or several people at once: taken where pictures are asked for."""

from __future__ import annotations

import pytest

from tests.web.journeys import pictures
from tests.web.journeys.colleague import Colleague
from tests.web.journeys.several import FILES
from tests.web.serving import served
from tests.web.stage import staged

pytestmark = pytest.mark.skipif(pictures.folder() is None, reason="pictures are made by `make pictures`")


def test_an_officer_sees_all_services_and_what_people_say(chromium, tmp_path):
    data = tmp_path / "data"
    told = staged(data, "tests.web.journeys.several")
    with served(data) as server:
        dov = Colleague(chromium, server, "Dov", told["assessment"])
        dov.go(f"/organisations/{told['organisation']}/overview/")
        dov.sees(f"{len(FILES) + 2} services")
        dov.snap("overview")
        dov.go(f"{dov.start}comments/{told['thread']}/")
        dov.sees("All but eleven.")
        dov.snap("talk")
        assert dov.done() == []
