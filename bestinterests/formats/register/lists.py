"""Lists of a register: by date and by name, and one for each thing that one can ask for. Nothing ranks services."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from bestinterests.documents import wording
from bestinterests.documents.publication.audiences import PAGES
from bestinterests.domain.evaluation import VERDICT_WORDS, VERDICTS
from bestinterests.formats.html import signs
from bestinterests.formats.html.elements import Child, Html, e, join
from bestinterests.formats.html.published import drawings
from bestinterests.formats.register.places import link, page_name, right_page, series, slug
from bestinterests.formats.register.row import KINDS, STATES, Listed
from bestinterests.formats.register.site import list_page
from bestinterests.packs.framework import Framework

SIZE = 200
"""Entries of one page."""
MARKED = "Samples, invented and in no count"


class Filter(NamedTuple):
    """One list: where it lies, its name, and which entries are in it."""

    page: str
    name: str
    rows: list[Listed]


class Group(NamedTuple):
    """Filters of one kind, in the order in which they are offered."""

    title: str
    filters: list[Filter]


def groups_of(rows: Sequence[Listed], framework: Framework | None) -> list[Group]:
    """Every filter that finds something, each entry put where it belongs in one pass."""
    names: dict[str, dict[str, tuple[str, list[Listed]]]] = {title: {} for title in GROUPS}
    for row in rows:
        for title, put in GROUPS.items():
            for page, name in put(row, framework):
                names[title].setdefault(page, (name, []))[1].append(row)
    return [
        Group(title, [Filter(page, name, held) for page, (name, held) in sorted(found.items(), key=_place(title))])
        for title, found in names.items()
        if found
    ]


def _place(title: str) -> Callable[[tuple[str, tuple[str, list[Listed]]]], tuple[int, str]]:
    """How filters of a group are sorted: in an order of their own where they have one, else by name."""
    fixed = ORDER.get(title, ())

    def key(item: tuple[str, tuple[str, list[Listed]]]) -> tuple[int, str]:
        name = item[1][0]
        if title == "Right":
            number = "".join(filter(str.isdigit, item[0]))
            return int(number or 0), name
        return (fixed.index(name) if name in fixed else len(fixed), name.casefold())

    return key


Put = Callable[[Listed, Framework | None], list[tuple[str, str]]]


def _verdicts(row: Listed, framework: Framework | None) -> list[tuple[str, str]]:
    return [(f"verdicts/{slug(row.verdict)}.html", row.verdict_words)] if row.verdict else []


def _rights(row: Listed, framework: Framework | None) -> list[tuple[str, str]]:
    return [(right_page(r), wording.right_of(framework, r) if framework else r) for r in row.rights]


def _ages(row: Listed, framework: Framework | None) -> list[tuple[str, str]]:
    return [
        (f"ages/{slug(band)}.html", f"Ages {PAGES[band].tab.lower()}" if band in PAGES else band) for band in row.bands
    ]


GROUPS: dict[str, Put] = {
    "Kind of publication": lambda row, _: [(f"kinds/{row.kind}.html", KINDS[row.kind])],
    "State": lambda row, _: [(f"states/{row.state}.html", STATES[row.state])],
    "Verdict": _verdicts,
    "Age": _ages,
    "Kind of service": lambda row, _: [(f"services/{slug(row.what)}.html", wording.upper(row.what))],
    "Organisation": lambda row, _: [(f"organisations/{slug(row.organisation)}.html", row.organisation)],
    "Right": _rights,
}
ORDER: dict[str, tuple[str, ...]] = {
    "Kind of publication": tuple(KINDS.values()),
    "State": tuple(STATES.values()),
    "Verdict": tuple(VERDICT_WORDS[verdict] for verdict in VERDICTS),
    "Age": tuple(f"Ages {page.tab.lower()}" for page in PAGES.values()),
}


def counted(rows: Sequence[Listed]) -> int:
    """How many entries count: samples never do."""
    return sum(not row.fictional for row in rows)


def entries(page: str, rows: Sequence[Listed]) -> Html:
    """Entries as a list, samples apart and after the others."""
    own, samples = [r for r in rows if not r.fictional], [r for r in rows if r.fictional]
    apart = None
    if samples:
        apart = e("section", e("h2", MARKED), _items(page, samples), class_="section samples")
    inner = join(_items(page, own) if own else None, apart)
    return join(drawings(inner), inner)


def _items(page: str, rows: Sequence[Listed]) -> Html:
    return e("ul", [item(page, row) for row in rows], class_="entries bare")


def item(page: str, row: Listed) -> Html:
    """One entry: its title, by whom, when, how it stands, its verdict as plainly as any, and whose word it is."""
    name = e("a", row.title, href=link(page, f"{row.folder}/index.html"))
    facts = [row.organisation, f"{wording.upper(row.what)}", wording.day(row.on), f"Publication {row.number}"]
    sample = e("strong", "Sample. ") if row.fictional else None
    stands = e("strong", f"{STATES[row.state]}. ") if row.state != "published" else None
    tag = join(signs.tag(row.verdict), " ") if row.verdict else None
    pages = [e("a", PAGES[a].tab, href=link(page, f"{row.folder}/{page_name(a)}")) for a in row.audiences]
    between = [join(" · " if place else None, one) for place, one in enumerate(pages)]
    return e(
        "li",
        e("h3", name),
        e("p", sample, stands, tag, e("span", " · ".join(facts), class_="quiet")),
        e("p", e("bdi", row.opening), class_="small quiet"),
        e("p", "Pages: ", between, class_="small") if len(pages) > 1 else None,
    )


def paged(
    first: str, rows: Sequence[Listed], title: str, heading: str, lead: str = "", head: Child = None
) -> Iterator[tuple[str, bytes]]:
    """A list as one page, or as many of equal length as it takes."""
    chunks = [rows[at : at + SIZE] for at in range(0, len(rows), SIZE)] or [rows]
    stem = first.removesuffix(".html")
    names = [first, *(f"{stem}-{number}.html" for number in range(2, len(chunks) + 1))]
    for place, (page, chunk) in enumerate(zip(names, chunks, strict=True)):
        moves = _moves(page, names, place)
        said = e("p", _count(rows), class_="quiet")
        content = join(said, entries(page, chunk), moves)
        yield page, list_page(page, title, heading, content, lead=lead, head=head)


def _count(rows: Sequence[Listed]) -> str:
    count = counted(rows)
    return f"{wording.upper(wording.many(count, 'publication'))}." if count else "No publication is here yet."


def _moves(page: str, names: list[str], place: int) -> Html | None:
    if len(names) < 2:
        return None
    before = e("a", "Previous page", href=link(page, names[place - 1]), rel="prev") if place else None
    after = e("a", "Next page", href=link(page, names[place + 1]), rel="next") if place + 1 < len(names) else None
    where = e("span", f"Page {place + 1} of {len(names)}")
    return e("nav", before, where, after, class_="moves-on", aria_label="Pages of this list")


def _many(rows: Sequence[Listed]) -> str:
    """The number of entries; samples are none."""
    return f"{counted(rows):,}" if counted(rows) else "samples only"


def filters_page(groups: Sequence[Group], title: str) -> tuple[str, bytes]:
    """Every filter with the number of entries that it finds, samples not counted."""
    page = "filters.html"
    parts = [_group(page, group) for group in groups]
    content = join(parts) if parts else e("p", "No publication is here yet.", class_="quiet")
    return page, list_page(page, title, "Filters", join(content))


def _group(page: str, group: Group) -> Html:
    items = [
        e("li", e("a", held.name, href=link(page, held.page)), e("span", f" {_many(held.rows)}", class_="quiet"))
        for held in group.filters
    ]
    anchor = slug(group.title)
    return e(
        "section",
        e("h2", group.title, id=anchor),
        e("ul", items, class_="columns bare"),
        class_="section",
        aria_labelledby=anchor,
    )


def series_page(key: str, rows: Sequence[Listed], title: str) -> tuple[str, bytes]:
    """All publications of one series, the newest first, with how each stands."""
    page = f"{series(key)}/index.html"
    newest = sorted(rows, key=lambda row: -row.number)
    heading = f"{newest[0].title}: every publication"
    return page, list_page(page, title, heading, entries(page, newest))
