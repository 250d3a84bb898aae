"""Reading a document of about 1 MB against bare msgspec decoding the same bytes."""

from __future__ import annotations

import msgspec

from benchmarks.documents import ON, assessment
from benchmarks.measure import best, exponent, row
from bestinterests.domain.document import FORMAT, Document
from bestinterests.formats.checking import check
from bestinterests.formats.reading import read_document
from bestinterests.formats.yaml_writing import write_yaml
from bestinterests.packs.resolve import pins_of, resolve

SIZES = [350, 3500]


def run() -> list[str]:
    """Lines of the reading section."""
    framework, problems = resolve(pins_of("uncrc", "uk-childrens-code"))
    assert framework is not None, problems
    lines, seconds = [], []
    for size in SIZES:
        document = Document(format=FORMAT, assessment=assessment(framework, size))
        data = msgspec.json.encode(document)
        decoder = msgspec.json.Decoder(Document)
        bare = best(lambda decoder=decoder, data=data: decoder.decode(data))
        shape = best(lambda data=data: read_document(data, "benchmark.bia.json"))
        whole = best(lambda data=data: check(data, "benchmark.bia.json", ON))
        seconds.append(whole)
        lines += [
            f"Reading {len(data) / 1e6:.1f} MB of JSON (aim: decode and validate at most 2x bare msgspec)",
            row("bare msgspec decode", bare, 1.0),
            row("decode with limits, duplicates and format checked", shape, shape / bare),
            row("decode and validate, meaning checked against the packs", whole, whole / bare),
        ]
        if size == SIZES[0]:
            text = write_yaml(document).encode()
            yaml = best(lambda text=text: check(text, "benchmark.bia.yaml", ON), 2)
            lines.append(row("the same document as YAML, with line numbers", yaml, yaml / bare))
    lines.append(f"  growth exponent: {exponent(SIZES, seconds):.2f}")
    return lines
