"""Words of a file that mean a word of the framework: rights, bands, lawful bases, yes and no, days.

Only what is written out is read: a right by its article, a basis by its name. Everything else is a person's to say, in
the mapping or in the draft. What was read is told and stands in the mapping that is written.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable

from bestinterests.formats.foreign.headings import normal
from bestinterests.formats.foreign.mapping import Label, LabelOf, Mapping
from bestinterests.packs.framework import Framework

_ARTICLE = re.compile(r"\b(?:article|art\.?|uncrc|crc)[ -]*([1-9][0-9]?)\b", re.IGNORECASE)
_OTHER_LAW = re.compile(r"\b(?:gdpr|dpa|echr|hra)\b", re.IGNORECASE)
_BAND = re.compile(r"\b([0-9]{1,2})\s*(?:-|–|to|and)\s*([0-9]{1,2})\b")
_PARTS = re.compile(r"[\n;,/]|\band\b|\bor\b")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d %Y", "%b %d %Y", "%d %B, %Y")
_YES = frozenset({"yes", "y", "true", "x", "✓", "✔"})
_NO = frozenset({"no", "n", "false", "none", "not applicable", "n/a"})
_DONE = frozenset({"implemented", "in place", "done", "complete", "completed", "live", "closed", "existing"})
_TO_DO = frozenset(
    {"planned", "open", "to do", "not started", "in progress", "proposed", "agreed", "ongoing", "pending"}
)
_EFFECTS = {"eliminated": "eliminated", "eliminate": "eliminated", "reduced": "reduced", "reduce": "reduced",
            "accepted": "accepted", "accept": "accepted"}  # fmt: skip


class Labels:
    """Reads labels: those of the mapping first. ``read`` holds what was understood, ``unread`` what was not."""

    def __init__(self, framework: Framework, mapping: Mapping | None) -> None:
        self.framework = framework
        given = mapping.labels if mapping is not None else ()
        self.given = {(label.of, normal(label.label)): label.means for label in given}
        self.read: dict[tuple[LabelOf, str], str] = {}
        self.unread: dict[tuple[LabelOf, str], int] = {}
        self.wrong: dict[tuple[LabelOf, str], str] = {}
        self.day_first = 0
        self._rights = {normal(name): right for right in framework.rights for name in self._names(right)}
        terms = framework.vocabularies.get("lawful-bases", {}).values()
        self._bases = {normal(term.label): term.id for term in terms}

    def _names(self, right: str) -> Iterable[str]:
        return (right, self.framework.right_name(right), self.framework.rights[right].title.text)

    def used(self) -> tuple[Label, ...]:
        """Return every label that was understood, with those that the mapping gave."""
        shown = {(of, normal(label)): label for of, label in self.read}
        found = {
            **self.given,
            **{(of, normal(label)): m for (of, label), m in self.read.items()},
        }
        return tuple(
            Label(of=of, label=shown.get((of, label), label), means=means)
            for (of, label), means in sorted(found.items())
        )

    def means(self, of: LabelOf, text: str, guess: Callable[[str], str | None], allowed: Iterable[str]) -> str | None:
        """Return what a label means: as the mapping says, else as guessed; None, and noted, where neither does."""
        given = self.given.get((of, normal(text)))
        found = given if given is not None else guess(text)
        if found is not None and found not in allowed:
            self.wrong[of, text] = found
            found = None
        if found is None:
            self.unread[of, text] = self.unread.get((of, text), 0) + 1
        elif given is None and normal(text) != found:
            self.read[of, text] = found
        return found

    def rights(self, text: str) -> list[str]:
        """Return the rights that a cell names, in its order; a part that names none is noted."""
        if not text:
            return []
        whole = self.given.get(("right", normal(text)))
        parts = (
            [text]
            if whole is not None or normal(text) in self._rights
            else [p for p in re.split(r"[\n;,]", text) if p.strip()]
        )
        found = (self.means("right", part.strip(), self._right, self.framework.rights) for part in parts)
        return list(dict.fromkeys(right for right in found if right))

    def _right(self, text: str) -> str | None:
        if normal(text) in self._rights:
            return self._rights[normal(text)]
        articles = {match[1] for match in _ARTICLE.finditer(text)}
        if len(articles) != 1 or _OTHER_LAW.search(text):
            return None
        right = f"article-{articles.pop()}"
        return right if right in self.framework.rights else None

    def bands(self, text: str) -> list[str]:
        """Return the age bands that a cell names exactly; any other range of ages is a person's to place."""
        if not text:
            return []
        given = self.given.get(("band", normal(text)))
        if given is not None:
            return [band for band in re.split(r"[,; ]+", given) if band in self.framework.bands]
        parts = [part.strip() for part in re.split(r"[\n;,]", text) if part.strip()]
        found = (self.means("band", part, self._band, self.framework.bands) for part in parts)
        return list(dict.fromkeys(band for band in found if band))

    def _band(self, text: str) -> str | None:
        ages = _BAND.search(text)
        if ages is None:
            return None
        band = f"{int(ages[1])}-{int(ages[2])}"
        return band if band in self.framework.bands else None

    def lawful_bases(self, text: str) -> list[str]:
        """Return the lawful bases that a cell names; the cell itself is kept in the note on the basis."""
        if not text:
            return []
        bases = self.framework.vocabularies.get("lawful-bases", {})
        given = self.given.get(("lawful-basis", normal(text)))
        parts = [text] if given is not None else [part.strip() for part in _PARTS.split(text) if part.strip()]
        found = (self.means("lawful-basis", part, self._basis, bases) for part in parts)
        return list(dict.fromkeys(basis for basis in found if basis))

    def _basis(self, text: str) -> str | None:
        words = normal(text)
        # The longest name first: recognised legitimate interests are no legitimate interests.
        for name in sorted(self._bases, key=len, reverse=True):
            singular = name.removesuffix("s")
            if words.startswith((singular, f"public {singular}")):
                return self._bases[name]
        return None

    def yes_or_no(self, text: str) -> str | None:
        """Return yes or no where a cell begins with it, else None."""
        if not text:
            return None
        return self.means("yes-or-no", text, _yes_or_no, ("yes", "no", "unknown"))

    def status(self, text: str) -> str | None:
        """Return implemented or planned where a cell says so in usual words, else None."""
        guess: dict[str, str] = {**dict.fromkeys(_DONE, "implemented"), **dict.fromkeys(_TO_DO, "planned")}
        allowed = ("planned", "implemented", "tested", "abandoned")
        return self.means("status", text, lambda label: guess.get(normal(label)), allowed) if text else None

    def effect(self, text: str) -> str | None:
        """Return the effect on a risk in the words of the DPIA template's step 6, else None."""
        return (
            self.means("effect", text, lambda label: _EFFECTS.get(normal(label)), _EFFECTS.values()) if text else None
        )

    def role(self, text: str) -> str | None:
        """Return the provider's role, else None."""
        allowed = ("controller", "joint-controller", "processor", "unclear")
        return self.means("role", text, lambda label: normal(label).replace(" ", "-"), allowed) if text else None

    def day(self, text: str) -> dt.date | None:
        """Return the day that a cell names; 03/04/2026 is the third of April here, and that is told."""
        words = " ".join(text.split())[:40]
        try:
            return dt.date.fromisoformat(words[:10]) if re.match(r"\d{4}-\d\d-\d\d\b", words) else self._written(words)
        except ValueError:
            return None

    def _written(self, words: str) -> dt.date | None:
        if numbers := _DAY_FIRST.fullmatch(words):
            day, month = int(numbers[1]), int(numbers[2])
            found = dt.date(int(numbers[3]), month, day)
            self.day_first += day <= 12 and day != month
            return found
        plain = re.sub(r"(?<=\d)(?:st|nd|rd|th)\b", "", words)
        for form in _FORMS:
            try:
                return dt.datetime.strptime(plain, form).date()  # noqa: DTZ007 - only a day is read
            except ValueError:
                continue
        return None


def _yes_or_no(text: str) -> str | None:
    """Read a cell that is yes or no, or begins with yes; a no with more words may be a yes in part."""
    whole = normal(text) or text.strip()
    if whole in _YES or re.match(r"yes\b", whole):
        return "yes"
    return "no" if whole in _NO else None
