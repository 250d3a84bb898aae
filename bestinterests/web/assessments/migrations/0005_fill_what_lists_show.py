"""Who wrote to each record, out of its course; every row is marked, so that the next start works out the rest."""

import json
from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    """Take the authors out of the course. When they last wrote is not known apart: the last change stands for it."""
    assessment, writer = apps.get_model("assessments", "Assessment"), apps.get_model("assessments", "Writer")
    for row in assessment.objects.only("pk", "course", "updated_at").iterator(chunk_size=200):
        authors = json.loads(bytes(row.course)).get("authors", ())
        writer.objects.bulk_create(writer(assessment=row, person=person, at=row.updated_at) for person in authors)
    assessment.objects.update(evaluated=0)


class Migration(migrations.Migration):
    dependencies = [("assessments", "0004_add_what_lists_show")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
