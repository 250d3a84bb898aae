"""Levels that move while somebody types: every answer of the tables worked out beforehand, found by formula.

The formulas look up; they do not judge. What they find was worked out by the evaluation's own tables, so that a
workbook never says another level than the evaluation does for the same words. What single assessors gave is not read
here, only what is agreed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, NamedTuple

from bestinterests.evaluation.lens import Lens
from bestinterests.evaluation.method import Method
from bestinterests.evaluation.scales import MatrixTable, Span
from bestinterests.formats.xlsx.words import Words

BLANK = "–"
"""Stands where nothing has been rated."""


class Grid(NamedTuple):
    """Answers by row and by column, each found by its text."""

    name: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]


class Judged(NamedTuple):
    """What the cells of one slot say, each text as shown or empty."""

    gravity: str = ""
    reach: str = ""
    irremediability: str = ""
    severity: str = ""
    size: str = ""
    likelihood: str = ""
    ico_severity: str = ""
    ico_size: str = ""
    ico_likelihood: str = ""


class LevelTables:
    """The tables of one framework, for the profile that heads the report."""

    def __init__(self, method: Method, words: Words, profile: str) -> None:
        self.scales = method.scales
        self.words = words
        self.regulator = method.regulator
        own = [lens for lens in method.lenses if lens is not method.regulator] or [method.regulator]
        self.own = next((lens for lens in own if lens.id == profile), own[0])
        self.names = self._names()
        self.grids = {grid.name: grid for grid in self._grids()}
        self._known: dict[tuple[str, bool, Judged], str] = {}
        self._at = {
            name: ({t: i for i, t in enumerate(g.rows)}, {t: i for i, t in enumerate(g.columns)})
            for name, g in self.grids.items()
        }

    def _names(self) -> dict[str, str]:
        """Scale by the part it plays."""
        own, other = self.own.profile, self.regulator.profile
        names = {
            "severity": own.severity, "size": own.size, "likelihood": own.likelihood,
            "ico_severity": other.severity, "ico_size": other.size, "ico_likelihood": other.likelihood,
        }  # fmt: skip
        if own.build is not None:
            build = own.build
            names |= {"gravity": build.gravity, "reach": build.reach, "irremediability": build.irremediability}
        return names

    # -- texts and spans ---------------------------------------------------------------------------------------------

    def texts(self, scale: str) -> dict[str, Span]:
        """Return every text that a cell of a scale may show, with what it means."""
        return {self.words.level(scale, level): self.scales.read(scale, level) for level in self.words.levels(scale)}

    def text(self, scale: str, span: Span) -> str:
        """Return a span as a cell shows it."""
        names = self.scales.names[scale]
        if span.unknown and (span.lo, span.hi) == (0, len(names) - 1):
            return "unknown"
        return self.words.level(scale, names[span.lo] if span.lo == span.hi else f"{names[span.lo]}..{names[span.hi]}")

    # -- the tables --------------------------------------------------------------------------------------------------

    def _grids(self) -> list[Grid]:
        grids = [self._joint(), self._size()]
        if "gravity" in self.names:
            grids.insert(0, self._built())
        for lens, name in ((self.own, "own"), (self.regulator, "ico")):
            grids.append(self._matrix(f"{name}_harm", lens, lens.harm, "severity"))
            grids.append(self._matrix(f"{name}_gain", lens, lens.benefit, "size"))
        return grids

    def _parts(self, part: str) -> dict[str, Span | None]:
        scale = self.names[part]
        return {".": None} | {f".{text}": span for text, span in self.texts(scale).items()}

    def _built(self) -> Grid:
        """Severity from gravity by reach and irremediability."""
        build = self.own.build
        assert build is not None
        gravity, reach, lasting = (self._parts(part) for part in ("gravity", "reach", "irremediability"))
        pairs = [(f"{r}|{i[1:]}", reach[r], lasting[i]) for r in reach for i in lasting]

        def cell(g: Span | None, r: Span | None, i: Span | None) -> str:
            if g is None and r is None and i is None:
                return BLANK
            whole = [self.scales.whole(scale) for scale in build.scales]
            span = build.span(g or whole[0], r or whole[1], i or whole[2])
            return self.text(self.names["severity"], span)

        cells = tuple(tuple(cell(g, r, i) for _, r, i in pairs) for g in gravity.values())
        return Grid("built", tuple(gravity), tuple(pair[0] for pair in pairs), cells)

    def _joint(self) -> Grid:
        """Severity as read: built by entered; the regulator's word only where neither is there."""
        scale = self.names["severity"]
        built: dict[str, Span | None] = {BLANK: None, **self.texts(scale)}
        return Grid("joint", tuple(built), *self._read(built, scale, "severity", highest=True))

    def _size(self) -> Grid:
        scale = self.names["size"]
        return Grid("size", (BLANK,), *self._read({BLANK: None}, scale, "size", highest=False))

    def _read(
        self, built: dict[str, Span | None], scale: str, part: str, *, highest: bool
    ) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
        entered = self._parts(part)
        other = self._parts(f"ico_{part}")
        columns = [key for key in entered if key != "."] + [f"{key}^" for key in other]

        def cell(low: Span | None, column: str) -> str:
            span = other.get(column[:-1]) if column.endswith("^") else entered[column]
            if column.endswith("^"):
                mapped = None if span is None else self.scales.map(span, self.names[f"ico_{part}"], scale)
                found = low or mapped
            elif low is not None and span is not None and highest:
                found = Span(max(low.lo, span.lo), max(low.hi, span.hi), low.unknown or span.unknown)
            else:
                found = span
            return BLANK if found is None else self.text(scale, found)

        return tuple(columns), tuple(tuple(cell(low, column) for column in columns) for low in built.values())

    def _matrix(self, name: str, lens: Lens, matrix: MatrixTable, part: str) -> Grid:
        """Levels of a profile by size and likelihood, each in the words of either profile."""
        rows = self._both(lens, part)
        columns = self._both(lens, "likelihood")
        columns |= {".": self.scales.whole(lens.profile.likelihood)}

        def cell(row: Span, column: Span) -> str:
            found = matrix.span(row, column)
            low, high = matrix.levels[found.lo], matrix.levels[found.hi]
            return low if low == high else f"{low} to {high}"

        cells = tuple(tuple(cell(row, column) for column in columns.values()) for row in rows.values())
        return Grid(name, (BLANK, *(key[1:] for key in rows)), tuple(columns), (tuple(BLANK for _ in columns), *cells))

    def _both(self, lens: Lens, part: str) -> dict[str, Span]:
        own, other = self.names[part], self.names[f"ico_{part}"]
        target = {"severity": lens.profile.severity, "size": lens.profile.size}.get(part, lens.profile.likelihood)
        found: dict[str, Span] = {}
        for scale, mark in ((own, ""), (other, "^")):
            for text, span in self.texts(scale).items():
                mapped = span if scale == target else self.scales.map(span, scale, target)
                found[f".{text}{mark}"] = mapped or self.scales.whole(target)
        return found

    # -- looking up --------------------------------------------------------------------------------------------------

    def severity(self, judged: Judged, is_benefit: bool) -> str:
        """Return severity, or the size of a benefit, as read from the words of a slot."""
        if is_benefit:
            return self._find("size", BLANK, _column(judged.size, judged.ico_size))
        built = BLANK
        if "built" in self.grids:
            built = self._find("built", f".{judged.gravity}", f".{judged.reach}|{judged.irremediability}")
        return self._find("joint", built, _column(judged.severity, judged.ico_severity))

    def level(self, judged: Judged, is_benefit: bool, name: str) -> str:
        """Return the level of a slot on our table (``own``) or the regulator's (``ico``)."""
        found = self._known.get((name, is_benefit, judged))
        if found is None:
            found = self._known[name, is_benefit, judged] = self._level(judged, is_benefit, name)
        return found

    def _level(self, judged: Judged, is_benefit: bool, name: str) -> str:
        row = self.severity(judged, is_benefit)
        likelihood = f".{judged.likelihood}"
        other = f".{judged.ico_likelihood}^" if judged.ico_likelihood else "."
        if name == "own":
            column = likelihood if judged.likelihood else other
        else:
            entered = judged.ico_size if is_benefit else judged.ico_severity
            row = f"{entered}^" if entered else row
            column = other if judged.ico_likelihood else likelihood
        return self._find(f"{name}_{'gain' if is_benefit else 'harm'}", row, column)

    def _find(self, grid: str, row: str, column: str) -> str:
        rows, columns = self._at[grid]
        at, across = rows.get(row), columns.get(column)
        return BLANK if at is None or across is None else self.grids[grid].cells[at][across]


def _column(entered: str, other: str) -> str:
    return f".{entered}" if entered else f".{other}^"


def severity_formula(direction: str, cells: Judged, *, has_built: bool) -> str:
    """Return the formula of severity or size as read; arguments are names of cells."""
    built = f'"{BLANK}"'
    if has_built:
        built = (
            f'INDEX(t_built,MATCH("."&{cells.gravity},t_built_r,0),'
            f'MATCH("."&{cells.reach}&"|"&{cells.irremediability},t_built_c,0))'
        )
    joint = f"INDEX(t_joint,MATCH({built},t_joint_r,0),MATCH({_key(cells.severity, cells.ico_severity)},t_joint_c,0))"
    size = f"INDEX(t_size,1,MATCH({_key(cells.size, cells.ico_size)},t_size_c,0))"
    return f'=IFERROR(IF({direction}="benefit",{size},{joint}),"{BLANK}")'


def _key(entered: str, other: str) -> str:
    return f'"."&IF({entered}="",{other}&"^",{entered})'


def level_formula(direction: str, read: str, cells: Judged, name: str) -> str:
    """Return the formula of a level on our table or the regulator's; ``read`` is the cell of severity as read."""
    own, other = cells.likelihood, cells.ico_likelihood
    first, second = (own, f'{other}&"^"') if name == "own" else (f'{other}&"^"', own)
    asked = own if name == "own" else other
    empty = other if name == "own" else own
    across = f'"."&IF({asked}="",IF({empty}="","",{second}),{first})'
    harm, gain = read, read
    if name == "ico":
        harm = f'IF({cells.ico_severity}="",{read},{cells.ico_severity}&"^")'
        gain = f'IF({cells.ico_size}="",{read},{cells.ico_size}&"^")'
    found = [
        f"INDEX(t_{name}_{side},MATCH({row},t_{name}_{side}_r,0),MATCH({across},t_{name}_{side}_c,0))"
        for side, row in (("gain", gain), ("harm", harm))
    ]
    return f'=IFERROR(IF({direction}="benefit",{found[0]},{found[1]}),"{BLANK}")'


@lru_cache(maxsize=1)
def parts() -> tuple[str, ...]:
    """Return the parts that cells of a slot play, in order."""
    return Judged._fields


__all__ = ["BLANK", "Any", "Grid", "Judged", "LevelTables", "level_formula", "parts", "severity_formula"]
