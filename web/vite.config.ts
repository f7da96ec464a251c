import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";
import { serviceWorker } from "./tools/service-worker-plugin.ts";

/** Where `npm run dev` finds the server. */
const server = process.env["CAIRN_DEV_SERVER"] ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react(), tailwindcss(), serviceWorker()],
  build: {
    manifest: true, // read by tools/bytes.mjs
    assetsInlineLimit: 0, // the content policy allows fonts and styles from 'self' only, no data: addresses
    modulePreload: { polyfill: false }, // every browser we support preloads modules itself
    target: "baseline-widely-available",
    // What the first paint waits for is one file: shared with the parts loaded later, it was fourteen.
    rolldownOptions: {
      output: { codeSplitting: { groups: [{ name: "first", tags: ["$initial"] }] } },
    },
  },
  server: { proxy: { "/api": { target: server, ws: true } } },
});
