/** @typedef {'fr' | 'en'} Language */

/** @returns {Language} what `before-paint.js` chose, or the person since */
export function currentLanguage() {
  return document.documentElement.lang === 'en' ? 'en' : 'fr';
}

/** @param {Language} language */
export function chooseLanguage(language) {
  document.documentElement.lang = language;
  remember('language', language);
}

export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** @param {'light' | 'dark'} theme */
export function chooseTheme(theme) {
  document.documentElement.dataset.theme = theme;
  remember('theme', theme);
}

/** @param {string} key @param {string} value */
export function remember(key, value) {
  try {
    localStorage.setItem(`comptoir.${key}`, value);
  } catch {
    // Storage may be forbidden: the choice then lasts as long as the page.
  }
}

/** @param {string} key @returns {string | null} */
export function recall(key) {
  try {
    return localStorage.getItem(`comptoir.${key}`);
  } catch {
    return null;
  }
}
