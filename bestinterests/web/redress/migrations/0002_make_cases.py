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
        migrations.AddField(
            model_name="case",
            name="portal",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="redress.portal"
            ),
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
    ]
