import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("accounts", "0005_add_interests"),
        ("assessments", "0009_add_origins"),
        ("ledger", "0002_guard_lines"),
    ]
    operations = [
        migrations.CreateModel(
            name="Link",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("label", models.CharField(blank=True, max_length=300)),
                ("service", models.CharField(blank=True, max_length=300)),
                ("features", models.JSONField(default=list)),
                ("by", models.CharField(max_length=26)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("withdrawn_by", models.CharField(blank=True, max_length=26)),
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
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChangeRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("key", models.CharField(max_length=26)),
                ("held", models.BinaryField()),
                ("by", models.CharField(blank=True, max_length=26)),
                ("name", models.CharField(blank=True, max_length=150)),
                ("email", models.CharField(blank=True, max_length=254)),
                ("at", models.DateTimeField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "Waits for an answer"),
                            ("waiting", "A question waits for the sender"),
                            ("answered", "Answered"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("no-effect", "No effect on the assessment"),
                            ("update", "The assessment is updated"),
                            ("new-assessment", "A new assessment is made"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=300)),
                ("service", models.CharField(blank=True, max_length=300)),
                ("bands", models.CharField(blank=True, max_length=200)),
                ("answered_at", models.DateTimeField(null=True)),
                ("may_publish", models.BooleanField(default=False)),
                ("begun", models.BooleanField(default=False)),
                ("decided", models.BooleanField(default=False)),
                (
                    "assessment",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="change_requests",
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
                (
                    "link",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="change_requests.link",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SetDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("on", models.DateField()),
                ("why", models.CharField(max_length=1000)),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(null=True)),
                ("kept_by", models.CharField(blank=True, max_length=26)),
                ("outcome", models.CharField(blank=True, max_length=1000)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="set_dates",
                        to="assessments.assessment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Trigger",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("key", models.CharField(max_length=120)),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("review-date", "The day of the next review"),
                            ("expiry", "The day on which the decision lapses"),
                            ("toleration", "The day on which a tolerance or a signature lapses"),
                            ("consultation", "The day on which a consultation no longer counts"),
                            ("condition", "The day by which a condition of the decision is done"),
                            ("new-feature", "A feature that was not decided on"),
                            ("processing", "A use of data that was added, changed or dropped since"),
                            ("packs", "A newer version of the packs it was made with"),
                            ("verdict", "A verdict worse than the one decided on"),
                            ("change", "A change request that is answered with an update and is in no decision yet"),
                            ("incident", "Something that happened to children and that nobody has looked into"),
                            ("date", "A day that somebody has set"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sentence", models.CharField(max_length=1000)),
                ("due_on", models.DateField()),
                ("item", models.CharField(blank=True, max_length=20)),
                ("subject", models.CharField(blank=True, max_length=26)),
                ("since", models.DateTimeField()),
                ("aside_until", models.DateField(null=True)),
                ("aside_reason", models.CharField(blank=True, max_length=1000)),
                ("aside_by", models.CharField(blank=True, max_length=26)),
                ("aside_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="triggers",
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
        ),
        migrations.CreateModel(
            name="Watched",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("revision", models.PositiveIntegerField(default=0)),
                ("on", models.DateField()),
                (
                    "assessment",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="watched", to="assessments.assessment"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ChangeTotal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("what", models.CharField(max_length=20)),
                ("number", models.IntegerField(default=0)),
                ("seconds", models.BigIntegerField(default=0)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("organisation", "what"), name="change_total_once")],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("held", models.BinaryField()),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                ("title", models.CharField(max_length=300)),
                ("seriousness", models.CharField(max_length=20)),
                ("happened_on", models.DateField()),
                ("is_open", models.BooleanField(default=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incidents",
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
            options={
                "indexes": [
                    models.Index(fields=["organisation", "-at", "-id"], name="incident_newest"),
                    models.Index(fields=["assessment", "-at", "-id"], name="incident_of_assessment"),
                ],
            },
        ),
        migrations.AddIndex(
            model_name="link",
            index=models.Index(fields=["organisation", "-made_at", "-id"], name="change_link_newest"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["organisation", "-at", "-id"], name="change_newest"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["organisation", "state", "-at", "-id"], name="change_state"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(fields=["assessment", "-at", "-id"], name="change_of_assessment"),
        ),
        migrations.AddIndex(
            model_name="changerequest",
            index=models.Index(
                condition=models.Q(("may_publish", True)), fields=["organisation", "id"], name="change_publishable"
            ),
        ),
        migrations.AddConstraint(
            model_name="changerequest",
            constraint=models.UniqueConstraint(fields=("organisation", "key"), name="change_sent_once"),
        ),
        migrations.AddIndex(
            model_name="trigger",
            index=models.Index(fields=["organisation", "due_on", "id"], name="trigger_first"),
        ),
        migrations.AddIndex(
            model_name="trigger",
            index=models.Index(fields=["organisation", "reason", "due_on", "id"], name="trigger_reason"),
        ),
        migrations.AddConstraint(
            model_name="trigger",
            constraint=models.UniqueConstraint(fields=("assessment", "key"), name="trigger_once"),
        ),
    ]
