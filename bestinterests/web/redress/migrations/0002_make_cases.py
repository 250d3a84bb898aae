import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0006_add_sign_on"),
        ("assessments", "0013_add_index_of_verdicts_behind"),
        ("ledger", "0002_guard_lines"),
        ("redress", "0001_make_portals"),
    ]

    operations = [
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("held", models.BinaryField()),
                ("receipt", models.CharField(max_length=64, null=True, unique=True)),
                ("receipt_ends_at", models.DateTimeField(null=True)),
                ("sent", models.CharField(max_length=64, null=True, unique=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Received: nobody has it yet"),
                            ("in-progress", "Somebody works on it"),
                            ("waiting", "Waits for whoever sent it"),
                            ("decided", "Decided, and to be told"),
                            ("told", "Told what came of it"),
                            ("closed", "Closed"),
                            ("withdrawn", "Withdrawn by whoever sent it"),
                            ("merged", "Taken on in another case"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "door",
                    models.CharField(
                        choices=[
                            ("my-data", "My data"),
                            ("breaks-the-code", "This service breaks the rules"),
                            ("not-good-for-us", "This use of data is not good for us"),
                        ],
                        max_length=20,
                    ),
                ),
                ("band", models.CharField(blank=True, max_length=10)),
                (
                    "nation",
                    models.CharField(
                        choices=[
                            ("england", "England"),
                            ("wales", "Wales"),
                            ("scotland", "Scotland"),
                            ("northern-ireland", "Northern Ireland"),
                            ("unknown", "Not said"),
                        ],
                        max_length=20,
                    ),
                ),
                ("owed", models.BooleanField(default=True)),
                ("received_at", models.DateTimeField()),
                ("entered_at", models.DateTimeField()),
                ("handler", models.CharField(blank=True, max_length=26)),
                ("urgent", models.BooleanField(default=False)),
                ("with_lead", models.BooleanField(default=False)),
                ("flagged_at", models.DateTimeField(null=True)),
                ("look_by", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("told_at", models.DateTimeField(null=True)),
                ("updated_at", models.DateTimeField(null=True)),
                ("closed_at", models.DateTimeField(null=True)),
                ("on_hold", models.BooleanField(default=False)),
                ("visited_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="assessments.assessment",
                    ),
                ),
                (
                    "ledger",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="ledger.ledger"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CaseKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(db_index=True)),
                ("wrapped", models.BinaryField()),
                (
                    "case",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="key", to="redress.case"
                    ),
                ),
            ],
        ),
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
        migrations.AddField(
            model_name="case",
            name="portal",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="redress.portal"
            ),
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
            model_name="case",
            index=models.Index(
                condition=models.Q(("owed", True), ("with_lead", False)),
                fields=["organisation", "due_on", "id"],
                name="case_owed",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("owed", True), ("urgent", True), ("with_lead", False)),
                fields=["organisation", "due_on", "id"],
                name="case_urgent",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("owed", True)),
                fields=["organisation", "handler", "due_on", "id"],
                name="case_handler",
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("with_lead", True)), fields=["organisation", "look_by", "id"], name="case_with_lead"
            ),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["organisation", "-received_at", "-id"], name="case_newest"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(fields=["assessment", "-received_at", "-id"], name="case_of_assessment"),
        ),
        migrations.AddIndex(
            model_name="case",
            index=models.Index(
                condition=models.Q(("closed_at__isnull", False)), fields=["closed_at", "id"], name="case_closed"
            ),
        ),
        migrations.AddIndex(
            model_name="takenfile",
            index=models.Index(fields=["organisation", "-at", "-id"], name="taken_file_newest"),
        ),
    ]
