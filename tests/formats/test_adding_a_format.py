"""The page on adding a format is followed to the letter, in a copy of the project."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

ROOT = Path(__file__).parents[2]
CODE = re.compile(r"^   ```(?:python|text)\n(.*?)^   ```$", re.MULTILINE | re.DOTALL)


def test_the_page_can_be_followed(tmp_path: Path) -> None:
    page = (ROOT / "docs/guide/formats.md").read_text(encoding="utf-8")
    module, line = (textwrap.dedent(code) for code in CODE.findall(page))
    copy = tmp_path / "bestinterests"
    shutil.copytree(ROOT / "bestinterests", copy, ignore=shutil.ignore_patterns("__pycache__", "source", "static"))
    (copy / "formats/titles.py").write_text(module, encoding="utf-8")
    table = copy / "formats/__init__.py"
    text = table.read_text(encoding="utf-8")
    place = text.index('        Format(\n            "html"')
    table.write_text(text[:place] + textwrap.indent(line, " " * 8) + text[place:], encoding="utf-8")
    example = ROOT / "examples/puddlehop-islands.bia.yaml"
    words = [sys.executable, "-m", "bestinterests.cli", "export", str(example), "-o", "made.titles.txt"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
    assert (tmp_path / "made.titles.txt").read_text(encoding="utf-8").startswith("I01 ")
    words[4:] = ["--help"]
    ran = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "titles" in ran.stdout
