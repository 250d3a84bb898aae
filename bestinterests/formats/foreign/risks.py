"""Risk tables into draft impacts with their measures. What no cell says, such as the right, is not guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any

from bestinterests.domain.impact import Impact
from bestinterests.domain.measure import Measure
from bestinterests.formats.foreign.draft import Draft, titled
from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.labels import Labels
from bestinterests.formats.foreign.mapping import Meaning
from bestinterests.formats.foreign.ratings import Contradiction, Rated, Ratings
from bestinterests.formats.foreign.rows import ACTION, Record, listed_parts

_COMPARED = 2_000
"""Names of risks among which one is looked for by its beginning."""
_REFERENCES = re.compile(r"[\s,;/&]+|\band\b")


class RiskRows:
    """Every row about a risk, from all tables of a file, until the scale is known and they become impacts."""

    def __init__(self, draft: Draft, labels: Labels, ratings: Ratings, file: str) -> None:
        self.draft = draft
        self.labels = labels
        self.ratings = ratings
        self.file = file
        self.records: list[Record] = []
        self.keys: dict[int, str] = {}
        self.after: dict[int, list[Record]] = {}
        self.plans: list[tuple[Record, list[int]]] = []
        self._names: dict[str, list[int]] = {}

    def add(self, record: Record) -> None:
        """Take a row of a table of risks."""
        at = len(self.records)
        self.records.append(record)
        self.keys[at] = self.draft.key("I", record.content())
        for name in (record.text("reference"), record.text("title"), record.text("mechanism")):
            if name:
                self._names.setdefault(normal(name), []).append(at)

    def add_plan(self, record: Record) -> bool:
        """Take a row of a table of measures; return whether the risk that it names is there."""
        found = self._named(record.text("risk") or record.text("reference"))
        for more in record.more:
            record.notes.update(dict.fromkeys(more.lines()))
        self.plans.append((record, found))
        for at in found:
            self.after.setdefault(at, []).append(record)
        return bool(found) or not record.text("risk")

    def _named(self, text: str) -> list[int]:
        """Return the risks that a cell names: by their title, their reference, or several references."""
        whole = normal(text)
        if whole in self._names:
            return self._names[whole]
        parts = [normal(part) for part in _REFERENCES.split(text) if part.strip()]
        if parts and all(part in self._names for part in parts):
            return [at for part in parts for at in self._names[part]]
        if len(whole) < 12 or len(self._names) > _COMPARED:
            return []
        long = [name for name in self._names if len(name) >= 12 and (name.startswith(whole) or whole.startswith(name))]
        return self._names[long[0]] if len(long) == 1 else []

    def rate(self) -> None:
        """Collect every rating, before anything is made of one."""
        for at in range(len(self.records)):
            self.ratings.rated += [each for each in self._rated(at) if each.likelihood or each.severity or each.level]

    def _rated(self, at: int) -> tuple[Rated, Rated]:
        record, key = self.records[at], self.keys[at]
        after = record
        names: tuple[Meaning, ...] = ("after-likelihood", "after-severity", "after-level")
        if not any(record.text(name) for name in names):
            after = next((plan for plan in self.after.get(at, ()) if any(plan.text(name) for name in names)), record)
        return (
            Rated(record.place, "", key, record.text("likelihood"), record.text("severity"), record.text("level")),
            Rated(after.place, " after measures", key, *(after.text(name) for name in names)),
        )

    def build(self, contradictions: Iterable[Contradiction]) -> None:
        """Make the impacts and measures of all rows; a contradiction stands in the note of its impact too."""
        wrong: dict[str, list[str]] = {}
        for each in contradictions:
            wrong.setdefault(each.rated.impact, []).append(each.sentence())
        for at, record in enumerate(self.records):
            self._impact(at, record, wrong.get(self.keys[at], []))
            for row in (record, *record.more):
                self._measures(row, [self.keys[at]])
        for record, found in self.plans:
            self._measures(record, [self.keys[at] for at in found], plan=True)

    def _impact(self, at: int, record: Record, wrong: list[str]) -> None:
        said, mechanism = record.text("title"), record.text("mechanism")
        title, whole = titled(said or mechanism)
        before, after = self._rated(at)
        rights = self.labels.rights(record.text("right"))
        for heading, means in _WORDS_KEPT:
            record.note(heading, record.text(means))
        notes = [*record.notes, *wrong]
        for more in record.more:
            notes += more.lines(without=ACTION)
        cells = record.said.get("feature", ())
        features = [name.strip() for cell in cells for name in re.split(r"[\n;]", cell) if name.strip()]
        self.draft.impacts[self.keys[at]] = Impact(
            id=self.keys[at],
            title=title,
            mechanism="\n\n".join(filter(None, (whole, mechanism if said else ""))),
            features=tuple(dict.fromkeys(self.draft.feature(name.removeprefix("- ")) for name in features)),
            right=rights[0] if rights else "",
            linked_rights=tuple(rights[1:]),
            bands=tuple(self.labels.bands(record.text("bands"))),
            direction="harm",
            stated=self.ratings.stated(before, after, f"{self.file}, {record.place}"),
            note="\n".join(notes),
        )

    def _measures(self, record: Record, impacts: list[str], *, plan: bool = False) -> None:
        made = False
        for means in _MEASURES:
            for part in [part for cell in record.said.get(means, ()) for part in listed_parts(cell)]:
                measure = self._measure(record, part, in_place=means == "measure-in-place", plan=plan)
                self.draft.measure(measure, impacts)
                made = True
        if not made and not plan and any(means in record.said for means in ACTION):
            self._keep(record, impacts)

    def _keep(self, record: Record, impacts: list[str]) -> None:
        """Keep what a row says of an owner or a day without naming a measure."""
        lines = [f"{means.capitalize()}: {record.text(means)}" for means in ACTION if record.text(means)]
        for key in impacts:
            self.draft.note_impact(key, lines)

    def _measure(self, record: Record, text: str, *, in_place: bool, plan: bool) -> Measure:
        title, whole = titled(text)
        # Where a row names what is there and what is to come, its owner and day are those of what is to come.
        waits = not in_place or "measure" not in record.said
        due = record.text("due") if waits else ""
        notes = list(record.notes) if plan else []
        if plan:
            notes += [f"{heading}: {record.text(means)}" for heading, means in _PLAN_KEPT if record.text(means)]
        return Measure(
            id="M+x",
            title=title,
            what=whole,
            owner=" ".join(record.text("owner").split()) if waits else "",
            due=self.labels.day(due),
            stated_due=" ".join(due.split()),
            **self._answers(record, notes, in_place=in_place),
            note="\n".join(notes),
        )

    def _answers(self, record: Record, notes: list[str], *, in_place: bool) -> dict[str, Any]:
        """Return the status, effect and approval that a row states; what is not read as one goes to the notes."""
        fields: dict[str, Any] = {}
        readers: tuple[tuple[str, Meaning, Callable[[str], str | None]], ...] = (
            ("status", "status", self.labels.status),
            ("effect_on_risk", "effect", self.labels.effect),
            ("approved", "approved", self.labels.yes_or_no),
        )
        for field, means, read in readers:
            text = record.text(means)
            found = read(text)
            if found and found != "unknown":
                fields[field] = found
            if text and (found is None or normal(text) != found):
                notes.append(f"{means.capitalize()}: {text}")
        if in_place:
            fields["status"] = "implemented"
        return fields


_MEASURES: tuple[Meaning, ...] = ("measure-in-place", "measure")
_WORDS_KEPT: tuple[tuple[str, Meaning], ...] = (
    ("Reference", "reference"),
    ("Rights, as stated", "right"),
    ("Ages, as stated", "bands"),
)
"""What is read into fields of the framework, and kept in its own words beside them."""
_PLAN_KEPT: tuple[tuple[str, Meaning], ...] = (
    ("Reference", "reference"),
    ("Risk, as stated", "risk"),
    ("Likelihood, as stated", "likelihood"),
    ("Severity, as stated", "severity"),
    ("Level, as stated", "level"),
    ("Likelihood after, as stated", "after-likelihood"),
    ("Severity after, as stated", "after-severity"),
    ("Level after, as stated", "after-level"),
)
"""What a row of a plan says beside its measure."""
