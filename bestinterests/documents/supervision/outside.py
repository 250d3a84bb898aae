"""Evidence from elsewhere beside what the record says: both are kept, and neither is put right by the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from bestinterests.documents import wording
from bestinterests.documents.blocks import AnyBlock, Column, Paragraph, Row, RowGroup, Table
from bestinterests.documents.context import foreign, line
from bestinterests.documents.inline import Quiet, Words
from bestinterests.documents.model import Section, Value


class Outside(Value, frozen=True, kw_only=True):
    """What a table from elsewhere says of the service.

    sentence: whole, with source, strength and limit of the method in it; there is no shorter one. known: False for a
    cell that says nothing. differs: the record states otherwise. stated: what the record says, blank where the evidence
    bears on no statement. silent: it bears on one, and the record says nothing of it.
    """

    source: str
    heading: str
    sentence: str
    known: bool = True
    differs: bool = False
    stated: str = ""
    silent: bool = False


def outside_section(found: Iterable[Outside], words: Callable[[str], Words] = foreign) -> tuple[Section, ...]:
    """Return the section on evidence from elsewhere; none where there is no evidence. words: how sentences are said."""
    held = tuple(found)
    if not held:
        return ()
    groups = (
        ("The two say different things", [each for each in held if each.known and each.differs]),
        ("The record says nothing of it", [each for each in held if each.known and each.silent]),
        ("Beside what the record says", [each for each in held if each.known and _beside(each)]),
        ("On nothing that the record states", [each for each in held if each.known and not each.stated]),
    )
    rows = tuple(
        RowGroup(title=title, rows=tuple(_row(each, words) for each in some)) for title, some in groups if some
    )
    blocks: list[AnyBlock] = []
    if rows:
        columns = (
            Column(title="About"),
            Column(title="What evidence from elsewhere says", width="wide"),
            Column(title="What the record says", width="wide"),
        )
        blocks.append(
            Table(caption="Evidence from elsewhere beside the record", columns=columns, groups=rows, compared=True)
        )
    blocks += nothing_known(held)
    return (
        Section(
            anchor="outside",
            title="Evidence from elsewhere",
            lead=line(
                "Found by others about many services and joined by name. It rates nothing, and each sentence carries "
                "what its method cannot show. Where it differs from the record, both stand."
            ),
            blocks=tuple(blocks),
        ),
    )


def nothing_known(found: Iterable[Outside]) -> tuple[AnyBlock, ...]:
    """Return a paragraph on headings under which tables say nothing; none where each says something."""
    names = wording.listed(sorted({f"“{each.heading}”" for each in found if not each.known}))
    said = f"Nothing is known from elsewhere under {names}: a blank is unknown, never no."
    return (Paragraph(words=foreign(said), style="small"),) if names else ()


def _beside(each: Outside) -> bool:
    return bool(each.stated) and not each.differs and not each.silent


def _row(each: Outside, words: Callable[[str], Words]) -> Row:
    stated: Words = words(each.stated) if each.stated else (Quiet("No statement of the record."),)
    return Row(head=heading(each), cells=((foreign(each.sentence),), (stated,)))


def heading(each: Outside) -> tuple[Words, ...]:
    """Return what a fact is about, above the table that it is from."""
    return foreign(each.heading), (Quiet(f"Table {each.source}"),)
