"""The same people in every test of the workspace, and assessments made only by calling actions."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from bestinterests.domain.document import Document
from bestinterests.formats.reading import read_document
from bestinterests.web.accounts.ids import new_id
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.actions import create, create_from
from bestinterests.web.assessments.models import Assessment
from bestinterests.workflow.people import Actor

AT = dt.datetime(2026, 6, 1, 9, 30, tzinfo=dt.UTC)
EXAMPLES = Path(__file__).parents[3] / "examples"

AMARA = Actor(id="a" * 26, name="Amara Obi", duties=("assessor",))
ANTON = Actor(id="n" * 26, name="Anton Weil", duties=("assessor",))
BRAM = Actor(id="b" * 26, name="Bram de Wit", duties=("reviewer",))
DENIZ = Actor(id="d" * 26, name="Deniz Kaya", duties=("decider",), senior=True)
HANNA = Actor(id="h" * 26, name="Hanna Voss", duties=("dpo",))


def later(minutes: int) -> dt.datetime:
    """A moment after the first."""
    return AT + dt.timedelta(minutes=minutes)


def organisation(name: str = "Pond Pals Ltd") -> Organisation:
    """An organisation. Nobody signs in here, so it needs no members."""
    return Organisation.objects.create(public_id=new_id(AT), name=name, made_at=AT)


def begun(title: str = "Pond Pals", where: Organisation | None = None) -> Assessment:
    """An assessment of a chat, begun by Amara."""
    place = where or organisation()
    return create(organisation=place, title=title, patterns=("chat",), actor=AMARA, at=AT)


@cache
def example(name: str = "puddlehop-islands") -> Document:
    """A shipped example."""
    document, _ = read_document((EXAMPLES / f"{name}.bia.yaml").read_bytes(), name)
    assert document is not None
    return document


def from_example(name: str = "puddlehop-islands", where: Organisation | None = None) -> Assessment:
    """An assessment that Amara brought in as a file."""
    return create_from(
        organisation=where or organisation(), document=example(name), source=f"{name}.bia.yaml", actor=AMARA, at=AT
    )
