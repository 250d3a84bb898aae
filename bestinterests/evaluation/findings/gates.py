"""Gates that each harm must pass: children heard, remedy, evidence, reasons, conflicts."""

from __future__ import annotations

from collections import defaultdict

from bestinterests.evaluation.facts import missing_reasons
from bestinterests.evaluation.findings.finder import Finder, Places
from bestinterests.evaluation.index import listed, number
from bestinterests.evaluation.verdicts import EXEMPT, HEARD


class GateFinder(Finder):
    """Findings of the gates G2 to G5 and of open conflicts (method, gates)."""

    def find(self) -> None:
        """Every gate that a harm does not pass, in their order."""
        self._heard()
        self._remedy()
        self._evidence()
        self._record()
        self._conflicts()

    def _heard(self) -> None:
        for band, name in enumerate(self.index.bands):
            places = [
                p for p in self.harms if band in self.index.bands_of[p] and self.worst.levels[p] >= self.lens.heard_at
            ]
            heard = self._heard_word(places, band)
            if not places or heard == HEARD:
                continue
            harms = f"{number(len(places), 'harm')} at {self.lens.harm.levels[self.lens.heard_at]} or worse"
            if heard == EXEMPT:
                sentence = f"Children aged {name} were not asked, with a recorded reason; {harms} may fall on them."
            else:
                sentence = f"Nobody asked children aged {name}, on whom {harms} may fall, and no reason is recorded."
            firm = any(self.best.levels[p] >= self.lens.heard_at for p in places)
            self.add(
                "gate.children-heard",
                sentence,
                f"Consult children aged {name}, or record why that is impossible, "
                "unnecessary or wholly disproportionate.",
                places,
                variant=".exempt" if heard == EXEMPT else "",
                firm=firm,
                bands=(name,),
            )

    def _heard_word(self, places: Places, band: int) -> int:
        facts = self.worst.ground.facts[places[0]] if places else None
        return facts.heard[band] if facts else HEARD

    def _remedy(self) -> None:
        lacking: dict[tuple[str, bool], dict[int, set[int]]] = defaultdict(dict)
        for place in self.harms:
            level, facts = self.worst.levels[place], self.worst.ground.facts[place]
            if level < self.lens.remedy_at or facts is None:
                continue
            bands = {band for band, served in facts.remedy.items() if not served}
            if bands:
                hard = level >= self.lens.remedy_hard_at
                lacking[self.index.impacts[place].right, hard][place] = bands
        for (right, hard), places in sorted(lacking.items()):
            named = [self.index.bands[b] for b in sorted(set().union(*places.values()))]
            name = self.index.framework.right_name(right)
            sentence = (
                f"No working way to be put right, tested with ages {listed(named)}, covers {name}: "
                f"{self.names(list(places))}."
            )
            floor = self.lens.remedy_hard_at if hard else self.lens.remedy_at
            firm = any(self.best.levels[p] >= floor for p in places)
            self.add(
                "gate.remedy",
                sentence,
                "Build the route and test it with children of these ages.",
                list(places),
                variant=".hard" if hard else "",
                firm=firm,
                bands=named,
                rights=(right,),
            )

    def _evidence(self) -> None:
        places = [p for p in self.harms if self.worst.judged[p].certainty < self.lens.evidence_floor]
        for feature, chosen in self.by_feature(places).items():
            firm = any(self.best.judged[p].certainty < self.lens.evidence_floor for p in chosen)
            sentence = f"In {self.index.names((feature,))} nothing but assertion may stand behind {self.names(chosen)}."
            self.add("gate.evidence", sentence, "Cite evidence, or say how certain it is.", chosen, firm=firm)

    def _record(self) -> None:
        places = [p for p in self.harms if (f := self.worst.ground.facts[p]) and not f.recorded]
        if places:
            items = [
                f"{self.index.impacts[p].id} {what}" for p in places for what in missing_reasons(self.index.impacts[p])
            ]
            self.add(
                "gate.record",
                f"Reasons are missing for {self.names(places)}.",
                "Write down why, in your own words.",
                places,
                items=items,
            )

    def _conflicts(self) -> None:
        places = [
            p
            for p in self.harms
            if self.worst.levels[p] >= self.lens.conflict_at and (f := self.worst.ground.facts[p]) and f.conflicted
        ]
        if places:
            firm = any(self.best.levels[p] >= self.lens.conflict_at for p in places)
            self.add(
                "conflict.unresolved",
                f"Benefits on other rights stand against {self.names(places)}, and nobody has "
                "written how that is resolved.",
                "Record the tension and its resolution.",
                places,
                firm=firm,
            )
