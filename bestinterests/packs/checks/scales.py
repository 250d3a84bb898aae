"""Scales and matrices: ordered, covering, monotone; and no step of one moves a level by two without a note."""

from __future__ import annotations

from itertools import pairwise

from bestinterests.domain.profile import Matrix, Scale, ScaleMap
from bestinterests.packs.checks.ground import Ground


def check_scales(ground: Ground) -> None:
    """Levels stand once; each map covers its scale, lands on levels that exist, and never turns back."""
    for scale in ground.pack.scales:
        levels = [level.id for level in scale.levels]
        if len(set(levels)) != len(levels) or not levels:
            ground.add(
                "pack.scale-levels",
                f"scales/{scale.id}/levels",
                f"{scale.id} has no levels, or one twice.",
                "List each level once, lowest first.",
            )
        for mapping in scale.maps:
            _check_map(ground, scale, mapping)


def _check_map(ground: Ground, scale: Scale, mapping: ScaleMap) -> None:
    place = f"scales/{scale.id}/maps"
    if not ground.refer("pack.unknown-scale", place, mapping.to, ground.items["scales"], "scale"):
        return
    target = ground.levels(mapping.to)
    own = [level.id for level in scale.levels]
    ground.refer_all("pack.unknown-level", place, (k for k in mapping.levels if k not in own), own, "level")
    missing = [level for level in own if level not in mapping.levels]
    if missing:
        ground.add(
            "pack.map-gap",
            place,
            f"The map to {mapping.to} leaves out {', '.join(missing)}.",
            "Map every level.",
        )
    spans = []
    for level in own:
        low, _, high = mapping.levels.get(level, "").partition("..")
        ends = (low, high or low)
        if low and all(ground.refer("pack.unknown-level", place, end, target, "level") for end in dict.fromkeys(ends)):
            spans.append((target.index(ends[0]), target.index(ends[1])))
    backwards = any(low > high for low, high in spans)
    if backwards or any(a[0] > b[0] or a[1] > b[1] for a, b in pairwise(spans)):
        ground.add(
            "pack.map-order",
            place,
            f"The map to {mapping.to} turns back: a higher level reads lower.",
            "Order the map as the scales are ordered.",
        )


def check_matrices(ground: Ground) -> None:
    """Cells fill the table with known levels; more of either is never less."""
    for matrix in ground.pack.matrices:
        place = f"matrices/{matrix.id}"
        scales = ground.items["scales"]
        known = [ground.refer("pack.unknown-scale", place, s, scales, "scale") for s in (matrix.rows, matrix.columns)]
        if not all(known):
            continue
        rows, columns = ground.levels(matrix.rows), ground.levels(matrix.columns)
        if len(matrix.cells) != len(rows) or any(len(row) != len(columns) for row in matrix.cells):
            ground.add(
                "pack.matrix-size",
                place,
                f"{matrix.id} has not one cell for each pair of levels.",
                f"Write {len(rows)} rows of {len(columns)} cells.",
            )
            continue
        cells = {cell for row in matrix.cells for cell in row}
        for cell in sorted(cells - set(matrix.levels)):
            ground.refer("pack.unknown-level", f"{place}/cells", cell, matrix.levels, "level")
        for named in matrix.confirmed_cells:
            row, _, column = named.partition("/")
            if row not in rows or column not in columns:
                ground.add(
                    "pack.unknown-cell",
                    f"{place}/confirmed_cells",
                    f"{named} is no cell of this table.",
                    "Name it as row/column.",
                )
        if cells <= set(matrix.levels):
            _check_steps(ground, matrix)


def _check_steps(ground: Ground, matrix: Matrix) -> None:
    position = {level: i for i, level in enumerate(matrix.levels)}
    cells = [[position[cell] for cell in row] for row in matrix.cells]
    lines = [*cells, *(list(column) for column in zip(*cells, strict=True))]
    steps = [b - a for line in lines for a, b in pairwise(line)]
    place = f"matrices/{matrix.id}/cells"
    if any(step < 0 for step in steps):
        ground.add(
            "pack.matrix-order",
            place,
            "A step up on one side lowers the level.",
            "Let levels rise along rows and columns.",
        )
    ours = all(ground.items["scales"][s].provenance == "ours" for s in (matrix.rows, matrix.columns))
    if any(step > 1 for step in steps) and (ours or not matrix.note):
        remedy = "Smooth the table." if ours else "Where it was published so, say so in the note."
        ground.add("pack.matrix-jump", place, "One step up on one side moves the level by two.", remedy)
