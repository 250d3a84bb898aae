"""What heads the report: is it finished, what follows on this record, who loses, who decided."""

from __future__ import annotations

from collections.abc import Sequence

from bestinterests.documents import wording
from bestinterests.documents.blocks import Fact, Paragraph
from bestinterests.documents.context import Context, joined, line
from bestinterests.documents.inline import Id, Link, Plain, Quiet, Strong, Tag, Words
from bestinterests.documents.model import Headline, Standing, VerdictLine
from bestinterests.documents.report.findings import entry
from bestinterests.domain.evaluation import Finding, ProfileResult, ViewResult
from bestinterests.domain.impact import Impact

STOPS_SHOWN = 4
NOT_LIVE = {"planned", "in-development"}
"""Stages of a feature that no child meets yet."""
VIEW = {"now": "Now", "expected": "If every action is done, tested and signed"}


def headline(context: Context) -> Headline:
    """The first screen. Completeness and verdict are two things and are never one sentence."""
    now = context.now
    heading = now.stops or tuple(f for f in now.findings if f.effect == now.verdict.worst)
    shown = _varied(heading)
    return Headline(
        standing=_standing(context),
        verdict=_line(context, context.headline, now),
        expected=_line(context, context.headline, context.expected),
        others=tuple(_line(context, r, view) for r in context.others for view in (r.now, r.expected)),
        stops_title="What stops it" if now.stops else "What the verdict rests on",
        stops=tuple(entry(context, finding, context.finding_anchor(finding)) for finding in shown),
        more_stops=_more(len(heading) - len(shown)),
        losing_title="The worst harms on this record now",
        losing=_losing(context),
        facts=_facts(context),
        notes=_notes(context),
        summary=context.prose(context.assessment.summary),
    )


def _varied(found: Sequence[Finding]) -> list[Finding]:
    """The first few findings, one of each rule before a second of any."""
    seen: dict[str, int] = {}
    turns = []
    for finding in found:
        seen[finding.rule] = seen.get(finding.rule, 0) + 1
        turns.append(seen[finding.rule])
    order = sorted(range(len(found)), key=lambda place: (turns[place], place))
    return [found[place] for place in order[:STOPS_SHOWN]]


def _standing(context: Context) -> Standing:
    found = context.evaluation.completeness
    opened = tuple((*context.words(item.what), Plain(" "), *_item(context, item.item)) for item in found.open)
    return Standing(
        finished=found.finished, title="Is the record finished?", words=context.words(found.sentence), open=opened
    )


def _item(context: Context, item: str) -> Words:
    return (context.id(item),) if item in context.anchors else ()


def _line(context: Context, result: ProfileResult, view: ViewResult) -> VerdictLine:
    return VerdictLine(
        profile=result.profile,
        view=view.view,
        label=f"{result.title}: {VIEW[view.view].lower()}",
        worst=view.verdict.worst,
        best=view.verdict.best,
        words=context.words(view.sentence),
        conditions=context.ids(view.conditions),
    )


def _more(count: int) -> Words:
    if count < 1:
        return ()
    return (Link(f"{wording.upper(wording.many(count, 'more finding'))} of this weight", "gaps"),)


def _losing(context: Context) -> tuple[Words, ...]:
    """The worst harms on the record now and on whom they fall, at most three of them and a count."""
    harms = [r for r in context.now.impacts if context.impacts[r.impact].direction == "harm"]
    marks = {r.impact: wording.mark("harm", r.level) for r in harms}
    top = max((wording.rank(m) for m in marks.values()), default=0)
    worst = [r.impact for r in harms if wording.rank(marks[r.impact]) == top and top > 0]
    if not worst:
        return ()
    shown = sorted(worst, key=lambda key: wording.worst_first(marks[key]))[:3]
    found: list[Words] = []
    for key in shown:
        impact = context.impacts[key]
        found.append(
            (
                marks[key],
                Plain(" "),
                Link(wording.short(impact.title), key),
                Plain(" "),
                Id(key, key),
                Quiet(f" {marks[key].words}, ages {context.ages(impact.bands)}{_not_yet(context, impact)}"),
            )
        )
    if len(worst) > len(shown):
        rest = wording.many(len(worst) - len(shown), "more harm")
        found.append((Link(f"{wording.upper(rest)} at this level", "profile"),))
    return tuple(found)


def _not_yet(context: Context, impact: Impact) -> str:
    """Said of a harm that would come with features yet to start, so that nobody reads it as borne already."""
    held = [context.features[key] for key in impact.features if key in context.features]
    stages = {feature.stage or context.assessment.service.stage for feature in held}
    return "; not live yet" if stages and stages <= NOT_LIVE else ""


# -- beside the verdict ----------------------------------------------------------------------------------------------


def _facts(context: Context) -> tuple[Fact, ...]:
    result = context.headline
    robust = context.now.robustness
    facts = [
        Fact(label="How sure is this?", blocks=(Paragraph(words=context.words(robust.sentence)),)),
        Fact(label=f"{context.regulator()} level, beside ours", blocks=(Paragraph(words=_regulator(context)),)),
        Fact(label="Who decided", blocks=(Paragraph(words=decided(context)),)),
        Fact(
            label="Read by",
            blocks=(
                Paragraph(words=(Plain(f"{result.title} {result.version}, "), Link("its tables and limits", "method"))),
            ),
        ),
    ]
    return tuple(facts)


def _regulator(context: Context) -> Words:
    features = context.now.features
    high = [f for f in features if f.regulator_level and f.regulator_level.high == "high"]
    if not features:
        return line("No feature is recorded.")
    if not high:
        return line(f"High in none of {wording.many(len(features), 'feature')}")
    return (Plain(f"High in {wording.numbered(len(high))} of {wording.many(len(features), 'feature')}"),)


def decided(context: Context) -> Words:
    """Who decided on exactly this record; nobody is a valid answer."""
    digest = context.evaluation.assessment_digest
    decisions = context.document.record.decisions
    own = [d for d in decisions if d.assessment_digest == digest]
    if own:
        last = own[-1]
        when = f", {wording.day(last.on)}" if last.on else ""
        return (Plain(f"{last.decider}{when}: {wording.spaced(last.outcome)} "), context.id(last.id))
    if decisions:
        last = decisions[-1]
        return (
            Plain("Nobody yet on this version. "),
            Quiet("An earlier version was decided on: "),
            context.id(last.id),
        )
    return (Strong("Nobody yet."), Plain(" This paper advises; a named person decides."))


def _notes(context: Context) -> tuple[Fact, ...]:
    """What must be said of each profile wherever it is used."""
    return tuple(
        Fact(label=f"{result.title} {result.version}", blocks=(Paragraph(words=line(result.note), style="small"),))
        for result in (context.headline, *context.others)
    )


def verdict_tags(result: ProfileResult) -> Words:
    """The verdicts of a profile in both views, as words."""
    return joined(
        [(Plain("now "), Tag(result.now.verdict.worst)), (Plain("expected "), Tag(result.expected.verdict.worst))]
    )
