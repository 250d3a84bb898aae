"""The app of the ledger."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """Named so that other apps can refer to it."""

    name = "bestinterests.web.ledger"
    label = "ledger"
