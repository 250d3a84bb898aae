"""From tables to an Arrival: match, read the scale, read the rows, keep the rest, and tell what was done with what."""

from __future__ import annotations

from bestinterests.domain.evidence import Evidence
from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.foreign.data_map import add_activity
from bestinterests.formats.foreign.draft import Draft, framework_for_drafts
from bestinterests.formats.foreign.labels import Labels
from bestinterests.formats.foreign.mapping import (
    MAPPING_FORMAT,
    ForeignScale,
    Label,
    LabelOf,
    Mapping,
    read_mapping,
    write_mapping,
)
from bestinterests.formats.foreign.matching import Matched, matched
from bestinterests.formats.foreign.matrices import grid_of, scale_of
from bestinterests.formats.foreign.ratings import Ratings, contradiction_problem
from bestinterests.formats.foreign.risks import RiskRows
from bestinterests.formats.foreign.rows import Records
from bestinterests.formats.foreign.tables import Tables, tidied, too_much_text
from bestinterests.formats.foreign.telling import NOTHING_FOUND, Told, tell
from bestinterests.formats.foreign.template import fill, fill_passage, template_in


def arrival_of(given: Given, found: Tables) -> Arrival:
    """Return the draft that a file makes. Any error among its Problems leaves it without a document."""
    problems = list(found.problems)
    mapping = None
    if given.mapping:
        mapping, wrong = read_mapping(given.mapping)
        problems += wrong
    if not problems and (problem := too_much_text(found, given.limits)):
        problems.append(problem)
    if any(problem.severity == "error" for problem in problems):
        return Arrival(draft=True, problems=problems)
    reading = _Reading(given, tidied(found), mapping)
    reading.run()
    told = [*reading.found.problems, *reading.draft.problems]
    if not reading.is_of_use():
        return Arrival(draft=True, mapping=reading.mapping_text(), problems=[*told, NOTHING_FOUND])
    return Arrival(document=reading.draft.document(), draft=True, mapping=reading.mapping_text(), problems=told)


class _Reading:
    def __init__(self, given: Given, found: Tables, mapping: Mapping | None) -> None:
        self.file = given.name.replace("\\", "/").rpartition("/")[2][:120] or "the file"
        self.found = found
        self.mapping = mapping
        self.draft = Draft(framework_for_drafts())
        self.labels = Labels(self.draft.framework, mapping)
        self.template = template_in(found)
        self.matched, differs = matched(found, mapping, self.template.tables)
        self.draft.problems += differs
        scale, self.axes_unknown = self._scale()
        self.ratings = Ratings(self.draft.framework, mapping, scale)
        self.risks = RiskRows(self.draft, self.labels, self.ratings, self.file)
        self.told = Told()
        self.kept: list[tuple[str, str]] = []

    def run(self) -> None:
        """Read every table and passage."""
        for each in self.matched:
            self._take(each)
        for each in self.matched:
            if each.holds == "measures":
                self._take_plan(each)
        self.risks.rate()
        self.ratings.complete_scale()
        contradictions = self.ratings.contradictions()
        self.risks.build(contradictions)
        for passage in self.found.passages:
            if not fill_passage(self.draft, self.template, passage):
                self.kept.append((passage.heading, passage.text))
        self._keep()
        self.draft.problems += map(contradiction_problem, contradictions)
        tell(self.draft, self.told, self.matched, self.ratings, self.labels)

    def is_of_use(self) -> bool:
        """Say whether anything was found that a person could go on with."""
        draft = self.draft
        return bool(draft.impacts or draft.activities or draft.measures or draft.answers)

    def mapping_text(self) -> str:
        """Return the mapping as it was used, to keep and correct."""
        labels = {(label.of, label.label): label for label in (*self.ratings.used(), *self.labels.used())}
        for label in self.mapping.labels if self.mapping is not None else ():
            labels.setdefault((label.of, label.label), label)
        return write_mapping(
            Mapping(
                mapping=MAPPING_FORMAT,
                tables=tuple(each.as_mapping() for each in self.matched),
                labels=tuple(_without_doubles(labels)),
                scale=self.ratings.scale,
            )
        )

    def _scale(self) -> tuple[ForeignScale, bool]:
        """Return the file's scale: from the mapping if it gives a matrix, else from a matrix among its tables."""
        given = self.mapping.scale if self.mapping is not None else ForeignScale()
        if given.matrix:
            return given, False
        unknown = False
        likelihoods = self._labels("likelihood", "after-likelihood")
        severities = self._labels("severity", "after-severity")
        for each in self.matched:
            grid = grid_of(each.table) if each.holds == "matrix" else None
            if grid is not None:
                scale = scale_of(grid, likelihoods, severities, each.table.name)
                if scale is not None:
                    return scale, False
                unknown = True
        return given, unknown

    def _labels(self, *means: str) -> list[str]:
        """Return the different labels in the columns that say this, of all tables."""
        found: dict[str, None] = {}
        for each in self.matched:
            at = [column for column, said in enumerate(each.means) if said in means]
            found.update((row.at(column), None) for row in each.rows for column in at if row.at(column))
        return list(found)[:50]

    def _take(self, each: Matched) -> None:
        if each.holds == "risks":
            records = Records(each, ("title", "mechanism"))
            for record in records.records:
                self.risks.add(record)
            self._rest(each, records)
        elif each.holds == "data-map":
            records = Records(each, ("data", "purpose"))
            nameless = [r for r in records.records if not add_activity(self.draft, self.labels, r, each.table.name)]
            self.told.without_feature += [record.place for record in nameless]
            self._rest(each, records)
        elif each.holds == "dpia" and each.table.name in self.template.tables:
            fill(self.draft, self.template, each.table)
            self.told.template = True
        elif each.holds == "nothing":
            self.told.left_out += sum(row.filled for row in each.rows)
        elif each.holds != "measures":
            self._keep_table(each)

    def _take_plan(self, each: Matched) -> None:
        records = Records(each, ("measure", "measure-in-place"))
        for record in records.records:
            if not self.risks.add_plan(record):
                self.told.unlinked.append(record.place)
        self._rest(each, records)

    def _rest(self, each: Matched, records: Records) -> None:
        self.told.rows[each.table.name] = len(records.records) + sum(len(record.more) for record in records.records)
        self.told.left_out += records.left_out
        if records.loose:
            self.kept.append((each.table.name, "\n".join(records.loose)))

    def _keep_table(self, each: Matched) -> None:
        lines = [" | ".join(filter(None, (*row.cells, *row.notes))) for row in each.table.rows]
        self.kept.append((each.table.name, "\n".join(lines)))
        self.told.kept_tables.append(each.table.where)
        self.told.axes_unknown = (self.axes_unknown and each.holds == "matrix") or self.told.axes_unknown

    def _keep(self) -> None:
        """Keep what no field takes as one item of evidence: the file itself, in its own words."""
        texts = ["\n".join(filter(None, (heading, text))) for heading, text in self.kept]
        if texts:
            says = "\n\n".join(texts)
            self.draft.evidence.append(
                Evidence(
                    id=self.draft.key("E", self.file, says),
                    title=f"What else stands in {self.file}",
                    stated_kind="Text of an imported file",
                    says=says,
                    note="Kept so that nothing is lost. Move what matters to where it belongs, then delete it.",
                )
            )
            self.told.kept_in = self.draft.evidence[-1].title


def _without_doubles(labels: dict[tuple[LabelOf, str], Label]) -> list[Label]:
    seen: dict[tuple[str, str], Label] = {}
    for (of, text), label in labels.items():
        seen.setdefault((of, " ".join(text.casefold().split())), label)
    return sorted(seen.values(), key=lambda label: (label.of, label.label))
