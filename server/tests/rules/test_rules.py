"""The rules of commit, claim, catch-up and rebase, tried in any order by a machine.

Three devices of one person edit, push, lose answers, hear them twice or late, come back after
others went on; the server is killed, loses the answer to a COMMIT, and is put back to a backup.
`make rules STEPS=100000` tries more than `make test` does.
"""

import asyncio
import os
import tempfile
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from cairn.commit.submission import RefusedAs
from cairn.model.ids import RowId
from cairn.model.ops import Create, Delete, Move, Mutation, Op, Restore, Set
from tests.commit.team import mutation, new_id
from tests.rules.device import Answers, Device
from tests.rules.world import World

STEPS = int(os.environ.get("STEPS", "1000"))  # noqa: TID251 - how much is tried
"""Steps in all, at least."""

STEPS_A_RUN = 50
RUNS_A_SEED = 10

DEVICES = st.integers(0, 2)
ANY = st.integers(0, 1_000)
"""Chooses among what there is, by remainder."""


class Rules(RuleBasedStateMachine):
    """A server, three devices, and what is on its way between them."""

    steps = 0
    """Of all runs."""

    def __init__(self) -> None:
        super().__init__()
        self._folder = tempfile.TemporaryDirectory(prefix="rules-")
        self._runner = asyncio.Runner()
        self.world = World(Path(self._folder.name))
        self.devices = [Device(self.world.stream) for _ in range(3)]
        self.has_gone_back = False
        self.tasks: list[RowId] = []
        self.pushes: list[tuple[Device, list[Mutation]]] = []
        self.answers: list[tuple[Device, Answers]] = []

    @initialize()
    def found(self) -> None:
        """Begin with a workspace that all devices have opened."""
        self._run(self.world.found())
        for device in self.devices:
            self._catch_up(device)

    # what people do

    @rule(who=DEVICES)
    def make(self, who: int) -> None:
        """Make a task."""
        self.tasks.append(RowId(new_id()))
        op = Create("task", self.tasks[-1], {"title": "New"}, self.world.todo, "a0")
        self._edit(self.devices[who], op)

    @precondition(lambda self: self.tasks)
    @rule(who=DEVICES, which=ANY, what=st.sampled_from(["title", "move", "delete", "restore"]))
    def change(self, who: int, which: int, what: str) -> None:
        """Change a task that this device has seen, or hasn't yet."""
        task = self.tasks[which % len(self.tasks)]
        ops: dict[str, Op] = {
            "title": Set("task", task, "title", f"Title {which}"),
            "move": Move("task", task, self.world.done, "a1"),
            "delete": Delete("task", task),
            "restore": Restore("task", task),
        }
        self._edit(self.devices[who], ops[what])

    # what the line does

    @rule(who=DEVICES)
    def push(self, who: int) -> None:
        """Send all that is not settled; what was sent before may still be on its way."""
        device = self.devices[who]
        if waiting := device.unsettled():
            self.pushes.append((device, waiting))

    @precondition(lambda self: self.pushes)
    @rule(which=ANY, again=st.booleans())
    def arrive(self, which: int, *, again: bool) -> None:
        """Let any push arrive, the latest first perhaps, and perhaps not for the last time."""
        self._arrive(which % len(self.pushes), again=again)

    @precondition(lambda self: self.pushes)
    @rule(which=ANY)
    def lose_push(self, which: int) -> None:
        """Lose a push."""
        del self.pushes[which % len(self.pushes)]

    @precondition(lambda self: self.answers)
    @rule(which=ANY, again=st.booleans())
    def hear(self, which: int, *, again: bool) -> None:
        """Let an answer arrive, perhaps twice."""
        device, answers = self.answers[which % len(self.answers)]
        if not again:
            del self.answers[which % len(self.answers)]
        if not device.is_greeted:
            self._catch_up(device)
        device.hear(answers, may_differ=self.has_gone_back)

    @rule(who=DEVICES)
    def catch_up(self, who: int) -> None:
        """Read on from the cursor."""
        self._catch_up(self.devices[who])

    @rule(who=DEVICES)
    def lose_base(self, who: int) -> None:
        """Let the browser throw the cache away."""
        self.devices[who].begin_anew(*self._run(self.world.tasks()))

    # what happens to the server

    @precondition(lambda self: self.pushes)
    @rule(which=ANY, kept=st.booleans())
    def lose_commit(self, which: int, *, kept: bool) -> None:
        """Let a push arrive whose COMMIT gets no answer."""
        self.world.lose_an_answer(kept=kept)
        self._arrive(which % len(self.pushes), again=False)

    @rule()
    def die(self) -> None:
        """Kill the server: what it was about to answer is never heard."""
        self.world.restart()
        self._cut_lines()

    @rule()
    def back_up(self) -> None:
        """Make a backup."""
        self.world.back_up()
        self._cut_lines()

    @rule()
    def go_back(self) -> None:
        """Put the server back to its backup: what came since is gone from it."""
        if self.world.go_back():
            self.has_gone_back = True
            self._cut_lines()

    # what must hold

    @invariant()
    def own_work_is_in_sight(self) -> None:
        """What a device made is shown by it from the first moment, and stays."""
        Rules.steps += 1
        for device in self.devices:
            assert _wanted(device) <= device.shown()

    def teardown(self) -> None:
        """Let everything arrive, and look whether all are equal and nothing was lost."""
        try:
            self._settle()
            assert self._run(self.world.faults()) == []
        finally:
            self.world.close()
            self._runner.close()
            self._folder.cleanup()

    def _settle(self) -> None:
        self.pushes.clear()
        self.answers.clear()
        for device in self.devices:
            self._catch_up(device)
        while any(device.unsettled() for device in self.devices):
            for who, device in enumerate(self.devices):
                self.push(who)
                while self.pushes:
                    self._arrive(0, again=False)
                while self.answers:
                    self.hear(0, again=False)
                self._catch_up(device)
        for device in self.devices:
            self._catch_up(device)
        rows = {row.id: row for row in self._run(self.world.tasks())[0]}
        log = self._run(self.world.log())
        for device in self.devices:
            assert device.base == rows, "a base differs from the server's rows"
            for kept in device.outbox:
                is_refused = isinstance(kept.answer, RefusedAs)
                assert (kept.mutation.id in log) is not is_refused, (
                    "an edit was lost, or refused and done"
                )
            order = [log[kept.mutation.id] for kept in device.outbox if kept.mutation.id in log]
            assert self.has_gone_back or order == sorted(order), (
                "edits of one device changed their order"
            )

    def _cut_lines(self) -> None:
        """End all connections. On a new one hello comes first: pushes may be late, answers not."""
        self.answers.clear()
        for device in self.devices:
            device.is_greeted = False

    def _edit(self, device: Device, op: Op) -> None:
        device.edit(mutation(self.world.stream, op))

    def _arrive(self, which: int, *, again: bool) -> None:
        device, mutations = self.pushes[which]
        if not again:
            del self.pushes[which]
        outcomes = self._run(self.world.push(mutations))
        ids = [one.id for one in mutations]
        self.answers.append((device, list(zip(ids, outcomes, strict=True))))

    def _catch_up(self, device: Device) -> None:
        device.is_greeted = True
        reason, entries, upto, mark = self._run(self.world.read(device.standing()))
        if reason is None:
            device.take(entries, upto, mark)
        else:
            device.begin_anew(*self._run(self.world.tasks()))

    def _run(self, work: Any) -> Any:
        return self._runner.run(work)


def _wanted(device: Device) -> set[RowId]:
    return {
        op.id
        for kept in device.outbox
        if not isinstance(kept.answer, RefusedAs)
        for op in kept.mutation.ops
        if isinstance(op, Create)
    }


def test_the_rules_hold_in_any_order() -> None:
    number = int(os.environ.get("SEED", "1"))  # noqa: TID251 - which is tried first
    Rules.steps = 0
    while Rules.steps < STEPS:
        print(f"SEED={number}, {Rules.steps:,} steps before it")  # noqa: T201 - shown where it fails
        run_state_machine_as_test(
            seed(number)(Rules),
            settings=settings(
                max_examples=RUNS_A_SEED,
                stateful_step_count=STEPS_A_RUN,
                deadline=None,
                database=None,
                suppress_health_check=(HealthCheck.too_slow, HealthCheck.data_too_large),
            ),
        )
        number += 1
    print(f"{Rules.steps:,} steps")  # noqa: T201 - the count is the result
