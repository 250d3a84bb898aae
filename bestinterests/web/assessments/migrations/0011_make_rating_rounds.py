"""Rounds of rating apart, and what each person rates in them under a key."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("assessments", "0010_make_comments"),
    ]

    operations = [
        migrations.CreateModel(
            name="RatingRound",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(editable=False, max_length=26, unique=True)),
                ("opened_by", models.CharField(max_length=26)),
                ("opened_at", models.DateTimeField()),
                ("until", models.DateField()),
                ("asks", models.JSONField()),
                (
                    "state",
                    models.CharField(
                        choices=[("running", "running"), ("shown", "shown"), ("closed", "closed")], max_length=10
                    ),
                ),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "assessment",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rating_rounds",
                        to="assessments.assessment",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SealedRating",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("person", models.CharField(max_length=26)),
                ("item", models.CharField(blank=True, max_length=10)),
                ("content", models.BinaryField(default=b"")),
                ("seal", models.CharField(blank=True, max_length=80)),
                (
                    "round",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ratings",
                        to="assessments.ratinground",
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="ratinground",
            index=models.Index(fields=["assessment", "state"], name="rating_round_state"),
        ),
        migrations.AddIndex(
            model_name="ratinground",
            index=models.Index(fields=["assessment", "-id"], name="rating_round_last"),
        ),
        migrations.AddIndex(
            model_name="sealedrating",
            index=models.Index(fields=["person", "seal"], name="rating_person"),
        ),
        migrations.AddConstraint(
            model_name="sealedrating",
            constraint=models.UniqueConstraint(fields=("round", "person"), name="rating_once"),
        ),
    ]
