"""The register as files: it works from a folder, counts no sample, tells of every changed byte, and ranks nobody."""

import hashlib
import json
import re
import subprocess
from functools import cache
from html.parser import HTMLParser
from posixpath import dirname, join, normpath
from xml.etree import ElementTree as ET

import pytest
from msgspec.structs import replace

from bestinterests.documents.publication import AUDIENCES
from bestinterests.domain.publication import Standing
from bestinterests.formats.publications import read_publication
from bestinterests.formats.register import DIGESTS, badge, badge_words, export
from bestinterests.formats.register.lists import SIZE, paged
from bestinterests.formats.register.places import slug
from bestinterests.formats.register.row import listed
from tests.formats_register.published import examples, frame, kites, short

TITLE = "A register"
DATA = ("publication.json", "publication.jsonld", "badge.svg")
BASE = "https://register.example/here"


@cache
def written(base: str = "") -> dict[str, bytes]:
    """A register of a withdrawn, a superseded and a standing publication, short ones, and a sample."""
    first = kites(standing=Standing(state="superseded", superseded_by=2))
    second = kites(number=2, standing=Standing(state="withdrawn", because="Of another version"))
    others = [short("screened-out"), short("change"), short("shadow")]
    return dict(export([first, second, kites(number=3), *others, examples()[0]], base=base, title=TITLE))


class Links(HTMLParser):
    """Collects what a page asks for, what it leads to, and the places on it."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.links: list[str] = []
        self.asked: list[str] = []
        self.places: set[str] = set()
        self.tags: set[str] = set()
        self.styled = False
        self.feed(page.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = {name: value or "" for name, value in attrs}
        self.tags.add(tag)
        self.styled |= "style" in held
        if "id" in held:
            self.places.add(held["id"])
        if tag == "a":
            self.links.append(held["href"])
        elif tag in ("link", "img", "script", "source", "iframe"):
            self.asked += [held[name] for name in ("href", "src") if name in held]


@cache
def pages() -> dict[str, Links]:
    """Every page by its path."""
    return {path: Links(held) for path, held in written().items() if path.endswith(".html")}


def test_no_page_asks_for_anything_outside_the_folder_or_runs_a_script():
    for path, page in pages().items():
        assert "script" not in page.tags
        assert not page.styled, f"{path} holds a style attribute, which the policy of a site forbids"
        for asked in page.asked:
            assert asked.startswith("data:") or normpath(join(dirname(path), asked)) in written()
    assert "url(http" not in written()["style/style.css"].decode()


def test_every_link_leads_to_a_file_and_a_place_that_are_there():
    for path, page in pages().items():
        for link in page.links:
            if link.startswith(("https://", "tel:", "mailto:")):
                continue
            file, _, place = link.partition("#")
            target = normpath(join(dirname(path), file)) if file else path
            assert target in written(), f"{path} leads to {link}"
            if place:
                assert place in pages()[target].places, f"{path} leads to {link}"


def test_a_folder_holds_every_page_and_the_data_of_each_number():
    for number in (1, 2, 3):
        own = f"published/kites/{number}"
        names = {
            "index.html",
            *(f"{a}.html" for a in AUDIENCES[1:]),
            "publication.json",
            "publication.jsonld",
            "badge.svg",
        }
        assert {path.rpartition("/")[2] for path in written() if path.startswith(f"{own}/")} == names
        assert read_publication(written()[f"{own}/publication.json"]).number == number
    assert {p for p in written() if p.startswith("published/kites-change/1/")} == {
        f"published/kites-change/1/{name}"
        for name in ("index.html", "publication.json", "publication.jsonld", "badge.svg")
    }


def test_styles_and_letters_lie_there_once():
    assert [path for path in written() if path.endswith(".css")] == ["style/style.css"]
    assert b"base64,d09G" not in b"".join(held for path, held in written().items() if path.endswith(".html"))


def test_one_changed_byte_is_told(tmp_path):
    for path, held in written().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(held)
    check = ["sha256sum", "--quiet", "-c", DIGESTS]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    page = tmp_path / "published/kites/1/6-9.html"
    page.write_bytes(page.read_bytes().replace(b"kites", b"kitez", 1))
    done = subprocess.run(check, cwd=tmp_path, check=False, capture_output=True, text=True)
    assert done.returncode != 0
    assert "published/kites/1/6-9.html" in done.stdout


def test_digests_name_every_file_but_their_own():
    lines = dict(reversed(line.split("  ", 1)) for line in written()[DIGESTS].decode().splitlines())
    assert lines == {p: hashlib.sha256(held).hexdigest() for p, held in written().items() if p != DIGESTS}


def test_the_same_entries_give_the_same_bytes():
    entries = [kites(), short("change")]
    assert dict(export(entries, base=BASE, title=TITLE)) == dict(export(entries, base=BASE, title=TITLE))


def test_samples_stand_apart_and_are_in_no_count():
    front = written()["index.html"].decode()
    assert "Six publications." in front
    assert front.index("Samples, invented and in no count") > front.index("published/kites/3/")
    assert front.index("published/bramble-badger/") > front.index("Samples, invented and in no count")
    stops = pages()["verdicts/stop.html"]
    assert any("bramble-badger" in link for link in stops.links)
    assert "bramble-badger" not in written(BASE)["sitemap.xml"].decode()


def test_lists_follow_date_and_name_alone():
    names = re.findall(r"<h3><a[^>]*>([^<]*)", written()["by-name.html"].decode())
    assert names[:-1] == sorted(names[:-1], key=str.casefold)
    text = b" ".join(held for path, held in written().items() if path.endswith(".html")).decode().casefold()
    for word in ("league", "ranking", "best services", "worst services", "top 10"):
        assert word not in text


def test_long_lists_are_parted_into_pages_that_lead_on():
    row = listed(kites(), frame())
    held = dict(paged("index.html", [row._replace(number=n) for n in range(2 * SIZE + 1)], TITLE, TITLE))
    for number, items in ((1, SIZE), (2, SIZE), (3, 1)):
        page = held["index.html" if number == 1 else f"index-{number}.html"].decode()
        assert page.count("<h3>") == items
        assert f"Page {number} of 3" in page


def test_a_register_without_entries_says_so():
    held = dict(export([], base="", title=TITLE))
    assert "No publication is here yet." in held["index.html"].decode()
    assert "feed.atom" in held


@pytest.mark.parametrize("base", ["", BASE])
def test_feeds_tell_whose_word_it_is_first(base):
    files = written(base)
    space = {"a": "http://www.w3.org/2005/Atom"}
    feed = ET.fromstring(files["feed.atom"])
    entries = feed.findall("a:entry", space)
    items = json.loads(files["feed.json"])["items"]
    assert len(entries) == len(items) == 7
    for entry, item in zip(entries, items, strict=True):
        said = entry.findtext("a:summary", "", space)
        assert said == item["content_text"]
        assert said.startswith(("This is ", "Withdrawn", "Superseded", "A sample."))
        assert "No regulator made, checked or approved it." in said
        assert "object" in said
        where = item["url"].removeprefix(f"{base}/" if base else "")
        assert where in files
        assert item["url"].startswith(base)
    titles = [item["title"] for item in items]
    assert any(title.startswith("Withdrawn: Kites") for title in titles)
    assert any(title.startswith("Sample: Bramble") for title in titles)


def test_a_sitemap_is_there_where_there_is_an_address_and_only_then():
    assert "sitemap.xml" not in written()
    assert f"<loc>{BASE}/published/kites/3/parents.html</loc>" in written(BASE)["sitemap.xml"].decode()


@pytest.mark.parametrize(
    "standing, says",
    [
        (Standing(), "Assessment published 3 November 2026, not approved by anyone."),
        (Standing(state="withdrawn"), "Assessment published 3 November 2026, withdrawn. Not approved by anyone."),
        (Standing(state="superseded"), "Assessment published 3 November 2026, superseded. Not approved by anyone."),
    ],
    ids=["in force", "withdrawn", "superseded"],
)
def test_a_badge_tells_day_and_state_and_that_nobody_approved_it(standing, says):
    entry = replace(kites(), standing=standing)
    assert badge_words(entry) == says
    drawn = ET.fromstring(badge(entry))
    assert drawn.get("aria-label") == says
    assert "sample" in badge_words(examples()[0])


def test_words_lead_to_services_features_and_rights():
    held = written()["words/c.html"].decode()
    assert '<dt id="w-chat">chat</dt>' in held
    assert any(link.endswith("published/kites/3/index.html#F01") for link in pages()["words/c.html"].links)
    assert any("#right-16" in link for link in pages()["words/p.html"].links)


def test_names_of_files_hold_on_any_disk_and_never_meet():
    names = ["Kites", "Kïtes", "Kites!", "", "…", "con", "con/../..", "a" * 300, "a" * 301, "日本", "日本語"]
    slugs = [slug(name) for name in names]
    assert len(set(slugs)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]{1,80}", name) for name in slugs)
