"""Names say what a thing is: no drawers for odds and ends, and a decision is named by what was decided."""

import re

from tests.repo.tree import ROOT, own_files, own_texts, shown

DRAWERS = {"common", "helper", "helpers", "manager", "managers", "misc", "util", "utils"}
PARTS = ["Consequences", "Alternatives"]


def test_no_module_is_a_drawer_for_odds_and_ends():
    drawers = [
        shown(path) for path in own_texts(".py") if DRAWERS & set(re.split(r"[/_.]", shown(path).removesuffix(".py")))
    ]
    assert not drawers, "name the module after the noun it holds"


def test_every_decision_record_is_named_by_its_decision():
    records = [path for path in own_files() if path.parent == ROOT / "docs/adr"]
    assert records, "docs/adr holds the decisions"
    for number, path in enumerate(records, start=1):
        assert re.fullmatch(rf"{number:04d}-[a-z0-9]+(-[a-z0-9]+)+\.md", path.name), shown(path)
        lines = path.read_text(encoding="utf-8").splitlines()
        assert re.fullmatch(rf"# {number}\. .+[^.]", lines[0]), f"{shown(path)}: title `# {number}. The decision`"
        parts = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
        assert parts[-2:] == PARTS, f"{shown(path)} ends with what follows and what was not taken"


def test_changes_are_told_to_readers():
    assert (ROOT / "CHANGELOG.md").is_file()


def test_readme_starts_with_the_two_commands():
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```(?:console|sh)\n(.*?)^```", readme, re.MULTILINE | re.DOTALL)
    lines = [line.removeprefix("$ ").strip() for block in blocks for line in block.splitlines()]
    assert [line for line in lines if line.startswith("make ")][:2] == ["make run", "make test"]


def test_makefile_has_every_promised_target():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))
    assert {"run", "demo", "test", "check", "bench"} <= targets
