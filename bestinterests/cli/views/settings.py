"""The reference page of every environment variable, made from the one table."""

from __future__ import annotations

from bestinterests.cli.views.reference import MADE


def settings_page() -> str:
    """Return the page of every variable that the workspace reads."""
    from bestinterests.web.config.variables import VARIABLES

    parts = [
        f"{MADE}# Settings of the workspace\n\n"
        "The workspace is set by environment variables, and by nothing else. On this computer none is needed. On any "
        "other address `bestinterests serve` refuses to start until it is safe, and says what to set; "
        "`bestinterests doctor` looks at all of it.\n\n"
        "A variable marked *secret* may also be given as a file: its name with `_FILE`, holding the path.\n"
    ]
    rows = ["| Variable | Without it | Meaning |", "| --- | --- | --- |"]
    for variable in VARIABLES.values():
        default = f"`{variable.default}`" if variable.default else "empty"
        says = variable.says + (" *Secret.*" if variable.secret else "")
        rows.append(f"| `{variable.name}` | {default} | {says} |")
    return "\n".join([*parts, "\n".join(rows) + "\n"])
