"""Recordings of the sentences that the youngest read."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("redress", "0004_add_resting")]

    operations = [
        migrations.CreateModel(
            name="Spoken",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=10)),
                ("words", models.CharField(max_length=300)),
                ("kind", models.CharField(max_length=20)),
                ("content", models.BinaryField()),
                ("made_at", models.DateTimeField()),
                (
                    "portal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="spoken", to="redress.portal"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("portal", "name"), name="spoken_once")],
            },
        ),
    ]
