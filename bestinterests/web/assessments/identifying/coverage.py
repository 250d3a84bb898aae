"""What has been looked for, and what nobody has looked at: questions of a feature, or of the service, and a right."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.context import Context
from bestinterests.documents.pictures import StemBox
from bestinterests.documents.report.coverage import ANSWER, SAYS, SERVICE, asked_rights, box, service_rights
from bestinterests.domain.coverage import CoverageStatement
from bestinterests.domain.evaluation import Finding
from bestinterests.domain.impact import Impact
from bestinterests.evaluation.coverage import Coverage
from bestinterests.evaluation.index import Index


class Question(NamedTuple):
    """A right of one place (a feature's id, or ``service``). bands: those that nobody has answered for.

    found: is there an impact, although nobody has said that they looked?
    """

    place: str
    right: str
    name: str
    bands: tuple[str, ...]
    ages: str
    required: bool
    found: bool


class Open(NamedTuple):
    """A place with the questions that nobody has answered there."""

    place: str
    name: str
    questions: tuple[Question, ...]


class Row(NamedTuple):
    """A place with a box for each right. open: how many of its questions wait."""

    place: str
    name: str
    boxes: tuple[tuple[str, StemBox], ...]
    open: int


class StatementRow(NamedTuple):
    """A statement in words. cells: how many questions it answers; is_wide: more than one answer should."""

    statement: CoverageStatement
    where: str
    rights: str
    ages: str
    answer: str
    who: str
    cells: int
    is_wide: bool


class Told(NamedTuple):
    """What is known of one right for one band: the state in words, statements that answer it, impacts in it."""

    band: str
    label: str
    state: str
    words: str
    statements: tuple[str, ...]
    impacts: tuple[Impact, ...]


class Asking:
    """The coverage of one record, as pages ask for it."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @cached_property
    def cover(self) -> Coverage:
        """The search statements laid over the cells, as the evaluation lays them."""
        context = self.context
        return Coverage(Index(context.framework, context.assessment, context.evaluation.on))

    @property
    def bands(self) -> tuple[tuple[str, str], ...]:
        """Bands that can be answered for, with their names."""
        return tuple((b, wording.band_name(b, self.context.bands)) for b in self.cover.index.bands_in_scope)

    @property
    def wide(self) -> int:
        """Questions above which one answer is called wide."""
        profile = self.context.profile
        return profile.wide_cells if profile else 20

    @cached_property
    def rights(self) -> tuple[tuple[str, str, str], ...]:
        """Columns of the grid: right, article, name."""
        context = self.context
        return tuple((right, wording.article(right), context.right(right)) for right in asked_rights(context))

    def rows(self) -> tuple[Row, ...]:
        """The grid: a row for each feature, in the order of the journey."""
        rights = [right for right, _, _ in self.rights]
        return tuple(self._row(feature.id, rights) for feature in self.context.assessment.features)

    def row(self, place: str) -> Row:
        """One place with the rights that are asked of it, or of which somebody said something there."""
        held = self.context.evaluation.coverage.states.get(place, {})
        known = service_rights(self.context) if place == SERVICE else [r for r, _, _ in self.rights]
        return self._row(place, [right for right in known if right in held])

    def _row(self, place: str, rights: Sequence[str]) -> Row:
        boxes = tuple((right, box(self.context, place, right)) for right in rights)
        return Row(place, self.name(place), boxes, len(self.cover.open.get(place, {})))

    def name(self, place: str) -> str:
        """What a place is called."""
        return "The service as a whole" if place == SERVICE else self.context.name(place)

    def open(self) -> tuple[Open, ...]:
        """What nobody has looked at, by place: what is required first, then what somebody began to answer."""
        places = (*(feature.id for feature in self.context.assessment.features), SERVICE)
        found = ((place, self._open(place)) for place in places)
        return tuple(Open(place, self.name(place), questions) for place, questions in found if questions)

    def _open(self, place: str) -> tuple[Question, ...]:
        required = self.cover.open.get(place, {})
        states = self.context.evaluation.coverage.states.get(place, {})
        begun = {
            right: missing
            for right, row in states.items()
            if right not in self.required(place)
            and (missing := tuple(band for band, state in row.items() if state == "not-asked"))
            and len(missing) < len(row)
        }
        found = [self._question(place, right, bands, True) for right, bands in required.items()]
        return tuple(found + [self._question(place, right, bands, False) for right, bands in begun.items()])

    def _question(self, place: str, right: str, bands: tuple[str, ...], required: bool) -> Question:
        context = self.context
        states = context.evaluation.coverage.states.get(place, {}).get(right, {})
        found = any(states.get(band) == "impact" for band in bands)
        return Question(place, right, context.right(right), bands, context.ages(bands), required, found)

    def required(self, place: str) -> tuple[str, ...]:
        """Rights that have to be asked of a place."""
        if place == SERVICE:
            return () if self.cover.short else self.cover.other_rights
        return self.cover.required.get(place, ())

    def unanswered(self, place: str, right: str) -> tuple[str, ...]:
        """Bands of one question that nobody has answered for."""
        answered = self.cover.answer_of(place, right)
        return tuple(band for band in self.cover.index.bands_in_scope if band not in answered)

    def told(self, place: str, right: str) -> tuple[Told, ...]:
        """What is known of one question, band by band."""
        answers = self.cover.answer_of(place, right)
        impacts = self.impacts(place, right)
        found = []
        for band, label in self.bands:
            here = tuple(impact for impact in impacts if band in impact.bands)
            state = "impact" if here else answers.get(band, "not-asked")
            words = SAYS[state]
            if here and band not in answers:
                words += "; nobody has said that they looked"
            said = tuple(s.id for s in self.context.assessment.coverage if _answers(s, place, right, band))
            found.append(Told(band, label, state, words, said, here))
        return tuple(found)

    def impacts(self, place: str, right: str) -> tuple[Impact, ...]:
        """Impacts on a right in a feature; for the service, in any feature."""
        return tuple(
            impact
            for impact in self.context.assessment.impacts
            if right in impact.rights and (place == SERVICE or place in impact.features)
        )

    def statements(self, place: str = "") -> tuple[StatementRow, ...]:
        """Every statement, or those that answer for one place, the latest first."""
        held = self.context.assessment.coverage
        return tuple(self.statement(s) for s in reversed(held) if not place or place in (s.features or (SERVICE,)))

    def statement(self, statement: CoverageStatement) -> StatementRow:
        """One statement in words."""
        context = self.context
        names = [f"{context.name(f)} {f}" for f in statement.features]
        when = wording.day(statement.on) if statement.on else ""
        cells = cells_of(statement.features, statement.rights, statement.bands)
        return StatementRow(
            statement,
            wording.listed(names) or "The service as a whole",
            context.rights(statement.rights),
            context.ages(statement.bands),
            ANSWER[statement.answer],
            ", ".join(part for part in (context.role(statement.by), when) if part),
            cells,
            cells > self.wide,
        )

    def contradictions(self) -> tuple[Finding, ...]:
        """Impacts inside a cell that a statement calls empty."""
        return tuple(f for f in self.context.evaluation.contradictions if f.rule == "contradiction.none-because")


def cells_of(features: Iterable[str], rights: Iterable[str], bands: Iterable[str]) -> int:
    """How many questions one answer for a block covers; no feature is the service as a whole."""
    return max(1, len(tuple(features))) * len(tuple(rights)) * len(tuple(bands))


def _answers(statement: CoverageStatement, place: str, right: str, band: str) -> bool:
    places = statement.features or (SERVICE,)
    return place in places and right in statement.rights and band in statement.bands
