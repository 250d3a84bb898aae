import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0006_add_sign_on"),
        ("assessments", "0013_add_index_of_verdicts_behind"),
        ("ledger", "0002_guard_lines"),
    ]

    operations = [
        migrations.CreateModel(
            name="Cover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("hours", models.JSONField(default=dict)),
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
                        default="unknown",
                        max_length=20,
                    ),
                ),
                ("page_to", models.EmailField(blank=True, max_length=254)),
                ("safeguarding_hours", models.PositiveSmallIntegerField(default=4)),
                ("outcome_days", models.PositiveSmallIntegerField(default=28)),
                ("keep_months", models.PositiveSmallIntegerField(default=24)),
                ("changed_at", models.DateTimeField()),
                ("changed_by", models.CharField(blank=True, max_length=26)),
                (
                    "deputy",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "lead",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="cover", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PagingTest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("page_to", models.EmailField(max_length=254)),
                ("digest", models.CharField(max_length=64)),
                ("sent_at", models.DateTimeField()),
                ("sent_by", models.CharField(max_length=26)),
                ("confirmed_at", models.DateTimeField(null=True)),
                ("confirmed_by", models.CharField(blank=True, max_length=26)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Portal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("slug", models.CharField(editable=False, max_length=10, unique=True)),
                ("name", models.CharField(max_length=300)),
                ("features", models.JSONField(default=list)),
                ("website", models.CharField(blank=True, max_length=300)),
                ("made_at", models.DateTimeField()),
                ("opened_at", models.DateTimeField(null=True)),
                ("opened_by", models.CharField(blank=True, max_length=26)),
                ("shut_at", models.DateTimeField(null=True)),
                ("shut_because", models.TextField(blank=True)),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="portal", to="assessments.assessment"
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Visit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                ("sealed", models.BinaryField()),
                ("bound", models.CharField(blank=True, db_index=True, editable=False, max_length=64)),
                ("expires_at", models.DateTimeField(db_index=True)),
                (
                    "portal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="redress.portal"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Custodian",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("fingerprint", models.CharField(blank=True, max_length=16)),
                ("named_at", models.DateTimeField()),
                ("confirmed_at", models.DateTimeField(null=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="custodians",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "person"), name="custodian_once")],
            },
        ),
        migrations.CreateModel(
            name="Holiday",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("day", models.DateField()),
                ("division", models.CharField(max_length=30)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("off", models.BooleanField(default=False)),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "day", "division"), name="holiday_once")
                ],
            },
        ),
        migrations.AddIndex(
            model_name="pagingtest",
            index=models.Index(fields=["organisation", "-sent_at", "-id"], name="paging_newest"),
        ),
        migrations.AddIndex(
            model_name="portal",
            index=models.Index(fields=["organisation", "name", "id"], name="portal_by_name"),
        ),
    ]
