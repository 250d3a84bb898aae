"""A record read as the engine reads it, without the trials of how firm it is: for laws that read many records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import VERDICTS, VerdictRange, View
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.engine import VIEWS, Engine, Scene
from bestinterests.evaluation.gates import Gates
from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.readings import Reading
from bestinterests.evaluation.rollup import RollUp
from bestinterests.evaluation.state import State
from bestinterests.packs.framework import Framework
from tests.evaluation.build import ON

Ranks = tuple[int, int]
"""Ranks of the verdict at the bad end and at the good end; 0 is stop."""


class Seen(NamedTuple):
    """One profile and view: ranks of the service, its features, its bands, and of bands within features."""

    service: Ranks
    features: dict[str, Ranks]
    bands: dict[str, Ranks]
    feature_bands: dict[tuple[str, str], Ranks]

    def parts(self) -> Iterator[tuple[str, Ranks]]:
        """Everything that has a verdict, by name."""
        yield "service", self.service
        for name, ranks in (*self.features.items(), *self.bands.items()):
            yield name, ranks
        for pair, ranks in self.feature_bands.items():
            yield " ".join(pair), ranks


class Look(NamedTuple):
    """One profile and view of an engine, with its two states."""

    engine: Engine
    lens: Lens
    view: View
    scene: Scene
    gates: Gates
    readings: list[Reading | None]
    worst: State
    best: State

    def rebuilt(self, readings: list[Reading | None], *, best: bool = False) -> State:
        """The state with other readings, built from the start."""
        return self.engine.state(self.lens, self.scene, self.gates, readings, best=best)


def looks(framework: Framework, record: Assessment) -> list[Look]:
    """Every profile and view of a record."""
    engine = Engine(framework, record, ON)
    found = []
    for lens in engine.method.lenses:
        for view in VIEWS:
            scene = engine.scenes[view]
            gates = Gates(engine.index, lens, view, scene.book, engine.coverage)
            readings = engine.readings(lens, scene)
            ends = engine.ends(lens, scene, gates, readings)
            found.append(Look(engine, lens, view, scene, gates, readings, *ends))
    return found


def seen(framework: Framework, record: Assessment) -> dict[tuple[str, str], Seen]:
    """Every verdict of a record, by profile and view."""
    found = {}
    for look in looks(framework, record):
        engine = look.engine
        rollup = RollUp(engine.method, Ends(look.worst, look.best), look.gates, engine.coverage, engine.voices)
        features = rollup.features()
        found[look.lens.id, look.view] = Seen(
            service=(look.worst.rank(), max(look.worst.rank(), look.best.rank())),
            features={f.feature: ranks(f.verdict) for f in features},
            bands={b.band: ranks(b.verdict) for b in rollup.bands()},
            feature_bands={(f.feature, band): ranks(v) for f in features for band, v in f.bands.items()},
        )
    return found


def ranks(verdict: VerdictRange) -> Ranks:
    """A verdict range as ranks."""
    return VERDICTS.index(verdict.worst), VERDICTS.index(verdict.best)


def service(framework: Framework, record: Assessment) -> dict[tuple[str, str], Ranks]:
    """Ranks of the service alone, by profile and view; the good end as it is, even if it were below the bad one."""
    return {(look.lens.id, look.view): (look.worst.rank(), look.best.rank()) for look in looks(framework, record)}
