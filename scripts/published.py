"""Publish the examples anew: their decisions name the text as it is now, and what is published is told for a test.

Run ``python scripts/published.py`` after an example changed on purpose, and read the difference before you commit it.
The published documents themselves are not kept: `bestinterests publish` makes them, and their digest stands in what is
told.
"""

from __future__ import annotations

import contextlib
import io
import re
import tempfile
from pathlib import Path

from bestinterests.cli import main
from bestinterests.domain.digest import assessment_digest
from bestinterests.formats.reading import read_document

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests" / "examples" / "golden" / "published"
EXAMPLES = sorted((ROOT / "examples").glob("*.bia.yaml"))
NOBODY = "This is a sample: nobody stands behind it whom you could write to."


def choices_of(path: Path) -> Path:
    """The file beside an example with its decision and what is left out."""
    return path.parent / "published" / f"{path.name.removesuffix('.bia.yaml')}.yaml"


def publishing(path: Path, target: Path) -> list[str]:
    """The command that publishes an example."""
    beside = str(choices_of(path))
    return [
        *("publish", str(path), "--decision", beside, "--leave-out", beside, "--object-how", NOBODY),
        *("--decided-by", _decider(choices_of(path)), "--published-on", "2026-06-15", "-o", str(target)),
    ]


def told(path: Path) -> str:
    """What `read` tells of an example, published."""
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "example.published.json"
        _run(publishing(path, target))
        return _run(["read", str(target), "--format", "md"])


def _decider(beside: Path) -> str:
    found = re.search(r"^    decider: (.+)$", beside.read_text(encoding="utf-8"), re.MULTILINE)
    assert found is not None, f"{beside} names nobody who decided"
    return found[1]


def _run(arguments: list[str]) -> str:
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main(arguments)
    assert code == 0, err.getvalue()
    return out.getvalue()


def renew(path: Path) -> None:
    """Let the decision name the text as it is now."""
    document, problems = read_document(path.read_bytes(), path.name)
    assert document is not None, problems
    beside = choices_of(path)
    text = beside.read_text(encoding="utf-8")
    beside.write_text(re.sub(r"sha256:[0-9a-f]{64}", assessment_digest(document), text, count=1), encoding="utf-8")


if __name__ == "__main__":
    GOLDEN.mkdir(parents=True, exist_ok=True)
    for example in EXAMPLES:
        renew(example)
        golden = GOLDEN / f"{example.name.removesuffix('.bia.yaml')}.md"
        golden.write_text(told(example), encoding="utf-8")
        print(f"{golden.relative_to(ROOT)} written")
