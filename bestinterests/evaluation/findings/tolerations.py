"""Harms that somebody tolerates with reasons, and harms that nobody may tolerate as the record stands."""

from __future__ import annotations

from collections import defaultdict

from bestinterests.evaluation.facts import toleration_gaps
from bestinterests.evaluation.findings.finder import Finder, Places


class TolerationFinder(Finder):
    """Findings of bounded justification (method, section C5)."""

    def find(self) -> None:
        """Refusals first, then what is held."""
        self._toleration()

    def _toleration(self) -> None:
        refused: dict[tuple[str, tuple[str, ...]], Places] = defaultdict(list)
        held: Places = []
        for place in self.worst.harms:
            if not self.worst.table.needs_toleration(self.worst.levels[place]):
                continue
            if place in self.worst.tolerated_harms:
                held.append(place)
            else:
                feature = next(iter(self.index.impacts[place].features), "")
                refused[feature, tuple(self._lacking(place))].append(place)
        for (feature, lacking), places in refused.items():
            level = self.levels_of(places)
            sentence = (
                f"Nobody may tolerate {self.names(places)} in {self.index.names((feature,))} ({level}) as the record "
                f"stands: {'; '.join(lacking)}."
            )
            firm = all(
                p not in self.best.tolerated_harms and self.best.table.needs_toleration(self.best.levels[p])
                for p in places
            )
            self.add(
                "toleration.refused",
                sentence,
                "Cut the harm, choose a less harmful way, or complete the balance.",
                places,
                firm=firm,
                bands=self.bands(places),
            )
        for feature, places in self.by_feature(held).items():
            sentence = (
                f"{self.names(places)} in {self.index.names((feature,))} ({self.levels_of(places)}) is tolerated with "
                f"reasons, until the balance lapses. The benefit does not make the harm smaller."
            )
            self.add(
                "toleration.held",
                sentence,
                "Keep the conditions, and decide again before it lapses.",
                places,
                bands=self.bands(places),
            )

    def levels_of(self, places: Places) -> str:
        """Worst level of these harms in words."""
        return self.lens.harm.levels[max(self.worst.levels[p] for p in places)]

    def _lacking(self, place: int) -> list[str]:
        impact = self.index.impacts[place]
        profile = self.lens.profile
        gaps: dict[str, None] = {}
        for feature in impact.features:
            balance = self.worst.reliance.balances.get(feature)
            gaps.update(dict.fromkeys(toleration_gaps(self.index, balance, impact, profile, best=False)))
        if gaps:
            return list(gaps)
        level = self.worst.levels[place]
        rule = self.lens.tolerations.get(level)
        if rule is None:
            return ["a critical harm is never tolerated"]
        standings = [self.worst.standing(place, band) for band in self.index.bands_of[place]]
        if any(s.benefit < rule.benefit for s in standings):
            gaps["no benefit that counts is large and sure enough for the same children"] = None
        if self.worst.certainty(place) < rule.certainty:
            gaps["the harm is not well enough evidenced to weigh it"] = None
        if rule.sign_off and not standings[0].signed:
            gaps["a named senior person has not signed"] = None
        asked = rule.regulator and self.worst.table.article_36(self.worst.regulator_level(place))
        if asked and not standings[0].regulator_answered:
            gaps["no outcome of consulting the regulator is recorded"] = None
        return list(gaps)
