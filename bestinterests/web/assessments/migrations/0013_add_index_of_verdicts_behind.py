"""An index of the few assessments whose verdicts are of an earlier revision, so that a job finds them every minute."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0012_add_counts"),
    ]

    operations = [
        migrations.AddIndex(
            model_name="assessment",
            index=models.Index(
                condition=models.Q(("evaluated", models.F("revision")), _negated=True),
                fields=["organisation", "updated_at"],
                name="assessment_behind",
            ),
        ),
    ]
