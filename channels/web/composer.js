import { part } from './element.js';
import { formatBytes } from './figures.js';

/** @typedef {import('./view.js').View} View */

/** Twilio's limit; the server refuses above it, the count only warns before. */
const longestText = 1600;
const warnFrom = 1300;

/**
 * The box one writes in. Sends with Enter (Shift+Enter for a new line), keeps the text until it is accepted.
 * @param {(text: string, file: File | null) => Promise<boolean>} onSend resolves to whether the message was accepted
 * @param {() => void} onWrite called whenever the text changes
 */
export function openComposer(onSend, onWrite) {
  const write = writingBox();
  part('composer').addEventListener('submit', async (event) => {
    event.preventDefault();
    const text = write.value;
    write.readOnly = true;
    const isAccepted = await onSend(text, chosenFile());
    write.readOnly = false;
    if (!isAccepted) return;
    write.value = '';
    chooseNone();
    onWrite();
  });
  write.addEventListener('input', onWrite);
  part('choose').addEventListener('click', () => fileInput().click());
  fileInput().addEventListener('change', () => {
    onWrite();
    write.focus();
  });
  part('unchoose').addEventListener('click', () => {
    chooseNone();
    onWrite();
    part('choose').focus();
  });
  write.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    if (!write.readOnly) /** @type {HTMLFormElement} */ (part('composer')).requestSubmit();
  });
}

/** @returns {HTMLTextAreaElement} */
export function writingBox() {
  return /** @type {HTMLTextAreaElement} index.html says so */ (part('write'));
}

/** What goes with the message. */
function chosenFile() {
  return fileInput().files?.[0] ?? null;
}

export function chooseNone() {
  fileInput().value = '';
}

/** @returns {HTMLInputElement} */
function fileInput() {
  return /** @type {HTMLInputElement} As above. */ (part('file'));
}

/** @param {View} view @param {string | null} problem */
export function showComposer({ words, persona, language }, problem) {
  const file = chosenFile();
  part('chosen').hidden = file === null;
  part('chosen-name').textContent = file ? `${file.name} · ${formatBytes(file.size, language)}` : '';
  const write = writingBox();
  write.placeholder = words.placeholderOf[persona.manner];
  part('write-label').textContent = words.writeOf[persona.manner];
  const left = part('left');
  left.hidden = write.value.length < warnFrom;
  left.textContent = left.hidden ? '' : words.left(write.value.length);
  left.classList.toggle('is-over', write.value.length > longestText);
  part('problem').textContent = problem ?? '';
}
