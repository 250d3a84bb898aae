"""What can be wrong with texts that guide though each has the right shape: a name that leads nowhere, a path that does
not end, a screen that stands twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from bestinterests.domain.problem import Problem
from bestinterests.texts.guiding.model import Apart, Bets, Knob, Stops, Topic, Tree


def faults_of(way: Stops, tree: Tree, bets: Bets, topics: tuple[Topic, ...], apart: Apart) -> Iterator[Problem]:
    """Yield every fault of the texts together."""
    stops = [stop.id for stop in way.stops]
    yield from _twice("stops.yaml", [*stops, *(reader.id for reader in way.readers)])
    for reader in way.readers:
        yield from _unknown("stops.yaml", reader.id, reader.stops, stops)
    yield from _of_tree(tree, stops)
    yield from _of_bets(bets)
    yield from _twice("screens", [topic.id for topic in topics])
    for topic in topics:
        yield from _twice(f"screens/{topic.id}.yaml", [screen.id for screen in topic.screens])
    routes = [route for topic in topics for screen in topic.screens for route in screen.routes]
    yield from _twice("screens", [*routes, *(route for each in apart.needless for route in each.routes)])


def _of_tree(tree: Tree, stops: list[str]) -> Iterator[Problem]:
    """A tree: every node but the first is reached from exactly one other, and the first from all of them in the end."""
    nodes = {node.id: node for node in tree.nodes}
    yield from _twice("which.yaml", [node.id for node in tree.nodes])
    reached = [answer.to for node in tree.nodes for answer in node.answers]
    yield from _twice("which.yaml", reached)
    for node in tree.nodes:
        yield from _unknown("which.yaml", node.id, [answer.to for answer in node.answers], list(nodes))
        yield from _unknown("which.yaml", node.id, node.stops, stops)
        if node.ends and not node.do:
            yield _fault("which.yaml", f"{node.id} ends without anything to do.", "Say what to do, or ask more.")
    walked, waiting = set[str](), [tree.nodes[0].id]
    while waiting:
        key = waiting.pop()
        if key in nodes and key not in walked:
            walked.add(key)
            waiting += [answer.to for answer in nodes[key].answers]
    for key in nodes.keys() - walked:
        yield _fault("which.yaml", f"No way leads to {key}.", "Let an answer lead to it, or take it out.")
    if tree.nodes[0].id in reached:
        yield _fault("which.yaml", f"An answer leads back to {tree.nodes[0].id}.", "A path has to end.")


def _of_bets(bets: Bets) -> Iterator[Problem]:
    yield from _twice("bets.yaml", [knob.id for knob in bets.knobs])
    yield from _twice("bets.yaml", [step.id for step in bets.steps])
    knobs = {knob.id: knob for knob in bets.knobs}
    for knob in bets.knobs:
        yield from _twice("bets.yaml", [choice.id for choice in knob.choices])
    for step in bets.steps:
        for stands in (step.before, step.after):
            yield from _unknown("bets.yaml", step.id, stands, list(knobs))
            yield from _off_the_knob(step.id, stands, knobs)


def _off_the_knob(step: str, stands: dict[str, str], knobs: dict[str, Knob]) -> Iterator[Problem]:
    for key, choice in stands.items():
        if key in knobs:
            yield from _unknown("bets.yaml", step, [choice], [held.id for held in knobs[key].choices])


def _twice(path: str, names: Iterable[str]) -> Iterator[Problem]:
    for name, count in Counter(names).items():
        if count > 1:
            yield _fault(path, f"{name} stands {count} times.", "Keep one.")


def _unknown(path: str, where: str, names: Iterable[str], known: list[str]) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield _fault(path, f"{where} names {name}, which is not there.", f"There are: {', '.join(known)}.")


def _fault(path: str, sentence: str, remedy: str) -> Problem:
    return Problem(code="guiding.content", path=path, sentence=sentence, remedy=remedy)
