"""The document around a body: page, running head and foot, properties, and what is carried inside."""

from __future__ import annotations

import datetime as dt
import io
import uuid
from functools import cache
from itertools import count
from typing import TYPE_CHECKING

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.parts.numbering import NumberingPart
from docx.shared import Mm

from bestinterests.documents import wording
from bestinterests.formats.carrying import CARRIED, packed
from bestinterests.formats.docx.elements import field, paragraph, run
from bestinterests.formats.docx.parts import TWIPS
from bestinterests.formats.docx.styles import put_styles

if TYPE_CHECKING:
    from docx.document import Document

    from bestinterests.documents.model import Paper
    from bestinterests.domain.document import Document as Record

NAMESPACE = f"urn:bestinterests:{CARRIED}"
"""Namespace of the root of the part that carries the document: by it the reader knows the part, whatever its name."""
_STORE = f"{RELATIONSHIP_TYPE.CUSTOM_XML.partition('/relationships')[0]}/customXml"
ABOUT = (
    f'<ds:datastoreItem ds:itemID="{{{str(uuid.uuid5(uuid.NAMESPACE_URL, NAMESPACE)).upper()}}}" xmlns:ds="{_STORE}">'
    f'<ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>'
)
"""What describes that part: an id that stays the same, and its namespace."""
UNDATED = dt.datetime(1980, 1, 1)  # noqa: DTZ001 - Office takes these as UTC; it is the first day that a zip can hold
DENSE = 0.82
"""How much smaller the letters of a paper are that is to be one page."""
_DROPPED = ("customXml", "stylesWithEffects", "thumbnail")
"""Relationships of python-docx's own template that a paper has no use for, by the last word of their type."""


def blank(language: str, *, dense: bool = False) -> Document:
    """An empty document with our styles, on A4. dense: set small, for a paper that is to be one page."""
    return docx.Document(io.BytesIO(_base(language, dense)))


@cache
def _base(language: str, dense: bool) -> bytes:
    """The empty document as bytes, made once: python-docx's own, with our styles and without what it brings along."""
    document = docx.Document()
    for holder in (document.part, document.part.package):
        for key, held in list(holder.rels.items()):
            if held.reltype.rpartition("/")[2] in _DROPPED:
                del holder.rels[key]
    put_styles(document, language, DENSE if dense else 1)
    numbering = document.part.numbering_part.element
    for held in list(numbering):
        numbering.remove(held)
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(20)
    page.top_margin, page.bottom_margin = (Mm(17), Mm(15)) if dense else (Mm(22), Mm(20))
    page.header_distance = page.footer_distance = Mm(8) if dense else Mm(10)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def put_running(document: Document, paper: Paper) -> None:
    """Write the head and the foot of every page: what it is, of what, by whom, decided or not, on which record."""
    sample = "Fictional sample. " if paper.fictional else ""
    record = f"Record {paper.short_digest}" if paper.short_digest else ""
    said = (wording.short(paper.organisation, 40), paper.decided, record)
    put_running_lines(
        document,
        (f"{sample}{paper.kind}", f"{wording.short(paper.title, 60)}, {paper.read_on}"),
        ". ".join(part for part in said if part),
    )


def put_running_lines(document: Document, head: tuple[str, str], foot: str) -> None:
    """Write what stands left and right in the head, and left in the foot; right of it is the number of the page."""
    page = document.sections[0]
    tab = "<w:r><w:tab/></w:r>"
    above = run(head[0]) + tab + run(head[1])
    below = run(foot) + tab + run("Page ") + field("PAGE", "1") + run(" of ") + field("NUMPAGES", "1")
    for place, runs, style in ((page.header, above, "Header"), (page.footer, below, "Footer")):
        place.is_linked_to_previous = False
        element = place._element  # the only way to a header's XML that python-docx has
        for held in list(element):
            element.remove(held)
        tabs = f'<w:tabs><w:tab w:val="right" w:pos="{TWIPS}"/></w:tabs>'
        line = paragraph(runs, style, properties=tabs).replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
        element.append(parse_xml(line))


def put_mark(document: Document, marked_for: str) -> None:
    """Write for whom alone this copy is made into the foot of every page, whatever kinds of feet there are."""
    line = paragraph(run(marked_for, "Strong"), "Footer").replace("<w:p>", f"<w:p {nsdecls('w')}>", 1)
    for page in document.sections:
        feet = [page.footer]
        if page.different_first_page_header_footer:
            feet.append(page.first_page_footer)
        if document.settings.odd_and_even_pages_header_footer:
            feet.append(page.even_page_footer)
        for foot in feet:
            if page is document.sections[0] or not foot.is_linked_to_previous:
                foot._element.insert(0, parse_xml(line))  # as above, the only way


def put_properties(document: Document, paper: Paper) -> None:
    """Write title, subject, keywords and language; the day is that of the assessment, so that bytes repeat."""
    held = document.core_properties
    when = paper.document.assessment.assessed_on if paper.document else None
    made = dt.datetime.combine(when, dt.time()) if when else UNDATED
    sample = "Sample: " if paper.fictional else ""
    held.title = f"{sample}{wording.short(paper.title, 200)}: {paper.kind.lower()}, {paper.read_on}"
    held.subject = paper.kind
    held.keywords = ", ".join(["children's best interests", paper.kind.lower(), paper.read_on, paper.digest])
    held.author = held.last_modified_by = wording.short(paper.organisation, 200)
    held.category = "Fictional sample" if paper.fictional else ""
    held.comments = paper.fictional_note
    held.language = paper.language
    held.created = held.modified = made
    held.revision = 1


def put_carried(document: Document, carried: Record) -> None:
    """Carry the document as a custom XML part, which office programs keep when they save a file again."""
    for key, held in list(document.part.rels.items()):
        if held.reltype == RELATIONSHIP_TYPE.CUSTOM_XML and NAMESPACE.encode() in held.target_part.blob:
            del document.part.rels[key]
    root = f'<assessment xmlns="{NAMESPACE}">{packed(carried)}</assessment>'
    name = _free(document)
    part = _part(name, "application/xml", root, document)
    document.part.relate_to(part, RELATIONSHIP_TYPE.CUSTOM_XML)
    # Without the part that describes it, LibreOffice would leave it out when it saves.
    about = PackURI(name.replace("item", "itemProps"))
    part.relate_to(
        _part(about, CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES, ABOUT, document), RELATIONSHIP_TYPE.CUSTOM_XML_PROPS
    )


def _part(name: PackURI, kind: str, xml: str, document: Document) -> Part:
    """A part of XML in the package of a document."""
    data = f'<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n{xml}'
    return Part(name, kind, data.encode("ascii"), document.part.package)


def _free(document: Document) -> PackURI:
    """A name for the part that no other has; programs expect names of this form."""
    held = {str(part.partname) for part in document.part.package.iter_parts()}
    taken = {name for name in held if name.startswith("/customXml/item")}
    number = next(n for n in count(1) if not {f"/customXml/item{n}.xml", f"/customXml/itemProps{n}.xml"} & taken)
    return PackURI(f"/customXml/item{number}.xml")


def lend_numbering(document: Document) -> None:
    """Give a document that has no lists the part that defines them."""
    part = document.part
    try:
        part.part_related_by(RELATIONSHIP_TYPE.NUMBERING)
    except KeyError:
        lent = blank("en-GB").part.numbering_part
        fresh = NumberingPart(lent.partname, lent.content_type, lent.element, part.package)
        part.relate_to(fresh, RELATIONSHIP_TYPE.NUMBERING)
