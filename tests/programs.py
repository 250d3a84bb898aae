"""Programs that some tests need and a person's machine may lack: a browser, an office program."""

import os
import shutil
import subprocess
from pathlib import Path
from typing import NoReturn

import pytest

CI = os.environ.get("CI") == "true"


def missing(reason: str) -> NoReturn:
    """Skip on a person's machine; fail in CI, where such tests must not vanish unseen."""
    if CI:
        pytest.fail(reason, pytrace=False)
    pytest.skip(reason)


def office() -> str:
    """Where LibreOffice is; where it is not, the test that asks is skipped, in CI it fails."""
    found = shutil.which(os.environ.get("BESTINTERESTS_SOFFICE", "soffice"))
    if found is None:
        missing("no LibreOffice on the PATH: install it, or set BESTINTERESTS_SOFFICE to where it is")
    return found


def converted(data: bytes, suffix: str, to: str, folder: Path) -> bytes:
    """Return a file as LibreOffice saves it in another format, or in the same again.

    folder: an empty one, where the program also keeps what it writes about itself.
    """
    return all_converted({"given": data}, suffix, to, folder)["given"]


def all_converted(files: dict[str, bytes], suffix: str, to: str, folder: Path) -> dict[str, bytes]:
    """Return files by name as ``converted`` does, all in one start of the program, for a start takes seconds."""
    sources = [folder / f"{name}{suffix}" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    subprocess.run(
        [
            office(),
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(folder / "made"),
            *map(str, sources),
        ],
        check=True,
        capture_output=True,
        timeout=300,
    )
    return {name: (folder / "made" / f"{name}.{to.partition(':')[0]}").read_bytes() for name in files}
