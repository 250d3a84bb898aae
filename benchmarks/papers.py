"""The full report as PDF against the bare typesetter on the same source, and against WeasyPrint on the same content.

Each figure is that of a process of its own, since the typesetter remembers what it has set: the second run of the
same paper in one process costs a fraction of the first. Processor time is counted, of all threads, so that what else
runs on the machine matters little.
"""

from __future__ import annotations

import subprocess
import sys
import time

from benchmarks.documents import ON, assessment
from benchmarks.measure import exponent, row
from bestinterests.documents.model import Paper
from bestinterests.documents.report import build_report
from bestinterests.domain.document import FORMAT, Document
from bestinterests.evaluation import evaluate
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [50, 300]
TURNS = 3
WHOLE, BARE, OTHER = "whole", "bare", "weasyprint"


def run() -> list[str]:
    """Lines of the section on papers."""
    lines, seconds = [], []
    for size in SIZES:
        kinds = (WHOLE, BARE, OTHER) if size == SIZES[0] else (WHOLE, BARE)
        found: dict[str, list[str]] = {kind: [] for kind in kinds}
        for turn in range(TURNS):
            for kind in kinds if turn == 0 else (WHOLE, BARE):
                found[kind].append(_child(kind, size))
        whole, bare = (min(map(float, found[kind])) for kind in (WHOLE, BARE))
        seconds.append(whole)
        lines += [
            f"PDF of a report of {size} impacts (aim: at most 1.3x the bare typesetter, a tenth of WeasyPrint)",
            row("bare Typst on the same source", bare, 1.0),
            row("the paper as PDF: values, letters, pages, tags, packing", whole, whole / bare),
        ]
        if OTHER in kinds:
            lines.append(_other(found[OTHER], whole))
    lines.append(f"  growth exponent: {exponent(SIZES, seconds):.2f}")
    return lines


def _other(found: list[str], whole: float) -> str:
    if not all(found):
        return "  WeasyPrint: left out, its libraries are not on this machine (apt-get install libpangoft2-1.0-0)"
    taken = min(map(float, found))
    return row("WeasyPrint on the page of the same report", taken, taken / whole, "against the paper as PDF")


def _child(kind: str, size: int) -> str:
    code = f"from benchmarks.papers import once; print(once({kind!r}, {size}))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def once(kind: str, size: int) -> float | str:
    """Seconds of processor time of one PDF, preparations left out; an empty text where a library is missing."""
    paper = _paper(size)
    if kind == OTHER:
        return _weasyprint(paper)
    from bestinterests.formats.carrying import carried
    from bestinterests.formats.pdf import writing
    from bestinterests.formats.pdf.typesetting import typeset
    from bestinterests.formats.pictures.fonts import fonts

    fonts()
    if kind == WHOLE:
        start = time.process_time()
        writing.write_pdf(paper)
        return time.process_time() - start
    files = {**writing.template(), "data.json": writing.data(paper), "carried": carried(paper.document)}
    start = time.process_time()
    typeset(files, day=ON, inputs={"note": "", "carried": "assessment"})
    return time.process_time() - start


def _weasyprint(paper: Paper) -> float | str:
    from bestinterests.formats.html import write_html

    try:
        from weasyprint import HTML
    except OSError:
        return ""
    page = write_html(paper)
    start = time.process_time()
    HTML(string=page).write_pdf(pdf_variant="pdf/ua-1")
    return time.process_time() - start


def _paper(size: int) -> Paper:
    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    assert framework is not None, problems
    document = Document(format=FORMAT, assessment=assessment(framework, size))
    return build_report(framework, document, evaluate(framework, document.assessment, on=ON))
