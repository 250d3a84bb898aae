"""An index of words from A to Z: services, organisations, features and rights, found without a script."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bestinterests.formats.html.elements import Html, e, join
from bestinterests.formats.register.places import link, slug
from bestinterests.formats.register.row import Listed, folded
from bestinterests.formats.register.site import list_page

OTHERS = "other"
LEAD = "Words of the names of services, organisations, features and rights, each with where it stands."


def word_pages(rows: Sequence[Listed], title: str) -> Iterator[tuple[str, bytes]]:
    """A page for each letter with its words, and one that leads to the letters."""
    letters: dict[str, dict[str, list[tuple[Listed, str, str]]]] = {}
    for row in rows:
        for word, what, anchor in row.found:
            letters.setdefault(_letter(word), {}).setdefault(word, []).append((row, what, anchor))
    yield _first(letters, title)
    for letter, words in sorted(letters.items()):
        page = _page(letter)
        parts = [_word(page, word, words[word]) for word in sorted(words, key=folded)]
        content = join(_letters(page, letters, letter), e("dl", parts, class_="words"))
        yield page, list_page(page, title, f"Words: {letter.upper()}", content, lead=LEAD)


def _first(letters: dict[str, dict[str, list[tuple[Listed, str, str]]]], title: str) -> tuple[str, bytes]:
    page = "words/index.html"
    content = _letters(page, letters, "") if letters else e("p", "No publication is here yet.", class_="quiet")
    return page, list_page(page, title, "Words, from A to Z", join(content), lead=LEAD)


def _letter(word: str) -> str:
    first = folded(word)[:1]
    return first if first.isascii() and first.isalpha() else OTHERS


def _page(letter: str) -> str:
    return f"words/{slug(letter)}.html"


def _letters(page: str, letters: dict[str, dict[str, list[tuple[Listed, str, str]]]], here: str) -> Html:
    links = [
        e("li", e("a", letter.upper(), href=link(page, _page(letter)), aria_current="page" if letter == here else None))
        for letter in sorted(letters)
    ]
    return e("nav", e("ul", links, class_="letters bare"), aria_label="Letters")


def _word(page: str, word: str, held: list[tuple[Listed, str, str]]) -> Html:
    items = [_place(page, row, what, anchor) for row, what, anchor in held]
    return join(e("dt", word, id=f"w-{slug(word)}"), e("dd", e("ul", items, class_="bare")))


def _place(page: str, row: Listed, what: str, anchor: str) -> Html:
    target = link(page, f"{row.folder}/index.html")
    address = f"{target}#{anchor}" if anchor else target
    sample = " (sample)" if row.fictional else ""
    return e(
        "li",
        e("a", f"{row.title}, publication {row.number}{sample}", href=address),
        e("span", f": {what}", class_="quiet"),
    )
