"""Vetoes V1 to V6 and the escalation: what stops, what the law asks, and what pays for nothing."""

from __future__ import annotations

from bestinterests.evaluation.findings.finder import Finder
from bestinterests.evaluation.index import listed
from bestinterests.evaluation.reliance import may_pay
from bestinterests.evaluation.state import State


class VetoFinder(Finder):
    """Findings of the vetoes (method, vetoes; UK GDPR Art 36)."""

    def find(self) -> None:
        """Every veto that fires, in their order."""
        self._critical()
        self._grave()
        self._article_36()
        self._company_only()
        self._other_children()
        self._escalate()

    def _critical(self) -> None:
        for place in self.harms:
            if self.worst.levels[place] < self.lens.stop_at:
                continue
            firm = self.best.levels[place] >= self.lens.stop_at
            bands = self.bands([place])
            ages = listed(bands)
            sentence = (
                f"{self.name(place)}: the harm that remains is critical for ages {ages}. No benefit can offset this."
                if firm
                else f"Stop if {self.name(place)} is as bad as its range allows: it could be critical for ages {ages}."
            )
            mend = "Change or drop what causes it" if firm else "Sharpen " + "; ".join(self.sharpen(place))
            self.add("veto.critical", sentence, mend + ".", [place], firm=firm, bands=bands)

    def _grave(self) -> None:
        for place in self.harms:
            impact = self.index.impacts[place]
            if not self.worst.judged[place].grave or self.lens.grave_rights.isdisjoint(impact.rights):
                continue
            facts = self.worst.ground.facts[place]
            signed = facts is not None and facts.grave_signed
            firm = self.best.judged[place].grave
            rights = [r for r in impact.rights if r in self.lens.grave_rights]
            about = f"{self.name(place)} would be grave for {self.index.right_names(rights)}"
            if signed:
                sentence = f"{about}. It may go on only while its controls are tested and signed for."
            elif firm:
                sentence = f"{about}. However unlikely, it stops until its controls are tested and signed for."
            else:
                sentence = f"Stop if it is so: {about} if it is as bad as its range allows."
            self.add(
                "veto.grave-harm",
                sentence,
                "Test the controls with children of these ages, and have a named senior person sign, with a second "
                "signature.",
                [place],
                variant=".signed" if signed else "",
                firm=firm or signed,
                bands=self.bands([place]),
                rights=rights,
            )

    def _article_36(self) -> None:
        due = [p for p in self.harms if self._due(self.worst, p)]
        for feature, places in self.by_feature(due).items():
            firm = [p for p in places if self._due(self.best, p)]
            where = self.index.names((feature,))
            for chosen, is_firm in ((firm, True), ([p for p in places if p not in firm], False)):
                if not chosen:
                    continue
                start = "High risk remains" if is_firm else "Stop if high risk remains"
                sentence = (
                    f"{start} in {where} by the ICO's table, and no outcome of consulting the regulator is recorded: "
                    f"{self.names(chosen)}. The law asks for that before processing."
                )
                self.add(
                    "law.article-36",
                    sentence,
                    "Bring the risk below high, or consult the regulator and record the outcome.",
                    chosen,
                    firm=is_firm,
                    bands=self.bands(chosen),
                )

    def _due(self, state: State, place: int) -> bool:
        facts = state.ground.facts[place]
        return bool(facts and facts.regulator_due) and state.ground.table.article_36(state.judged[place].regulator)

    def _company_only(self) -> None:
        for feature in self.index.features:
            if not self.worst.company_only(feature):
                continue
            places = [
                p
                for p in self.harms
                if feature in self.index.impacts[p].features and self.worst.levels[p] >= self.lens.company_only_at
            ]
            if places:
                sentence = (
                    f"In {self.index.names((feature,))} every benefit that counts accrues to the company alone, and "
                    f"children are harmed: {self.names(places)}."
                )
                self.add(
                    "veto.company-only",
                    sentence,
                    "Show a benefit to these children that needs the data, or change the feature.",
                    places,
                    features=(feature,),
                    firm=self.best.company_only(feature),
                )

    def _other_children(self) -> None:
        for feature, balance in self.worst.ground.reliance.balances.items():
            harms = [self.index.impact_place[i] for i in balance.tolerates if i in self.index.impact_place]
            for benefit in balance.benefits:
                place = self.index.impact_place.get(benefit)
                if place is None or (self.only is not None and place not in self.only):
                    continue
                if any(
                    may_pay(self.index, place, self.index.impacts[h], feature, band)
                    for h in harms
                    for band in self.index.bands_of[h]
                ):
                    continue
                sentence = (
                    f"{self.name(place)} is given as a reason in {self.index.names((feature,))}, but it benefits other "
                    f"children or comes from another feature. It is not counted."
                )
                self.add(
                    "veto.other-children",
                    sentence,
                    "Take it out of the balance.",
                    [place],
                    features=(feature,),
                    bands=self.bands([place]),
                )

    def _escalate(self) -> None:
        places = [
            p
            for p in self.harms
            if self.worst.levels[p] >= self.lens.escalate_at
            and not self.worst.ground.table.article_36(self.worst.judged[p].regulator)
        ]
        for feature, chosen in self.by_feature(places).items():
            sentence = (
                f"{self.names(chosen)} in {self.index.names((feature,))}: high by this method, lower on the ICO's "
                f"table. This is our step, not a duty: a named senior person decides and says why."
            )
            firm = all(self.best.levels[p] >= self.lens.escalate_at for p in chosen)
            self.add(
                "method.escalate",
                sentence,
                "A named senior person signs with reasons.",
                chosen,
                firm=firm,
                bands=self.bands(chosen),
            )
