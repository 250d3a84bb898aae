"""What a body needs from the rest of the package while it is written: links, pictures, bookmarks, list numbers."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, nsmap, qn

from bestinterests.formats.docx.elements import text

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from docx.parts.document import DocumentPart

NAME = 40
"""Letters that the name of a bookmark may have in Word."""
LATE = "\ue000"
"""A letter of nobody's script, around the number of what was put off."""
_LATE = rb"<w:p>(?:(?!</?w:p[ >]).)*%b.*?</w:p>"
ADDRESS = 2_000
"""Letters of an address that Word still opens."""
_POINTING = re.compile(rb'<w:hyperlink w:anchor="([^"]*)" w:history="1">(.*?)</w:hyperlink>', re.DOTALL)
_OPENS = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
TWIPS = 9638
"""Width of the text on A4 with 20 mm margins, in twentieths of a point."""


class Parts:
    """The package around a body: give it one document part, write the body with it, then let ``settled`` have it.

    first: the number of the first bookmark. width: room for what is being written, in twentieths of a point; a table
    cell narrows it. ground: the colour behind paragraphs, where a panel gives one. in_cell: inside a table, where no
    heading may stand.
    """

    def __init__(self, part: DocumentPart, first: int = 1) -> None:
        self.part = part
        self._first = first
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
        self._late: list[Callable[[], str]] = []

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

    def mark(self, anchor: str) -> str:
        """The bookmark of an anchor, to stand in a paragraph; nothing where it stands already or is empty."""
        if not anchor or anchor in self._marked:
            return ""
        self._marked.add(anchor)
        number = self._first + len(self._marked)
        name = self.name(anchor)
        return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/><w:bookmarkEnd w:id="{number}"/>'

    def inside(self, anchor: str, runs: str) -> str:
        """Runs that open an anchor of this document."""
        return f'<w:hyperlink w:anchor="{self.name(anchor)}" w:history="1">{runs}</w:hyperlink>'

    def outside(self, address: str, runs: str) -> str:
        """Runs that open an address; just the runs where it is none that a reader should be led to."""
        if not _OPENS.match(address) or len(address) > ADDRESS or not address.isprintable():
            return runs
        if address not in self._links:
            self._links[address] = self.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        return f'<w:hyperlink {nsdecls("r")} r:id="{self._links[address]}" w:history="1">{runs}</w:hyperlink>'

    def put_off(self, make: Callable[[], str]) -> str:
        """A paragraph in whose place stands what ``make`` writes once all else is written."""
        self._late.append(make)
        return f"<w:p><w:r><w:t>{LATE}{len(self._late)}{LATE}</w:t></w:r></w:p>"

    def settled(self, text: bytes) -> bytes:
        """The text of the document with what was put off, and links that lead nowhere turned into the words alone."""
        for number, make in enumerate(self._late, 1):
            place = _LATE % f"{LATE}{number}{LATE}".encode()
            text = re.sub(place, lambda _, make=make: make().encode(), text)  # type: ignore[misc]
        dead = {name.encode() for name in set(self._names.values()) - {self._names[held] for held in self._marked}}
        if not dead:
            return text
        return _POINTING.sub(lambda found: found[2] if found[1] in dead else found[0], text)

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

    def picture(self, png: bytes, says: str, width: int) -> str:
        """A picture as a paragraph's run. ``width`` in twentieths of a point; ``says`` is its alternate text."""
        identity, image = self.part.get_or_add_image(io.BytesIO(png))
        across = width * 635
        down = round(across * image.px_height / image.px_width)
        self._pictures += 1
        return _drawing(self._pictures, identity, (across, down), says)


def _abstract(number: int, form: str, shown: str) -> BaseOxmlElement:
    """The definition of a kind of list with one level."""
    return parse_xml(
        f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{shown}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="360" w:hanging="260"/></w:pPr></w:lvl></w:abstractNum>'
    )


def _drawing(number: int, identity: str, size: tuple[int, int], says: str) -> str:
    across, down = size
    name = f"Picture {number}"
    told = f'descr="{text(says)}"'
    return (
        f'<w:r><w:drawing><wp:inline {nsdecls("wp", "a", "pic", "r")} distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{across}" cy="{down}"/>'
        f'<wp:docPr id="{number}" name="{name}" {told}/>'
        '<wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>'
        f'<a:graphic><a:graphicData uri="{nsmap["pic"]}"><pic:pic>'
        f'<pic:nvPicPr><pic:cNvPr id="{number}" name="{name}" {told}/><pic:cNvPicPr/></pic:nvPicPr>'
        f'<pic:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{across}" cy="{down}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>'
        "</wp:inline></w:drawing></w:r>"
    )
