import { part } from './element.js';
import { chooseLanguage, chooseTheme, currentLanguage, isDark } from './preferences.js';

/** The two buttons of the header. @param {() => void} onChange */
export function openSettings(onChange) {
  part('language').addEventListener('click', () => {
    chooseLanguage(currentLanguage() === 'fr' ? 'en' : 'fr');
    onChange();
  });
  part('theme').addEventListener('click', () => {
    chooseTheme(isDark() ? 'light' : 'dark');
    onChange();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', onChange);
}

/** Puts the fixed words of the page in its language. @param {typeof import('./words.js').words.fr} words */
export function showSettings(words) {
  if (document.title !== words.page.title) document.title = words.page.title;
  for (const each of document.querySelectorAll('[data-word]')) {
    const text = words.page[/** @type {keyof typeof words.page} */ (each.getAttribute('data-word'))];
    if (each.textContent !== text) each.textContent = text;
  }
  const language = part('language');
  language.textContent = words.page.otherLanguage;
  language.lang = currentLanguage() === 'fr' ? 'en' : 'fr';
  part('theme').setAttribute('aria-pressed', String(isDark()));
  part('views').setAttribute('aria-label', words.page.views);
  part('again').title = words.page.againShort;
  part('share').title = words.page.shareShort;
}
