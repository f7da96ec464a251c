import { configDefaults, defineConfig, mergeConfig } from "vitest/config";
import viteConfig from "./vite.config.ts";

/** `*.test.ts` runs in Node; `*.test.tsx` renders, so it gets a document. */
export default mergeConfig(
  viteConfig,
  defineConfig({
    test: {
      coverage: {
        provider: "v8",
        include: ["src/**/*.{ts,tsx}"],
        exclude: ["src/app/main.tsx", "**/*.test.{ts,tsx}"],
        reporter: ["text-summary", "json-summary"],
        reportsDirectory: "coverage",
      },
      projects: [
        {
          extends: true,
          test: {
            name: "logic",
            include: ["src/**/*.test.ts", "tests/**/*.test.ts"],
            environment: "node",
          },
        },
        {
          extends: true,
          test: {
            name: "screen",
            include: ["src/**/*.test.tsx"],
            environment: "happy-dom",
            setupFiles: ["tests/screen-setup.ts"],
            exclude: [...configDefaults.exclude],
          },
        },
      ],
    },
  }),
);
