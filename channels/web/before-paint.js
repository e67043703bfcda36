// A classic script, because a module runs after the first paint: the page would flash in the other language or theme.
(() => {
  const root = document.documentElement;
  /** @type {Record<string, string | null>} */
  const saved = {};
  try {
    saved.language = localStorage.getItem('comptoir.language');
    saved.theme = localStorage.getItem('comptoir.theme');
  } catch {
    // Storage may be forbidden; then the browser's own settings decide.
  }
  const spoken = navigator.languages.find((tag) => /^(fr|en)\b/i.test(tag)) ?? 'fr';
  root.lang = saved.language ?? spoken.slice(0, 2).toLowerCase();
  if (saved.theme) root.dataset.theme = saved.theme;
})();
