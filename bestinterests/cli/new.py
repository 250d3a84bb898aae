"""Start an assessment: packs pinned, age bands listed, and a feature for each pattern named.

A pattern brings the feature's kinds of data activity and, as a note, the questions to ask both ways. It fills no
rating and answers nothing. 'pack show uk-childrens-code' lists the patterns.
"""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt

    from bestinterests.domain.document import Document, PackPin
    from bestinterests.domain.feature import DataActivity, Feature
    from bestinterests.domain.pack import Pattern
    from bestinterests.packs.framework import Framework


def arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments."""
    from bestinterests.cli.options import add_on, add_with_pack

    parser.add_argument("--title", default="", help="title of the assessment")
    parser.add_argument(
        "--from",
        dest="patterns",
        nargs="+",
        action="extend",
        default=[],
        metavar="PATTERN",
        help="feature patterns to start from",
    )
    parser.add_argument(
        "--pack",
        action="append",
        default=[],
        metavar="PACK[@VERSION]",
        help="pack to pin (uk-childrens-code, newest); may be given several times",
    )
    parser.add_argument("--short", action="store_true", help="the short pass: only rights that activities list")
    parser.add_argument("-o", "--output", metavar="FILE", help="file to write (standard output)")
    parser.add_argument("--force", action="store_true", help="overwrite the file if it is there")
    add_on(parser)
    add_with_pack(parser)


def run(arguments: argparse.Namespace) -> int:
    """Write the new document."""
    from pathlib import Path

    from bestinterests.cli.clock import today
    from bestinterests.cli.outputs import put
    from bestinterests.cli.pins import framework_of
    from bestinterests.cli.problems import complain
    from bestinterests.formats import format_of
    from bestinterests.packs.load import nearest

    if arguments.output and Path(arguments.output).exists() and not arguments.force:
        return complain(f"{arguments.output} is there already.", "Name another file, or add --force.")
    form = format_of(arguments.output or ".yaml")
    if form is None or form.writes != "document" or not form.whole:
        return complain("A document is written as .bia.yaml or .bia.json.")
    framework = framework_of(arguments.pack or ["uk-childrens-code"], arguments)
    for name in arguments.patterns:
        if name not in framework.patterns:
            known = f"Patterns: {', '.join(framework.patterns)}."
            return complain(f"There is no pattern '{name}'.", f"{nearest(name, framework.patterns)} {known}".strip())
    document = _document(framework, arguments, arguments.on or today())
    put(form.write(document), arguments.output)
    return 0


def _document(framework: Framework, arguments: argparse.Namespace, on: dt.date) -> Document:
    from bestinterests.domain.document import FORMAT, Assessment, Document
    from bestinterests.domain.service import BandUse

    features, activities = _features(framework, arguments.patterns)
    return Document(
        format=FORMAT,
        assessment=Assessment(
            title=arguments.title or "New assessment",
            depth="short" if arguments.short else "full",
            assessed_on=on,
            packs=_pins(framework),
            children=tuple(BandUse(band=band) for band in framework.bands),
            features=features,
            data_activities=activities,
        ),
    )


def _pins(framework: Framework) -> tuple[PackPin, ...]:
    """Pin each pack, with its digest once it is released; before that its content may still change."""
    from bestinterests.domain.document import PackPin
    from bestinterests.packs.load import BUILT
    from bestinterests.packs.lock import read_lock

    fixed = {(entry.id, entry.version) for entry in read_lock(BUILT).packs if entry.released}
    return tuple(
        pin if (pin.pack, pin.version) in fixed else PackPin(pack=pin.pack, version=pin.version)
        for pin in framework.pins
    )


def _features(framework: Framework, patterns: list[str]) -> tuple[tuple[Feature, ...], tuple[DataActivity, ...]]:
    from bestinterests.domain.feature import DataActivity, Feature

    features: list[Feature] = []
    activities: list[DataActivity] = []
    for number, name in enumerate(dict.fromkeys(patterns), 1):
        pattern = framework.patterns[name]
        feature = f"F{number:02}"
        features.append(Feature(id=feature, name=pattern.name, patterns=(name,), note=_questions(pattern)))
        for kind in pattern.activities:
            activities.append(DataActivity(id=f"D{len(activities) + 1:02}", feature=feature, kinds=(kind,)))
    return tuple(features), tuple(activities)


def _questions(pattern: Pattern) -> str:
    parts = (
        ("How may it help children?", pattern.questions_support),
        ("How may it harm them?", pattern.questions_risk),
        ("What is often done about it?", pattern.measures),
    )
    return "\n\n".join(
        "\n".join([title, *(f"- {statement.text}" for statement in statements)])
        for title, statements in parts
        if statements
    )
