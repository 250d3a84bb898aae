"""Bytes in and bytes out: each file format reads, writes or both. This is the one table of formats.

A format names its functions by address, so that using one loads no other's libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import Any, Literal, NamedTuple


class Format(NamedTuple):
    """A file format. ``writes`` says what its writer takes: a Document, or the Report built from one."""

    name: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""
    writes: Literal["document", "report"] = "document"

    def read(self, data: bytes, name: str) -> Any:
        """Return (Document or None, Problems), as ``reading.read_document`` does."""
        return _function(self.reader)(data, name)

    def write(self, value: Any) -> str:
        """Return the file's text."""
        return str(_function(self.writer)(value))


FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format(
            "yaml",
            "YAML, for people",
            "application/yaml",
            (".bia.yaml", ".yaml", ".yml"),
            "bestinterests.formats.reading:read_document",
            "bestinterests.formats.yaml_writing:write_yaml",
        ),
        Format(
            "json",
            "JSON, for programs",
            "application/json",
            (".bia.json", ".json"),
            "bestinterests.formats.reading:read_document",
            "bestinterests.formats.json_writing:write_json",
        ),
        Format(
            "html",
            "Report as one HTML file",
            "text/html",
            (".html",),
            writer="bestinterests.formats.html:write_report",
            writes="report",
        ),
    )
}
"""Every format by name."""


def format_of(name: str) -> Format | None:
    """Return the format that a file name belongs to, or None."""
    lower = name.lower()
    return next((entry for entry in FORMATS.values() if lower.endswith(entry.suffixes)), None)


def _function(address: str) -> Any:
    module, _, name = address.partition(":")
    return getattr(import_module(module), name)
