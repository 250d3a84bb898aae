"""From the pins of an assessment to a Framework: finding the packs, what they require, and their order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from bestinterests.domain.document import PackPin
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Problem
from bestinterests.packs.canonical import digest
from bestinterests.packs.framework import Framework, compose, redefinitions
from bestinterests.packs.load import BUILT, available, find, latest
from bestinterests.packs.lock import version_key


def resolve(
    pins: Iterable[PackPin], extra: Sequence[Pack] = (), built: Path = BUILT
) -> tuple[Framework | None, list[Problem]]:
    """The framework of pinned packs, or None with every reason why there is none.

    A required pack that is not pinned is taken at exactly the version that is required, so that the same pins give
    the same framework for ever. ``extra`` are packs that the caller brings; they are found before the built ones.
    """
    search = _Search(extra, built)
    for position, pin in enumerate(pins):
        search.pin(pin, position)
    if not search.chosen and not search.problems:
        search.problems.append(_none_pinned(built))
    search.follow()
    ordered = search.in_order()
    problems = search.problems or redefinitions(ordered)
    if problems:
        return None, problems
    return compose(ordered), []


def pins_of(*names: str, built: Path = BUILT) -> tuple[PackPin, ...]:
    """Pins to the newest built version of the named packs; to all built packs where none is named."""
    wanted = names or tuple(dict.fromkeys(name for name, _ in available(built)))
    versions = {name: latest(name, built) for name in wanted}
    return tuple(PackPin(pack=name, version=version) for name, version in versions.items() if version)


def satisfies(version: str, required: str) -> bool:
    """Is the version good where another is required: the same main number, and not older?"""
    held, asked = version_key(version), version_key(required)
    return bool(held) and bool(asked) and held[0] == asked[0] and held >= asked


class _Search:
    def __init__(self, extra: Sequence[Pack], built: Path) -> None:
        self.extra = {(pack.id, pack.version): pack for pack in extra}
        self.built = built
        self.chosen: dict[str, Pack] = {}
        self.problems: list[Problem] = []

    def _find(self, pack_id: str, version: str, path: str) -> Pack | None:
        held = self.extra.get((pack_id, version)) or find(pack_id, version, self.built)
        if isinstance(held, Problem):
            self.problems.append(Problem(code=held.code, path=path, sentence=held.sentence, remedy=held.remedy))
            return None
        return held

    def pin(self, pin: PackPin, position: int) -> None:
        path = f"assessment.packs[{pin.pack}]"
        if pin.pack in self.chosen:
            self.problems.append(
                Problem(
                    code="pack.pinned-twice",
                    path=path,
                    sentence=f"The pack {pin.pack} is pinned twice (pin {position + 1}).",
                    remedy="Keep one version of it.",
                )
            )
            return
        pack = self._find(pin.pack, pin.version, path)
        if pack is None:
            return
        self.chosen[pin.pack] = pack
        if pin.digest and pin.digest != digest(pack):
            self.problems.append(
                Problem(
                    code="pack.digest-differs",
                    path=f"{path}.digest",
                    sentence=f"{pin.pack} {pin.version} here is not the one that the assessment was made with.",
                    remedy="Bring the pack that it was made with, or upgrade the assessment to this one.",
                )
            )

    def follow(self) -> None:
        """Add what is required but not pinned, and note what is pinned at a version that will not do."""
        waiting = list(self.chosen.values())
        while waiting:
            pack = waiting.pop(0)
            for need in pack.requires:
                held = self.chosen.get(need.pack)
                if held is None:
                    held = self._find(need.pack, need.version, f"packs[{pack.id}].requires[{need.pack}]")
                    if held is not None:
                        self.chosen[need.pack] = held
                        waiting.append(held)
                elif not satisfies(held.version, need.version):
                    self.problems.append(_will_not_do(pack, need.pack, need.version, held.version))

    def in_order(self) -> list[Pack]:
        """Chosen packs, each after what it requires; a circle is noted."""
        ordered: dict[str, Pack] = {}
        open_: list[str] = []

        def place(pack: Pack) -> None:
            if pack.id in ordered:
                return
            if pack.id in open_:
                circle = " → ".join([*open_[open_.index(pack.id) :], pack.id])
                self.problems.append(
                    Problem(
                        code="pack.requires-itself",
                        path=f"packs[{pack.id}].requires",
                        sentence=f"Packs require one another in a circle: {circle}.",
                        remedy="Take one of the requirements out.",
                    )
                )
                return
            open_.append(pack.id)
            for need in pack.requires:
                if need.pack in self.chosen:
                    place(self.chosen[need.pack])
            open_.pop()
            ordered[pack.id] = pack

        for pack in self.chosen.values():
            place(pack)
        return list(ordered.values())


def _will_not_do(pack: Pack, needed: str, required: str, held: str) -> Problem:
    return Problem(
        code="pack.requirement",
        path=f"packs[{pack.id}].requires[{needed}]",
        sentence=f"{pack.id} {pack.version} requires {needed} {required}; pinned is {held}.",
        remedy=f"Pin {needed} {required} or a later version with the same first number.",
    )


def _none_pinned(built: Path) -> Problem:
    names = ", ".join(f"{name}@{version}" for name, version in available(built))
    return Problem(
        code="pack.none-pinned",
        path="assessment.packs",
        sentence="The assessment names no pack, so there is no framework to read it with.",
        remedy=f"Name the packs it is made with. Packs here: {names or 'none'}.",
    )
