"""Print the version of this release, its document format, its method, and the packs it ships."""

from __future__ import annotations

import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare no arguments."""


def run(arguments: argparse.Namespace) -> int:
    """Print the version."""
    import bestinterests
    from bestinterests.domain.document import FORMAT
    from bestinterests.packs.load import available

    packs = ", ".join(f"{name} {version}" for name, version in available())
    print(f"bestinterests {bestinterests.__version__} (document format {FORMAT}; packs: {packs or 'none'})")
    return 0
