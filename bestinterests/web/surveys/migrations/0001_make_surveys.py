import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0006_add_sign_on"),
        ("assessments", "0013_add_index_of_verdicts_behind"),
    ]

    operations = [
        migrations.CreateModel(
            name="Sitting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("band", models.CharField(max_length=10)),
                ("day", models.DateField()),
                ("code", models.CharField(max_length=64, null=True, unique=True)),
                ("permissions", models.PositiveIntegerField()),
                ("assents", models.PositiveIntegerField()),
                ("made_by", models.CharField(max_length=26)),
                ("held", models.BinaryField()),
                ("waits", models.BooleanField(db_index=True, default=False)),
                ("read_by", models.DateField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name="SentForm",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("digest", models.CharField(editable=False, max_length=64, unique=True)),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="forms", to="surveys.sitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OpenedWords",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("by", models.CharField(max_length=26)),
                ("at", models.DateTimeField()),
                (
                    "sitting",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="openings", to="surveys.sitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SittingKey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(db_index=True)),
                ("wrapped", models.BinaryField()),
                (
                    "sitting",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE, related_name="key", to="surveys.sitting"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Survey",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("consultation", models.CharField(max_length=60)),
                ("service", models.CharField(max_length=300)),
                ("features", models.JSONField(default=list)),
                ("bands", models.JSONField(default=list)),
                ("kept_until", models.DateField()),
                ("made_at", models.DateTimeField()),
                ("made_by", models.CharField(max_length=26)),
                ("closed_on", models.DateField(null=True)),
                ("closed_by", models.CharField(blank=True, max_length=26)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="surveys", to="assessments.assessment"
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
        migrations.AddField(
            model_name="sitting",
            name="survey",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE, related_name="sittings", to="surveys.survey"
            ),
        ),
        migrations.CreateModel(
            name="Tally",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("band", models.CharField(max_length=10)),
                ("item", models.CharField(max_length=60)),
                ("option", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField(default=0)),
                (
                    "survey",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="tallies", to="surveys.survey"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="survey",
            index=models.Index(fields=["assessment", "-made_at", "-id"], name="survey_newest"),
        ),
        migrations.AddConstraint(
            model_name="tally",
            constraint=models.UniqueConstraint(fields=("survey", "band", "item", "option"), name="tally_once"),
        ),
    ]
