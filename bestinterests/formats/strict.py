"""Files of one struct that people keep and write by hand: read strictly, with every fault and its line."""

from __future__ import annotations

from typing import TypeVar

import msgspec

from bestinterests.domain.problem import Problem
from bestinterests.formats.limits import Limits
from bestinterests.formats.tree import Tree

Held = TypeVar("Held", bound=msgspec.Struct)


def read_strictly(
    data: bytes, kind: type[Held], nothing: Problem, limits: Limits, *, as_json: bool = False
) -> tuple[Held | None, list[Problem], Tree]:
    """Read a YAML or JSON file of one struct: what it says and no Problem, or None and every fault of its shape.

    nothing: the Problem of a file without fields. No more than ``limits.size`` bytes are read. The tree tells where
    each thing stands, for Problems of what it means.
    """
    from bestinterests.formats.reading import decoded, read_tree
    from bestinterests.formats.scalars import typed
    from bestinterests.formats.shape import shape_faults

    clean, problems = decoded(data.removeprefix(b"\xef\xbb\xbf")[: limits.size + 1])
    tree = read_tree(clean or "", as_json, limits)
    problems = [*problems, *tree.problems]
    if problems or not isinstance(tree.root, dict):
        return None, problems or [nothing], tree
    if not as_json:  # every value of YAML is a text until its field says more
        tree.root = typed(tree.root, kind)
    if faults := shape_faults(tree, limits.problems, kind):
        return None, [fault.problem for fault in faults], tree
    return msgspec.convert(tree.root, kind), [], tree
