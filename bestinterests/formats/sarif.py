"""Problems and findings as SARIF 2.1.0, the form in which code hosts show what a check found beside the lines."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from bestinterests import __version__
from bestinterests.domain.document import LETTERS, Document
from bestinterests.domain.evaluation import Evaluation, Finding
from bestinterests.domain.problem import Problem
from bestinterests.evaluation.rules import RULES
from bestinterests.formats.json_writing import json_of
from bestinterests.formats.places import found, line_of
from bestinterests.formats.tree import Tree

VERSION = "2.1.0"
_OF_EFFECT = {"stop": "error", "not_consistent": "error", "not_shown": "warning", "with_conditions": "warning"}
_OF_SEVERITY = {"error": "error", "warning": "warning", "note": "note"}
_RELATED = 10
"""More places than these beside one finding help nobody; its sentence names them all."""


class Seen(NamedTuple):
    """One file: its name as the caller wrote it, its lines, and what was found.

    tree: where each thing stands in the file; None leaves the places out.
    """

    name: str
    tree: Tree | None
    problems: Sequence[Problem] = ()
    document: Document | None = None
    evaluation: Evaluation | None = None


def sarif_of(files: Iterable[Seen]) -> str:
    """Return one run over these files as text; the same files give the same text.

    Levels: what stops or is not consistent is an error, what is not shown or conditional a warning, the rest a note.
    Findings are those of the headline profile as things are now, contradictions and gaps among them.
    """
    results = [result for file in files for result in (*_problems(file), *_findings(file))]
    used = dict.fromkeys(result["ruleId"] for result in results)
    driver = {
        "name": "bestinterests",
        "version": __version__,
        "rules": [_rule(name) for name in sorted(used)],
    }
    return json_of({"version": VERSION, "runs": [{"tool": {"driver": driver}, "results": results}]})


def _rule(name: str) -> dict[str, Any]:
    rule = RULES.get(name)
    if rule is None:
        return {"id": name, "properties": {"basis": "form of the file"}}
    return {
        "id": name,
        "shortDescription": {"text": rule.title},
        "help": {"text": f"{rule.title}. Source: {rule.source}."},
        "properties": {"basis": rule.basis},
    }


def _problems(file: Seen) -> Iterator[dict[str, Any]]:
    for problem in file.problems:
        text = f"{problem.sentence} {problem.remedy}".strip()
        line = problem.line or _line(file, problem.path)
        yield _result(file, problem.code, _OF_SEVERITY[problem.severity], text, (line,), problem.path)


def _findings(file: Seen) -> Iterator[dict[str, Any]]:
    if file.evaluation is None:
        return
    evaluation = file.evaluation
    head = next(result for result in evaluation.profiles if result.profile == evaluation.headline_profile)
    places = _places(file.document) if file.document is not None else {}
    for finding in (*head.now.findings, *evaluation.contradictions, *evaluation.gaps):
        ids = dict.fromkeys((*finding.impacts, *finding.features, *finding.items))
        lines = tuple(dict.fromkeys(_line(file, places[key]) for key in ids if key in places)) or (1,)
        text = f"{finding.sentence} {finding.mend} [{finding.basis}: {finding.source}]"
        result = _result(file, finding.rule, _level(finding), text, lines, finding.sentence)
        result["properties"] = {"basis": finding.basis, "firm": finding.firm}
        yield result


def _level(finding: Finding) -> str:
    return _OF_EFFECT.get(finding.effect or "", "note")


def _places(document: Document) -> dict[str, str]:
    """Path of every item that carries an id."""
    return {
        item.id: f"{name}.{collection}[{item.id}]"
        for name, part in (("assessment", document.assessment), ("record", document.record))
        for collection in LETTERS
        for item in getattr(part, collection, ())
    }


def _line(file: Seen, path: str) -> int:
    if file.tree is None or not path:
        return 1
    return line_of(file.tree.root, file.tree.lines, found(file.tree.root, path)) or 1


def _result(file: Seen, rule: str, level: str, text: str, lines: tuple[int, ...], about: str) -> dict[str, Any]:
    # What a host remembers a result by, so that it is the same one after lines were added above it.
    fingerprint = hashlib.sha256(f"{rule}\0{about}".encode()).hexdigest()[:32]
    result: dict[str, Any] = {
        "ruleId": rule,
        "level": level,
        "message": {"text": text},
        "locations": [_location(file, lines[0])],
        "partialFingerprints": {"about/v1": fingerprint},
    }
    if len(lines) > 1:
        result["relatedLocations"] = [_location(file, line) for line in lines[1 : _RELATED + 1]]
    return result


def _location(file: Seen, line: int) -> dict[str, Any]:
    place = {"artifactLocation": {"uri": _uri(file.name)}, "region": {"startLine": line}}
    return {"physicalLocation": place}


def _uri(name: str) -> str:
    """The file's name as a relative URI reference."""
    return quote(name.replace("\\", "/"), safe="/._-~")
