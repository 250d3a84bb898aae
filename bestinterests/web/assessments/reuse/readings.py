"""How each feature reads, kept as its assessment is evaluated, to be compared with the same one elsewhere."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.inline import Mark, Side
from bestinterests.domain.evaluation import VERDICTS, FeatureResult, LevelRange
from bestinterests.domain.feature import Feature
from bestinterests.web.assessments.models import TITLE, Assessment, FeatureReading, Origin

REASONS, REASON = 3, 400
"""Main reasons that are kept of a feature, and how long each may be."""
KEPT = ("name", "family", "worst", "best", "by_verdict", "profile", "cells", "reasons")


class Judged(msgspec.Struct, frozen=True):
    """One right for one age band in one feature: worst harm and best benefit as they read now, None where none is."""

    harm: LevelRange | None = None
    benefit: LevelRange | None = None

    def mark(self, side: Side) -> Mark:
        """The mark of one direction."""
        return wording.mark(side, self.harm if side == "harm" else self.benefit)


def cells_of(context: Context, feature: str) -> dict[str, dict[str, Judged]]:
    """By right, by band: the worst harm and the best benefit of one feature, by the profile that heads, as of now.

    A range runs from the worst good end to the worst bad end, as in the profile of the whole service.
    """
    held: dict[tuple[str, str], dict[str, list[LevelRange]]] = {}
    for impact in context.impacts.values():
        reading = context.readings.get(impact.id)
        if reading is None or feature not in impact.features:
            continue
        level = reading.counts if impact.direction == "benefit" and reading.counts else reading.level
        for right in impact.rights:
            for band in impact.bands:
                held.setdefault((right, band), {}).setdefault(impact.direction, []).append(level)
    found: dict[str, dict[str, Judged]] = {}
    for (right, band), sides in held.items():
        found.setdefault(right, {})[band] = Judged(_most(sides.get("harm", ())), _most(sides.get("benefit", ())))
    return found


def _most(levels: Iterable[LevelRange]) -> LevelRange | None:
    held = list(levels)
    if not held:
        return None
    low = max((level.low for level in held), key=wording.ORDER.index)
    high = max((level.high for level in held), key=wording.ORDER.index)
    return LevelRange(low=low, high=high, unknown=any(level.unknown and level.high == high for level in held))


def readings_of(context: Context) -> list[dict[str, Any]]:
    """The rows of a record, without where it stands: a row for each feature and each pattern that it resembles.

    first: is it the one row of its feature by which copies are compared?
    """
    results = {result.feature: result for result in context.now.features}
    rows = []
    for feature in context.assessment.features:
        result = results.get(feature.id)
        if result is None:
            continue
        row = _row(context, feature, result)
        patterns = feature.patterns or ("",)
        rows += [{**row, "pattern": each, "first": each == patterns[0]} for each in patterns]
    return rows


def _row(context: Context, feature: Feature, result: FeatureResult) -> dict[str, Any]:
    return {
        "feature": feature.id,
        "name": " ".join(feature.name.split())[:TITLE],
        "worst": result.verdict.worst,
        "best": result.verdict.best,
        "by_verdict": VERDICTS.index(result.verdict.worst),
        "profile": context.headline.profile,
        "cells": msgspec.to_builtins(cells_of(context, feature.id)),
        "reasons": _reasons(context, feature.id),
    }


def _reasons(context: Context, feature: str) -> list[str]:
    """What weighs most: sentences of findings about the feature that hold its verdict down, worst first."""
    held = [each for each in context.now.findings if feature in each.features and each.effect is not None]
    held.sort(key=lambda each: (VERDICTS.index(each.effect) if each.effect else 0, not each.firm))
    sentences = dict.fromkeys(wording.dressed(each.sentence, context.bands) for each in held)
    return [each if len(each) <= REASON else f"{each[: REASON - 1]}…" for each in list(sentences)[:REASONS]]


def keep_readings(assessment: int, context: Context | None) -> None:
    """Keep how the features of an assessment read, in the caller's transaction; nothing where it cannot be evaluated.

    Rows that stand as they are worked out are not written again.
    """
    held = {(row.feature, row.pattern): row for row in FeatureReading.objects.filter(assessment=assessment)}
    rows = readings_of(context) if context is not None else []
    if rows:
        place = Assessment.objects.values_list("public_id", "organisation_id").get(pk=assessment)
        families = dict(
            Origin.objects.filter(assessment=assessment, item__startswith="F").values_list("item", "family")
        )
        new = []
        for row in rows:
            row["family"] = families.get(row["feature"], f"{place[0]}:{row['feature']}") if row.pop("first") else ""
            old = held.pop((row["feature"], row["pattern"]), None)
            if old is None or any(getattr(old, name) != row[name] for name in KEPT):
                new.append(FeatureReading(assessment_id=assessment, organisation_id=place[1], **row))
        FeatureReading.objects.bulk_create(
            new, update_conflicts=True, unique_fields=["assessment", "feature", "pattern"], update_fields=list(KEPT)
        )
    if held:
        FeatureReading.objects.filter(pk__in=[row.pk for row in held.values()]).delete()
