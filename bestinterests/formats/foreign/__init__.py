"""What other tools and people have, in: risk tables and data maps from DOCX, XLSX, CSV and Markdown.

Every reader returns a draft: what was said on the file's own scale, what nobody has said left blank, and Problems that
tell what was read as what. How columns and labels are understood is a mapping (``mapping``) that can be kept.
"""

from __future__ import annotations

from bestinterests.formats.arrival import Arrival, Given
from bestinterests.formats.foreign.reading import arrival_of


def read_csv(given: Given) -> Arrival:
    """Read a CSV file, whatever its delimiter and encoding, as one table."""
    from bestinterests.formats.foreign.delimited import read_delimited

    return arrival_of(given, read_delimited(given))


def read_markdown(given: Given) -> Arrival:
    """Read the pipe tables of a Markdown file."""
    from bestinterests.formats.foreign.markdown import read_markdown_tables

    return arrival_of(given, read_markdown_tables(given))


def read_docx_tables(given: Given) -> Arrival:
    """Read the tables of a DOCX file that carries no assessment; the ICO's DPIA template is recognised."""
    from bestinterests.formats.foreign.word import read_word

    return arrival_of(given, read_word(given))


def read_xlsx_tables(given: Given) -> Arrival:
    """Read the sheets of an XLSX file that carries no assessment."""
    from bestinterests.formats.foreign.workbook import read_workbook

    return arrival_of(given, read_workbook(given))
