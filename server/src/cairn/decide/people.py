"""Rules about the rows that say who is where: one a person, and never without an owner."""

from cairn.decide.attempt import Attempt
from cairn.decide.decision import Refused
from cairn.decide.row import Row


def check_only_row(attempt: Attempt, row: Row) -> Refused | None:
    """Refuse a second row of the same person in a workspace or on a board."""
    facts = attempt.facts
    match row.kind:
        case "member":
            found = facts.member(row.stream, row.values["person"])
        case "board_member" if row.parent:
            found = facts.board_member(row.stream, row.parent, row.values["person"])
        case _:
            return None
    return Refused("exists", {"kind": row.kind}) if found else None


def check_owner_stays(attempt: Attempt, row: Row, new_role: str | None) -> Refused | None:
    """Refuse to take the last owner's role; `new_role` None: the row goes to the trash."""
    if row.kind != "member" or row.values["role"] != "owner" or new_role == "owner":
        return None
    stays = any(
        other.id != row.id and other.values["role"] == "owner" and other.deleted_at is None
        for other in attempt.facts.rows(attempt.stream, "member")
    )
    return None if stays else Refused("last_owner")
