"""The ratings of a file, kept on its own scale, and where a stated level is not what its own matrix gives.

No level is turned into one of ours. Where a file has no matrix of its own, one is inferred only if all rows but one
agree, and then it is said that it is inferred.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from bestinterests.domain.impact import StatedRating
from bestinterests.domain.problem import Problem
from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.levels import in_order, level_of, same, score
from bestinterests.formats.foreign.mapping import ForeignScale, Label, LabelOf, Mapping
from bestinterests.formats.foreign.matrices import given_by
from bestinterests.packs.framework import Framework

ICO_MATRIX = "ico-risk"


class Rated(NamedTuple):
    """One rating of a row: before or after measures."""

    place: str
    when: str
    impact: str
    likelihood: str
    severity: str
    level: str


class Contradiction(NamedTuple):
    """A stated level that is not the one its own matrix gives. by: whose matrix, in words."""

    rated: Rated
    gives: str
    by: str

    def sentence(self) -> str:
        """Say it, with the row, what is stated and what the matrix gives."""
        rated = self.rated
        return (
            f"{rated.place[0].upper()}{rated.place[1:]} states {rated.level}{rated.when}, but {self.by} gives "
            f"{self.gives} for {rated.likelihood} and {rated.severity}."
        )


class Ratings:
    """All ratings of a file with the scale they are on."""

    def __init__(self, framework: Framework, mapping: Mapping | None, scale: ForeignScale) -> None:
        self.framework = framework
        self.scale = scale
        labels = mapping.labels if mapping is not None else ()
        self.given = {(label.of, normal(label.label)): label.means for label in labels}
        self.rated: list[Rated] = []
        self.read: dict[tuple[LabelOf, str], str] = {}
        self.off_scale: dict[tuple[LabelOf, str], list[str]] = {}
        self.unordered: list[str] = []
        self.inferred = ""
        self.is_icos = False

    def complete_scale(self) -> None:
        """Put the labels that the rows use in order, where no matrix and no mapping gives the scale."""
        scale = self.scale
        self.is_icos = self._is_icos()
        filled: dict[str, tuple[str, ...]] = {}
        for name, field in (("likelihood", "likelihood"), ("severity", "severity"), ("levels", "level")):
            if not getattr(scale, name):
                labels, is_known = in_order((getattr(rated, field) for rated in self.rated), name)
                filled[name] = labels
                if not is_known and len(labels) > 1:
                    self.unordered.append(name)
        self.scale = ForeignScale(
            name=scale.name,
            likelihood=filled.get("likelihood", scale.likelihood),
            severity=filled.get("severity", scale.severity),
            levels=filled.get("levels", scale.levels),
            matrix=scale.matrix,
            matrix_from=scale.matrix_from,
        )

    def _is_icos(self) -> bool:
        """Say whether the file uses the three by three words of the ICO's template, and no matrix of its own."""
        matrix = self.framework.matrices.get(ICO_MATRIX)
        if matrix is None or self.scale.matrix or not self.rated:
            return False
        words = (self._ids(matrix.columns), self._ids(matrix.rows), set(matrix.levels))
        stated = zip(("likelihood", "severity", "level"), words, strict=True)
        return all(getattr(r, name).casefold() in {*ids, ""} for name, ids in stated for r in self.rated) and any(
            r.likelihood and r.severity for r in self.rated
        )

    def _ids(self, scale: str) -> set[str]:
        return {level.id for level in self.framework.scales[scale].levels}

    def stated(self, before: Rated, after: Rated, source: str) -> StatedRating | None:
        """Return the rating of an impact as it was stated, None where nothing was."""
        if not any((*before[3:], *after[3:])):
            return None
        ico = self.is_icos
        levels = [text.casefold() if ico else text for text in (*before[3:], *after[3:])]
        return StatedRating(
            scale="ICO DPIA template" if ico else self.scale.name or "the file's own scale",
            likelihood=levels[0],
            severity=levels[1],
            level=levels[2],
            after_likelihood=levels[3],
            after_severity=levels[4],
            after_level=levels[5],
            source=source,
            matrix=ICO_MATRIX if ico else None,
        )

    def contradictions(self) -> list[Contradiction]:
        """Return every rating whose level is not what its matrix gives: the file's, the ICO's, or one inferred."""
        if self.scale.matrix:
            by = "its own matrix" if self.scale.matrix_from == "table" else "the matrix in the mapping"
            return list(self._against(self._own, self.scale.levels, by))
        if self.is_icos:
            levels = self.framework.matrices[ICO_MATRIX].levels
            return list(self._against(self._ico, levels, "the ICO's table, as the pack holds it,"))
        return list(self._inferred())

    def _against(self, gives: Callable[[Rated], str | None], levels: Sequence[str], by: str) -> Iterator[Contradiction]:
        for rated in self.rated:
            if rated.likelihood and rated.severity and rated.level:
                given = gives(rated)
                if given is not None and not self._equal(given, rated.level, levels):
                    yield Contradiction(rated, given, by)

    def _own(self, rated: Rated) -> str | None:
        likelihood = self.level("likelihood", rated.likelihood, self.scale.likelihood, rated.place)
        severity = self.level("severity", rated.severity, self.scale.severity, rated.place)
        self.level("level", rated.level, self.scale.levels, rated.place)
        return given_by(self.scale, likelihood, severity) if likelihood and severity else None

    def _ico(self, rated: Rated) -> str | None:
        matrix = self.framework.matrices[ICO_MATRIX]
        rows = [level.id for level in self.framework.scales[matrix.rows].levels]
        columns = [level.id for level in self.framework.scales[matrix.columns].levels]
        return matrix.cells[rows.index(rated.severity.casefold())][columns.index(rated.likelihood.casefold())]

    def _equal(self, one: str, other: str, levels: Sequence[str]) -> bool:
        if same(one, other):
            return True
        first, second = (self._level("level", each, levels) for each in (one, other))
        # A level that is on no scale cannot be called wrong; it is told as a label nobody knows.
        return first is None or second is None or first == second

    def level(self, of: LabelOf, label: str, levels: tuple[str, ...], place: str) -> str | None:
        """Return the level of the file's scale that a label means; None, and noted with its place, where none fits."""
        found = self._level(of, label, levels)
        if found is None and label:
            self.off_scale.setdefault((of, label), []).append(place)
        elif found is not None and not same(found, label) and (of, normal(label)) not in self.given:
            self.read[of, label] = found
        return found

    def _level(self, of: LabelOf, label: str, levels: Sequence[str]) -> str | None:
        given = self.given.get((of, normal(label)))
        return level_of(given if given is not None else label, levels)

    def used(self) -> Iterable[Label]:
        """Return the labels that were understood as levels, for the mapping that is written."""
        return (Label(of=of, label=label, means=means) for (of, label), means in sorted(self.read.items()))

    def _inferred(self) -> Iterator[Contradiction]:
        """Contradictions against what the rows themselves agree on, all but one."""
        rated = [r for r in self.rated if r.likelihood and r.severity and r.level]
        for name, of in (("likelihood times severity", _product), ("likelihood plus severity", _sum)):
            wrong = [r for r in rated if not _is_score(r, of)]
            if len(rated) - len(wrong) >= 3 and len(wrong) <= 1:
                self.inferred = f"every level but one is {name}" if wrong else ""
                for each in wrong:
                    yield Contradiction(each, f"{of(each):g}", f"the rule that every other row follows ({name})")
                return
        pairs: dict[tuple[str, str], list[Rated]] = {}
        for each in rated:
            pairs.setdefault((normal(each.likelihood), normal(each.severity)), []).append(each)
        for group in pairs.values():
            levels = Counter(normal(each.level) for each in group)
            usual, times = levels.most_common(1)[0]
            if len(group) >= 3 and times == len(group) - 1:
                self.inferred = "rows with the same two ratings state the same level, all but one"
                odd = next(each for each in group if normal(each.level) != usual)
                says = next(each.level for each in group if normal(each.level) == usual)
                yield Contradiction(odd, says, f"a matrix inferred from the other {times} rows with these ratings")


def _product(rated: Rated) -> float:
    return (score(rated.likelihood) or 0) * (score(rated.severity) or 0)


def _sum(rated: Rated) -> float:
    return (score(rated.likelihood) or 0) + (score(rated.severity) or 0)


def _is_score(rated: Rated, of: Callable[[Rated], float]) -> bool:
    numbers = [score(text) for text in (rated.likelihood, rated.severity, rated.level)]
    return None not in numbers and of(rated) == numbers[2]


def contradiction_problem(found: Contradiction) -> Problem:
    """Return the Problem that names the row, the level stated and the level its own matrix gives."""
    return Problem(
        code="foreign.level-contradicts",
        path="",
        sentence=found.sentence(),
        remedy="Ask its author which of the three is meant. The draft keeps what was stated, and a note of this.",
        severity="warning",
    )
