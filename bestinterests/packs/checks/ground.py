"""What the checks of a pack stand on: the pack, what it may refer to, and the list of Problems found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from bestinterests.domain.pack import Pack, Prompt
from bestinterests.domain.problem import Problem, Severity
from bestinterests.packs.load import nearest
from bestinterests.packs.overlay import Layers


class Ground:
    """A pack laid over the packs it requires, ready to be checked. Problems are added in the order they are met."""

    def __init__(self, pack: Pack, required: Sequence[Pack]) -> None:
        self.pack = pack
        self.required = tuple(required)
        self.layers = Layers((*required, pack))
        self.items = self.layers.items
        self.obligations = {duty.id for standard in self.items["standards"].values() for duty in standard.obligations}
        self.problems: list[Problem] = list(self.layers.problems)

    def add(self, code: str, place: str, sentence: str, remedy: str, severity: Severity = "error") -> None:
        """Note a Problem at a place of this pack, such as ``rights/article-16/adult``."""
        path = f"{self.pack.id}/{place}"
        self.problems.append(Problem(code=code, path=path, sentence=sentence, remedy=remedy, severity=severity))

    def refer(self, code: str, place: str, word: str, known: Collection[str], what: str) -> bool:
        """Note a Problem where a reference leads nowhere; say whether it leads somewhere."""
        if word in known:
            return True
        hint = nearest(word, known) or f"Define it, or name {what} that exists."
        self.add(code, place, f"{word} is no {what} of this pack or of those it requires.", hint)
        return False

    def refer_all(self, code: str, place: str, words: Iterable[str], known: Collection[str], what: str) -> None:
        """``refer`` for each word of a list."""
        for word in words:
            self.refer(code, place, word, known, what)

    def refer_prompts(self, place: str, prompts: Iterable[Prompt]) -> None:
        """Prompts may name a right."""
        rights = self.items["rights"]
        for position, prompt in enumerate(prompts, start=1):
            if prompt.right is not None:
                self.refer("pack.unknown-right", f"{place}/{position}", prompt.right, rights, "right")

    def levels(self, scale: str) -> tuple[str, ...]:
        """Level ids of a scale, lowest first; none where there is no such scale."""
        held = self.items["scales"].get(scale)
        return tuple(level.id for level in held.levels) if held else ()

    def words(self, vocabulary: str) -> dict[str, object] | None:
        """Words of a vocabulary, or None where no pack defines it."""
        held = self.items["vocabularies"].get(vocabulary)
        return {term.id: term for term in held.terms} if held else None
