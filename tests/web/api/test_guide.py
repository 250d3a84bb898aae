"""The client of the guide does what the guide says, against a server, also where somebody else was faster."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.api.cast import program_of
from tests.web.cast import cast_of
from tests.web.reviews.cast import Story

GUIDE = Path(__file__).parents[3] / "docs/guide/api.md"
CLIENT = re.search(r"^```python\n(.*?)^```", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)[1]


def run(server, secret):
    return subprocess.Popen(
        [sys.executable, "-c", CLIENT],
        env={**os.environ, "BI_SERVER": server, "BI_TOKEN": secret, "no_proxy": "127.0.0.1,localhost"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )


@pytest.mark.django_db(transaction=True)
def test_the_client_of_the_guide_changes_a_level_and_tells_of_a_conflict(live_server):
    cast = cast_of()
    story = Story(cast, "conditions")
    program = program_of(cast.people["assessor"])
    said, _ = run(live_server.url, program.secret).communicate("unknown\n", timeout=60)
    assert said.endswith("Written as revision 2.\n"), said
    held = program.get(f"/assessments/{story.id}").value["assessment"]["impacts"][0]
    assert held["before"]["agreed"][0]["level"] == "unknown"
    client = run(live_server.url, program.secret)
    while (letter := client.stdout.read(1)) != "?":
        assert letter, "it ended before it asked"
    path = ["assessment", "impacts", held["id"], "before"]
    after = {"agreed": [{**held["before"]["agreed"][0], "level": "minor"}]}
    edit = {"kind": "set", "path": path, "before": held["before"], "after": after}
    assert program.patch(f"/assessments/{story.id}", 2, edit).status == 200
    said, _ = client.communicate("serious\n", timeout=60)
    assert "was judged anew on both sides" in said
    assert "Theirs:" in said
