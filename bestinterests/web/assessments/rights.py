"""Rights in play: which rights the record touches, which it has looked for, and how they hang together.

Pure functions of what an assessment holds and what follows on it. Source: method, G1 and the section on coverage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from bestinterests.documents.wording import many, upper
from bestinterests.domain.coverage import RightSetAside
from bestinterests.domain.document import Assessment
from bestinterests.domain.evaluation import Evaluation
from bestinterests.domain.pack import Right, Statement
from bestinterests.packs.framework import Framework

State = Literal["looked-at", "in-part", "not-asked", "set-aside", "left-out", "reference"]
STATES: dict[State, str] = {
    "looked-at": "Looked at",
    "in-part": "Looked at in part",
    "not-asked": "Not asked yet",
    "set-aside": "Set aside",
    "left-out": "Left out by the short pass",
    "reference": "For reference",
}
GROUPS: dict[str, tuple[str, str]] = {
    "umbrella": ("Over all rights", "The standard itself: every other right is read through it."),
    "self": ("Self", "Wellbeing, growing up, and being who one is."),
    "support": ("Support", "What helps children to thrive."),
    "society": ("Society", "Groups of children, and their share in what all use."),
    "outside": (
        "Outside the framework",
        "Left out of it for simplicity. Each may still have to be considered.",
    ),
    "machinery": ("How the Convention works", "Not asked of a service."),
}
"""The groups in their order, each with what it holds, in our words."""
FRAMEWORK = ("self", "support", "society")
EDUCATION = ("article-28", "article-29")
"""The rights that the regulator itself names as missing; they are prompted first."""
SERVICE = "service"
"""Stands for the service as a whole where a feature id would stand, as in coverage."""
NAMED = 14
"""Ids that a sentence names before it counts the rest."""
_NOTHING: dict[str, dict[str, str]] = {}


class InPlay(NamedTuple):
    """One right on this record. listed_by: features whose uses of data list it. required_of: features for which it
    has to be looked for, or the service. open_in: those of them where somebody has still to look.
    """

    id: str
    name: str
    right: Right
    group: str
    listed_by: tuple[str, ...]
    required_of: tuple[str, ...]
    open_in: tuple[str, ...]
    impacts: tuple[str, ...]
    aside: RightSetAside | None
    triggers: tuple[Statement, ...]
    state: State

    @property
    def words(self) -> str:
        """The state in words."""
        return STATES[self.state]

    @property
    def is_askable(self) -> bool:
        """Is it a right that a service can be asked about, and so one that can be set aside?"""
        return self.group not in ("umbrella", "machinery")

    @property
    def may_go(self) -> bool:
        """Is it one that people set aside, or have set aside: nothing on the record touches it, nobody has looked?"""
        settled = self.state == "looked-at" or self.is_in_play
        return self.is_askable and (self.aside is not None or not settled)

    @property
    def is_in_play(self) -> bool:
        """Do uses of data list it, is it asked of every feature, or does an impact touch it?"""
        return bool(self.impacts or any(each != SERVICE for each in self.required_of))

    @property
    def facts(self) -> str:
        """What the record says of it, in short; blank where it says nothing."""
        parts = [f"listed by {some(self.listed_by)}"] if self.listed_by else []
        if not parts and any(each != SERVICE for each in self.required_of):
            parts.append("asked of every feature")
        if self.impacts:
            parts.append(many(len(self.impacts), "impact"))
        if self.open_in:
            owners = [each for each in self.open_in if each != SERVICE]
            parts.append(f"still to look at {'in ' + some(owners) if owners else 'for the service'}")
        if self.aside and not self.aside.reason.strip():
            parts.append("set aside without a reason, which counts for nothing")
        return upper("; ".join(parts))

    @property
    def is_suggested(self) -> bool:
        """Is it a right outside the framework about which nobody has said anything yet?"""
        return self.group == "outside" and bool(self.triggers) and self.state in ("not-asked", "left-out", "in-part")

    @property
    def place(self) -> tuple[int, bool, int]:
        """Where it stands: by group, education first, then by article."""
        return list(GROUPS).index(self.group), self.id not in EDUCATION, self.right.article


class Rights:
    """Every right of the framework on one record."""

    def __init__(self, framework: Framework, judged: Assessment, evaluation: Evaluation) -> None:
        self.framework = framework
        self.judged = judged
        self.coverage = evaluation.coverage
        self.asides = {each.right: each for each in judged.rights_set_aside}
        self._open: dict[str, list[str]] = {}
        for finding in self.coverage.open:
            for right in finding.rights:
                self._open.setdefault(right, []).extend(finding.features or (SERVICE,))
        self._listed = self._listings()
        self._touched: dict[str, list[str]] = {}
        for impact in judged.impacts:
            for right in impact.rights:
                self._touched.setdefault(right, []).append(impact.id)

    @cached_property
    def all(self) -> tuple[InPlay, ...]:
        """Every right, in the order in which groups are shown."""
        return tuple(sorted((self._in_play(key) for key in self.framework.rights), key=lambda each: each.place))

    @cached_property
    def by_id(self) -> dict[str, InPlay]:
        """Every right by its id."""
        return {each.id: each for each in self.all}

    def groups(self, shown: Iterable[InPlay]) -> list[tuple[str, str, str, list[InPlay]]]:
        """Rights in their groups, each with its key, title and what it holds; a group without any is left out."""
        held: dict[str, list[InPlay]] = {}
        for each in shown:
            held.setdefault(each.group, []).append(each)
        return [(group, *GROUPS[group], held[group]) for group in GROUPS if group in held]

    @property
    def activities(self) -> list[tuple[str, tuple[str, ...]]]:
        """Kinds of use of data on the record, each with the rights that it lists together."""
        kinds = dict.fromkeys(kind for each in self.judged.data_activities for kind in each.kinds)
        known = [self.framework.activities[kind] for kind in kinds if kind in self.framework.activities]
        return [(each.id, tuple(held.right for held in each.rights)) for each in known if each.rights]

    def linked(self, right: str) -> tuple[InPlay, ...]:
        """Rights that the Convention's readers link with one, either way; those in play come first."""
        own = self.framework.rights[right].related
        other = [key for key, held in self.framework.rights.items() if right in held.related]
        found = [self.by_id[key] for key in dict.fromkeys((*own, *other)) if key in self.by_id]
        return tuple(sorted(found, key=lambda each: (not each.is_in_play, each.place)))

    def together(self, right: str) -> list[tuple[str, tuple[str, ...]]]:
        """Uses of data on the record that list this right, each with the other rights that it lists."""
        return [
            (kind, tuple(each for each in rights if each != right))
            for kind, rights in self.activities
            if right in rights
        ]

    def overlooked(self) -> tuple[InPlay, ...]:
        """Rights that are linked with one in play, and of which nobody has said anything."""
        linked = {each.id for right in self.all if right.is_in_play for each in self.linked(right.id)}
        return tuple(
            each
            for each in self.all
            if each.id in linked and each.is_askable and each.state in ("not-asked", "left-out")
        )

    def _listings(self) -> dict[str, dict[str, None]]:
        found: dict[str, dict[str, None]] = {}
        features = {feature.id for feature in self.judged.features}
        for each in self.judged.data_activities:
            for kind in each.kinds if each.feature in features else ():
                activity = self.framework.activities.get(kind)
                for held in activity.rights if activity else ():
                    found.setdefault(held.right, {})[each.feature] = None
        return found

    def _in_play(self, key: str) -> InPlay:
        held = self.framework.framework_rights.get(key)
        group = held.category if held else "outside"
        always = any(key in profile.always_rights for profile in self.framework.profiles.values())
        listed = tuple(self._listed.get(key, ()))
        of = tuple(feature.id for feature in self.judged.features) if always else listed
        open_in = tuple(self._open.get(key, ()))
        required = of or ((SERVICE,) if key in self.coverage.states.get(SERVICE, {}) else ())
        return InPlay(
            id=key,
            name=self.framework.right_name(key),
            right=self.framework.rights[key],
            group=group,
            listed_by=listed,
            required_of=required,
            open_in=open_in,
            impacts=tuple(self._touched.get(key, ())),
            aside=self.asides.get(key),
            triggers=held.triggers if held else (),
            state=self._state(key, group, required, open_in),
        )

    def _state(self, key: str, group: str, required: Sequence[str], open_in: Sequence[str]) -> State:
        if group in ("umbrella", "machinery"):
            return "reference"
        aside = self.asides.get(key)
        if aside and aside.reason.strip() and not any(each != SERVICE for each in open_in):
            return "set-aside"
        rows = [self.coverage.states.get(owner, _NOTHING).get(key, {}) for owner in required]
        said = {answer for row in rows for answer in row.values()} - {"not-asked"}
        if open_in or not required:
            return "in-part" if said or key in self._touched else "not-asked"
        if said:
            return "looked-at"
        return "left-out" if self.judged.depth == "short" else "not-asked"


def some(ids: Sequence[str]) -> str:
    """The first ids of a list, and how many more there are: F01, F02 and 88 more."""
    if len(ids) <= NAMED + 1:
        return ", ".join(ids)
    return f"{', '.join(ids[:NAMED])} and {len(ids) - NAMED} more"


def matching(found: Sequence[InPlay], framework: Framework, sought: str) -> list[InPlay]:
    """Rights of which name, article, wording or prompts hold every word that is sought."""
    words = sought.casefold().split()
    return [each for each in found if all(word in _text(each, framework) for word in words)]


def _text(each: InPlay, framework: Framework) -> str:
    held = framework.framework_rights.get(each.id)
    prompts = (*each.right.prompts, *(held.prompts if held else ()))
    parts = [each.name, framework.right_short(each.id), f"article {each.right.article}", each.right.title.text]
    parts += [each.right.adult.text, each.right.child.text]
    parts += [said.text for said in (*prompts, *each.triggers)]
    return " ".join(parts).casefold()
