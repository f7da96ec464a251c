"""The chain, against an example computed by hand (`printf` and `sha256sum`)."""

from hashlib import sha256

from cairn.commit.chain import GENESIS, chained, commitment, seal, unseal
from cairn.commit.sealed import Part
from cairn.model.entries import Change, Entry
from cairn.model.ids import MutationId, PersonId, RowId, ScopeId, StreamId

STREAM = StreamId("0192a000-0000-7000-8000-000000000001")
SALT = b"0123456789abcdef"
CONTENT = b'{"kind":"task","id":"t1","scope":"b1","after":{"title":"New"},"before":{"title":"Old"}}'
HEADER = (
    b'{"stream":"0192a000-0000-7000-8000-000000000001","seq":1,"mutation":"m1","actor":"p1",'
    b'"intent":"task.edit","at":1764000000000,"means":"session",'
    b'"digest":"AQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQEBAQE="}'
)
COMMITMENT = "ddea703e19e0f3a65b2a6bf183a1a5a55aecc532a5a0bdee9dcb6c10b325e4ea"
HASH = "5542b86794cf87da6a237ed8c91c7ea1127a3c3d7c380ee4d8001d289897b3a3"


def _entry() -> Entry:
    change = Change(
        "task", RowId("t1"), ScopeId("b1"), after={"title": "New"}, before={"title": "Old"}
    )
    return Entry(
        seq=1,
        mutation=MutationId("m1"),
        actor=PersonId("p1"),
        intent="task.edit",
        at=1_764_000_000_000,
        changes=[change],
    )


def _part() -> Part:
    return Part("change", ScopeId("b1"), "t1", "t1", SALT, CONTENT, commitment(SALT, CONTENT))


def test_a_commitment_is_the_hash_of_salt_and_content() -> None:
    assert commitment(SALT, CONTENT).hex() == COMMITMENT


def test_an_entry_is_sealed_as_computed_by_hand() -> None:
    sealed = seal(STREAM, _entry(), b"\x01" * 32, [_part()], GENESIS)

    assert sealed.header == HEADER
    assert sealed.hash.hex() == HASH
    assert sealed.mark.hex() == HASH[:32]


def test_each_part_and_what_came_before_change_the_hash() -> None:
    commitments = [sha256(bytes([n])).digest() for n in range(3)]
    whole = chained(GENESIS, HEADER, commitments)

    assert chained(GENESIS, HEADER, commitments[:2]) != whole
    assert chained(GENESIS, HEADER, commitments[::-1]) != whole
    assert chained(b"\x01" * 32, HEADER, commitments) != whole


def test_an_entry_is_unsealed_as_it_was() -> None:
    sealed = seal(STREAM, _entry(), b"\x01" * 32, [_part()], GENESIS)

    assert unseal(sealed.header, sealed.parts, GENESIS, sealed.hash) == sealed


def test_an_erased_part_leaves_the_hash_as_it_was() -> None:
    sealed = seal(STREAM, _entry(), b"\x01" * 32, [_part()], GENESIS)
    erased = Part("change", ScopeId("b1"), "t1", "t1", None, None, sealed.parts[0].commitment)

    assert unseal(sealed.header, [erased], GENESIS, sealed.hash).entry.changes == []
    assert chained(GENESIS, sealed.header, [erased.commitment]) == sealed.hash
