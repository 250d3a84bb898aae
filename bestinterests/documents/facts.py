"""A fact that is left out where nothing stands for it."""

from __future__ import annotations

from bestinterests.documents.blocks import Blocks, Fact


def fact(label: str, blocks: Blocks) -> tuple[Fact, ...]:
    """A fact, or none where nothing stands for it."""
    return (Fact(label=label, blocks=blocks),) if blocks else ()
