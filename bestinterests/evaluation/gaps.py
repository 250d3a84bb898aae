"""Gaps that change no verdict but must be seen: obligations, minimum harms, higher protection, publication, delay."""

from __future__ import annotations

from bestinterests.domain.evaluation import Finding
from bestinterests.domain.pack import Obligation, Standard
from bestinterests.domain.profile import Basis
from bestinterests.evaluation.index import Index, listed, number
from bestinterests.evaluation.rules import RULES


def gaps(index: Index) -> tuple[Finding, ...]:
    """Gaps in a fixed order: unanswered obligations by standard, then harms, matters, publication, overdue measures."""
    return (
        *_obligations(index),
        *_minimum_harms(index),
        *_higher_protection(index),
        *_publication(index),
        *_overdue(index),
    )


def _finding(
    rule_id: str, sentence: str, mend: str, *, basis: Basis | None = None, source: str = "", items: tuple[str, ...] = ()
) -> Finding:
    rule = RULES[rule_id]
    return Finding(
        rule=rule_id,
        kind=rule.kind,
        basis=basis or rule.basis,
        sentence=sentence,
        source=source or rule.source,
        mend=mend,
        items=items,
    )


def standards_in_play(index: Index) -> tuple[Standard, ...]:
    """Standards that apply to every service, to a data activity on the record, or that a feature names."""
    kinds = {kind for kinds in index.activities_of.values() for kind in kinds}
    named = {s for feature in index.assessment.features for s in feature.standards}
    for kind in kinds:
        activity = index.framework.activities.get(kind)
        named.update(activity.standards if activity else ())
    return tuple(s for s in index.framework.standards.values() if s.always or s.id in named)


def obligations_in_play(index: Index, standard: Standard) -> tuple[Obligation, ...]:
    """Musts and shoulds of a standard that the record's activities bring into play."""
    return tuple(o for o in brought_in(index, standard) if o.force != "could")


def brought_in(index: Index, standard: Standard) -> tuple[Obligation, ...]:
    """Obligations of a standard, options among them, that the record's activities bring into play."""
    kinds = {kind for kinds in index.activities_of.values() for kind in kinds}
    return tuple(o for o in standard.obligations if not o.activities or kinds.intersection(o.activities))


def _obligations(index: Index) -> list[Finding]:
    answered = {a.obligation for a in index.assessment.obligations}
    found = []
    for standard in standards_in_play(index):
        open_ = [o for o in obligations_in_play(index, standard) if o.id not in answered]
        if open_:
            musts = sum(o.force == "must" for o in open_)
            law = f", {musts} of them law" if musts else ""
            found.append(
                _finding(
                    "conformity.unanswered",
                    f"Standard {standard.number}, {standard.title.text}: {number(len(open_), 'obligation')} in play "
                    f"{'is' if len(open_) == 1 else 'are'} unanswered{law}.",
                    "Say for each whether it is met, and how.",
                    basis="law" if musts else "code",
                    source=f"Children's code, standard {standard.number}",
                    items=tuple(o.id for o in open_),
                )
            )
    return found


def _minimum_harms(index: Index) -> list[Finding]:
    tagged = {harm for impact in index.impacts for harm in impact.minimum_harms}
    answered = {a.harm for a in index.assessment.minimum_harms if a.answer == "yes" or a.reason.strip()} | tagged
    terms = index.framework.vocabularies.get("minimum-harms", {})
    open_ = [t for t in terms.values() if t.id not in answered]
    if not open_:
        return []
    return [
        _finding(
            "conformity.minimum-harms",
            f"{number(len(open_), 'harm')} of the {len(terms)} that standard 2 asks about at the least "
            f"{'has' if len(open_) == 1 else 'have'} no answer: {listed([t.label for t in open_])}.",
            "Record the impact, or say why the processing can neither cause, permit nor contribute to it.",
            items=tuple(t.id for t in open_),
        )
    ]


def _higher_protection(index: Index) -> list[Finding]:
    answered = {a.matter for a in index.assessment.higher_protection if a.how.strip()}
    terms = index.framework.vocabularies.get("higher-protection-matters", {})
    open_ = [t for t in terms.values() if t.id not in answered]
    if not open_:
        return []
    return [
        _finding(
            "conformity.higher-protection",
            f"It is not said how {number(len(open_), 'higher protection matter')} "
            f"{'was' if len(open_) == 1 else 'were'} taken into account: {listed([t.label for t in open_])}.",
            "Say how each shaped the measures.",
            items=tuple(t.id for t in open_),
        )
    ]


def _publication(index: Index) -> list[Finding]:
    review = index.assessment.review
    if review.publication in ("published", "planned"):
        return []
    if review.publication == "withheld" and review.publication_reason.strip():
        return []
    return [
        _finding(
            "service.publication",
            "It is not decided whether a summary is published, or why it is withheld.",
            "Decide, and give the reason if it is withheld.",
        )
    ]


def _overdue(index: Index) -> list[Finding]:
    late = [m for m in index.assessment.measures if m.status == "planned" and m.due is not None and m.due < index.on]
    if not late:
        return []
    names = listed([f"{m.id} (since {m.due.isoformat()})" for m in late if m.due])
    return [
        _finding(
            "service.overdue",
            f"Overdue: {names}.",
            "Do it, or decide again with a reason.",
            items=tuple(m.id for m in late),
        )
    ]
