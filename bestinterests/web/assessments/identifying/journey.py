"""Data activities laid over the journey: which feature uses data at which moment, and which rights that lists."""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple

from bestinterests.documents.context import Context
from bestinterests.domain.feature import DataActivity, Feature

UNPLACED = ""
"""Stands for activities of which nobody has said at which moment they happen."""


class ListedRight(NamedTuple):
    """A right that the packs list for an activity, with how many impacts the record holds on it in its feature."""

    right: str
    name: str
    provenance: str
    impacts: int


class Card(NamedTuple):
    """A data activity with the words for its kinds, what is special about it, and the rights that it lists."""

    activity: DataActivity
    feature: Feature | None
    kinds: tuple[str, ...]
    flags: tuple[str, ...]
    rights: tuple[ListedRight, ...]

    @property
    def title(self) -> str:
        """What to call it: its kinds, else its purpose, else its data."""
        said = self.activity.purpose or self.activity.data
        return ", ".join(self.kinds) or " ".join(said.split())[:80] or "Nothing said yet"


class DataMap(NamedTuple):
    """The map. moments: id and label of each that has an activity; rows: a feature with its cards by moment.

    empty: labels of the moments at which nothing happens.
    """

    moments: tuple[tuple[str, str], ...]
    rows: tuple[tuple[Feature, tuple[tuple[Card, ...], ...]], ...]
    empty: tuple[str, ...]
    cards: tuple[Card, ...]


FLAGS = (
    ("special_category", "special category data"),
    ("profiling", "profiling"),
    ("automated_decision", "automated decision"),
    ("geolocation", "location"),
    ("generative_ai", "generative AI"),
    ("inferred", "inferred data"),
)


def data_map(context: Context) -> DataMap:
    """Lay the activities of an assessment over the moments of the journey."""
    held = context.assessment
    labels = {key: term.label for key, term in context.framework.vocabularies.get("moments", {}).items()}
    touched = Counter((f, r) for impact in held.impacts for f in impact.features for r in impact.rights)
    by_place: dict[tuple[str, str], list[Card]] = {}
    cards = []
    for activity in held.data_activities:
        card = card_of(context, activity, touched)
        cards.append(card)
        by_place.setdefault((activity.feature, _moment(activity, labels)), []).append(card)
    used = {moment for _, moment in by_place}
    moments = tuple((key, label) for key, label in (*labels.items(), (UNPLACED, "Moment not said")) if key in used)
    rows = tuple(
        (feature, tuple(tuple(by_place.get((feature.id, key), ())) for key, _ in moments)) for feature in held.features
    )
    places = {key: at for at, (key, _) in enumerate(moments)}
    ordered = sorted(cards, key=lambda card: places[_moment(card.activity, labels)])
    empty = tuple(label for key, label in labels.items() if key not in used)
    return DataMap(moments, rows, empty, tuple(ordered))


def card_of(context: Context, activity: DataActivity, touched: Counter[tuple[str, str]] | None = None) -> Card:
    """One activity as a card. touched: impacts by feature and right, where they are counted already."""
    framework = context.framework
    if touched is None:
        impacts = context.assessment.impacts
        touched = Counter((f, r) for impact in impacts for f in impact.features for r in impact.rights)
    listed: dict[str, ListedRight] = {}
    for kind in activity.kinds:
        held = framework.activities.get(kind)
        for each in held.rights if held else ():
            if each.right not in listed:
                count = touched[activity.feature, each.right]
                listed[each.right] = ListedRight(each.right, context.right_of(each.right), each.provenance, count)
    return Card(
        activity,
        context.features.get(activity.feature),
        tuple(framework.activity_name(kind) for kind in activity.kinds),
        tuple(words for field, words in FLAGS if getattr(activity, field) == "yes"),
        tuple(listed.values()),
    )


def _moment(activity: DataActivity, labels: dict[str, str]) -> str:
    return activity.moment if activity.moment in labels and activity.moment else UNPLACED
