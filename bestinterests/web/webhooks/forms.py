"""From what a browser sent to a webhook, with every fault said at its field."""

from __future__ import annotations

from django import forms

from bestinterests.web.webhooks.delivering import where_to
from bestinterests.web.webhooks.posting import LONGEST, amiss
from bestinterests.web.webhooks.topics import TOPICS


class Webhooked(forms.Form):
    """Where to, what it is called here, and what is told."""

    name = forms.CharField(
        max_length=100,
        error_messages={
            "required": "Give it a name, such as the system that listens.",
            "max_length": "Use at most 100 characters.",
        },
    )
    address = forms.CharField(
        max_length=LONGEST,
        error_messages={
            "required": "Give the address, as in https://example.org/hooks.",
            "max_length": f"Use at most {LONGEST} characters.",
        },
    )
    topics = forms.MultipleChoiceField(
        choices=[(key, topic.name) for key, topic in TOPICS.items()],
        error_messages={"required": "Choose at least one.", "invalid_choice": "One of these does not exist."},
    )

    def clean_address(self) -> str:
        address = str(self.cleaned_data["address"])
        if said := amiss(address, where_to()):
            raise forms.ValidationError(said)
        return address
