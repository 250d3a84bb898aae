"""What tables of data keys have in common: each key is of one row, and lies wrapped by a master key."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class DataKey(models.Model):
    """A data key, wrapped by a master key. Without its row nothing that lies under it can be read any more.

    OF: the column that names the row it is of, which has a public id.
    """

    OF: ClassVar[str]
    version = models.PositiveIntegerField(db_index=True)
    wrapped = models.BinaryField()

    class Meta:
        """No table of its own."""

        abstract = True

    def __str__(self) -> str:
        return f"key of {getattr(self, f'{self.OF}_id')}"

    @property
    def place(self) -> str:
        """What the wrapping is bound to."""
        return str(getattr(self, self.OF).public_id)
