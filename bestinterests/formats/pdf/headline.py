"""The first page of a report: completeness apart, the verdict large, who loses, the other readings, who decided."""

from __future__ import annotations

from itertools import groupby

from bestinterests.documents.model import Headline, Standing, VerdictLine
from bestinterests.domain.evaluation import VERDICT_WORDS
from bestinterests.formats.pdf.nodes import Anchors, Nodes, facts, finding, nodes
from bestinterests.formats.pdf.words import Node, said, words

FIRST = 2
"""The level of headings below the title of a part of the first page."""


def headline(held: Headline, anchors: Anchors) -> Node:
    """The head of a report below its title."""
    return {
        "standing": _standing(held.standing),
        "verdict": _verdict(held.verdict),
        "finished": held.standing.finished,
        "expected": _verdict(held.expected),
        "others": _others(held.others),
        "stops_title": said(held.stops_title),
        "stops": [finding(entry) for entry in held.stops],
        "more_stops": words(held.more_stops),
        "losing_title": said(held.losing_title),
        "losing": [words(line) for line in held.losing],
        "facts": facts((*held.facts, *held.notes), FIRST + 1, anchors),
        "summary": nodes(held.summary, FIRST, anchors),
    }


def _standing(held: Standing) -> Node:
    return {"title": said(held.title), "words": words(held.words), "open": [words(line) for line in held.open]}


def _verdict(line: VerdictLine) -> Node:
    return {
        "label": said(line.label),
        "worst": line.worst,
        "best": line.best,
        "title": VERDICT_WORDS[line.worst],
        "words": words(line.words),
        "conditions": words(line.conditions),
    }


def _others(lines: tuple[VerdictLine, ...]) -> Nodes:
    """Each other reading: its title, and its verdict now and with every action done."""
    found: Nodes = []
    for _, group in groupby(lines, key=lambda line: line.profile):
        held = list(group)
        views: Nodes = [
            ["now" if line.view == "now" else "if every action is done", line.worst, line.best] for line in held
        ]
        found.append({"title": said(f"Read by {held[0].label.partition(':')[0]}"), "views": views})
    return found
