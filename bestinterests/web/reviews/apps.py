"""The app of review and decision."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """It has no tables: the course of an assessment lies beside its document, and moves with it."""

    name = "bestinterests.web.reviews"
    label = "reviews"
