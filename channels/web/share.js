import { part } from './element.js';
import { formatClock, formatDay } from './figures.js';

/** @typedef {import('./view.js').View} View */

const saidForMs = 3_000;

/** Puts the talk on the clipboard as plain text, and says so for three seconds. @param {View} view */
export async function shareTalk(view) {
  const { words } = view;
  const isCopied = await copy(transcript(view));
  part('copied').textContent = isCopied ? words.copied : words.notCopied;
  setTimeout(() => (part('copied').textContent = ''), saidForMs);
}

/** @param {View} view */
function transcript({ persona, messages, language, words }) {
  const person = persona.isStranger ? words.aStranger : persona.name;
  let day = '';
  const lines = messages.flatMap(({ at, direction, text }) => {
    const head = formatDay(at, language);
    const isNewDay = head !== day;
    day = head;
    const line = `${formatClock(at, language)}  ${direction === 'in' ? person : persona.business} : ${text}`;
    return isNewDay ? ['', head, line] : [line];
  });
  return [`${persona.business}, ${person}`, ...lines].join('\n');
}

/** @param {string} text */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // The browser keeps its clipboard to itself: not on a secure address, or forbidden.
  }
}
