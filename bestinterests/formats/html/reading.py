"""The document back out of a page that carries it."""

from __future__ import annotations

import re

from bestinterests.formats.arrival import Arrival, Given, of_document
from bestinterests.formats.carrying import CARRIED, MADE_FOR_READING, unpacked
from bestinterests.formats.reading import too_large

_INSIDE = re.compile(rb'<template id="' + re.escape(CARRIED.encode()) + rb'">([A-Za-z0-9+/=\s]*)</template>')


def read_html(given: Given) -> Arrival:
    """Read the document that ``write_html`` put into a page; the text around it is never read."""
    if len(given.data) > given.limits.size:
        return Arrival(problems=[too_large(given.limits)])
    held = _INSIDE.findall(given.data)
    if not held:
        return Arrival(problems=[MADE_FOR_READING])
    return of_document(unpacked(held[-1].decode("ascii"), given.limits))
