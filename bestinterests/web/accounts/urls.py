"""Addresses of people. Those of signing in carry the names that allauth looks for."""

from __future__ import annotations

from allauth.account import views as signing
from django.urls import URLPattern, URLResolver, include, path, re_path, register_converter

from bestinterests.web.accounts.ids import PublicId
from bestinterests.web.accounts.views import (
    arranging,
    beginning,
    factors,
    interests,
    joining,
    own,
    people,
    protecting,
    signing_in,
)

register_converter(PublicId, "public")

in_an_organisation = [
    path("name/", people.organisation_rename, name="organisation_rename"),
    path("reviewing/", arranging.arrangement, name="arrangement"),
    path("interests/", interests.interests, name="interests"),
    path("people/", people.people, name="people"),
    path("people/invite/", people.invitation_new, name="invitation_new"),
    path("people/<public:person>/roles/", people.member_roles, name="member_roles"),
    path("people/<public:person>/remove/", people.member_remove, name="member_remove"),
    path("people/<public:person>/sign-in/", protecting.factors_reset, name="factors_reset"),
    path("signing-in/", protecting.protection, name="protection"),
    path("invitations/<public:invitation>/withdraw/", people.invitation_withdraw, name="invitation_withdraw"),
]
own_routes: tuple[list[URLPattern | URLResolver], str] = (
    [
        path("start/", beginning.first_administrator, name="first_administrator"),
        path("invitations/<str:token>/", joining.invitation, name="invitation"),
        path("account/", own.account, name="account"),
        path("account/name/", own.name_change, name="name_change"),
        path("account/sessions/end/", own.sessions_end, name="sessions_end"),
        path("account/sessions/name/", own.session_name, name="session_name"),
        path("account/sessions/<slug:browser>/end/", own.session_end, name="session_end"),
        path("roles/", own.roles, name="roles"),
        path("organisations/", own.organisations, name="organisations"),
        path("organisations/<public:organisation>/", include(in_an_organisation)),
    ],
    "accounts",
)

in_my_account = [
    path("sign-in/", factors.index, name="mfa_index"),
    path("sign-in/app/", factors.AppNew.as_view(), name="mfa_activate_totp"),
    path("sign-in/app/picture/", factors.app_picture, name="mfa_totp_picture"),
    path("sign-in/app/remove/", factors.AppRemove.as_view(), name="mfa_deactivate_totp"),
    path("sign-in/passkeys/add/", factors.PasskeyNew.as_view(), name="mfa_add_webauthn"),
    path("sign-in/passkeys/<int:pk>/name/", factors.PasskeyName.as_view(), name="mfa_edit_webauthn"),
    path("sign-in/passkeys/<int:pk>/remove/", factors.PasskeyRemove.as_view(), name="mfa_remove_webauthn"),
    path("sign-in/codes/", factors.codes, name="mfa_view_recovery_codes"),
    path("sign-in/codes/new/", factors.codes_new, name="mfa_generate_recovery_codes"),
    path("sign-in/codes/file/", factors.codes_file, name="mfa_download_recovery_codes"),
    path("confirm/", signing_in.Confirm.as_view(), name="account_reauthenticate"),
    path("confirm/code/", signing_in.ConfirmByCode.as_view(), name="mfa_reauthenticate"),
    path("confirm/passkey/", signing_in.ConfirmByPasskey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("confirm/provider/", signing_in.confirm_provider, name="account_confirm_provider"),
    path("password/", signing_in.ChangePassword.as_view(), name="account_change_password"),
    path("password/none/", signing_in.password_none, name="account_set_password"),
]
urlpatterns = [
    path("", include(own_routes)),
    path("account/", include(in_my_account)),
    path("sign-in/", signing_in.SignIn.as_view(), name="account_login"),
    path("sign-in/second/", signing_in.Second.as_view(), name="mfa_authenticate"),
    path("sign-in/passkey/", signing_in.PasskeySignIn.as_view(), name="mfa_login_webauthn"),
    path("sign-in/with/<slug:provider_id>/", signing_in.provider_login, name="openid_connect_login"),
    path("sign-in/with/<slug:provider_id>/back/", signing_in.provider_callback, name="openid_connect_callback"),
    path("sign-out/", signing.logout, name="account_logout"),
    path("sign-in/closed/", signing.account_inactive, name="account_inactive"),
    path("password/", signing.password_reset, name="account_reset_password"),
    path("password/sent/", signing.password_reset_done, name="account_reset_password_done"),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        signing.password_reset_from_key,
        name="account_reset_password_from_key",
    ),
    path("password/changed/", signing.password_reset_from_key_done, name="account_reset_password_from_key_done"),
]
