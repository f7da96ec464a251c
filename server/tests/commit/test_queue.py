"""Groups: who goes first, and how many go together."""

from asyncio import Future
from unittest.mock import create_autospec

from cairn.commit.queue import AIM_SECONDS, BULK_OPS, LEAST_OPS, MOST_OPS, Push, Queue
from cairn.commit.submission import AcceptedAt, Submission
from cairn.decide.facts import Actor
from cairn.model.ids import PersonId, RowId, StreamId
from cairn.model.ops import Delete
from tests.commit.team import mutation, submission

ADA = Actor(PersonId("ada"), "session")


def _sent(ops: int = 1) -> Submission:
    op = Delete("task", RowId("t"))
    return submission(ADA, mutation(StreamId("s"), *[op] * ops))


def _push(*sent: Submission) -> Push:
    return Push(sent, create_autospec(Future))


def _taken(queue: Queue) -> list[Submission]:
    return [ticket.submission for ticket in queue.take()]


def test_people_go_before_imports_and_imports_fill_what_is_left() -> None:
    queue, bulk, edit = Queue(), _sent(), _sent()
    queue.put(_push(bulk), bulk=True)
    queue.put(_push(edit), bulk=False)

    assert _taken(queue) == [edit, bulk]
    assert not queue.has_work()


def test_an_import_never_takes_more_than_its_share_of_a_group() -> None:
    queue = Queue()
    queue.put(_push(*(_sent(ops=100) for _ in range(10))), bulk=True)

    taken = _taken(queue)

    assert len(taken) == -(-BULK_OPS // 100)


def test_a_group_has_so_many_ops_and_no_more() -> None:
    queue = Queue()
    queue.put(_push(*(_sent() for _ in range(MOST_OPS + 1))), bulk=False)

    assert len(_taken(queue)) == MOST_OPS
    assert len(_taken(queue)) == 1


def test_one_that_is_larger_than_a_group_goes_alone() -> None:
    queue = Queue()
    large, small = _sent(ops=MOST_OPS + 10), _sent()
    queue.put(_push(large, small), bulk=False)

    assert _taken(queue) == [large]
    assert _taken(queue) == [small]


def test_groups_shrink_to_what_fits_into_the_time_and_grow_again() -> None:
    queue = Queue()
    queue.put(_push(*(_sent() for _ in range(4 * MOST_OPS))), bulk=False)
    group = queue.take()

    queue.took(group, AIM_SECONDS * 1.25)
    fitting = queue.take()
    queue.took(fitting, AIM_SECONDS / 2)
    whole = queue.take()

    assert [len(taken) for taken in (group, fitting, whole)] == [
        MOST_OPS, int(MOST_OPS / 1.25), MOST_OPS - 1,
    ]  # fmt: skip


def test_groups_shrink_by_half_at_most_and_never_to_nothing() -> None:
    queue = Queue()
    queue.put(_push(*(_sent() for _ in range(4 * MOST_OPS))), bulk=False)

    queue.took(queue.take(), AIM_SECONDS * 100)
    half = queue.take()
    for _ in range(20):
        queue.took(half, AIM_SECONDS * 100)

    assert len(half) == MOST_OPS // 2
    assert len(queue.take()) == LEAST_OPS


def test_a_push_is_answered_with_its_last_and_in_its_order() -> None:
    push = _push(_sent(), _sent())

    assert not push.settle(1, AcceptedAt(8))
    assert push.settle(0, AcceptedAt(7))
    assert push.outcomes() == [AcceptedAt(7), AcceptedAt(8)]
