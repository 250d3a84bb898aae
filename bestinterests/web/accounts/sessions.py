"""Sessions that know whose they are, so that a person can see and end their own. Django's extension for that."""

from __future__ import annotations

from typing import Any

from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.utils import timezone

from bestinterests.web.accounts.models import Session


class SessionStore(DatabaseStore):
    """Stores a session with its person and the moment of signing in."""

    @classmethod
    def get_model_class(cls) -> Any:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Any:
        row: Any = super().create_model_instance(data)
        row.person_id = int(data[SESSION_KEY]) if data.get(SESSION_KEY) else None
        if row.person_id and not data.get("signed_in_at"):
            data["signed_in_at"] = timezone.now().isoformat()
            row.session_data = self.encode(data)
        row.signed_in_at = data.get("signed_in_at")
        return row
