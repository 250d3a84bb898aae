"""Making findings: one for several harms that share a matter, with names that a sentence can carry."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from bestinterests.domain.evaluation import VERDICTS, Finding
from bestinterests.evaluation.ends import Ends
from bestinterests.evaluation.index import Index, listed
from bestinterests.evaluation.lens import NO_CAP
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.rules import RULES

Places = list[int]


class Finder:
    """What every finder of findings on harms shares: naming, grouping, and making one finding of several harms.

    ``worst`` is the state that heads; a finding that ``best`` lacks is not firm. only: the impacts to speak of, by
    place; all of them where nothing is given.
    """

    def __init__(self, method: Method, ends: Ends, only: Collection[int] | None = None) -> None:
        self.method = method
        self.worst, self.best = ends
        self.only = only
        self.harms = self.worst.harms if only is None else tuple(p for p in self.worst.harms if p in only)
        self.index: Index = self.worst.index
        self.lens = self.worst.lens
        self.found: list[Finding] = []
        self.find()

    def find(self) -> None:
        """Fill ``found``; each finder its own rules."""
        raise NotImplementedError

    def add(
        self,
        rule_id: str,
        sentence: str,
        mend: str,
        places: Places,
        *,
        variant: str = "",
        firm: bool = True,
        bands: Iterable[str] = (),
        rights: Iterable[str] = (),
        items: Iterable[str] = (),
        features: tuple[str, ...] | None = None,
    ) -> None:
        if rule_id not in self.lens.on:
            return
        rule = RULES[rule_id]
        cap = self.lens.cap(rule_id, variant)
        touched = dict.fromkeys(f for place in places for f in self.index.impacts[place].features)
        self.found.append(
            Finding(
                rule=rule_id,
                kind=rule.kind,
                basis=rule.basis,
                sentence=sentence,
                source=rule.source,
                mend=mend,
                effect=VERDICTS[cap] if cap < NO_CAP else None,
                firm=firm,
                features=tuple(touched) if features is None else features,
                impacts=tuple(self.index.impacts[place].id for place in places),
                rights=tuple(rights),
                bands=tuple(bands),
                items=tuple(items),
                sharpen=() if firm else tuple(dict.fromkeys(s for place in places for s in self.sharpen(place))),
            )
        )

    def name(self, place: int) -> str:
        """Title and id of an impact."""
        impact = self.index.impacts[place]
        return f"{impact.title} ({impact.id})"

    def names(self, places: Places) -> str:
        """Titles and ids, as in a sentence; past seven, the rest is counted."""
        shown = [self.name(place) for place in places[:7]]
        if len(places) > 7:
            shown.append(f"{len(places) - 7} more")
        return listed(shown)

    def sharpen(self, place: int) -> list[str]:
        """Judgements to sharpen: the ones that are ranges or unknown, and the ones that nobody has made."""
        impact = self.index.impacts[place]
        scales = self.method.scales
        spans = self.worst.spans(place)
        found = [
            f"{impact.id} {scale}: {scales.words(scale, span)}"
            for scale, span in zip(self.method.slots.order, spans, strict=True)
            if span is not None and span.lo != span.hi
        ]
        reading = self.worst.reading(place, {})
        for what, span in (("severity", reading.severity), ("likelihood", reading.likelihood)):
            if span.unknown and not found:
                found.append(f"{impact.id} {what}: not judged")
        return found

    def bands(self, places: Places) -> tuple[str, ...]:
        """Bands that these harms reach."""
        touched = {band for place in places for band in self.index.bands_of[place]}
        return tuple(self.index.bands[band] for band in sorted(touched))

    def by_feature(self, places: Places) -> dict[str, Places]:
        """These harms by the feature that they come from first."""
        grouped: dict[str, Places] = defaultdict(list)
        for place in places:
            for feature in self.index.impacts[place].features[:1]:
                grouped[feature].append(place)
        return grouped
