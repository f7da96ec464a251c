"""The catalogue: every refusal and wait that Cairn gives, once.

A refusal is final and stored as the mutation's outcome. A wait stores nothing: the client keeps
the mutation and tries again. `problem` codes answer requests that carry no mutation.
"""

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Code:
    """One code. `text` names its parameters in braces; `detail` of an answer fills them."""

    name: str
    answer: Literal["refusal", "wait", "problem"]
    status: int
    text: str


_CODES: Final = (
    # refusals: what the mutation says can't be done
    Code("malformed", "refusal", 400, "This change can't be read: {why}."),
    Code("id_reused", "refusal", 409, "Another change was sent under the same id."),
    Code("unknown_kind", "refusal", 422, "There is no kind called {kind}."),
    Code("unknown_field", "refusal", 422, "{kind} has no field called {field}."),
    Code("retired", "refusal", 422, "{field} of {kind} is no longer in use."),
    Code("wrong_stream", "refusal", 422, "{kind} does not belong in this stream."),
    Code("wrong_type", "refusal", 422, "{field} of {kind} takes {expected}."),
    Code("wrong_merge", "refusal", 422, "{field} of {kind} can't be changed by {op}."),
    Code("too_long", "refusal", 422, "{field} of {kind} takes at most {most}."),
    Code("too_many", "refusal", 422, "{what}: at most {most}."),
    Code("too_large", "refusal", 422, "This would carry {count} rows; at most {most} can."),
    Code("missing_field", "refusal", 422, "{kind} needs {field}."),
    Code("fixed_field", "refusal", 422, "{field} of {kind} is set once."),
    Code("server_field", "refusal", 422, "{field} of {kind} is set by the server."),
    Code("missing_parent", "refusal", 422, "{kind} needs a {parent} to stand under."),
    Code("wrong_parent", "refusal", 422, "{kind} can't stand there."),
    Code("bad_order", "refusal", 422, "The order key can't be used."),
    Code("cycle", "refusal", 422, "That would put {kind} under itself."),
    Code("exists", "refusal", 409, "There is already a {kind} with this id."),
    Code("not_found", "refusal", 404, "It isn't there, or you may not see it."),
    Code("not_allowed", "refusal", 403, "{reason}"),
    Code("deleted", "refusal", 409, "It is in the trash."),
    Code("not_deleted", "refusal", 409, "It isn't in the trash."),
    Code("purged", "refusal", 410, "It was purged, and nothing brings it back."),
    Code("last_owner", "refusal", 409, "A workspace keeps at least one owner."),
    Code("bad_reference", "refusal", 422, "{field} names a {kind} that isn't here."),
    Code("text_bad", "refusal", 422, "This text update can't be read."),
    Code("text_gap", "refusal", 409, "Part of the text before this update is missing."),
    Code("text_client", "refusal", 409, "This editor's id belongs to someone else here."),
    Code("changed_since", "refusal", 409, "It was changed since, so it was left as it is."),
    Code("no_match", "refusal", 422, "There is no {kind} called {name} on that board."),
    Code("nothing_done", "refusal", 409, "None of it could be done."),
    Code("internal", "refusal", 500, "Cairn could not carry this out. It was reported."),
    # waits: not decided, nothing stored
    Code("too_fast", "wait", 429, "Too many changes at once."),
    Code("storage_full", "wait", 507, "The server's disk is full."),
    Code("version_old", "wait", 426, "This version of the app is too old for the server."),
    Code("upload_missing", "wait", 409, "The file has not been uploaded yet."),
    Code("out_of_order", "wait", 409, "A change before this one has not arrived yet."),
    Code("signed_out", "wait", 401, "You are signed out."),
    Code("wrong_person", "wait", 409, "These changes belong to someone else."),
    Code("unavailable", "wait", 503, "The server can't write at the moment."),
    # problems: requests that carry no mutation
    Code("bad_request", "problem", 400, "{why}"),
    Code("bad_credentials", "problem", 401, "E-mail or password is wrong."),
    Code("sign_in_needed", "problem", 401, "Sign in first."),
    Code("bad_origin", "problem", 403, "This request comes from another site."),
    Code("link_void", "problem", 410, "This link is used up, expired or was never given."),
    Code("no_such_page", "problem", 404, "There is nothing here."),
    Code("bad_method", "problem", 405, "That can't be done here."),
    Code("body_too_large", "problem", 413, "That is too large: at most {most}."),
    Code("not_an_export", "problem", 422, "{why}"),
    Code("too_many_attempts", "problem", 429, "Too many attempts. Wait {seconds} seconds."),
    Code("email_taken", "problem", 409, "This link can't be used with that e-mail address."),
    Code("password_weak", "problem", 422, "A password needs at least {least} characters."),
    Code("server_fault", "problem", 500, "Something went wrong on the server. It was reported."),
    Code("draining", "problem", 503, "The server is going down for a moment."),
)

CODES: Final[dict[str, Code]] = {code.name: code for code in _CODES}
