import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_add_sign_on"),
        ("assessments", "0013_add_index_of_verdicts_behind"),
        ("ledger", "0002_guard_lines"),
        ("redress", "0002_make_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Deadline",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("item", models.PositiveSmallIntegerField()),
                ("before", models.DateField(null=True)),
                ("after", models.DateField(null=True)),
                ("why", models.CharField(max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moved", to="redress.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ErasedCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("case", models.CharField(editable=False, max_length=26, unique=True)),
                ("ground", models.CharField(max_length=20)),
                ("by", models.CharField(blank=True, max_length=26)),
                ("at", models.DateTimeField()),
                ("rows", models.JSONField(default=dict)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Item",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.PositiveSmallIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("rights-request", "Data-rights request"),
                            ("complaint", "Complaint"),
                            ("code-report", "Report that the code is broken"),
                            ("feedback", "Feedback on a use of data"),
                            ("safeguarding-concern", "Safeguarding concern"),
                        ],
                        max_length=25,
                    ),
                ),
                ("request", models.CharField(blank=True, max_length=25)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("upheld", "Upheld"),
                            ("partly-upheld", "Partly upheld"),
                            ("not-upheld", "Not upheld"),
                            ("refused", "Refused, on a ground in law"),
                            ("referred", "Referred to somebody else"),
                            ("withdrawn", "Withdrawn"),
                        ],
                        max_length=20,
                    ),
                ),
                ("due_on", models.DateField(null=True)),
                ("latest_on", models.DateField(null=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("evidence", models.CharField(blank=True, db_index=True, max_length=60)),
                ("waits", models.BooleanField(default=False)),
                ("followed", models.BooleanField(default=False)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="items", to="redress.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OpenedCase",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                ("why", models.CharField(blank=True, max_length=300)),
                (
                    "case",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="redress.case"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Pattern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("feature", models.CharField(max_length=60)),
                ("right", models.CharField(max_length=60)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("proposed", "Proposed"),
                            ("accepted", "Accepted as evidence"),
                            ("declined", "Declined"),
                        ],
                        default="proposed",
                        max_length=10,
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("counts", models.JSONField(default=dict)),
                ("proposed_at", models.DateTimeField()),
                ("settled_at", models.DateTimeField(null=True)),
                ("settled_by", models.CharField(blank=True, max_length=26)),
                ("reason", models.TextField(blank=True)),
                ("evidence", models.CharField(blank=True, max_length=60)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="patterns",
                        to="assessments.assessment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Point",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=10)),
                ("word", models.CharField(max_length=60)),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "item",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="points", to="redress.item"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="TakenFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                ("what", models.CharField(max_length=20)),
                ("rows", models.PositiveIntegerField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(condition=models.Q(("waits", True)), fields=["id"], name="case_item_waits"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("case", "number"), name="case_item_once"),
        ),
        migrations.AddIndex(
            model_name="openedcase",
            index=models.Index(fields=["case", "-at", "-id"], name="opened_case_newest"),
        ),
        migrations.AddConstraint(
            model_name="pattern",
            constraint=models.UniqueConstraint(
                condition=models.Q(("state", "proposed")),
                fields=("assessment", "feature", "right"),
                name="pattern_proposed_once",
            ),
        ),
        migrations.AddIndex(
            model_name="point",
            index=models.Index(fields=["assessment", "kind", "word"], name="point_at"),
        ),
        migrations.AddIndex(
            model_name="takenfile",
            index=models.Index(fields=["organisation", "-at", "-id"], name="taken_file_newest"),
        ),
    ]
