"""The one table of papers: what can be made from an assessment to be read.

A paper names its builder by address, so that making one loads no other.
"""

from __future__ import annotations

from importlib import import_module
from typing import NamedTuple, cast

from bestinterests.documents.model import Paper
from bestinterests.domain.document import Document
from bestinterests.domain.evaluation import Evaluation
from bestinterests.packs.framework import Framework


class Assessed(NamedTuple):
    """A document with what it is read with and what follows from it: all that a paper or a workbook is made of."""

    framework: Framework
    document: Document
    evaluation: Evaluation


class PaperKind(NamedTuple):
    """A paper that can be made. ``builder`` is the address of ``(framework, document, evaluation) -> Paper``."""

    name: str
    title: str
    builder: str

    def build(self, assessed: Assessed) -> Paper:
        """Return the paper of a record. Raises nothing for a document that validates."""
        module, _, name = self.builder.partition(":")
        return cast(Paper, getattr(import_module(module), name)(*assessed))


PAPERS: dict[str, PaperKind] = {
    kind.name: kind
    for kind in (
        PaperKind("report", "The full report", "bestinterests.documents.report:build_report"),
        PaperKind("dpia", "The data protection impact assessment", "bestinterests.documents.dpia:build_dpia"),
        PaperKind("action-plan", "The action plan", "bestinterests.documents.action_plan:build_action_plan"),
        PaperKind("board-summary", "One page for a board", "bestinterests.documents.board_summary:build_board_summary"),
        PaperKind(
            "consultation-report",
            "The consultation report",
            "bestinterests.documents.consultation_report:build_consultation_report",
        ),
    )
}
"""Every paper by name."""
