// Light or dark: what the person chose, else what their system says. Loaded first, so that nothing flashes.
(() => {
  const KEY = "playground.theme";
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = () => {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null;
    }
  };
  const apply = () => {
    document.documentElement.dataset.theme = chosen() || (system.matches ? "dark" : "light");
    document.dispatchEvent(new CustomEvent("theme"));
  };
  window.playgroundTheme = {
    current: () => document.documentElement.dataset.theme,
    toggle: () => {
      try {
        localStorage.setItem(KEY, window.playgroundTheme.current() === "dark" ? "light" : "dark");
      } catch {
        // Storage is off: the choice cannot be kept.
      }
      apply();
    },
  };
  system.addEventListener("change", apply);
  apply();
})();
