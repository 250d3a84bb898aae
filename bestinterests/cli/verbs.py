"""The table of verbs: what each is called, the module that holds it, and one line that says what it does."""

from __future__ import annotations

from typing import NamedTuple


class Verb(NamedTuple):
    """A verb. Its module has ``arguments(parser)`` and ``run(arguments) -> int``."""

    name: str
    module: str
    does: str
    group: str


GROUPS = {
    "write": "Write an assessment",
    "judge": "See what follows",
    "take": "Take out and bring in",
    "open": "Publish, and read what others published",
    "many": "Look at many assessments",
    "change": "Compare and bring together",
    "serve": "Run the workspace",
    "frame": "Frameworks and formats",
}

VERBS: dict[str, Verb] = {
    verb.name: verb
    for verb in (
        Verb("new", "new", "start an assessment, also from patterns of features", "write"),
        Verb("fmt", "fmt", "write files in the one canonical form", "write"),
        Verb("check", "check", "list every fault with its line and its remedy", "write"),
        Verb("evaluate", "evaluate", "say what follows on the record, and why", "judge"),
        Verb("report", "report", "write the report as one HTML file", "judge"),
        Verb("export", "export", "write a paper, a workbook or another format", "take"),
        Verb("template", "template", "write a Word template to start from, with every field", "take"),
        Verb("import", "importing", "bring in a file that was sent back, or one from another tool", "take"),
        Verb("demo", "demo", "evaluate the examples and write their reports", "judge"),
        Verb("publish", "publish", "make a published document of what was decided", "open"),
        Verb("read", "read", "check what others published, compare it, or read it again", "open"),
        Verb("register", "register", "write a register of published documents as files", "open"),
        Verb("portfolio", "portfolio", "take in many assessments, and ask about all of them", "many"),
        Verb("diff", "diff", "say what changed between two documents", "change"),
        Verb("merge", "merge", "bring two edited documents together by their common base", "change"),
        Verb("upgrade", "upgrade", "take a document over to another pack version", "change"),
        Verb("serve", "serve", "serve the workspace in a browser", "serve"),
        Verb("user", "user", "add people, list them, let them set a password", "serve"),
        Verb("backup", "backup", "write everything that the workspace keeps to one file", "serve"),
        Verb("restore", "restore", "take a backup back into an empty workspace", "serve"),
        Verb("verify", "verify", "look whether anything was changed behind its back", "serve"),
        Verb("keys", "keys", "make, check, print and change the keys of cases", "serve"),
        Verb("doctor", "doctor", "look whether the workspace is well", "serve"),
        Verb("pack", "pack", "list, show, check, build and compare packs", "frame"),
        Verb("reading", "reading", "measure how hard texts are to read, and say what to change", "frame"),
        Verb("schema", "schema", "print a JSON Schema", "frame"),
        Verb("reference", "reference", "write the reference pages and schemas of this release", "frame"),
        Verb("version", "version", "print the version", "frame"),
    )
}
"""Every verb by name, in the order in which help shows them."""
