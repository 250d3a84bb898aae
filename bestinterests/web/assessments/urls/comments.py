"""Addresses of the talk about an assessment."""

from __future__ import annotations

from django.urls import path

from bestinterests.web.assessments.views import comments

urlpatterns = [
    path("comments/", comments.comments, name="comments"),
    path("comments/at/", comments.comments_at, name="comments_at"),
    path("comments/<public:thread>/", comments.thread, name="thread"),
    path("comments/<public:thread>/resolve/", comments.thread_resolve, name="thread_resolve"),
    path("comments/<public:thread>/reopen/", comments.thread_reopen, name="thread_reopen"),
    path("comments/<public:thread>/<public:comment>/correct/", comments.comment_correct, name="comment_correct"),
    path("comments/<public:thread>/<public:comment>/remove/", comments.comment_remove, name="comment_remove"),
]
