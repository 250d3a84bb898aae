"""What a browser would send for the form of a page, as it was shown: the fields, what is chosen, what is typed."""

from __future__ import annotations

from html.parser import HTMLParser


class _Form(HTMLParser):
    def __init__(self, class_: str) -> None:
        super().__init__()
        self.class_ = class_
        self.inside = False
        self.found: dict[str, list[str]] = {}
        self.text_of = ""
        self.select = ""

    def handle_starttag(self, tag, attrs):
        held = dict(attrs)
        if tag == "form":
            self.inside = self.class_ in (held.get("class") or "").split()
        if not self.inside:
            return
        name = held.get("name") or ""
        if tag == "input" and name and "disabled" not in held:
            if held.get("type") not in ("radio", "checkbox") or "checked" in held:
                self.found.setdefault(name, []).append(held.get("value") or "")
        elif tag == "textarea":
            self.text_of = name
            self.found[name] = [""]
        elif tag == "select":
            self.select = name
        elif tag == "option" and self.select and "selected" in held:
            self.found[self.select] = [held.get("value") or ""]

    def handle_endtag(self, tag):
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.text_of = ""
        elif tag == "select":
            self.select = ""

    def handle_data(self, data):
        if self.text_of and self.inside:
            self.found[self.text_of][0] += data.removeprefix("\n")


def sent(response, form: str = "bi-sheet", **changed):
    """The form's fields with what is changed: a text, or several values; None leaves a field empty."""
    parser = _Form(form)
    parser.feed(response.content.decode())
    assert parser.found, f"the page has no form {form}"
    found = dict(parser.found)
    for name, value in changed.items():
        found[name] = [] if value is None else [value] if isinstance(value, str) else list(value)
    return {name: values for name, values in found.items() if values}
