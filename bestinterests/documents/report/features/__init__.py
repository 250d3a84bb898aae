"""The service feature by feature: what each does, both sides of what it does to children, and what is tolerated."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Blocks, Chips, Column, Paragraph, Part, Row, RowGroup, Table
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Link, Plain, Quiet, Tag, Words
from bestinterests.documents.model import Section
from bestinterests.documents.report.features.balance import balance_picture
from bestinterests.documents.report.features.controls import controls_picture
from bestinterests.documents.report.features.data import facts, more, practices
from bestinterests.documents.report.features.impacts import facing
from bestinterests.documents.report.features.toleration import toleration
from bestinterests.documents.report.findings import about_feature
from bestinterests.domain.evaluation import FeatureResult
from bestinterests.domain.feature import Feature
from bestinterests.domain.impact import Impact


def features(context: Context) -> Section:
    """An index of features, then one sheet for each, then effects that belong to no feature on the record."""
    held = _ordered(context)
    now = {result.feature: result for result in context.now.features}
    later = {result.feature: result for result in context.expected.features}
    blocks: list[AnyBlock] = []
    if held:
        blocks.append(index(context, held, now, later))
    else:
        blocks.append(Paragraph(words=(Quiet("No feature is recorded."),)))
    blocks += [_sheet(context, feature, now.get(feature.id), later.get(feature.id)) for feature in held]
    loose = [i for i in context.assessment.impacts if not any(f in context.features for f in i.features)]
    if loose:
        blocks.append(Part(title="Effects of no feature on the record", blocks=(facing(context, loose),)))
    return Section(
        anchor="features",
        title="Feature by feature: what children gain, what they lose",
        lead=line(
            "One sheet a feature. Nothing is carried from one side to the other. A dashed arrow is a plan and moves "
            "nothing yet; it turns solid when the measure is done, and a filled box means tested."
        ),
        blocks=tuple(blocks),
    )


def _ordered(context: Context) -> list[Feature]:
    return sorted(context.assessment.features, key=lambda f: (not f.order, f.order))


def index(
    context: Context, held: list[Feature], now: dict[str, FeatureResult], later: dict[str, FeatureResult]
) -> Table:
    """Every feature with its worst harm, its best benefit and its verdicts. now, later: results by feature."""
    rows = []
    for feature in held:
        today, then = now.get(feature.id), later.get(feature.id)
        harm = wording.mark("harm", today.harm if today else None)
        benefit = wording.mark("benefit", today.benefit if today else None)
        rows.append(
            Row(
                head=((Link(wording.short(feature.name), feature.id), Plain(" "), context.id(feature.id)),),
                cells=(
                    ((harm, Plain(f" {harm.words}")),),
                    ((benefit, Plain(f" {benefit.words}")),),
                    ((Plain(wording.level(today.regulator_level if today else None)),),),
                    ((Tag(today.verdict.worst),),) if today else (),
                    ((Tag(then.verdict.worst),),) if then else (),
                ),
            )
        )
    columns = (
        "Feature",
        "Worst harm",
        "Best benefit",
        f"{context.regulator()} level",
        "Now",
        "If every action is done",
    )
    return Table(
        caption="Every feature, with its worst harm and its best benefit",
        columns=tuple(
            Column(title=title, width="narrow" if place == 3 else "middle") for place, title in enumerate(columns)
        ),
        groups=(RowGroup(rows=tuple(rows)),),
    )


def _sheet(context: Context, feature: Feature, now: FeatureResult | None, later: FeatureResult | None) -> Part:
    impacts = [i for i in context.assessment.impacts if feature.id in i.features]
    own = [i for i in impacts if next(f for f in i.features if f in context.features) == feature.id]
    blocks: list[AnyBlock] = [*context.prose(feature.description), *facts(context, feature)]
    said = about_feature(context, feature.id)
    if said:
        blocks.append(Part(title="What the rules found here", blocks=(Chips(items=said),)))
    picture = balance_picture(context, feature, impacts)
    if picture:
        blocks += [picture, facing(context, own)]
    else:
        blocks.append(Paragraph(words=(Quiet("No impact is recorded for this feature."),)))
    blocks += _elsewhere(context, [i.id for i in impacts if i not in own])
    blocks += _controls(context, [i for i in impacts if i.direction == "harm"])
    blocks += toleration(context, feature, impacts)
    blocks += practices(context, feature)
    blocks += more(context, feature)
    return Part(
        title=feature.name,
        id=feature.id,
        anchor=feature.id,
        verdict=now.verdict.worst if now else None,
        projected=later.verdict.worst if later else None,
        blocks=tuple(blocks),
    )


def _elsewhere(context: Context, keys: list[str]) -> Blocks:
    """Effects of several features stand once, under the first of them."""
    if not keys:
        return ()
    words: Words = (Quiet("Also from this feature, told under another one: "), *context.ids(keys))
    return (Paragraph(words=words, style="small"),)


def _controls(context: Context, harms: list[Impact]) -> Blocks:
    picture = controls_picture(context, harms)
    if picture is None:
        return ()
    return (Part(title="Today, and after the measures", blocks=(picture,)),)
