"""A framework as its pages need it: statements by place, and what refers to what. Made once for each framework."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.domain.pack import Confirmation, Provenance, Source
from bestinterests.packs.framework import Framework
from bestinterests.packs.statements import CATEGORY, Placed
from bestinterests.web.learn.kinds import KINDS, PAGES, held, title_of


class Said(NamedTuple):
    """A statement as a page shows it.

    text: in words; where the statement is a bare id, what the id names. sources: their ids. confirmed: who has checked
    it since, where somebody has.
    """

    place: str
    text: str
    provenance: Provenance
    sources: tuple[str, ...]
    confirmed: Confirmation | None = None

    @property
    def sure(self) -> str:
        """How sure it is, in words."""
        return wording.PROVENANCE[self.provenance]


class Shelf:
    """Every statement of a framework by its place, with indexes of what refers to what."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.said = {placed.place: self._said(placed) for placed in framework.statements}
        self.by_source: dict[str, list[Said]] = {}
        self.by_page: dict[str, list[Said]] = {}
        for said in self.said.values():
            self.by_page.setdefault(page_of(said.place), []).append(said)
            for source in said.sources:
                self.by_source.setdefault(source, []).append(said)

    def _said(self, placed: Placed) -> Said:
        confirmed = self.framework.confirmations.get(placed.place)
        return Said(placed.place, shown(self.framework, placed), placed.provenance, placed.sources, confirmed)

    def at(self, place: str) -> Said:
        """Return the statement at a place. Raises KeyError where there is none."""
        return self.said[place]

    def below(self, place: str) -> list[Said]:
        """Return the statements of a list, as ``bands/6-9/needs``, in their order."""
        depth = place.count("/") + 1
        inside = self.by_page.get(page_of(place), ())
        return [said for said in inside if said.place.startswith(f"{place}/") and said.place.count("/") == depth]

    def sources_of(self, page: str) -> list[Source]:
        """Return the sources of every statement on a page, in the order of the framework."""
        named = {source for said in self.by_page.get(page, ()) for source in said.sources}
        return [source for key, source in self.framework.sources.items() if key in named]

    def counts_of(self, page: str) -> list[tuple[Provenance, int]]:
        """Return how many statements of a page stand at each provenance; those of which there are none left out."""
        found = [said.provenance for said in self.by_page.get(page, ())]
        return [(sure, found.count(sure)) for sure in wording.PROVENANCE if sure in found]

    def is_place(self, place: str) -> bool:
        """Say whether a place names a statement or the page of a thing."""
        kind, _, key = place.partition("/")
        return place in self.said or (kind in KINDS and key in held(self.framework, kind))

    def name_of(self, place: str) -> str:
        """Return the name of the thing on whose page a place stands."""
        kind, _, key = page_of(place).partition("/")
        return title_of(self.framework, kind, key)

    def called(self, said: Said) -> str:
        """Return what a statement is called besides its text: the word that it explains, or an obligation's id."""
        kind, key, *within = said.place.split("/")
        if kind == "vocabularies":
            return self.framework.term_label(key, within[-1])
        return within[-1] if "obligations" in within else ""


@lru_cache(maxsize=16)
def shelf_of(framework: Framework) -> Shelf:
    """Return the shelf of a framework, made once."""
    return Shelf(framework)


def page_of(place: str) -> str:
    """Return on which page a place stands, as ``rights/article-16``."""
    kind, key, *_ = place.split("/")
    return f"{PAGES.get(kind, kind)}/{key}"


def shown(framework: Framework, placed: Placed) -> str:
    """Return a statement in words: what it names, where it is the id of a right or of a group of rights."""
    if placed.place.endswith(f"/{CATEGORY}"):
        return framework.term_label("categories", placed.text)
    if placed.text in framework.rights:
        return framework.right_name(placed.text)
    return placed.text


def both_sides(shelf: Shelf, place: str, prompts: Iterable[object]) -> tuple[list[Said], list[Said]]:
    """Return the prompts of a list, those of support and those of risk, each in their order."""
    sides: dict[str, list[Said]] = {"support": [], "risk": []}
    for position, prompt in enumerate(prompts, start=1):
        sides[getattr(prompt, "direction", "risk")].append(shelf.at(f"{place}/{position}"))
    return sides["support"], sides["risk"]
