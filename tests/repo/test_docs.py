"""Documentation is run: every command shown works, prints what the page shows, and every link leads somewhere.

A fenced `console` or `sh` block whose first line starts with `$ bestinterests` is run, line by line, in a copy of the
project; the blocks of one page follow each other in the same copy. Lines below a command are its output, in which a
line `...` stands for any lines. The last command of a block ends with 0, or with what a comment above it says:
`<!-- exit: 2 -->`. A block that cannot run here (a server) says so: `<!-- not run: why -->`.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.repo.tree import ROOT, own_files, own_texts, shown

BLOCK = re.compile(
    r"(?:^<!-- (?:exit: (?P<exit>\d+)|(?P<skip>not run): .+) -->\n\s*)?"
    r"^```(?:console|sh)\n(?P<body>\$ bestinterests.*?)^```",
    re.MULTILINE | re.DOTALL,
)
LINK = re.compile(r"\]\((?!\w+:|#)([^)#\s]+)(?:#[^)]*)?\)")
PAGES = own_texts(".md")


class Step(NamedTuple):
    """One command of a page, with what the page says about it."""

    line: int
    command: str
    output: str
    exit: int


def steps(text: str) -> list[Step]:
    """The commands that a page shows, in order."""
    found = []
    for block in BLOCK.finditer(text):
        if block["skip"]:
            continue
        line = text.count("\n", 0, block.start("body")) + 1
        commands = re.findall(r"^\$ ((?:.*\\\n)*.*)\n((?:(?!\$ ).*\n)*)", block["body"], re.MULTILINE)
        last = len(commands) - 1
        for index, (command, output) in enumerate(commands):
            found.append(Step(line, command, output, int(block["exit"] or 0) if index == last else 0))
    return found


def matches(said: str, output: str) -> bool:
    """Whether a command said what the page shows, up to space at line ends; a line `...` stands for any lines."""
    shown_lines = [re.escape(line.rstrip()) + "\n" for line in output.splitlines()]
    pattern = "".join(r"(?:.*\n)*" if line == re.escape("...") + "\n" else line for line in shown_lines)
    lines = "".join(line.rstrip() + "\n" for line in said.splitlines())
    return re.fullmatch(pattern, lines) is not None


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the project without its tests, to be written into."""
    for path in own_files():
        if not path.is_relative_to(ROOT / "tests"):
            target = tmp_path / path.relative_to(ROOT)
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target)
    return tmp_path


@pytest.mark.parametrize("page", [page for page in PAGES if steps(page.read_text(encoding="utf-8"))], ids=shown)
def test_commands_shown_work(page, copy):
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    environment = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1"}
    for step in steps(page.read_text(encoding="utf-8")):
        done = subprocess.run(
            ["sh", "-c", step.command],
            cwd=copy,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        place = f"{shown(page)}:{step.line}: $ {step.command}"
        assert done.returncode == step.exit, f"{place}\n{done.stdout}"
        if step.output.strip():
            assert matches(done.stdout, step.output), f"{place}\nsays:\n{done.stdout}\nthe page shows:\n{step.output}"


@pytest.mark.parametrize("page", PAGES, ids=shown)
def test_links_lead_somewhere(page):
    links = LINK.findall(page.read_text(encoding="utf-8"))
    dead = [link for link in links if not (page.parent / link).exists()]
    assert not dead


def test_page_is_read_as_it_is_meant():
    page = (
        "Text\n\n```console\n$ bestinterests new x\nMade x.\n$ cat x\n```\n"
        "<!-- exit: 2 -->\n\n```sh\n$ bestinterests check \\\n  x\n...\nend\n```\n"
        "<!-- not run: it serves until stopped -->\n```console\n$ bestinterests serve\n```\n"
        "```yaml\n$ bestinterests no\n```\n"
    )
    assert steps(page) == [
        Step(4, "bestinterests new x", "Made x.\n", 0),
        Step(4, "cat x", "", 0),
        Step(11, "bestinterests check \\\n  x", "...\nend\n", 2),
    ]
    assert matches("one\ntwo  \nend\n", "...\nend\n")
    assert not matches("one\ntwo\n", "...\nend\n")
