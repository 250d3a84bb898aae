"""Harms that somebody tolerates with reasons, and harms that nobody may tolerate as the record stands."""

from __future__ import annotations

from collections import defaultdict

from bestinterests.evaluation.facts import toleration_gaps
from bestinterests.evaluation.findings.finder import Finder, Places

NEVER = "never"
"""Stands for a level that no reasons make tolerable."""
BEYOND = {
    "benefit": "a benefit to the same children that is large and sure enough",
    "evidence": "better evidence of the harm itself",
    "signature": "the signature of a named senior person",
    "regulator": "an outcome of consulting the regulator",
}
"""What can be missing beyond the balance itself, by a key, in the words in which it is said."""


class TolerationFinder(Finder):
    """Findings of bounded justification (method, section C5)."""

    def find(self) -> None:
        """Refusals first, then what is held."""
        self._toleration()

    def _toleration(self) -> None:
        refused: dict[tuple[str, tuple[str, ...]], Places] = defaultdict(list)
        held: Places = []
        for place in self.harms:
            if not self.worst.ground.table.needs_toleration(self.worst.levels[place]):
                continue
            if place in self.worst.tolerated_harms:
                held.append(place)
            else:
                feature = next(iter(self.index.impacts[place].features), "")
                refused[feature, tuple(self._lacking(place))].append(place)
        for (feature, lacking), places in refused.items():
            self._refused(feature, lacking, places)
        for feature, places in self.by_feature(held).items():
            self._held(feature, places)

    def _refused(self, feature: str, lacking: tuple[str, ...], places: Places) -> None:
        where, level = self.index.names((feature,)), self.levels_of(places)
        never = lacking == (NEVER,)
        why = f"A {level} harm is never tolerated" if never else f"Missing: {'; '.join(lacking)}"
        self.add(
            "toleration.refused",
            f"Not tolerated in {where}: {self.names(places)}, at worst {level}. {why}.",
            "Cut the harm, or choose a less harmful way."
            if never
            else "Cut the harm, choose a less harmful way, or complete the balance.",
            places,
            firm=all(
                p not in self.best.tolerated_harms and self.best.ground.table.needs_toleration(self.best.levels[p])
                for p in places
            ),
            bands=self.bands(places),
        )

    def _held(self, feature: str, places: Places) -> None:
        where, level = self.index.names((feature,)), self.levels_of(places)
        self.add(
            "toleration.held",
            f"{self.names(places)} in {where} ({level}) is tolerated with reasons, until the balance lapses. The "
            "benefit does not make the harm smaller.",
            "Keep the conditions, and decide again before it lapses.",
            places,
            bands=self.bands(places),
        )

    def levels_of(self, places: Places) -> str:
        """Worst level of these harms in words."""
        return self.lens.harm.levels[max(self.worst.levels[p] for p in places)]

    def _lacking(self, place: int) -> list[str]:
        level = self.worst.levels[place]
        rule = self.lens.tolerations.get(level)
        if rule is None:
            # Said before anything that is missing: whoever read of a missing signature would go and get one.
            return [NEVER]
        impact = self.index.impacts[place]
        profile = self.lens.profile
        gaps: dict[str, None] = {}
        for feature in impact.features:
            balance = self.worst.ground.reliance.balances.get(feature)
            gaps.update(dict.fromkeys(toleration_gaps(self.index, balance, impact, profile, best=False)))
        if gaps:
            return list(gaps)
        standings = self.worst.standings(place)
        if any(s.benefit < rule.benefit for s in standings):
            gaps[BEYOND["benefit"]] = None
        if self.worst.judged[place].certainty < rule.certainty:
            gaps[BEYOND["evidence"]] = None
        if rule.sign_off and not standings[0].signed:
            gaps[BEYOND["signature"]] = None
        asked = rule.regulator and self.worst.ground.table.article_36(self.worst.judged[place].regulator)
        if asked and not standings[0].regulator_answered:
            gaps[BEYOND["regulator"]] = None
        return list(gaps)
