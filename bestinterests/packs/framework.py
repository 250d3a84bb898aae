"""The framework that an assessment is read with: pinned packs laid over one another, indexed once, never edited.

A later pack adds. It may add terms to a vocabulary and prompts, triggers and standards to a right that the framework
takes up; any other second definition is a Problem. Confirmations raise the provenance of the statements they name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from bestinterests.domain.document import PackPin
from bestinterests.domain.pack import (
    Activity,
    Band,
    Confirmation,
    FrameworkRight,
    Obligation,
    Pack,
    Pattern,
    Practice,
    Provenance,
    Right,
    Source,
    Standard,
    Term,
)
from bestinterests.domain.problem import Problem, Refused
from bestinterests.domain.profile import Matrix, Profile, Scale
from bestinterests.packs.canonical import digest
from bestinterests.packs.overlay import Layers
from bestinterests.packs.statements import Placed, walk, walk_list


@dataclass(frozen=True, eq=False)
class Framework:
    """Packs as one: plain dicts by id, in the order in which they are shown. Read only; shared between callers."""

    packs: tuple[Pack, ...]
    digests: tuple[str, ...]
    rights: dict[str, Right]
    framework_rights: dict[str, FrameworkRight]
    activities: dict[str, Activity]
    standards: dict[str, Standard]
    obligations: dict[str, tuple[Standard, Obligation]]
    patterns: dict[str, Pattern]
    bands: dict[str, Band]
    scales: dict[str, Scale]
    matrices: dict[str, Matrix]
    profiles: dict[str, Profile]
    practices: dict[str, Practice]
    vocabularies: dict[str, dict[str, Term]]
    vocabulary_titles: dict[str, str]
    sources: dict[str, Source]
    confirmations: dict[str, Confirmation]

    @property
    def pins(self) -> tuple[PackPin, ...]:
        """The pack versions with their digests, as an assessment records them."""
        return tuple(
            PackPin(pack=pack.id, version=pack.version, digest=value)
            for pack, value in zip(self.packs, self.digests, strict=True)
        )

    @property
    def regulator(self) -> str:
        """Name of the regulator as shown: the last pack that gives one."""
        return next((pack.regulator for pack in reversed(self.packs) if pack.regulator), "")

    @cached_property
    def statements(self) -> tuple[Placed, ...]:
        """Every statement with its place and its effective provenance."""
        placed: list[Placed] = []
        for pack in self.packs:
            placed.extend(walk(pack.summary, f"packs/{pack.id}/summary"))
        for collection in PLACED:
            placed.extend(walk_list(getattr(self, collection).values(), collection))
        for vocabulary, terms in self.vocabularies.items():
            placed.extend(walk_list(terms.values(), f"vocabularies/{vocabulary}/terms"))
        return tuple(placed)

    @cached_property
    def _counts(self) -> Counter[str]:
        return Counter(statement.provenance for statement in self.statements)

    def statement_count(self, provenance: Provenance) -> int:
        """How many statements stand at this provenance."""
        return self._counts[provenance]

    def right_name(self, right: str) -> str:
        """Name of a right as the framework uses it, else its common title, else the id."""
        taken_up = self.framework_rights.get(right)
        if taken_up is not None:
            return taken_up.name.text
        held = self.rights.get(right)
        return right if held is None else held.title.text

    def right_short(self, right: str) -> str:
        """Short name of a right, for pictures; else its longer name."""
        taken_up = self.framework_rights.get(right)
        return self.right_name(right) if taken_up is None else taken_up.short

    def band_label(self, band: str) -> str:
        """Label of an age band, else the id."""
        held = self.bands.get(band)
        return band if held is None else held.label.text

    def activity_name(self, activity: str) -> str:
        """Name of a data activity, else the id."""
        held = self.activities.get(activity)
        return activity if held is None else held.name.text

    def standard_title(self, standard: str) -> str:
        """Title of a standard, else the id."""
        held = self.standards.get(standard)
        return standard if held is None else held.title.text

    def pattern_name(self, pattern: str) -> str:
        """Name of a feature pattern, else the id."""
        held = self.patterns.get(pattern)
        return pattern if held is None else held.name

    def practice_title(self, practice: str) -> str:
        """Title of a practice, else the id."""
        held = self.practices.get(practice)
        return practice if held is None else held.title

    def profile_title(self, profile: str) -> str:
        """Title of a profile, else the id."""
        held = self.profiles.get(profile)
        return profile if held is None else held.title

    def scale_title(self, scale: str) -> str:
        """Title of a scale, else the id."""
        held = self.scales.get(scale)
        return scale if held is None else held.title

    def level_label(self, scale: str, level: str) -> str:
        """Label of a level of a scale, else the id."""
        held = self.scales.get(scale)
        return next((step.label for step in held.levels if step.id == level), level) if held else level

    def term_label(self, vocabulary: str, term: str) -> str:
        """Label of a word of a vocabulary, else the id."""
        held = self.vocabularies.get(vocabulary, {}).get(term)
        return term if held is None else held.label


PLACED = (
    "rights",
    "framework_rights",
    "activities",
    "standards",
    "patterns",
    "bands",
    "scales",
    "matrices",
    "practices",
)
"""Collections whose items hold statements, named as in the places of confirmations."""

_COMPOSED: dict[tuple[str, ...], Framework] = {}
_COMPOSED_AT_MOST = 16


def redefinitions(packs: Sequence[Pack]) -> list[Problem]:
    """What keeps packs from being laid over one another: second definitions, confirmations of nothing."""
    return Layers(packs).problems


def compose(packs: Iterable[Pack]) -> Framework:
    """Lay packs over one another in the order given; whoever calls has resolved what they require.

    The same contents give the same Framework again. Raises Refused with every ``pack.redefined`` and
    ``pack.confirms-nothing`` Problem where the packs do not fit together.
    """
    packs = tuple(packs)
    digests = tuple(digest(pack) for pack in packs)
    held = _COMPOSED.get(digests)
    if held is None:
        held = _composed(packs, digests)
        while len(_COMPOSED) >= _COMPOSED_AT_MOST:
            _COMPOSED.pop(next(iter(_COMPOSED)))
        _COMPOSED[digests] = held
    return held


def _composed(packs: tuple[Pack, ...], digests: tuple[str, ...]) -> Framework:
    layers = Layers(packs)
    if layers.problems:
        raise Refused(layers.problems)
    bands = sorted(layers.items["bands"].values(), key=lambda band: (band.from_age, band.to_age))
    standards = layers.items["standards"]
    return Framework(
        packs=packs,
        digests=digests,
        rights=layers.items["rights"],
        framework_rights=layers.items["framework_rights"],
        activities=layers.items["activities"],
        standards=standards,
        obligations={duty.id: (held, duty) for held in standards.values() for duty in held.obligations},
        patterns=layers.items["patterns"],
        bands={band.id: band for band in bands},
        scales=layers.items["scales"],
        matrices=layers.items["matrices"],
        profiles=layers.items["profiles"],
        practices=layers.items["practices"],
        vocabularies={
            key: {term.id: term for term in held.terms} for key, held in layers.items["vocabularies"].items()
        },
        vocabulary_titles={key: held.title for key, held in layers.items["vocabularies"].items()},
        sources=layers.items["sources"],
        confirmations=layers.confirmations,
    )
