"""How many cases an evidence item rests on, and how far a sender was told what their case changed."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0013_add_index_of_verdicts_behind"),
        ("redress", "0003_make_items"),
    ]

    operations = [
        migrations.RemoveField(model_name="item", name="followed"),
        migrations.AddField(
            model_name="item",
            name="followed",
            field=models.CharField(blank=True, default="", max_length=10),
            preserve_default=False,
        ),
        migrations.CreateModel(
            name="Resting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("evidence", models.CharField(max_length=60)),
                ("number", models.PositiveIntegerField()),
                ("revision", models.PositiveIntegerField()),
                ("digest", models.CharField(max_length=64)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="assessments.assessment"
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("assessment", "evidence"), name="resting_once")],
            },
        ),
    ]
