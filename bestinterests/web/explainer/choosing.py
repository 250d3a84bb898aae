"""The tree of questions, laid out to be walked: each node with the way that leads to it."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from bestinterests.texts.guiding.model import Node
from bestinterests.texts.guiding.reading import guiding


class Step(NamedTuple):
    """A question that was answered on the way, and how."""

    node: Node
    answer: str


class Branch(NamedTuple):
    """A node with all that hangs below it, for the picture of the whole. answer: what leads to it."""

    node: Node
    answer: str
    below: tuple[Branch, ...]


@cache
def nodes() -> dict[str, Node]:
    """Return every node by its id, the beginning first."""
    return {node.id: node for node in guiding().tree.nodes}


@cache
def _from() -> dict[str, Step]:
    return {answer.to: Step(node, answer.text) for node in nodes().values() for answer in node.answers}


def way_to(node: str) -> tuple[Step, ...]:
    """Return the questions that lead to a node, each with its answer, from the beginning on."""
    found: list[Step] = []
    while node in _from():
        found.insert(0, _from()[node])
        node = found[0].node.id
    return tuple(found)


def whole() -> Branch:
    """Return the tree as a whole."""
    return _branch(next(iter(nodes())), "")


def _branch(key: str, answer: str) -> Branch:
    node = nodes()[key]
    return Branch(node, answer, tuple(_branch(held.to, held.text) for held in node.answers))
