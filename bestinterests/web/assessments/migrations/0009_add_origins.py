"""Where things came from that were taken over, and how each feature reads, to be compared."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_add_roles"),
        ("assessments", "0008_add_outside_reading"),
    ]

    operations = [
        migrations.CreateModel(
            name="FeatureReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("feature", models.CharField(max_length=80)),
                ("name", models.CharField(max_length=300)),
                ("pattern", models.CharField(blank=True, max_length=80)),
                ("family", models.CharField(blank=True, max_length=107)),
                (
                    "worst",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stop", "Stop"),
                            ("not_consistent", "Not consistent"),
                            ("not_shown", "Not shown"),
                            ("with_conditions", "With conditions"),
                            ("consistent_on_this_record", "Consistent on this record"),
                        ],
                        max_length=40,
                    ),
                ),
                (
                    "best",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stop", "Stop"),
                            ("not_consistent", "Not consistent"),
                            ("not_shown", "Not shown"),
                            ("with_conditions", "With conditions"),
                            ("consistent_on_this_record", "Consistent on this record"),
                        ],
                        max_length=40,
                    ),
                ),
                ("by_verdict", models.PositiveSmallIntegerField(default=9)),
                ("profile", models.CharField(max_length=80)),
                ("cells", models.JSONField(default=dict)),
                ("reasons", models.JSONField(default=list)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="feature_readings",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation", "pattern", "by_verdict", "id", "assessment"], name="reading_pattern"
                    ),
                    models.Index(fields=["organisation", "family", "by_verdict", "id"], name="reading_family"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "feature", "pattern"), name="reading_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="Origin",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.CharField(max_length=80)),
                ("source_item", models.CharField(max_length=80)),
                ("source_version", models.PositiveIntegerField()),
                ("source_revision", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=80)),
                ("latest_revision", models.PositiveIntegerField()),
                ("latest", models.CharField(max_length=80)),
                ("aside", models.CharField(blank=True, max_length=80)),
                ("aside_line", models.PositiveIntegerField(default=0)),
                (
                    "untold",
                    models.CharField(
                        blank=True, choices=[("changed", "changed"), ("removed", "removed")], max_length=10
                    ),
                ),
                ("removed_on", models.DateField(null=True)),
                ("family", models.CharField(max_length=107)),
                ("taken_at", models.DateTimeField()),
                ("taken_by", models.CharField(max_length=26)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="origins", to="assessments.assessment"
                    ),
                ),
                (
                    "source",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="copies",
                        to="assessments.assessment",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["source", "source_item"], name="origin_source"),
                    models.Index(
                        condition=models.Q(("untold", ""), _negated=True),
                        fields=["untold", "assessment"],
                        name="origin_untold",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("assessment", "item"), name="origin_of_item"),
                    models.UniqueConstraint(fields=("assessment", "source", "source_item"), name="origin_once"),
                ],
            },
        ),
    ]
