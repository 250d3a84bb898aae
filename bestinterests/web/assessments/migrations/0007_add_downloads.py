"""Which documents were taken away, and how the columns of a waiting file are understood."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0006_add_awaited"),
    ]

    operations = [
        migrations.AddField(
            model_name="upload",
            name="mapping",
            field=models.TextField(blank=True),
        ),
        migrations.CreateModel(
            name="Download",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=26)),
                ("paper", models.CharField(max_length=40)),
                ("form", models.CharField(max_length=20)),
                ("revision", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=80)),
                ("on", models.DateField()),
                ("at", models.DateTimeField()),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="downloads",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["assessment", "paper", "-at"], name="download_last")],
            },
        ),
    ]
