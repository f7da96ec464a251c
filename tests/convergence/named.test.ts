// What seeds have found once, told as the short story that it was.
import assert from "node:assert/strict";
import { after, before, describe, it } from "node:test";
import { createBoard } from "../../web/src/commands/actions/board.ts";
import { createComment } from "../../web/src/commands/actions/comment.ts";
import { editDescription, moveTasks } from "../../web/src/commands/actions/task.ts";
import { openDocument, textIn, textOf } from "../../web/src/features/task/description/document.ts";
import { toBase64url } from "../../web/src/features/task/description/base64url.ts";
import { type Actor, Stage } from "./scene.ts";

let stage: Stage;

before(async () => {
  stage = await Stage.open(2);
});

after(() => stage.close());

describe("found by a seed", () => {
  it("seed 13: a task that moved to a board which is opened later has its comments there", async () => {
    const scene = await stage.scene();
    const { ada, ben } = scene;
    const [task = ""] = scene.tasks;
    ada.act((w) => ada.page.replica.openThread(w.id, task));
    ben.act((w) => createComment(w, { task, body: "It goes along" }));
    await scene.settled();
    const board = ben.act((w) => createBoard(w, { name: "Later", columns: ["Here"] }));
    const [column = ""] = ben.w.view.children("column", board);
    ben.act((w) => moveTasks(w, [task], { column, at: "end" }));
    await ada.sees(() => ada.row(task) === undefined);
    await scene.settled(); // opens it
    await ada.sees(() => comments(ada, task).length > 0);
    assert.deepEqual(comments(ada, task), ["It goes along"]);
    await scene.ended();
  });

  it("seed 1: the first words of an empty description are seen by who has it open", async () => {
    const scene = await stage.scene();
    const { ada, ben } = scene;
    const [task = ""] = scene.tasks;
    for (const each of [ada, ben]) each.act((w) => each.page.replica.openThread(w.id, task));
    await scene.settled();
    ben.act((w) => editDescription(w, task, firstWords("Hello")));
    await ben.settles();
    const said = () => textIn(ada.w.view.text(task, "description"), "description");
    await ada.sees(() => said() !== "");
    assert.equal(said(), "Hello");
    await scene.ended();
  });
});

const comments = ({ w }: Actor, task: string): string[] =>
  w.view.childRows("comment", task).map(({ body }) => body);

/** The update that puts words into an empty document. */
function firstWords(words: string): string {
  const document = openDocument([]);
  const updates: Uint8Array[] = [];
  document.on("update", (update: Uint8Array) => updates.push(update));
  textOf(document, "description").insert(0, words);
  return toBase64url(updates[0] ?? new Uint8Array());
}
