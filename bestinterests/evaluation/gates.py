"""Gates that hang on no single harm: practices, obligations, coverage, and the service as a whole.

Each gate gives a rank for features, bands or the service at the worst and best reading, and says why.
"""

from __future__ import annotations

import msgspec

from bestinterests.domain.conformity import ObligationAnswer
from bestinterests.domain.evaluation import VERDICTS, Finding, FindingKind, View
from bestinterests.domain.feature import Feature, PracticeUse
from bestinterests.domain.profile import Basis
from bestinterests.evaluation.coverage import SERVICE, Coverage
from bestinterests.evaluation.index import Index
from bestinterests.evaluation.lens import NO_CAP, Lens
from bestinterests.evaluation.rules import RULES
from bestinterests.evaluation.slots import MeasureBook

STATEMENT_PARTS = {
    "gains": "which rights gain, and for whom",
    "losses": "which lose, and who is worst off",
    "tolerated": "why any harm that remains is tolerated",
    "children": "what children said, and what changed",
    "revision": "what would change this conclusion",
}
"""The five questions of the whole-service statement."""
FORCE_BASIS: dict[str, Basis] = {"must": "law", "should": "code", "could": "guidance"}


class Gates:
    """Static ranks and findings of one profile and view."""

    def __init__(self, index: Index, lens: Lens, view: View, book: MeasureBook, coverage: Coverage) -> None:
        self.index = index
        self.lens = lens
        self.view = view
        self.book = book
        self.counting = book.counting(view)
        self.findings: list[Finding] = []
        self._worst: dict[str, int] = {}
        self._best: dict[str, int] = {}
        self.band_rank: dict[str, int] = {}
        self._unasked: dict[str, dict[str, int]] = {}
        self.practices: list[tuple[str, PracticeUse]] = []
        self._held_by: dict[str, int] = {}
        self._coverage(coverage)
        for feature in index.assessment.features:
            self._practices(feature)
        for answer in index.assessment.obligations:
            self._obligation(answer)
        self._scope()
        self._statement()
        self._review()
        if coverage.short:
            self._short_pass(coverage)

    def rank_of(self, scope: str, *, best: bool, band: str | None = None) -> int:
        """Rank that gates allow a feature, or the service (``service``), at one end; for one band if it is named."""
        unasked = self._unasked.get(scope, {})
        missing = min(unasked.values(), default=NO_CAP) if band is None else unasked.get(band, NO_CAP)
        return min((self._best if best else self._worst).get(scope, NO_CAP), missing)

    def rank(self, *, best: bool) -> int:
        """Rank that all gates together allow the service at one end."""
        unasked = min(self.band_rank.values(), default=NO_CAP)
        return min([unasked, *(self._best if best else self._worst).values()])

    def rank_without(self, measure: str) -> int:
        """Rank that practices and obligations would give if this measure failed; no cap where it holds none."""
        return self._held_by.get(measure, NO_CAP)

    def _note_held(self, measures: tuple[str, ...], rank: int) -> None:
        for measure in measures:
            self._held_by[measure] = min(self._held_by.get(measure, NO_CAP), rank)

    def _hold(self, scope: str, rank: int, *, firm: bool = True) -> None:
        self._worst[scope] = min(self._worst.get(scope, NO_CAP), rank)
        if firm:
            self._best[scope] = min(self._best.get(scope, NO_CAP), rank)

    def _find(
        self,
        rule_id: str,
        sentence: str,
        mend: str,
        *,
        cap: int,
        kind: FindingKind | None = None,
        basis: Basis | None = None,
        source: str = "",
        firm: bool = True,
        features: tuple[str, ...] = (),
        items: tuple[str, ...] = (),
    ) -> None:
        rule = RULES[rule_id]
        if rule_id not in self.lens.on:
            return
        self.findings.append(
            Finding(
                rule=rule_id,
                kind=kind or rule.kind,
                basis=basis or rule.basis,
                sentence=sentence,
                source=source or rule.source,
                mend=mend,
                effect=VERDICTS[cap] if cap < NO_CAP else None,
                firm=firm,
                features=features,
                items=items,
                sharpen=() if firm else items,
            )
        )

    def _coverage(self, coverage: Coverage) -> None:
        cap = self.lens.cap("gate.coverage")
        if "gate.coverage" in self.lens.on:
            effect = VERDICTS[cap] if cap < NO_CAP else None
            self.findings.extend(msgspec.structs.replace(found, effect=effect) for found in coverage.findings())
        for feature, rights in coverage.open.items():
            bands = dict.fromkeys(band for missing in rights.values() for band in missing)
            self._unasked[feature] = dict.fromkeys(bands, cap)
            self.band_rank.update(dict.fromkeys(bands, cap))

    def _practices(self, feature: Feature) -> None:
        for use in feature.practices:
            if use.present == "no":
                continue
            if self._ended(use):
                self._note_held(use.ended_by, self.lens.cap("veto.prohibited-practice"))
                continue
            firm = use.present == "yes"
            cap = self.lens.cap("veto.prohibited-practice")
            self._hold(feature.id, cap, firm=firm)
            self.practices.append((feature.id, use))
            self._practice_finding(feature, use, cap, firm)

    def _ended(self, use: PracticeUse) -> bool:
        return bool(use.ended_by) and self.counting.issuperset(use.ended_by)

    def _practice_finding(self, feature: Feature, use: PracticeUse, cap: int, firm: bool) -> None:
        practice = self.index.framework.practices.get(use.practice)
        title = practice.title if practice else use.practice
        basis, source = self._practice_basis(practice.obligation if practice else None)
        what = f"{feature.name} ({feature.id})"
        sentence = (
            f"{what}: {title}. No benefit can pay for this."
            if firm
            else (f"Stop if {what} does this, which nobody has said: {title}.")
        )
        self._find(
            "veto.prohibited-practice",
            sentence,
            "End the practice"
            + (f" ({', '.join(use.ended_by)} would)." if use.ended_by else ", or show that it is not done."),
            cap=cap,
            basis=basis,
            source=source,
            firm=firm,
            features=(feature.id,),
            items=(use.practice,),
        )

    def _practice_basis(self, obligation: str | None) -> tuple[Basis, str]:
        """Law or code only where the pack cites the obligation breached; else it is our method."""
        found = self.index.framework.obligations.get(obligation or "")
        if found is None:
            return "method", ""
        standard, duty = found
        return FORCE_BASIS[duty.force], f"Children's code, standard {standard.number} ({duty.id})"

    def _obligation(self, answer: ObligationAnswer) -> None:
        found = self.index.framework.obligations.get(answer.obligation)
        if found is None or answer.answer in ("met", "not-applicable") or found[1].force == "could":
            return
        standard, duty = found
        rule = "conformity.must" if duty.force == "must" else "conformity.should"
        if self.view == "expected" and answer.measures and self.counting.issuperset(answer.measures):
            self._note_held(answer.measures, self.lens.cap(rule))
            return
        firm = answer.answer != "unknown"
        cap = self.lens.cap(rule)
        for scope in answer.features or (SERVICE,):
            self._hold(scope, cap, firm=firm)
        state = {"unmet": "is not met", "partly": "is met in part", "unknown": "may not be met: nobody knows"}
        self._find(
            rule,
            f"Standard {standard.number}, {duty.id} {state[answer.answer]}: {duty.text}",
            "Meet it"
            + (f" ({', '.join(answer.measures)})." if answer.measures else ", and name the measure that will."),
            cap=cap,
            source=f"Children's code, standard {standard.number}",
            firm=firm,
            features=answer.features,
            items=(duty.id, *answer.measures),
        )

    def _scope(self) -> None:
        scope = self.index.assessment.scope
        if scope.outcome == "in-scope" and scope.reason.strip():
            return
        sentences = {
            "in-scope": "The scope test says in scope but gives no reason.",
            "screened-out": "The service is screened out: nothing below says that its effects were assessed.",
            "undecided": "Whether children are likely to use the service has not been decided.",
        }
        cap = self.lens.cap("service.scope")
        self._hold(SERVICE, cap)
        self._find("service.scope", sentences[scope.outcome], "Answer the scope test with its reasons.", cap=cap)

    def _statement(self) -> None:
        statement = self.index.assessment.statement
        missing = [text for part, text in STATEMENT_PARTS.items() if not getattr(statement, part).strip()]
        if not missing:
            return
        cap = self.lens.cap("service.statement")
        self._hold(SERVICE, cap)
        self._find(
            "service.statement",
            "The statement on the whole service leaves open: " + "; ".join(missing) + ".",
            "A person answers the five questions in their own words.",
            cap=cap,
        )

    def _review(self) -> None:
        review = self.index.assessment.review
        faults = []
        if not review.owner.strip():
            faults.append("no owner")
        if review.next_review is None:
            faults.append("no date of review")
        elif review.next_review < self.index.on:
            faults.append(f"the review of {review.next_review.isoformat()} is overdue")
        if not faults:
            return
        cap = self.lens.cap("service.review")
        self._hold(SERVICE, cap)
        self._find(
            "service.review", "The record has " + ", ".join(faults) + ".", "Set an owner and a review date.", cap=cap
        )

    def _short_pass(self, coverage: Coverage) -> None:
        cap = self.lens.cap("service.short-pass")
        self._hold(SERVICE, cap)
        names = self.index.right_names(list(coverage.other_rights))
        self._find(
            "service.short-pass",
            f"Short pass: {len(coverage.other_rights)} rights that no activity lists were left out: {names}.",
            "Look for these rights before the next review, or set them aside with reasons.",
            cap=cap,
        )
