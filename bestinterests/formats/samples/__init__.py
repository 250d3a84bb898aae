"""The worked samples that come with the product: fictional services, assessed to the end.

In a checkout they are the files in ``examples``, which people read, check and compare; a wheel carries those same
files in this folder (``force-include`` in pyproject.toml), so that there is one copy of each.
"""

from __future__ import annotations

from pathlib import Path

CARRIED = Path(__file__).parent
CHECKOUT = Path(__file__).parents[3] / "examples"


def samples() -> tuple[Path, ...]:
    """Return the files of the samples in the order of their names."""
    return tuple(sorted(CARRIED.glob("*.bia.yaml"))) or tuple(sorted(CHECKOUT.glob("*.bia.yaml")))
