"""The first document of an assessment: packs pinned, age bands listed, and a feature for each pattern named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from bestinterests.domain.document import FORMAT, Assessment, Document, PackPin
from bestinterests.domain.feature import DataActivity, Feature
from bestinterests.domain.pack import Pattern
from bestinterests.domain.problem import Problem
from bestinterests.domain.service import BandUse
from bestinterests.packs.framework import Framework
from bestinterests.packs.load import BUILT, nearest
from bestinterests.packs.lock import read_lock

UNTITLED = "New assessment"


def new_document(
    framework: Framework, *, title: str = "", patterns: Sequence[str] = (), short: bool = False, on: dt.date
) -> Document:
    """Return a document to start from. A pattern that the framework does not have is a KeyError: ask before.

    A pattern brings its kinds of data activity and, as a note, the questions to ask both ways. It fills no rating.
    """
    features, activities = features_of(framework, patterns, "F{:02}", "D{:02}")
    return Document(
        format=FORMAT,
        assessment=Assessment(
            title=title or UNTITLED,
            depth="short" if short else "full",
            assessed_on=on,
            packs=_pins(framework),
            children=tuple(BandUse(band=band) for band in framework.bands),
            features=features,
            data_activities=activities,
        ),
    )


def unknown_patterns(framework: Framework, patterns: Sequence[str]) -> list[Problem]:
    """A Problem for each pattern that the framework does not have."""
    known = f"Patterns: {', '.join(framework.patterns)}."
    return [
        Problem(
            code="pack.unknown-pattern",
            path="",
            sentence=f"There is no pattern '{name[:60]}'.",
            remedy=f"{nearest(name, framework.patterns)} {known}".strip(),
        )
        for name in patterns
        if name not in framework.patterns
    ]


def _pins(framework: Framework) -> tuple[PackPin, ...]:
    """Pin each pack, with its digest once it is released; before that its content may still change."""
    fixed = {(entry.id, entry.version) for entry in read_lock(BUILT).packs if entry.released}
    return tuple(
        pin if (pin.pack, pin.version) in fixed else PackPin(pack=pin.pack, version=pin.version)
        for pin in framework.pins
    )


def features_of(
    framework: Framework, patterns: Sequence[str], feature_ids: str, activity_ids: str
) -> tuple[tuple[Feature, ...], tuple[DataActivity, ...]]:
    """Return a feature for each pattern, with a data activity for each kind that the pattern brings.

    feature_ids, activity_ids: how the nth of each is called, as ``F{:02}``. A pattern that the framework does not
    have is a KeyError.
    """
    features: list[Feature] = []
    activities: list[DataActivity] = []
    for number, name in enumerate(dict.fromkeys(patterns), 1):
        pattern = framework.patterns[name]
        feature = feature_ids.format(number)
        features.append(Feature(id=feature, name=pattern.name, patterns=(name,), note=_questions(pattern)))
        for kind in pattern.activities:
            activities.append(DataActivity(id=activity_ids.format(len(activities) + 1), feature=feature, kinds=(kind,)))
    return tuple(features), tuple(activities)


def _questions(pattern: Pattern) -> str:
    parts = (
        ("How may it help children?", pattern.questions_support),
        ("How may it harm them?", pattern.questions_risk),
        ("What is often done about it?", pattern.measures),
    )
    return "\n\n".join(
        "\n".join([title, *(f"- {statement.text}" for statement in statements)])
        for title, statements in parts
        if statements
    )
