"""Golden cases: a small edit of a finished record, and what must follow from it, written by hand in ``cases/``.

One file a rule, named after it (other files hold tables of readings). A file is a list of cases::

    - case: a serious harm that is certain stops        # what it shows
      base: finished                                    # or another of BASES; finished unless told
      edit: {impacts.I01.before: {gravity: serious, likelihood: certain}}
      fires: {rights-first: stop}                       # findings of the file's rule, by profile and view
      verdict: {rights-first: stop, ico-scales: not_consistent}
      also: {rights-first.now.impacts.I01.level: critical}

``fires`` and ``verdict`` take ``all``, a profile, or a profile and a view (``ico-scales now``) as keys; the narrower
key wins. Where nothing fires, the rule must be quiet; a list is several findings. What fires is written as its effect
(``none`` where it allows everything), then ``open`` where it holds at the bad end only, then its basis where that is
not the rule's own. Rules read off the record as a whole stand under ``record``.
``edit`` maps paths to values; an empty value deletes, a list item is found by its key and added where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
import yaml

from bestinterests.domain.document import KEYS, Assessment
from bestinterests.domain.evaluation import Evaluation, Finding
from bestinterests.evaluation.engine import evaluate
from bestinterests.evaluation.rules import RULES
from bestinterests.packs.framework import Framework
from tests.evaluation.build import ON, finished, high, joint, signature, three, tolerated

CASES = Path(__file__).parent / "cases"
BASES = {
    "finished": finished,
    "tolerated": tolerated,
    "high": lambda: tolerated(before=high(), overrides=(signature(),)),
    "three": three,
    "joint": joint,
}
SEEN = tuple((profile, view) for profile in ("rights-first", "ico-scales") for view in ("now", "expected"))
SLOTS = ("before", "now", "expected", "certainty")
NAMED = ("profile", "impact", "feature", "band", "right", "measure", "id", "rule", "group", "kind")
"""Fields by which an item of a result is found."""


class Case(NamedTuple):
    """One golden case."""

    rule: str
    name: str
    record: Assessment
    fires: Mapping[str, Any]
    verdict: Mapping[str, str]
    also: Mapping[str, Any]

    @property
    def is_hit(self) -> bool:
        """Does the rule fire at all here?"""
        return bool(self.fires)


@cache
def cases() -> tuple[Case, ...]:
    """Every golden case, in the order of files and lines."""
    return tuple(case for path in sorted(CASES.glob("*.yaml")) for case in _read(path))


def _read(path: Path) -> Iterator[Case]:
    for raw in yaml.safe_load(path.read_text(encoding="utf-8")):
        unknown = set(raw) - {"case", "base", "edit", "fires", "verdict", "also"}
        assert not unknown, f"{path.name}: {raw['case']}: {unknown}"
        record = edited(BASES[raw.get("base", "finished")](), raw.get("edit", {}))
        fires = raw.get("fires") or {}
        yield Case(path.stem, raw["case"], record, fires, raw.get("verdict") or {}, raw.get("also") or {})


# -- editing a record ----------------------------------------------------------------------------------------


def edited(record: Assessment, edits: Mapping[str, Any]) -> Assessment:
    """The record with these edits made. Raises where the result is no assessment."""
    tree = msgspec.json.decode(msgspec.json.encode(record))
    for path, value in edits.items():
        _set(tree, path.split("."), value)
    return msgspec.convert(tree, Assessment)


def _set(node: Any, path: list[str], value: Any) -> None:
    step, *rest = path
    if isinstance(node, list):
        _set_item(node, step, rest, value)
    elif rest:
        child = node.get(step)
        if child is None:
            child = node[step] = [] if step in KEYS else {}
        _set(child, rest, value)
    elif value is None:
        node.pop(step, None)
    else:
        node[step] = _slot(value) if step in SLOTS and isinstance(value, dict) else value


def _set_item(items: list[Any], key: str, rest: list[str], value: Any) -> None:
    names = ("id", "scale", *KEYS.values())
    place = next((i for i, item in enumerate(items) if any(item.get(name) == key for name in names)), None)
    if rest:
        assert place is not None, f"no item {key}"
        _set(items[place], rest, value)
    elif value is None:
        assert place is not None, f"no item {key}"
        del items[place]
    else:
        held = items[place] if place is not None else {}
        merged = {**held, **{k: _slot(v) if k in SLOTS and isinstance(v, dict) else v for k, v in value.items()}}
        if place is None:
            items.append(merged)
        else:
            items[place] = merged


def _slot(value: dict[str, Any]) -> dict[str, Any]:
    """Levels by scale as agreed judgements; ``credits``, ``given`` and a ``reason`` may stand among them."""
    value = dict(value)
    made: dict[str, Any] = {key: value.pop(key) for key in ("credits", "given", "agreed") if key in value}
    reason = value.pop("reason", "So it was seen.")
    agreed = [{"scale": scale, "level": level, "reason": reason} for scale, level in value.items()]
    return {**made, "agreed": [*made.get("agreed", []), *agreed]} if agreed else made


# -- comparing -----------------------------------------------------------------------------------------------


def differences(case: Case, framework: Framework) -> list[str]:
    """How an evaluation in this framework differs from what the case says must follow; empty if it does not."""
    return compared(case, evaluate(framework, case.record, on=ON))


def compared(case: Case, result: Evaluation) -> list[str]:
    """How a result differs from what the case says must follow."""
    found = []
    for profile, view in SEEN:
        seen = getattr(next(p for p in result.profiles if p.profile == profile), view)
        place = f"{profile} {view}"
        if case.rule in RULES:
            fired = _fired(case.rule, seen.findings)
            wanted = _wanted(case.fires, place, profile)
            found += [f"{place}: {case.rule} fires {fired}, not {wanted}"] if fired != wanted else []
        verdict = _span(seen.verdict.worst, seen.verdict.best)
        expected = _pick(case.verdict, place, profile)
        found += [f"{place}: verdict {verdict}, not {expected}"] if expected not in (None, verdict) else []
    if case.rule in RULES:
        fired = _fired(case.rule, (*result.contradictions, *result.gaps))
        wanted = _listed(case.fires.get("record", []))
        found += [f"record: {case.rule} fires {fired}, not {wanted}"] if fired != wanted else []
    if case.also:
        tree = msgspec.to_builtins(result)
        for path, value in case.also.items():
            held = _get(tree, path)
            same = held == value or (held is None and value is False)
            found += [] if same else [f"{path}: {held}, not {value}"]
    return found


def _fired(rule: str, findings: tuple[Finding, ...]) -> list[str]:
    return sorted(written(finding) for finding in findings if finding.rule == rule)


def written(finding: Finding) -> str:
    """A finding in short: its effect, whether it is open, its basis where that is not the rule's own."""
    words: list[str] = [finding.effect or "none"]
    words += [] if finding.firm else ["open"]
    words += [finding.basis] if finding.basis != RULES[finding.rule].basis else []
    return " ".join(words)


def _pick(table: Mapping[str, Any], place: str, profile: str) -> Any:
    return table.get(place, table.get(profile, table.get("all")))


def _wanted(fires: Mapping[str, Any], place: str, profile: str) -> list[str]:
    return _listed(_pick(fires, place, profile))


def _listed(value: Any) -> list[str]:
    if value is None:
        return []
    return sorted(value) if isinstance(value, list) else [value]


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low}..{high}"


def _get(node: Any, path: str) -> Any:
    steps = path.split(".")
    for step in steps:
        if node is None:
            return None
        node = _item(node, step)
    return _plain(node)


def _item(node: Any, step: str) -> Any:
    if isinstance(node, dict):
        if step in ("rights-first", "ico-scales") and "profiles" in node:
            return _item(node["profiles"], step)
        return node.get(step)
    if step == "count":
        return len(node)
    if step.isdigit():
        return node[int(step)] if int(step) < len(node) else None
    return next((item for item in node if any(item.get(name) == step for name in NAMED)), None)


def _plain(value: Any) -> Any:
    """Ranges as one text, items as their names, structures as they are."""
    if isinstance(value, dict):
        if {"low", "high"} <= set(value):
            return _span(value["low"], value["high"]) + (" unknown" if value.get("unknown") else "")
        if {"worst", "best"} <= set(value):
            return _span(value["worst"], value["best"])
        return value
    if isinstance(value, (list, tuple)):
        return [next((item[n] for n in NAMED if n in item), item) if isinstance(item, dict) else item for item in value]
    return value
