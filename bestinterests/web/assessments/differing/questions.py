"""A conflict as a question: what stood before, what stands here, what arrives, and what the record should say."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple

import msgspec

from bestinterests.changes.choosing import ITEM_KINDS, Choice, choose, cited_by, field_at, fits
from bestinterests.changes.deleting import taken_out
from bestinterests.changes.spread import spread
from bestinterests.documents.inline import Mark
from bestinterests.documents.wording import many, mark, times
from bestinterests.domain.change import MergeConflict, MergeResult
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.impact import Slot
from bestinterests.domain.problem import Refused
from bestinterests.domain.robustness import VerdictRange
from bestinterests.packs.framework import Framework
from bestinterests.web.assessments.differing.changes import item_of
from bestinterests.web.assessments.differing.values import field_name, levels, lines
from bestinterests.web.assessments.differing.words import Piece, marked

EFFECTS = 24
"""Evaluations that a page of questions may cost; beyond them the effect of a choice is not worked out beforehand."""
LARGE = 150
"""Impacts beyond which an evaluation is too slow to be made for every choice."""


class Who(NamedTuple):
    """What a side is called, who wrote it and when."""

    title: str
    by: str = ""


class Sides(NamedTuple):
    """The three columns of every question on a page, and how a choice of the arriving side is called."""

    before: Who
    here: Callable[[MergeConflict], Who]
    theirs: Who
    as_theirs: str


class Effect(NamedTuple):
    """What would follow: the verdict of the service now, and the level of the impact in question where it is one."""

    verdict: VerdictRange
    mark: Mark | None


class Column(NamedTuple):
    """One version. words: a text marked against the one before; lines: anything else. Neither: nothing stands there."""

    who: Who
    lines: tuple[str, ...] = ()
    words: tuple[Piece, ...] = ()
    effect: Effect | None = None


class Option(NamedTuple):
    """One thing that the record may say. key: as it is sent. strong: words that carry it. own: begins the own words."""

    key: str
    strong: str
    words: str
    choice: Choice | None
    effect: Effect | None = None


class Question(NamedTuple):
    """One conflict. id: of it as it stands, so that an answer to what has changed since is no answer."""

    id: str
    conflict: MergeConflict
    item: str
    title: str
    asks: str
    columns: tuple[Column, ...]
    options: tuple[Option, ...]
    own: str | None


def questions(
    result: MergeResult,
    sides: Sides,
    *,
    titles: Mapping[str, str],
    framework: Framework | None,
    evaluate: Callable[[Document], Evaluation],
) -> tuple[Question, ...]:
    """Every conflict of a merge as a question, with the effect of each choice where that is cheap to know."""
    weigh = _Weigh(result, evaluate, len(result.document.assessment.impacts) <= LARGE)
    return tuple(_question(each, result, sides, titles, framework, weigh) for each in result.conflicts)


def question_id(conflict: MergeConflict) -> str:
    """A name for a conflict as it stands: another one once either side has changed."""
    said = [conflict.path, conflict.kind, conflict.ours, conflict.theirs]
    return hashlib.sha256(msgspec.json.encode(said)).hexdigest()[:16]


class _Weigh:
    """Works out what follows on a choice, as long as that is cheap."""

    def __init__(self, result: MergeResult, evaluate: Callable[[Document], Evaluation], is_cheap: bool) -> None:
        self.result = result
        self.evaluate = evaluate
        self.left = EFFECTS if is_cheap else 0

    def effect(self, conflict: MergeConflict, choice: Choice) -> Effect | None:
        """What follows where this alone is chosen; None where it is not worked out."""
        if self.left <= 0 or conflict.kind == "text":
            return None
        self.left -= 1
        chosen = choose(self.result, {conflict.id: choice})
        if chosen.problems:
            return None
        try:
            evaluation = self.evaluate(chosen.document)
        except Refused:
            self.left = 0
            return None
        heads = next(each for each in evaluation.profiles if each.profile == evaluation.headline_profile)
        return Effect(heads.now.verdict, _mark(chosen.document, heads.now.impacts, item_of(conflict.path)))


def _mark(document: Document, readings: Iterable[Any], item: str) -> Mark | None:
    impact = next((each for each in document.assessment.impacts if each.id == item), None)
    reading = next((each for each in readings if each.impact == item), None)
    if impact is None or reading is None:
        return None
    return mark(impact.direction, reading.counts or reading.level)


def _question(
    conflict: MergeConflict,
    result: MergeResult,
    sides: Sides,
    titles: Mapping[str, str],
    framework: Framework | None,
    weigh: _Weigh,
) -> Question:
    key = item_of(conflict.path)
    is_item = conflict.kind in ITEM_KINDS
    options = _item_options(conflict, result, sides) if is_item else _options(conflict, sides, framework)
    options = tuple(
        each._replace(effect=weigh.effect(conflict, each.choice)) if each.choice else each for each in options
    )
    effects = {each.key: each.effect for each in options}
    columns = (
        _column(sides.before, conflict.base, None, framework, effects.get("base")),
        _column(sides.here(conflict), conflict.ours, conflict.base, framework, effects.get("ours")),
        _column(sides.theirs, conflict.theirs, conflict.base, framework, effects.get("theirs")),
    )
    return Question(
        id=question_id(conflict),
        conflict=conflict,
        item=key,
        title=titles.get(key, "") or field_name(conflict.path[1:2]),
        asks="Should it stay?" if is_item else field_name(conflict.path[3:] if key else conflict.path[1:]),
        columns=columns,
        options=options,
        own=str(conflict.ours or "") if _is_text(conflict) else None,
    )


def _column(who: Who, value: Any, before: Any, framework: Framework | None, effect: Effect | None) -> Column:
    if isinstance(value, str) and isinstance(before, str) and value:
        return Column(who, (), marked(before, value), effect)
    if isinstance(value, dict) and not before and "id" in value:
        value = {name: held for name, held in value.items() if name in ("id", "title", "name", "role")}
    return Column(who, lines(value, framework), (), effect)


def _is_text(conflict: MergeConflict) -> bool:
    field = field_at(conflict.path)
    return field is not None and field.unit in ("text", "value") and fits(conflict.path, "Words of one's own.")


def _options(conflict: MergeConflict, sides: Sides, framework: Framework | None) -> tuple[Option, ...]:
    found = [Option("ours", "As here", "", Choice(take="ours"))]
    if fits(conflict.path, conflict.theirs):
        found.append(Option("theirs", sides.as_theirs, "", Choice(take="theirs")))
    if conflict.base not in (conflict.ours, conflict.theirs) and fits(conflict.path, conflict.base):
        found.append(Option("base", "As before", "", Choice(take="base")))
    if (both := _both(conflict, framework)) is not None:
        said = "; ".join(lines({"agreed": [_bare(each) for each in both["agreed"]]}, framework))
        found.append(Option("range", "Keep both, as a range:", said, Choice(take="own", own=both)))
    if _is_text(conflict):
        found.append(Option("own", "Write it together", "", None))
    return tuple(found)


def _both(conflict: MergeConflict, framework: Framework | None) -> Any | None:
    """Both sides of a slot as one range, where their levels are ordered and known."""
    if conflict.kind != "slot":
        return None
    try:
        ours, theirs = (msgspec.convert(side, Slot) for side in (conflict.ours, conflict.theirs))
    except msgspec.ValidationError:
        return None
    both = spread(ours, theirs, levels(framework))
    return None if both is None or both in (ours, theirs) else msgspec.to_builtins(both)


def _bare(judged: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in judged.items() if name != "reason"}


def _item_options(conflict: MergeConflict, result: MergeResult, sides: Sides) -> tuple[Option, ...]:
    """Keep it, or delete it with every mention of it, as long as reviews and decisions do not refer to it."""
    keeper, deleter = ("theirs", "ours") if conflict.ours is None else ("ours", "theirs")
    names = {"ours": "as here", "theirs": sides.as_theirs[:1].lower() + sides.as_theirs[1:]}
    keep = Option(keeper, "Keep it,", names[keeper], Choice(take=keeper))  # type: ignore[arg-type]  # one of the two
    out = taken_out(result.document, conflict.path)
    if users := cited_by(out.document, conflict.path[-1]):
        return (keep._replace(words=f"{keep.words}. It cannot go, since {users[0]} refers to it"),)
    more = f", with {many(len(out.with_it), 'item')} that cannot be without it" if out.with_it else ""
    mentions = f" It is mentioned {times(len(out.mentions))}." if out.mentions else ""
    words = f"{names[deleter]}{more}.{mentions}"
    return keep, Option(deleter, "Delete it,", words, Choice(take=deleter))  # type: ignore[arg-type]  # one of the two
