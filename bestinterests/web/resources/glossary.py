"""Hard words on a page, each leading to where it is explained."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

from bestinterests.texts.texts import Texts

ALSO_PLAIN = frozenset({"account", "feed", "given", "guessed", "object", "right", "taken"})
"""Words that mostly stand in their everyday sense. The page of words explains them; no link leads there.

Their plural is never everyday: ``rights`` are rights.
"""


class Glossary:
    """The words that an audience finds explained. A page asks one of these, which links each word once."""

    def __init__(self, held: Texts) -> None:
        keys = [key.partition(".")[2] for key in held.shown("glossary")]
        self.words = {key: held.say(f"glossary.{key}") for key in keys if f"{key}_means" in keys}
        self._by_word = {word.lower(): key for key, word in self.words.items()}
        longest_first = sorted(map(re.escape, self._by_word), key=len, reverse=True)
        self._pattern = re.compile(rf"(?<![\w-])({'|'.join(longest_first)})(s?)(?![\w-])", re.IGNORECASE)
        self._linked: set[str] = set()

    def linked(self, words: str, address: str) -> Markup:
        """Return words with the first mention of each explained one as a link. address: of the page that explains."""
        parts: list[Markup] = []
        end = 0
        for found in self._pattern.finditer(words):
            key = self._by_word[found[1].lower()]
            if key in self._linked or (key in ALSO_PLAIN and not found[2]):
                continue
            self._linked.add(key)
            parts += [escape(words[end : found.start()]), _link(address, key, found[0])]
            end = found.end()
        return Markup("").join([*parts, escape(words[end:])])


def _link(address: str, key: str, word: str) -> Markup:
    return Markup('<a class="ln-word" href="{}#{}">{}</a>').format(address, key, word)
