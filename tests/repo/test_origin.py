"""Everything committed is ours, and says nothing about the machine that it was made on."""

import json
import re
from pathlib import Path

import pytest

from tests.repo.tree import ROOT, own_files, own_texts, shown

FONTS_AND_BUNDLES = (".eot", ".js.map", ".min.css", ".min.js", ".otf", ".ttf", ".whl", ".woff", ".woff2")
OTHERS_FOLDERS = {"node_modules", "site-packages", "third_party", "third-party", "vendor"}
OTHERS_NOTICE = re.compile(
    r"@license\b|@preserve\b|SPDX-License-Identifier:\s*(?!Apache-2\.0)|All rights reserved", re.IGNORECASE
)
# The host of a package registry or mirror, an index option, or a folder of the person who wrote the file.
ADDRESS = re.compile(
    r"https?://(deb|files|ftp|index|mirrors?|proxy|pypi|registry|security)\."
    r"|(--)?(extra-)?index-url\b|--find-links\b|\bregistry\s*=\s*http"
    r"|(?<![\w.])/(home|root|Users)/[A-Za-z.]"
)
LOCKS = own_texts(".lock", under="requirements")


def contents():
    """Every text of the project but this file, which has to name what it looks for."""
    for path in own_files():
        if path.name == Path(__file__).name:
            continue
        try:
            yield path, path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue


def test_no_third_party_code_or_font_is_committed():
    fetched = [
        shown(path)
        for path in own_files()
        if path.name.lower().endswith(FONTS_AND_BUNDLES) or OTHERS_FOLDERS & set(path.relative_to(ROOT).parts)
    ]
    noticed = [
        shown(path) for path, text in contents() if path.suffix not in {".md", ".yaml"} and OTHERS_NOTICE.search(text)
    ]
    assert not fetched + noticed, "fetch it by a lock in scripts/assets.py instead"


def test_no_file_names_a_registry_or_a_machine():
    named = [shown(path) for path, text in contents() if ADDRESS.search(text)]
    assert not named


@pytest.mark.parametrize("path", LOCKS, ids=shown)
def test_python_locks_hold_hashes_and_no_address(path):
    text = path.read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"^(?=\S)", text, flags=re.MULTILINE)
    assert all("--hash=sha256:" in entry for entry in entries if entry)


def test_run_lock_is_part_of_dev_lock():
    assert locked("run") <= locked("dev"), "make lock"


def locked(name):
    text = (ROOT / f"requirements/{name}.lock").read_text(encoding="utf-8")
    return set(re.findall(r"^[a-z0-9-]+==[^ ]+", text, re.MULTILINE))


def test_npm_lock_holds_hashes_and_no_address():
    packages = json.loads((ROOT / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    installed = {name: package for name, package in packages.items() if name}
    assert installed
    assert all("integrity" in package and "resolved" not in package for package in installed.values())


def test_every_own_licence_is_the_same():
    assert "Apache License" in (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert 'license = "Apache-2.0"' in (ROOT / "pyproject.toml").read_text(encoding="utf-8")
