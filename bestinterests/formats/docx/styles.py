"""The styles of a paper as WordprocessingML, put into our own document or added to one that an organisation brought."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from bestinterests.formats.docx.looks import HAIR, LOOKS, QUIET, SAND, TABLES, Look

if TYPE_CHECKING:
    from docx.document import Document
    from docx.oxml.styles import CT_Style, CT_Styles
    from docx.oxml.xmlchemy import BaseOxmlElement

POINT = 20
"""Twentieths of a point in a point."""


def put_styles(document: Document, language: str, scale: float = 1) -> None:
    """Give a document our styles alone, all lengths scaled, and the language of our own words."""
    held = document.styles.element
    for style in held.findall(qn("w:style")):
        if style.get(qn("w:styleId")) not in ("DefaultParagraphFont", "TableNormal", "NoList"):
            held.remove(style)
    for look in LOOKS:
        held.append(style_of(scaled(look, scale)))
    for key, name, parted in TABLES:
        held.append(_table_style(key, name, parted=parted))
    _speak(held, language)


def adopt(document: Document) -> dict[str, str]:
    """Add the styles that a document of somebody else lacks; return our ids with theirs where they differ."""
    held = document.styles.element
    ids = {style.get(qn("w:styleId")) for style in held.findall(qn("w:style"))}
    names = {name_of(style).lower(): str(style.get(qn("w:styleId"))) for style in held.findall(qn("w:style"))}
    differ = {}
    for look in LOOKS:
        if look.name.lower() in names:
            differ[look.id] = names[look.name.lower()]
        elif look.id in ids:
            differ[look.id] = f"BestInterests{look.id}"
            held.append(style_of(look._replace(id=differ[look.id], based=differ.get(look.based, look.based))))
        else:
            held.append(style_of(look._replace(based=differ.get(look.based, look.based))))
    for key, name, parted in TABLES:
        if key not in ids:
            held.append(_table_style(key, name, parted=parted))
    return {ours: theirs for ours, theirs in differ.items() if ours != theirs}


def name_of(style: CT_Style) -> str:
    """The name of a style, as Word keeps it."""
    return str(style.name_val or "")


def _speak(held: CT_Styles, language: str) -> None:
    """Set the language that a screen reader reads with and a spelling checker checks with."""
    for found in held.iter(qn("w:lang")):
        around = found.getparent()
        if around is not None:
            around.remove(found)
    for defaults in held.findall(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        defaults.append(
            parse_xml(f'<w:lang {nsdecls("w")} w:val="{language}" w:eastAsia="{language}" w:bidi="ar-SA"/>')
        )


def scaled(look: Look, scale: float) -> Look:
    """A style with its letters, its gaps and less of its leading scaled; where lines start stays."""
    gaps = [None if gap is None else gap * scale for gap in (look.before, look.after)]
    line = max(1, look.line * scale**0.5) if look.line else 0
    return look._replace(size=round(look.size * scale * 2) / 2, before=gaps[0], after=gaps[1], line=line)


def style_of(look: Look) -> BaseOxmlElement:
    """A style as Word keeps it."""
    default = ' w:default="1"' if look.id == "Normal" else ""
    own = "" if look.builtin else ' w:customStyle="1"'
    based = f'<w:basedOn w:val="{look.based}"/>' if look.based else ""
    after = f'<w:next w:val="{look.next}"/>' if look.next else ""
    paragraph = f"<w:pPr>{_of_paragraph(look)}</w:pPr>" if look.kind == "paragraph" else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="{look.kind}" w:styleId="{look.id}"{default}{own}>'
        f'<w:name w:val="{look.name}"/>{based}{after}<w:qFormat/>{paragraph}<w:rPr>{_of_run(look)}</w:rPr></w:style>'
    )


def _of_paragraph(look: Look) -> str:
    found = "<w:keepNext/>" if look.keep else ""
    found += f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>' if look.fill else ""
    found += f'<w:tabs><w:tab w:val="left" w:pos="{look.tab * POINT:.0f}"/></w:tabs>' if look.tab else ""
    spacing = f' w:before="{look.before * POINT:.0f}"' if look.before is not None else ""
    spacing += f' w:after="{look.after * POINT:.0f}"' if look.after is not None else ""
    spacing += f' w:line="{look.line * 240:.0f}" w:lineRule="auto"' if look.line else ""
    found += f"<w:spacing{spacing}/>" if spacing else ""
    if look.left:
        found += f'<w:ind w:left="{look.left * POINT:.0f}" w:hanging="{look.hanging * POINT:.0f}"/>'
    return found + (f'<w:outlineLvl w:val="{look.outline}"/>' if look.outline >= 0 else "")


def _of_run(look: Look) -> str:
    found = ""
    if look.font:
        found += f'<w:rFonts w:ascii="{look.font}" w:hAnsi="{look.font}" w:eastAsia="{look.font}" w:cs="{look.font}"/>'
    if look.bold is not None:
        found += f'<w:b w:val="{int(look.bold)}"/><w:bCs w:val="{int(look.bold)}"/>'
    found += f'<w:color w:val="{look.colour}"/>' if look.colour else ""
    if look.size:
        found += f'<w:sz w:val="{look.size * 2:.0f}"/><w:szCs w:val="{look.size * 2:.0f}"/>'
    if look.kind == "character":
        found += f'<w:bdr w:val="{look.frame}" w:sz="4" w:space="0" w:color="{QUIET}"/>' if look.frame else ""
        found += f'<w:shd w:val="clear" w:color="auto" w:fill="{look.fill}"/>' if look.fill else ""
    return found


def _table_style(key: str, name: str, *, parted: bool) -> BaseOxmlElement:
    line = f'w:val="single" w:sz="4" w:space="0" w:color="{HAIR}"'
    dark = f'w:val="single" w:sz="6" w:space="0" w:color="{QUIET}"'
    between = f"<w:insideV {line}/>" if parted else ""
    return parse_xml(
        f'<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{key}"><w:name w:val="{name}"/>'
        '<w:basedOn w:val="TableNormal"/><w:tblPr>'
        f"<w:tblBorders><w:top {dark}/><w:bottom {dark}/><w:insideH {line}/>{between}</w:tblBorders>"
        '<w:tblCellMar><w:top w:w="40" w:type="dxa"/><w:left w:w="80" w:type="dxa"/>'
        '<w:bottom w:w="30" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        f'<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="{SAND}"/></w:tcPr>'
        "</w:tblStylePr></w:style>"
    )
