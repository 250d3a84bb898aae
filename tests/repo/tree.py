"""The project's own files, as the tests about the repository read them."""

import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# For a tree that came without git; with git, .gitignore decides.
NOT_OURS = {
    ".git",
    ".hypothesis",
    ".import_linter_cache",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    "__pycache__",
    "build",
    "dist",
    "fonts",
    "govuk",
    "mutants",
    "node_modules",
}


@cache
def own_files() -> tuple[Path, ...]:
    """Every file that is or would be committed, sorted, as absolute paths."""
    return tuple(sorted(path for path in _listed() if path.is_file()))


def own_texts(*suffixes: str, under: str = ".") -> list[Path]:
    """The own files with one of these suffixes, below one folder."""
    folder = (ROOT / under).resolve()
    return [path for path in own_files() if path.suffix in suffixes and path.is_relative_to(folder)]


def shown(path: Path) -> str:
    """The path as a person names it, from the root of the project."""
    return path.relative_to(ROOT).as_posix()


def _listed() -> Iterator[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        names = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    except (OSError, subprocess.CalledProcessError):
        yield from _walked(ROOT)
    else:
        yield from (ROOT / name for name in names.split("\0") if name)


def _walked(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in NOT_OURS or (path / "pyvenv.cfg").is_file():
            continue
        if path.is_dir():
            yield from _walked(path)
        else:
            yield path
