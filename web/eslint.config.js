import noUnsanitized from "eslint-plugin-no-unsanitized";
import jsxA11y from "eslint-plugin-jsx-a11y-x";
import reactHooks from "eslint-plugin-react-hooks";
import security from "eslint-plugin-security";
import { defineConfig, globalIgnores } from "eslint/config";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["dist", "coverage", "node_modules"]),
  tseslint.configs.strictTypeChecked,
  tseslint.configs.stylisticTypeChecked,
  reactHooks.configs.flat["recommended-latest"],
  jsxA11y.configs.strict,
  security.configs.recommended,
  noUnsanitized.configs.recommended,
  {
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }], // `() => act()` reads best
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }], // `${count}` is what templates are for
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "jsx-a11y-x/aria-role": ["error", { ignoreNonDOM: true }], // a member's role is no ARIA role
      "security/detect-object-injection": "off", // fires on every index; `noUncheckedIndexedAccess` guards what matters
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^[.]{1,2}/(?!.*[.](ts|tsx|css|js|mjs|json)$)",
              message: "Write the file's ending, as browsers and Node do: ./card.tsx",
            },
          ],
        },
      ],
      "no-restricted-syntax": [
        "error",
        {
          selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']",
          message: "No raw HTML: build React elements.",
        },
        {
          selector: "ExportDefaultDeclaration",
          message: "Export by name, so that a reader finds every use.",
        },
      ],
    },
  },
  {
    files: ["*.config.{js,ts}", "tools/types.d.ts"],
    rules: { "no-restricted-syntax": "off" }, // the tools ask for a default export
  },
  {
    files: ["tools/**", "tests/**", "**/*.test.ts"],
    rules: { "security/detect-non-literal-fs-filename": "off" }, // the paths are ours, never a visitor's
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    extends: [tseslint.configs.disableTypeChecked],
  },
);
