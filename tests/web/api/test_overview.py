"""Numbers of the overview are the lengths of the lists behind them, and tables are what pages give."""

from __future__ import annotations

import io
import zipfile

from django.urls import reverse

from tests.web.api.cast import program_of
from tests.web.reviews.cast import Story


def numbers(told):
    """Every number that names a list."""
    yield from (told[name] for name in ("total", "waits", "not_here", "undated"))
    for each in told["verdicts"]:
        yield from (each["now"], each["expected"])
    yield from (*told["completeness"], *told["marks"])


def test_every_number_is_the_length_of_the_list_behind_it(cast, signed):
    for record in ("consistent", "conditions", "refused"):
        Story(cast, record)
    Story(cast, "conditions").decided(outcome="proceed-with-conditions", measures=("M02",), conditions="Names.")
    program = program_of(cast.people["observer"])
    home = f"/organisations/{cast.organisation.public_id}/overview"
    told = program.get(home).value
    assert (told["total"]["number"], told["states"]) == (4, {"draft": 3, "decided": 1})
    listed = list(numbers(told))
    assert sum(each["number"] for each in listed) > 20
    for each in {each["of"]: each for each in listed}.values():
        found = program.get(f"{home}/services?of={each['of']}")
        assert len(found.value["entries"]) == each["number"], (each, found.content)
    for due in told["due"]:
        for when, name in (("overdue", "overdue"), ("90-days", "within_90_days"), ("all", "all")):
            rows = program.get(f"{home}/deadlines?what={due['what']}&when={when}").value["entries"]
            assert len(rows) == due[name], (due, when)
    assert program.get(f"{home}/deadlines?what=actions&when=all").value["entries"][0]["item"] == "M02"
    assert program.get(f"{home}?state=decided").value["total"]["number"] == 1
    for wrong in ("?kind=999999", "/services?of=cake", "/deadlines?when=soon", "?state=cake"):
        assert program.get(f"{home}{wrong}").status == 422, wrong

    table = program.get(f"{home}/tables/verdicts")
    page = reverse("overview:export", args=[cast.organisation.public_id, "verdicts", "csv"])
    assert table.content == b"".join(signed("observer").get(page).streaming_content)
    book = program.get(f"{home}/tables/everything")
    assert zipfile.ZipFile(io.BytesIO(book.content)).testzip() is None
    assert program.get(f"{home}/tables/everything", accept="text/csv").status == 406
    assert program.get(f"{home}/tables/cake").status == 404
