"""The register as everybody reads it: what is asked of it, a page at a time, and nothing is ranked or scored."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet

from bestinterests.documents import wording
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.packs.framework import Framework
from bestinterests.web.accounts.models import Organisation
from bestinterests.web.assessments.beginning import base_framework
from bestinterests.web.assessments.search import matching
from bestinterests.web.register.facets import BAND, RIGHT, SECTOR
from bestinterests.web.register.models import KINDS, STATES, Facet, Published, Series
from bestinterests.web.register.search import WORDS
from bestinterests.web.ui.paging import Paged, paged

KEYS = ("-id",)
"""The newest first: a number is given as something is published."""
SIZE = 20
LONGEST = 200
MOST = 200
"""Words of people that one filter offers."""


class Wanted(NamedTuple):
    """What is asked of the register; a blank filter keeps everything. samples: those alone, else none."""

    query: str = ""
    kind: str = ""
    sector: str = ""
    right: str = ""
    band: str = ""
    verdict: str = ""
    state: str = ""
    organisation: str = ""
    samples: str = ""

    @property
    def address(self) -> str:
        """The query string that asks for the same."""
        return urlencode({name: value for name, value in self._asdict().items() if value})

    @property
    def is_narrowed(self) -> bool:
        """Is anything asked for beyond the whole register?"""
        return any(value for name, value in self._asdict().items() if name != "samples")

    def rows(self) -> QuerySet[Published]:
        """The publications that are asked for, without their bytes. In force, where no state is asked for."""
        kept = Q(fictional=bool(self.samples), standing__state=self.state or "published")
        if self.kind:
            kept &= Q(kind=self.kind)
        if self.verdict:
            kept &= Q(verdict=self.verdict)
        if self.organisation:
            kept &= Q(organisation__public_id=self.organisation)
        for name, value in ((SECTOR, self.sector), (RIGHT, self.right), (BAND, self.band)):
            if value:
                kept &= Q(pk__in=Facet.objects.filter(name=name, value=value).values("published"))
        rows = light().filter(kept)
        return matching(rows, self.query, WORDS) if self.query.strip() else rows


def light() -> QuerySet[Published]:
    """Publications as lists need them, without their bytes."""
    return Published.objects.select_related("standing", "series").defer("content")


class Offered(NamedTuple):
    """What the filters offer: pairs of value and words."""

    kinds: tuple[tuple[str, str], ...]
    sectors: tuple[tuple[str, str], ...]
    rights: tuple[tuple[str, str], ...]
    bands: tuple[tuple[str, str], ...]
    verdicts: tuple[tuple[str, str], ...]
    states: tuple[tuple[str, str], ...]
    organisations: tuple[tuple[str, str], ...]


def asked(given: Mapping[str, str]) -> Wanted:
    """What the parameters of an address ask for; a value that no filter can have asks for nothing."""
    rights, bands = words_of_packs()
    told = {name: given.get(name, "").replace("\0", "").strip()[:LONGEST] for name in Wanted._fields}
    known: dict[str, Mapping[str, str]] = {
        "kind": KINDS,
        "right": rights,
        "band": bands,
        "verdict": {str(key): words for key, words in VERDICT_WORDS.items()},
        "state": STATES,
    }
    held = {name: told[name] if told[name] in words else "" for name, words in known.items()}
    return Wanted(**{**told, **held, "samples": "yes" if told["samples"] == "yes" else ""})


def page_of(wanted: Wanted, place: str) -> Paged[Published]:
    """A page of what is asked for."""
    return paged(wanted.rows(), KEYS, place, SIZE)


def offered(samples: bool) -> Offered:
    """What the filters offer, in two queries."""
    rights, bands = words_of_packs()
    sectors = Facet.objects.filter(name=SECTOR, published__fictional=samples).order_by("value").distinct()
    owners = Organisation.objects.filter(pk__in=Series.objects.values("organisation")).order_by("name", "id")
    return Offered(
        kinds=tuple(KINDS.items()),
        sectors=tuple((each, each) for each in sectors.values_list("value", flat=True)[:MOST]),
        rights=tuple(rights.items()),
        bands=tuple(bands.items()),
        verdicts=tuple((str(key), words) for key, words in VERDICT_WORDS.items()),
        states=tuple(STATES.items()),
        organisations=tuple(owners.values_list("public_id", "name")[:MOST]),
    )


def count() -> int:
    """How many publications are in force, samples left out."""
    return Published.objects.filter(fictional=False, standing__state="published").count()


def words_of_packs() -> tuple[dict[str, str], dict[str, str]]:
    """Rights and age bands of the framework by their word."""
    return _words(base_framework())


@lru_cache(maxsize=4)
def _words(framework: Framework) -> tuple[dict[str, str], dict[str, str]]:
    rights = {name: wording.right_of(framework, name) for name in framework.rights}
    return rights, {name: band.label.text for name, band in framework.bands.items()}
