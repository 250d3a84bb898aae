"""What the packs ask about a feature and a right: prompts to think of effects. They fill in nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.domain.document import Assessment
from bestinterests.domain.pack import Prompt, Statement
from bestinterests.packs.framework import Framework


class Shown(NamedTuple):
    """One prompt. of: what asks it, in words; sure: how sure it is; sources: where it can be checked."""

    text: str
    of: str
    sure: str
    sources: tuple[str, ...]


class Prompts(NamedTuple):
    """Prompts both ways: how could children be supported, how be put at risk; and rights that hang together."""

    support: tuple[Shown, ...]
    risk: tuple[Shown, ...]
    related: tuple[str, ...] = ()

    @property
    def number(self) -> int:
        """How many there are."""
        return len(self.support) + len(self.risk)


def prompts(
    framework: Framework,
    assessment: Assessment,
    *,
    features: Iterable[str] = (),
    right: str = "",
    kinds: Iterable[str] = (),
) -> Prompts:
    """What is asked about these features, or kinds of data activity, and a right; each text once, the nearest first.

    Prompts of an activity that name another right are left out where a right is given.
    """
    chosen = set(features)
    found: dict[str, dict[str, Shown]] = {"support": {}, "risk": {}}
    used = [k for activity in assessment.data_activities if activity.feature in chosen for k in activity.kinds]
    for kind in dict.fromkeys((*used, *kinds)):
        if (activity := framework.activities.get(kind)) is not None:
            _take(found, activity.prompts, f"{activity.name.text}", right, framework)
    _of_right(found, framework, right)
    for feature in assessment.features:
        if feature.id in chosen:
            for name in feature.patterns:
                if (pattern := framework.patterns.get(name)) is not None:
                    _add(found["support"], pattern.questions_support, pattern.name, framework)
                    _add(found["risk"], pattern.questions_risk, pattern.name, framework)
    held = framework.rights.get(right)
    related = tuple(each for each in held.related if each in framework.rights) if held else ()
    return Prompts(tuple(found["support"].values()), tuple(found["risk"].values()), related)


def _of_right(found: dict[str, dict[str, Shown]], framework: Framework, right: str) -> None:
    if (held := framework.framework_rights.get(right)) is not None:
        _take(found, held.prompts, framework.right_name(right), right, framework)
    if (bare := framework.rights.get(right)) is not None:
        _take(found, bare.prompts, framework.right_name(right), right, framework)


def _take(
    found: dict[str, dict[str, Shown]], given: Iterable[Prompt], of: str, right: str, framework: Framework
) -> None:
    for prompt in given:
        if right and prompt.right not in (None, right):
            continue
        named = f"{of}, {framework.right_name(prompt.right)}" if prompt.right and not right else of
        _add(found[prompt.direction], (prompt,), named, framework)


def _add(found: dict[str, Shown], given: Iterable[Statement], of: str, framework: Framework) -> None:
    for each in given:
        found.setdefault(each.text, shown(each, of, framework))


def shown(statement: Statement, of: str, framework: Framework) -> Shown:
    """A statement of a pack as pages show it, with its provenance in words."""
    sources = tuple(framework.sources[s].title for s in statement.sources if s in framework.sources)
    return Shown(statement.text, of, wording.PROVENANCE[statement.provenance], sources)
