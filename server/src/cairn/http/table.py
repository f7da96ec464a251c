"""Every endpoint, once. Routes and the API's description are made from this table."""

from functools import cache
from typing import Any, Final

from starlette.responses import Response

from cairn.exchange.visit import Report
from cairn.http import (
    account,
    health,
    importing,
    log_page,
    members,
    openapi,
    people,
    polling,
    purging,
    reading,
    resets,
    texts,
    undoing,
)
from cairn.http.endpoint import Call, Endpoint, Nothing
from cairn.identity.invitations import Invited, NewInvitation
from cairn.model.frames import Me
from cairn.readers.purging import Ended, ToPurge
from cairn.readers.text_history import Met
from cairn.undo.asked import Undo, Undone

_NEW_ACCOUNT: Final = ("link_void", "password_weak", "bad_request")
_PROVED: Final = ("bad_credentials", "too_many_attempts")


async def _description(_call: Call[Nothing]) -> Response:
    return Response(_described(), media_type="application/json")


@cache
def _described() -> bytes:
    return openapi.description(TABLE)


TABLE: Final[tuple[Endpoint[Any], ...]] = (
    Endpoint(
        method="GET", path="/health/live", summary="Whether the process lives",
        handler=health.live, takes=Nothing, gives=health.Alive, access="anyone",
    ),
    Endpoint(
        method="GET", path="/health/ready", summary="Whether it can do its work; 503 if not",
        handler=health.ready, takes=Nothing, gives=health.Health, access="anyone",
    ),
    Endpoint(
        method="GET", path="/api/openapi.json", summary="This description",
        handler=_description, takes=Nothing, access="anyone",
    ),
    Endpoint(
        method="GET", path="/api/setup", summary="Whether nobody has an account yet",
        handler=people.setup_state, takes=Nothing, gives=people.SetupState, access="anyone",
    ),
    Endpoint(
        method="POST", path="/api/setup", summary="Make the first account and its workspace",
        handler=people.set_up, takes=people.SetUp, gives=people.SignedIn, status=201,
        access="anyone", problems=_NEW_ACCOUNT,
    ),
    Endpoint(
        method="POST", path="/api/session", summary="Sign in",
        handler=people.sign_in, takes=people.SignIn, gives=people.SignedIn, access="anyone",
        problems=_PROVED,
    ),
    Endpoint(
        method="DELETE", path="/api/session", summary="Sign out",
        handler=people.sign_out, takes=Nothing, status=204,
    ),
    Endpoint(
        method="GET", path="/api/me", summary="Who is signed in",
        handler=people.me, takes=Nothing, gives=Me,
    ),
    Endpoint(
        method="GET", path="/api/sessions", summary="Where one is signed in",
        handler=account.sessions, takes=Nothing, gives=account.SessionsShown,
    ),
    Endpoint(
        method="DELETE", path="/api/sessions", summary="Sign out everywhere else",
        handler=account.revoke_other_sessions, takes=Nothing, status=204,
    ),
    Endpoint(
        method="DELETE", path="/api/sessions/{session}", summary="Sign out somewhere",
        handler=account.revoke_session, takes=Nothing, status=204, problems=("not_found",),
    ),
    Endpoint(
        method="POST", path="/api/account/password",
        summary="Change one's password, which ends all other sessions",
        handler=account.change_password, takes=account.PasswordChange, status=204,
        problems=(*_PROVED, "password_weak"),
    ),
    Endpoint(
        method="POST", path="/api/account/email", summary="Change one's e-mail",
        handler=account.change_email, takes=account.EmailChange, status=204,
        problems=(*_PROVED, "email_taken"),
    ),
    Endpoint(
        method="POST", path="/api/users/{person}/reset-link",
        summary="Make a link with which somebody sets a new password",
        handler=resets.make_reset_link, takes=Nothing, gives=resets.ResetLinkMade, status=201,
        problems=("not_allowed", "not_found"),
    ),
    Endpoint(
        method="GET", path="/api/resets/{token}", summary="Whose password a link sets",
        handler=resets.look_at_reset, takes=Nothing, gives=resets.Resettable, access="anyone",
        problems=("link_void",),
    ),
    Endpoint(
        method="POST", path="/api/resets/{token}",
        summary="Set the password, which ends all sessions, and sign in",
        handler=resets.reset_password, takes=resets.NewPassword, gives=people.SignedIn,
        access="anyone", problems=_NEW_ACCOUNT,
    ),
    Endpoint(
        method="POST", path="/api/invitations", summary="Make an invitation and its link",
        handler=people.invite, takes=NewInvitation, gives=people.InvitationMade, status=201,
        problems=("not_allowed", "not_found", "wrong_type"),
    ),
    Endpoint(
        method="GET", path="/api/invitations/{token}", summary="What an invitation offers",
        handler=people.look_at_invitation, takes=Nothing, gives=Invited, access="anyone",
        problems=("link_void",),
    ),
    Endpoint(
        method="POST", path="/api/invitations/{token}/accept", summary="Accept an invitation",
        handler=people.accept_invitation, takes=people.Accept, gives=people.Joined,
        access="anyone", problems=(*_NEW_ACCOUNT, "email_taken", "sign_in_needed"),
    ),
    Endpoint(
        method="GET", path="/api/members/{stream}", summary="What is known of a workspace's people",
        handler=members.members, takes=Nothing, gives=members.MembersKnown,
        problems=("not_found", "not_allowed"),
    ),
    Endpoint(
        method="GET", path="/api/segments/{stream}/{scope}", summary="The rows of a scope",
        handler=reading.segment, takes=Nothing, gives=reading.Segment, problems=("not_found",),
    ),
    Endpoint(
        method="GET", path="/api/threads/{stream}/{task}", summary="The thread of a task",
        handler=reading.thread, takes=Nothing, gives=reading.Thread, problems=("not_found",),
    ),
    Endpoint(
        method="GET", path="/api/threads/{stream}", summary="The threads of a scope, by page",
        handler=reading.threads, takes=reading.ThreadsQuery, gives=reading.Threads,
        problems=("not_found", "bad_request"),
    ),
    Endpoint(
        method="GET", path="/api/log/{stream}", summary="A page of the log, newest first",
        handler=log_page.log_page, takes=log_page.LogAsked, gives=log_page.LogPage,
        problems=("not_found",),
    ),
    Endpoint(
        method="POST", path="/api/purge", summary="End what is in the trash, or say what would",
        handler=purging.purge, takes=ToPurge, gives=Ended, problems=("not_found",),
    ),
    Endpoint(
        method="POST", path="/api/imports/preview", summary="What a Trello export would bring",
        handler=importing.look_at_import, takes=importing.ImportAsked, gives=Report, upload=True,
        problems=("not_found", "not_allowed", "not_an_export", "unavailable"),
    ),
    Endpoint(
        method="POST", path="/api/imports", summary="Import a Trello export, told line by line",
        handler=importing.import_board, takes=importing.ImportAsked, upload=True,
        problems=("not_found", "not_allowed", "not_an_export", "unavailable"),
    ),
    Endpoint(
        method="POST", path="/api/undo", summary="Undo something, or say what that would change",
        handler=undoing.undo, takes=Undo, gives=Undone,
        problems=("not_found", "too_many", "unavailable", "storage_full"),
    ),
    Endpoint(
        method="GET", path="/api/texts/{stream}/{task}/{field}/versions",
        summary="The versions of a text, newest first",
        handler=texts.text_versions, takes=Nothing, gives=texts.Versions, problems=("not_found",),
    ),
    Endpoint(
        method="GET", path="/api/texts/{stream}/{task}/{field}/versions/{seq}",
        summary="A text as it was after an entry",
        handler=texts.text_version, takes=Nothing, gives=texts.VersionText,
        problems=("not_found",),
    ),
    Endpoint(
        method="GET", path="/api/texts/{stream}/{task}/{field}/clash",
        summary="What two people wrote into one paragraph, and what became of it",
        handler=texts.text_clash, takes=texts.ClashAsked, gives=Met, problems=("not_found",),
    ),
    Endpoint(
        method="POST", path="/api/sync", summary="Frames of the socket, both ways",
        handler=polling.poll, takes=polling.Frames, gives=polling.Frames,
    ),
)  # fmt: skip
