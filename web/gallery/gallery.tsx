import { StrictMode, type ComponentType } from "react";
import { createRoot } from "react-dom/client";
import "../src/styles/main.css";
import { TooltipRoot } from "../src/ui/tooltip-root.tsx";
import { EntryScene } from "./entry-scene.tsx";
import { BoardScene } from "./board-scene.tsx";
import { MenusScene } from "./menus-scene.tsx";
import { PartsScene } from "./parts-scene.tsx";
import { StatesScene } from "./states-scene.tsx";

/** Shown by #hash; `?theme=dark` and `?dir=rtl` change how. */
const scenes: Readonly<Record<string, ComponentType>> = {
  parts: PartsScene,
  board: BoardScene,
  states: StatesScene,
  entry: EntryScene,
  menus: MenusScene,
};

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) document.documentElement.dataset["theme"] = theme;
document.documentElement.dir = asked.get("dir") ?? "ltr";

const root = document.getElementById("root");
const Scene = scenes[location.hash.slice(1)] ?? PartsScene;
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Scene />
      <TooltipRoot />
    </StrictMode>,
  );
}
