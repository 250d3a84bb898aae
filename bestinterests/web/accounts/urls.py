"""Addresses of people. Those of signing in carry the names that allauth looks for."""

from __future__ import annotations

from allauth.account import views as signing
from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from bestinterests.web.accounts.ids import PublicId
from bestinterests.web.accounts.views import arranging, beginning, interests, joining, own, people

register_converter(PublicId, "public")

in_an_organisation = [
    path("name/", people.organisation_rename, name="organisation_rename"),
    path("reviewing/", arranging.arrangement, name="arrangement"),
    path("interests/", interests.interests, name="interests"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invitation_new, name="invitation_new"),
    path("people/<public:person>/roles/", people.member_roles, name="member_roles"),
    path("people/<public:person>/remove/", people.member_remove, name="member_remove"),
    path("invitations/<public:invitation>/withdraw/", people.invitation_withdraw, name="invitation_withdraw"),
]
own_routes: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("start/", beginning.first_administrator, name="first_administrator"),
        path("invitations/<str:token>/", joining.invitation, name="invitation"),
        path("account/", own.account, name="account"),
        path("account/name/", own.name_change, name="name_change"),
        path("account/sessions/end/", own.sessions_end, name="sessions_end"),
        path("roles/", own.roles, name="roles"),
        path("organisations/", own.organisations, name="organisations"),
        path("organisations/<public:organisation>/", include(in_an_organisation)),
    ],
    "accounts",
)

urlpatterns = [
    path("", include(own_routes)),
    path("sign-in/", signing.login, name="account_login"),
    path("sign-out/", signing.logout, name="account_logout"),
    path("sign-in/closed/", signing.account_inactive, name="account_inactive"),
    path("account/password/", signing.password_change, name="account_change_password"),
    path("password/", signing.password_reset, name="account_reset_password"),
    path("password/sent/", signing.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        signing.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/changed/", signing.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
