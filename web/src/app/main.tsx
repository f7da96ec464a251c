import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import "../styles/main.css";
import { App } from "./app.tsx";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has lost its #root element");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
