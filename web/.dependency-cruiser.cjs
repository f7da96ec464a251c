/** The layers of docs/architecture: app → features → words, commands → replica → model; ui stands beside them and knows none. */
const layer = (name, from, to, comment) => ({
  name,
  comment,
  severity: "error",
  from: { path: from, pathNot: "[.]test[.]tsx?$" },
  to: { path: to },
});

module.exports = {
  forbidden: [
    {
      name: "no-circles",
      comment:
        "Two modules that need each other are one idea: join them, or move what both need down.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "features-apart",
      comment:
        "Features never import each other: what two share moves down to ui, commands or replica.",
      severity: "error",
      from: { path: "^src/features/([^/]+)/" },
      to: { path: "^src/features/", pathNot: "^src/features/$1/" },
    },
    layer(
      "features-below-app",
      "^src/features/",
      "^src/app/",
      "A feature gets what it needs by props, not from app.",
    ),
    layer(
      "words-below",
      "^src/words/",
      "^src/(app|features|commands)/",
      "Words tell of rows and entries to whichever feature asks.",
    ),
    layer(
      "ui-is-plain",
      "^src/ui/",
      "^src/(app|features|words|replica|commands|model)/",
      "ui takes plain props only.",
    ),
    layer(
      "replica-below",
      "^src/replica/",
      "^src/(app|features|words|ui|commands)/",
      "The replica knows the model only.",
    ),
    layer(
      "commands-below",
      "^src/commands/",
      "^src/(app|features|words|ui)/",
      "A command acts on the replica, it draws nothing.",
    ),
    layer("model-is-a-leaf", "^src/model/", "^src/(?!model/)", "The model is pure data."),
    layer(
      "strings-are-a-leaf",
      "^src/strings/",
      "^src/(?!strings/)",
      "The catalogue knows words only.",
    ),
    {
      name: "no-barrels",
      comment:
        "Import from the file that says it; an index file hides where things live and loads too much.",
      severity: "error",
      from: {},
      to: { path: "^src/.*/index[.]tsx?$" },
    },
    {
      name: "overlays-stay-lazy",
      comment:
        "Base UI is 50 KB: only files under ui/overlay may import it, and those are loaded by import().",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/ui/overlay/" },
      to: { path: "node_modules/@base-ui/" },
    },
    {
      name: "overlays-by-import",
      comment: "Take overlays from src/ui/overlays.tsx, which loads each by import().",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/ui/overlay/|[.]test[.]tsx$" },
      to: {
        path: "^src/ui/overlay/(?!surface[.]ts)",
        dynamic: false,
        dependencyTypesNot: ["type-only"],
      },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsConfig: { fileName: "tsconfig.app.json" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
    },
  },
};
