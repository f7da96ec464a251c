import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../styles/main.css";
import { desk } from "../commands/desk.ts";
import { App } from "./app.tsx";
import { deviceMemory, rememberDesk } from "./desk-memory.ts";
import { watchUpdates } from "./update/update.ts";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has lost its #root element");
rememberDesk(desk, document.documentElement, deviceMemory());
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
if (import.meta.env.PROD) {
  const entry = new URL(import.meta.url).pathname;
  addEventListener("load", () => void watchUpdates(entry), { once: true });
}
