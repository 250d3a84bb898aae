"""What a body needs from the rest of the package while it is written: links, pictures, bookmarks, list numbers."""

from __future__ import annotations

import hashlib
import io
import re
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bestinterests.formats.docx.elements import Xml, text

if TYPE_CHECKING:
    from docx.parts.document import DocumentPart

NAME = 40
"""Letters that the name of a bookmark may have in Word."""
ADDRESS = 2_000
"""Letters of an address that Word still opens."""
_OPENS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_POINTING = re.compile(r'<w:hyperlink w:anchor="([^"]*)" w:history="1">(.*?)</w:hyperlink>', re.DOTALL)
TWIPS = 9638
"""Width of the text on A4 with 20 mm margins, in twentieths of a point."""


class Parts:
    """The package around a body: give it one document part, write the body with it, then call ``settled``.

    width: room for what is being written, in twentieths of a point; a table cell narrows it. ground: the colour behind
    paragraphs, where a panel gives one. in_cell: inside a table, where no heading and no further table may stand.
    """

    def __init__(self, part: DocumentPart) -> None:
        self.part = part
        self.width = TWIPS
        self.ground = ""
        self.in_cell = False
        self.headings: list[tuple[int, str, str]] = []
        self._names: dict[str, str] = {}
        self._taken: set[str] = set()
        self._marked: set[str] = set()
        self._links: dict[str, str] = {}
        self._numbers: dict[str, int] = {}
        self._pictures = 0

    # -- bookmarks and links -----------------------------------------------------------------------------------------

    def name(self, anchor: str) -> str:
        """Name of the bookmark of an anchor: letters, digits and underscores, of a length that Word takes."""
        if anchor not in self._names:
            wanted = re.sub(r"\W", "_", anchor, flags=re.ASCII)
            wanted = wanted if wanted[:1].isalpha() or wanted.startswith("_Toc") else f"b_{wanted}"
            if len(wanted) > NAME or wanted in self._taken:
                wanted = f"{wanted[: NAME - 13]}_{hashlib.sha256(anchor.encode()).hexdigest()[:12]}"
            self._taken.add(wanted)
            self._names[anchor] = wanted
        return self._names[anchor]

    def mark(self, anchor: str) -> Xml:
        """The bookmark of an anchor, to stand in a paragraph; nothing where it stands already or is empty."""
        if not anchor or anchor in self._marked:
            return Xml("")
        self._marked.add(anchor)
        number = len(self._marked)
        name = self.name(anchor)
        return Xml(f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>')

    def inside(self, anchor: str, runs: str) -> Xml:
        """Runs that open an anchor of this document."""
        return Xml(f'<w:hyperlink w:anchor="{self.name(anchor)}" w:history="1">{runs}</w:hyperlink>')

    def outside(self, address: str, runs: str) -> Xml:
        """Runs that open an address; just the runs where it is none that a reader should be led to."""
        if not _OPENS.match(address) or len(address) > ADDRESS or not address.isprintable():
            return Xml(runs)
        if address not in self._links:
            self._links[address] = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return Xml(f'<w:hyperlink r:id="{self._links[address]}" w:history="1">{runs}</w:hyperlink>')

    def settled(self, body: str) -> str:
        """The body with links to anchors that stand nowhere turned into the words alone."""
        marked = {self._names[anchor] for anchor in self._marked}
        if set(self._names.values()) <= marked:
            return body
        return _POINTING.sub(lambda found: found[0] if found[1] in marked else found[2], body)

    # -- lists -------------------------------------------------------------------------------------------------------

    def list_number(self, *, ordered: bool) -> int:
        """Number of the list that an item belongs to: bullets share one, each ordered list counts from 1."""
        if not ordered:
            if "bullet" not in self._numbers:
                self._numbers["bullet"] = self._new_list(self._kind("bullet", "•"))
            return self._numbers["bullet"]
        return self._new_list(self._kind("decimal", "%1."), restart=True)

    def _kind(self, form: str, shown: str) -> int:
        """The definition of a kind of list, made once a document."""
        key = f"kind-{form}"
        if key not in self._numbers:
            numbering = self.part.numbering_part.element
            held = [int(found.get(qn("w:abstractNumId"))) for found in numbering.findall(qn("w:abstractNum"))]
            number = max(held, default=-1) + 1
            kind = _abstract(number, form, shown)
            first = numbering.find(qn("w:num"))
            numbering.append(kind) if first is None else first.addprevious(kind)
            self._numbers[key] = number
        return self._numbers[key]

    def _new_list(self, kind: int, *, restart: bool = False) -> int:
        added = self.part.numbering_part.element.add_num(kind)
        if restart:
            added.add_lvlOverride(ilvl=0).add_startOverride(1)
        return int(added.numId)

    # -- pictures ----------------------------------------------------------------------------------------------------

    def picture(self, png: bytes, says: str, width: int) -> Xml:
        """A picture as a paragraph's run. ``width`` in twentieths of a point; ``says`` is its alternate text."""
        identity, image = self.part.get_or_add_image(io.BytesIO(png))
        across = width * 635
        down = round(across * image.px_height / image.px_width)
        self._pictures += 1
        return _drawing(self._pictures, identity, (across, down), says)


def _abstract(number: int, form: str, shown: str) -> OxmlElement:
    kind = OxmlElement("w:abstractNum")
    kind.set(qn("w:abstractNumId"), str(number))
    _child(kind, "w:multiLevelType", "singleLevel")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    kind.append(level)
    for tag, value in (("w:start", "1"), ("w:numFmt", form), ("w:lvlText", shown), ("w:lvlJc", "left")):
        _child(level, tag, value)
    looks = OxmlElement("w:pPr")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), "360")
    indent.set(qn("w:hanging"), "260")
    looks.append(indent)
    level.append(looks)
    return kind


def _child(parent: OxmlElement, tag: str, value: str) -> None:
    child = OxmlElement(tag)
    child.set(qn("w:val"), value)
    parent.append(child)


def _drawing(number: int, identity: str, size: tuple[int, int], says: str) -> Xml:
    across, down = size
    name = f"Picture {number}"
    told = f'descr="{text(says)}"'
    return Xml(
        f'<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{name}" {told}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{_namespace("pic")}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )


def _namespace(prefix: str) -> str:
    return qn(f"{prefix}:x")[1:].partition("}")[0]
