"""The packs that a publication was read with, resolved once for all publications that pin the same."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.domain.document import PackPin
from bestinterests.domain.pack import Pack
from bestinterests.domain.problem import Refused
from bestinterests.domain.publication import Publication
from bestinterests.packs.framework import Framework
from bestinterests.packs.resolve import pins_of, resolve


class Frameworks:
    """Frameworks by their pins. extra: packs that somebody brought beside those of this release."""

    def __init__(self, extra: Sequence[Pack] = ()) -> None:
        self.extra = tuple(extra)
        self.held: dict[tuple[PackPin, ...], Framework] = {}

    def of(self, publication: Publication) -> Framework:
        """The framework of a publication; the newest packs where it pins none. Raises Refused with every Problem."""
        pins = publication.document.assessment.packs or tuple(pins_of())
        if pins not in self.held:
            framework, problems = resolve(pins, self.extra)
            if framework is None:
                raise Refused(problems)
            self.held[pins] = framework
        return self.held[pins]
