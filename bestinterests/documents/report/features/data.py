"""What a feature does with data: the row of the data and service map, and the practices that no benefit can pay for."""

from __future__ import annotations

from collections.abc import Iterable

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Fact, Facts, Fold, Paragraph, Part
from bestinterests.documents.context import Context
from bestinterests.documents.facts import fact
from bestinterests.documents.inline import Plain, Quiet, Strong, Words
from bestinterests.documents.report.service import ANSWER
from bestinterests.domain.feature import DataActivity, Feature


def facts(context: Context, feature: Feature) -> Blocks:
    """What a reader asks first of a feature: its data, its default, where the data go, how long they are kept."""
    own = _own(context, feature)
    default = feature.default or _said(a.default for a in own)
    found = (
        Fact(label="Data", blocks=context.prose(_said(a.data for a in own), "Not recorded.", small=True)),
        Fact(label="Default", blocks=context.prose(default, "Not recorded.", small=True)),
        Fact(label="Goes to", blocks=context.prose(_said(_goes(a) for a in own), "Not recorded.", small=True)),
        Fact(label="Kept", blocks=context.prose(_said(a.retention for a in own), "Not recorded.", small=True)),
    )
    return (Facts(facts=found, layout="row"),)


def _own(context: Context, feature: Feature) -> list[DataActivity]:
    return [a for a in context.assessment.data_activities if a.feature == feature.id]


def _said(texts: Iterable[str]) -> str:
    return "\n\n".join(dict.fromkeys(text.strip() for text in texts if text.strip()))


def _goes(a: DataActivity) -> str:
    return "; ".join(dict.fromkeys(text.strip() for text in (a.recipients, a.processors) if text.strip()))


def more(context: Context, feature: Feature) -> Blocks:
    """How a child meets the feature and each use of data, to be opened."""
    own = _own(context, feature)
    blocks: list[AnyBlock] = list(_met(context, feature))
    blocks += [Facts(facts=_activity(context, activity), layout="row") for activity in own]
    if not own:
        blocks.append(Paragraph(words=(Quiet("No use of data is recorded."),), style="small"))
    ids = f" ({', '.join(a.id for a in own)})" if own else ""
    summary = f"How children and parents meet it, and {wording.many(len(own), 'use')} of data{ids}"
    return (Fold(summary=summary, blocks=tuple(blocks)),)


def _met(context: Context, feature: Feature) -> Blocks:
    stage = wording.upper(wording.spaced(feature.stage)) if feature.stage else ""
    patterns = wording.listed([context.framework.pattern_name(p) for p in feature.patterns])
    standards = ", ".join(s.removeprefix("standard-") for s in feature.standards)
    core = "" if feature.core == "unknown" else wording.upper(feature.core)
    texts = (
        ("What children see and choose", feature.childrens_part),
        ("What parents see and choose", feature.parents_part),
        ("Stage of this feature", stage),
        ("Core of the service", core),
        ("When it is met", context.terms("moments", feature.moments)),
        ("Resembles", patterns),
        ("Standards", standards),
        ("Note", feature.note),
    )
    found = tuple(f for label, text in texts for f in fact(label, context.prose(text, small=True)))
    return (Facts(facts=found, layout="row"),) if found else ()


def _activity(context: Context, a: DataActivity) -> tuple[Fact, ...]:
    kinds = wording.listed([context.framework.activity_name(kind) for kind in a.kinds])
    head: Words = (Strong(wording.upper(kinds or "Use of data")), Plain(" "), context.id(a.id))
    bases = context.terms("lawful-bases", a.lawful_bases)
    texts = (
        ("Data", a.data),
        ("Source", a.source),
        ("Purpose", a.purpose),
        ("Lawful basis", f"{bases}\n\n{a.lawful_basis_note}".strip()),
        ("Special category condition", context.terms("article-9-conditions", a.article_9_conditions)),
        ("Role of the organisation", f"{wording.upper(wording.spaced(a.role))}\n\n{a.role_note}".strip()),
        ("Default", a.default),
        ("Goes to", a.recipients),
        ("Processors", a.processors),
        ("Outside the UK", f"{a.transfers}\n\n{a.transfer_safeguard}".strip()),
        ("Kept", a.retention),
        ("On the device (PECR)", a.pecr),
        ("What the child is told", a.childrens_part),
        ("What the parent is told", a.parents_part),
        ("Note", a.note),
    )
    return (
        Fact(label="Use of data", anchor=a.id, blocks=(Paragraph(words=head, style="small"), *_flags(a))),
        *(f for label, text in texts for f in fact(label, context.prose(text, small=True))),
    )


def _flags(a: DataActivity) -> Blocks:
    asked = (
        ("inferred", a.inferred),
        ("special category", a.special_category),
        ("profiling", a.profiling),
        ("decides without a person", a.automated_decision),
        ("generative AI", a.generative_ai),
        ("location from the device", a.geolocation),
        ("needed for this element", a.core),
    )
    parts = [f"{name}: {ANSWER[answer]}" for name, answer in asked]
    return (Paragraph(words=(Quiet(f"{wording.upper('; '.join(parts))}."),), style="small"),)


def practices(context: Context, feature: Feature) -> Blocks:
    """Prohibited practices that were asked about, with the answer and reason."""
    if not feature.practices:
        return ()
    blocks: list[AnyBlock] = []
    for use in feature.practices:
        answer = {"yes": "Done", "no": "Not done", "unknown": "Nobody has said"}[use.present]
        words: Words = (Strong(f"{context.framework.practice_title(use.practice)}: {answer.lower()}."), Plain(" "))
        ended: Words = (Plain(" Ended by "), *context.ids(use.ended_by), Plain(".")) if use.ended_by else ()
        blocks.append(Paragraph(words=(*words, *context.typed(use.reason), *ended), style="small"))
    return (Part(title="Practices that no benefit can pay for", blocks=tuple(blocks)),)
