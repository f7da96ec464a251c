/** The replica against a real server process: what one person does, the other sees. */
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createBoard } from "../src/commands/actions/board.ts";
import { createComment } from "../src/commands/actions/comment.ts";
import { createTask, moveTasks, renameTask } from "../src/commands/actions/task.ts";
import { deleteRows } from "../src/commands/actions/trash.ts";
import { realClock } from "../src/replica/clock.ts";
import { memoryDevice } from "../src/replica/device/memory-device.ts";
import { contentTopic } from "../src/replica/placed-index.ts";
import { PollTransport } from "../src/replica/poll-transport.ts";
import { CONNECTION_TOPIC, partTopic, Replica } from "../src/replica/replica.ts";
import { SENDING_TOPIC } from "../src/replica/sender.ts";
import { SocketTransport } from "../src/replica/socket-transport.ts";
import { rowTopic } from "../src/replica/stream-replica.ts";
import { RIGHTS_TOPIC } from "../src/replica/streams.ts";
import type { Transport } from "../src/replica/transport.ts";
import type { Workspace } from "../src/replica/workspace.ts";
import { RealServer, type Visitor } from "./real-server.ts";
import { until } from "./until.ts";

// A process is started, and a poll has its turn every two seconds.
vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 });

let server: RealServer | undefined;
let ada: Visitor;
let ben: Visitor;
let replicas: Replica[] = [];

const overSocket = ({ network }: Visitor): Transport => new SocketTransport(network);
const byPolls = ({ network }: Visitor): Transport =>
  new PollTransport(network, realClock, () => true);

async function begin(visitor: Visitor, by = overSocket): Promise<Replica> {
  const { person } = visitor;
  const replica = new Replica({
    ...{ person, app: "test", device: memoryDevice() },
    transport: by(visitor),
  });
  replicas.push(replica);
  await replica.start();
  await until(replica, [RIGHTS_TOPIC], () => workspaceOf(replica) !== undefined);
  return replica;
}

function workspaceOf(replica: Replica): Workspace | undefined {
  const found = [...replica.streams.rights].find(([, { kind }]) => kind === "workspace");
  return found && replica.workspace(found[0]);
}

async function opened(replica: Replica, board: string): Promise<Workspace> {
  const workspace = workspaceOf(replica);
  if (!workspace) throw new Error("No workspace yet");
  replica.open(workspace.id, board);
  await until(replica, [partTopic(board)], () => replica.partState(board) === "ready");
  return workspace;
}

/** The server has everything, and base shows it. */
const saved = (replica: Replica): Promise<void> =>
  until(
    replica,
    [SENDING_TOPIC, CONNECTION_TOPIC],
    () => replica.status.state === "saved" && replica.sender.pending === 0,
  );

/** A board of Ada's with two columns, saved. */
async function board(replica: Replica): Promise<{ id: string; columns: readonly string[] }> {
  const workspace = workspaceOf(replica);
  if (!workspace) throw new Error("No workspace yet");
  const id = createBoard(workspace, { name: "Ops", columns: ["To do", "Done"] });
  await saved(replica);
  return { id, columns: workspace.view.children("column", id) };
}

beforeAll(async () => {
  server = await RealServer.start();
  ada = await server.found("Ada");
  const replica = await begin(ada);
  ben = await server.invite(ada, workspaceOf(replica)?.id ?? "", "Ben");
});

afterAll(async () => {
  for (const replica of replicas) replica.stop();
  replicas = [];
  await server?.stop();
});

describe.each([
  ["sockets", overSocket],
  ["polls", byPolls],
])("two people by %s", (_, by) => {
  it("see each other's tasks come, change, move and go", async () => {
    const [mine, hers] = [await begin(ben, by), await begin(ada)];
    const { id, columns } = await board(hers);
    const [todo = "", done = ""] = columns;
    const [w, v] = [await opened(hers, id), await opened(mine, id)];

    const task = createTask(w, { column: todo, title: "Ship" });
    await until(mine, [rowTopic(task)], () => v.view.row("task", task)?.title === "Ship");
    renameTask(v, task, "Ship it");
    moveTasks(v, [task], { column: done, at: "start" });
    await until(hers, [rowTopic(task)], () => w.view.row("task", task)?.parent === done);
    await saved(mine);
    await saved(hers);
    expect(w.view.row("task", task)).toEqual(v.view.row("task", task));
    expect(w.view.row("task", task)).toMatchObject({ title: "Ship it" });

    deleteRows(w, "task", [task]);
    await until(mine, [rowTopic(task)], () => v.view.row("task", task) === undefined);
    expect(v.view.trash(id).map((row) => row.id)).toEqual([task]);
  });
});

describe("a task's thread", () => {
  it("is fetched when it is opened and kept fresh", async () => {
    const [hers, mine] = [await begin(ada), await begin(ben)];
    const { id, columns } = await board(hers);
    const [w, v] = [await opened(hers, id), await opened(mine, id)];
    const task = createTask(w, { column: columns[0] ?? "", title: "Talk" });
    createComment(w, { task, body: "First" });
    await saved(hers);
    mine.openThread(v.id, task);
    await until(mine, [contentTopic("comment", task)], () => comments(v, task).length === 1);
    const second = createComment(w, { task, body: "Second" });
    await until(mine, [rowTopic(second)], () => comments(v, task).length === 2);
    expect(comments(v, task)).toEqual(["First", "Second"]);
  });
});

const comments = ({ view }: Workspace, task: string): string[] =>
  view.childRows("comment", task).map(({ body }) => body);

describe("what the server refuses", () => {
  it("leaves the view and lies in the tray with its reason", async () => {
    const hers = await begin(ada);
    const { id } = await board(hers);
    const w = await opened(hers, id);
    w.mutate({
      intent: "task.create",
      ops: [
        {
          op: "create",
          kind: "task",
          id: crypto.randomUUID(),
          parent: id,
          order: "a0",
          fields: { title: "Nowhere" },
        },
      ],
    });
    await until(hers, [SENDING_TOPIC], () => hers.sender.tray.length > 0);
    expect(hers.sender.tray).toMatchObject([{ code: "wrong_parent", op: 0 }]);
    expect(hers.status).toMatchObject({ state: "saved", pending: 0, refused: 1 });
  });
});
