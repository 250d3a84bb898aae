"""What is asked of the overview: one state, one kind of service, or all; and the addresses that ask the same."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import urlencode

from django.urls import reverse

from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.models import ServiceKind
from bestinterests.workflow.states import STATES

NO_KIND = "No kind is given"
MOST_KINDS = 40
"""Kinds of service that a filter offers."""
LONGEST = 18
"""Digits of a number that is looked up."""


class Kind(NamedTuple):
    """A kind of service: its number, its words, and how many services are of it."""

    pk: int
    words: str
    services: int


class Asked(NamedTuple):
    """Filters; blank and 0 keep everything. words: of the kind of service, where one is asked for."""

    state: str = ""
    kind: int = 0
    words: str = ""

    @property
    def is_narrowed(self) -> bool:
        """Say whether anything is left out."""
        return bool(self.state or self.kind)

    @property
    def says(self) -> str:
        """The filters in words, as in ``Draft, mobile game``; blank for none."""
        state = STATES[self.state].label if self.state else ""  # type: ignore[index]  # one of the choices
        return ", ".join(part for part in (state, self.words) if part)

    def query(self, **more: str) -> str:
        """The query string that asks for the same, and for more; blank for everything."""
        held = {**more, "state": self.state, "kind": str(self.kind) if self.kind else ""}
        told = urlencode({name: value for name, value in held.items() if value}, safe="/")
        return f"?{told}" if told else ""


def kinds_of(organisation: Organisation) -> list[Kind]:
    """Kinds of service, the most frequent first, as many as a filter offers."""
    rows = ServiceKind.objects.filter(organisation=organisation).order_by("-number", "id")
    found = rows.values_list("pk", "words", "number")[:MOST_KINDS]
    return [Kind(pk, words or NO_KIND, number) for pk, words, number in found]


def asked_of(parameters: Mapping[str, str], organisation: Organisation, kinds: Iterable[Kind] = ()) -> Asked:
    """What the parameters of an address ask for; a state or a kind that is not there asks for nothing.

    kinds: those that are at hand; another is looked up.
    """
    state, number = parameters.get("state", ""), parameters.get("kind", "")
    state = state if state in STATES else ""
    if not (number.isascii() and number.isdigit() and len(number) <= LONGEST):
        return Asked(state)
    if known := next((kind for kind in kinds if kind.pk == int(number)), None):
        return Asked(state, known.pk, known.words)
    words = ServiceKind.objects.filter(organisation=organisation, pk=int(number)).values_list("words", flat=True)
    held = words.first()
    return Asked(state) if held is None else Asked(state, int(number), held or NO_KIND)


class Places:
    """Addresses of the lists behind the numbers, with the filters kept."""

    def __init__(self, organisation: Organisation, asked: Asked) -> None:
        self.asked = asked
        self._services = reverse("overview:services", args=[organisation.public_id])
        self._deadlines = reverse("overview:deadlines", args=[organisation.public_id])

    def services(self, key: str) -> str:
        """The list of the services that are counted under a key."""
        return self._services + self.asked.query(of=key)

    def state(self, state: str, key: str) -> str:
        """The list of the services in a state, whatever state is asked for."""
        return self._services + self.asked._replace(state=state).query(of=key)

    def deadlines(self, what: str, when: str) -> str:
        """The list of deadlines. what: a word of ``deadlines.WHAT``. when: one of ``deadlines.WHEN``, or a month."""
        return self._deadlines + self.asked.query(what=what, when=when)
