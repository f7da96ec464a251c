// Runs before the first paint, so a chosen theme never flashes. src/app/theme/theme.ts writes the key.
(function () {
  try {
    var theme = localStorage.getItem("cairn.theme");
    if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
  } catch {
    // Storage is barred: the system's theme stands.
  }
})();
