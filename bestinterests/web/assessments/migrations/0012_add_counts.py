"""What is counted of assessments. Each that is there waits to be worked out; until then it counts by its state only."""

from collections import Counter
from typing import Any

import django.db.models.deletion
from django.db import migrations, models

KEYS = ("service", "waits")
"""As ``counting.keys`` had them then."""


def fill(apps: Any, schema_editor: Any) -> None:
    """Note of every assessment that it waits: a job works it out, and the overview says how many are left."""
    assessment, contribution, count, listed = (
        apps.get_model("assessments", name) for name in ("Assessment", "Contribution", "Count", "CountedUnder")
    )
    rows = list(assessment.objects.values_list("pk", "organisation_id", "state", "fictional"))
    contribution.objects.bulk_create(
        [
            contribution(assessment_id=pk, organisation_id=organisation, state=state, fictional=fictional)
            for pk, organisation, state, fictional in rows
        ],
        batch_size=500,
    )
    counted = [(pk, organisation, state, key) for pk, organisation, state, out in rows if not out for key in KEYS]
    listed.objects.bulk_create(
        [listed(assessment_id=pk, organisation_id=held, state=state, key=key) for pk, held, state, key in counted],
        batch_size=500,
    )
    numbers = Counter((held, each, key) for _, held, state, key in counted for each in ("", state))
    count.objects.bulk_create(
        [count(organisation_id=held, state=state, key=key, number=n) for (held, state, key), n in numbers.items()],
        batch_size=500,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_add_roles"),
        ("assessments", "0011_make_rating_rounds"),
    ]

    operations = [
        migrations.CreateModel(
            name="ServiceKind",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("words", models.CharField(blank=True, max_length=300)),
                ("number", models.IntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="service_kinds",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Contribution",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(max_length=20)),
                ("rank", models.PositiveSmallIntegerField(default=9)),
                ("fictional", models.BooleanField(default=False)),
                ("told", models.BinaryField(default=b"{}")),
                ("found", models.BinaryField(default=b"{}")),
                ("did", models.BinaryField(default=b"{}")),
                ("is_whole", models.BooleanField(default=False)),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contribution",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contributions",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "kind",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, to="assessments.servicekind"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Count",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("state", models.CharField(blank=True, max_length=20)),
                ("kind", models.PositiveBigIntegerField(default=0)),
                ("key", models.CharField(max_length=200)),
                ("number", models.IntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counts",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "state", "kind", "key"), name="count_once")
                ],
            },
        ),
        migrations.CreateModel(
            name="CountedUnder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.CharField(max_length=200)),
                ("rank", models.PositiveSmallIntegerField(default=9)),
                ("state", models.CharField(max_length=20)),
                ("kind", models.PositiveBigIntegerField(default=0)),
                (
                    "assessment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counted_under",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="counted_under",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        fields=["organisation", "key", "rank", "assessment", "state", "kind"], name="counted_under_list"
                    )
                ],
                "constraints": [models.UniqueConstraint(fields=("assessment", "key"), name="counted_under_once")],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=1)),
                ("item", models.CharField(blank=True, max_length=80)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("owner", models.CharField(blank=True, max_length=300)),
                ("day", models.DateField()),
                ("state", models.CharField(max_length=20)),
                ("kind", models.PositiveBigIntegerField(default=0)),
                (
                    "assessment",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["organisation", "what", "day", "id", "state", "kind"], name="deadline_day")
                ],
                "constraints": [models.UniqueConstraint(fields=("assessment", "what", "item"), name="deadline_once")],
            },
        ),
        migrations.AddIndex(
            model_name="servicekind",
            index=models.Index(fields=["organisation", "-number", "id"], name="service_kind_number"),
        ),
        migrations.AddConstraint(
            model_name="servicekind",
            constraint=models.UniqueConstraint(fields=("organisation", "words"), name="service_kind_once"),
        ),
        migrations.AddIndex(
            model_name="contribution",
            index=models.Index(condition=models.Q(("is_whole", False)), fields=["id"], name="contribution_waits"),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
