"""Forms over the document, declared once: what is asked about an item, in which order, and how an answer is read.

A sheet names fields of a struct. What a field is called, what may be chosen and how it is read follow from the types
of the document, the workbook's headings and the packs; a sheet says only what is different on screen.
"""

from bestinterests.web.assessments.sheets.form import ItemForm
from bestinterests.web.assessments.sheets.model import Asked, Part, Sheet

__all__ = ["Asked", "ItemForm", "Part", "Sheet"]
