"""Bytes in and bytes out: each file format reads, writes or both. This is the one table of formats.

A format names its functions by address, so that using one loads no other's libraries.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from bestinterests.domain.problem import Problem, Refused
from bestinterests.formats.arrival import Arrival, Given

if TYPE_CHECKING:
    from bestinterests.documents.model import Paper


class Format(NamedTuple):
    """A file format.

    reader: address of ``(Given) -> Arrival``. writer: address of a function that takes what ``writes`` says and
    returns text or bytes: a Document, the Assessed that holds it with its evaluation, a Paper built from that, or the
    Dossier that also holds attached files. whole: what it writes comes back as an equal document. needs: the optional
    libraries it takes, by the name under which they are installed. filler: address of ``(Paper, bytes) -> bytes``,
    which fills a template that an organisation brings. starter: address of ``(name of a paper) -> bytes``, which gives
    a template to start from. losses: address of a function that takes what the writer takes and returns a Problem for
    each thing that the format cannot carry.
    """

    name: str
    title: str
    media_type: str
    suffixes: tuple[str, ...]
    reader: str = ""
    writer: str = ""
    writes: Literal["document", "assessed", "paper", "dossier"] = "document"
    whole: bool = False
    needs: str = ""
    filler: str = ""
    starter: str = ""
    losses: str = ""

    def read(self, given: Given) -> Arrival:
        """Return what came in; faults are Problems in it. Raises Refused where a library is missing."""
        return self._function(self.reader)(given)  # type: ignore[no-any-return]

    def write(self, value: Any) -> bytes:
        """Return the file's bytes. Raises Refused where a library is missing, or a text cannot be carried safely."""
        written = self._function(self.writer)(value)
        return written.encode() if isinstance(written, str) else bytes(written)

    def fill(self, paper: Paper, template: bytes) -> bytes:
        """Return a template filled from a paper. Raises Refused with every fault of the template."""
        return bytes(self._function(self.filler)(paper, template))

    def start(self, name: str) -> bytes:
        """Return a template to start from, for the paper of this name. Raises Refused where a library is missing."""
        return bytes(self._function(self.starter)(name))

    def lost(self, value: Any) -> list[Problem]:
        """Return what the file will not carry, for formats that cannot hold all of a document."""
        return list(self._function(self.losses)(value)) if self.losses else []

    def _function(self, address: str) -> Any:
        module, _, name = address.partition(":")
        try:
            return getattr(import_module(module), name)
        except ModuleNotFoundError as error:
            if not self.needs or (error.name or "").startswith("bestinterests"):
                raise
            raise Refused([library_missing(self, error.name or "")]) from error


def library_missing(form: Format, name: str) -> Problem:
    """Return why a format cannot be used where a library that it takes is not installed."""
    return Problem(
        code="format.library-missing",
        path="",
        sentence=f"{form.title}: the library {name} is not installed.",
        remedy=f"Install it with: pip install 'bestinterests[{form.needs}]'",
    )


FORMATS: dict[str, Format] = {
    entry.name: entry
    for entry in (
        Format(
            "yaml",
            "YAML, for people",
            "application/yaml",
            (".bia.yaml", ".yaml", ".yml"),
            "bestinterests.formats.plain:read_plain",
            "bestinterests.formats.yaml_writing:write_yaml",
            whole=True,
        ),
        Format(
            "json",
            "JSON, for programs",
            "application/json",
            (".bia.json", ".json"),
            "bestinterests.formats.plain:read_plain",
            "bestinterests.formats.json_writing:write_json",
            whole=True,
        ),
        Format(
            "html",
            "A paper as one HTML file",
            "text/html",
            (".html", ".htm"),
            "bestinterests.formats.html.reading:read_html",
            "bestinterests.formats.html:write_html",
            writes="paper",
            whole=True,
        ),
        Format(
            "pdf",
            "A paper as PDF, to print and to send",
            "application/pdf",
            (".pdf",),
            "bestinterests.formats.pdf.reading:read_pdf",
            "bestinterests.formats.pdf.writing:write_pdf",
            writes="paper",
            whole=True,
            needs="documents",
        ),
        Format(
            "csv",
            "Actions out as a table, safe in a spreadsheet; tables of risks or data in",
            "text/csv",
            (".csv", ".tsv"),
            "bestinterests.formats.foreign:read_csv",
            "bestinterests.formats.tasks.table:write_tasks_csv",
            writes="assessed",
        ),
        Format(
            "md",
            "Actions out as a Markdown task list; tables of risks or data in",
            "text/markdown",
            (".md", ".markdown"),
            "bestinterests.formats.foreign:read_markdown",
            "bestinterests.formats.tasks.checklist:write_tasks_md",
            writes="assessed",
        ),
        Format(
            "cnil",
            "Data for the CNIL's PIA tool (JSON)",
            "application/json",
            (".pia.json",),
            "bestinterests.formats.cnil.reading:read_pia",
            "bestinterests.formats.cnil.writing:write_pia",
            losses="bestinterests.formats.cnil.losses:losses",
        ),
        Format(
            "ics",
            "Days by which actions are due, for a calendar",
            "text/calendar",
            (".ics",),
            writer="bestinterests.formats.tasks.calendar:write_calendar",
            writes="assessed",
            needs="documents",
        ),
        Format(
            "jsonld",
            "The assessment and what follows as linked data (JSON-LD)",
            "application/ld+json",
            (".jsonld",),
            writer="bestinterests.formats.linked_data.writing:write_jsonld",
            writes="assessed",
        ),
        Format(
            "docx",
            "A paper as a Word document",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            (".docx",),
            "bestinterests.formats.docx.reading:read_docx",
            "bestinterests.formats.docx.paper:write_docx",
            writes="paper",
            whole=True,
            needs="documents",
            filler="bestinterests.formats.docx.template.filling:fill_docx",
            starter="bestinterests.formats.docx.template.starter:starter_docx",
        ),
        Format(
            "xlsx",
            "A workbook to fill in and send back",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            (".xlsx",),
            "bestinterests.formats.xlsx.reading:read_xlsx",
            "bestinterests.formats.xlsx.writing:write_xlsx",
            writes="assessed",
            whole=True,
            needs="documents",
        ),
        Format(
            "zip",
            "The document with its attached files, to send on",
            "application/zip",
            (".bia.zip",),
            "bestinterests.formats.bundle.travelling:read_archive",
            "bestinterests.formats.bundle.travelling:write_travelling",
            writes="dossier",
            whole=True,
        ),
        Format(
            "bundle",
            "Everything for a regulator or an auditor, as one archive",
            "application/zip",
            (".bundle.zip",),
            "bestinterests.formats.bundle.travelling:read_archive",
            "bestinterests.formats.bundle.handing_over:write_bundle",
            writes="dossier",
            whole=True,
        ),
    )
}
"""Every format by name."""


def format_of(name: str) -> Format | None:
    """Return the format that a file name belongs to, or None."""
    lower = name.lower()
    fits = [(len(suffix), entry) for entry in FORMATS.values() for suffix in entry.suffixes if lower.endswith(suffix)]
    return max(fits, key=lambda fit: fit[0])[1] if fits else None
