"""Which rights a picture shows, in which group and order, and what is said of the others."""

from __future__ import annotations

from bestinterests.documents import wording
from bestinterests.documents.blocks import Fold, Paragraph
from bestinterests.documents.context import Context, line
from bestinterests.documents.inline import Plain, Words

CATEGORIES = ("umbrella", "self", "support", "society", "outside", "machinery")
FRAMEWORK = ("umbrella", "self", "support", "society")
STATES = {
    "not-asked": "not asked yet",
    "none": "none, with a reason",
    "not-applicable": "does not apply, with a reason",
}


class Rights:
    """The rights of one profile, sorted by what is known of them."""

    def __init__(self, context: Context) -> None:
        states: dict[str, set[str]] = {}
        for cell in context.now.cells:
            states.setdefault(cell.right, set()).add(cell.state)
        self.context = context
        self.states = states
        ordered = sorted(states, key=lambda right: order(context, right))
        self.shown = tuple(right for right in ordered if self._is_shown(right))
        left = [right for right in ordered if right not in self.shown]
        self.unasked = tuple(right for right in left if "not-asked" in states[right])
        self.answered = tuple(right for right in left if "not-asked" not in states[right])

    def _is_shown(self, right: str) -> bool:
        """Rights with marks, rights of the framework, and rights outside it that a pack suggests and nobody asked."""
        if "judged" in self.states[right] or category(self.context, right) in FRAMEWORK:
            return True
        held = self.context.framework.framework_rights.get(right)
        return "not-asked" in self.states[right] and bool(held and held.triggers)

    def rest(self) -> Words:
        """The rights that are not shown, counted by what is known of them."""
        parts = []
        if self.unasked:
            verb = "is" if len(self.unasked) == 1 else "are"
            parts.append(f"{wording.upper(wording.many(len(self.unasked), 'more right'))} {verb} not asked yet.")
        if self.answered:
            verb = "has" if len(self.answered) == 1 else "have"
            many = wording.upper(wording.many(len(self.answered), "more right"))
            parts.append(f"{many} outside the framework {verb} no effect on this record, each with a reason.")
        return (Plain(" ".join(parts)),) if parts else ()

    def folded(self) -> tuple[Fold, ...]:
        """The names of the rights that are not shown."""
        found = []
        for title, rights in (("Rights not asked yet", self.unasked), ("Rights with no effect", self.answered)):
            if rights:
                names = ", ".join(f"{self.context.right_of(right)}{self._said(right)}" for right in rights)
                paragraph = Paragraph(words=line(f"{names}."), style="small")
                found.append(Fold(summary=f"{title}: {wording.numbered(len(rights))}", blocks=(paragraph,)))
        return tuple(found)

    def _said(self, right: str) -> str:
        return " does not apply" if self.states[right] == {"not-applicable"} else ""


def category(context: Context, right: str) -> str:
    """Group of the framework in which a right is shown."""
    held = context.framework.framework_rights.get(right)
    return held.category if held else "outside"


def order(context: Context, right: str) -> tuple[int, int]:
    """Place of a right: by group, then by article."""
    held, group = context.framework.rights.get(right), category(context, right)
    return CATEGORIES.index(group) if group in CATEGORIES else len(CATEGORIES), held.article if held else 999


def adds_up_from(context: Context) -> int:
    """Features on one right and age from which the picture says that they add up."""
    held = context.profile
    return held.cumulative_features if held else 3
