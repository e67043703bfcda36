import { element, hasChanged, part } from './element.js';
import { formatDay } from './figures.js';
import { createMessage, showAnswers, showMessage } from './message.js';
import { shortName } from './people.js';

/** @typedef {import('./view.js').View} View */

/** How far from its end the log still counts as read to the end. */
const nearEndPx = 120;

/**
 * The phone in hand, in the manner of its channel.
 * @param {View} view @param {(text: string) => void} onPick
 */
export function showPhone(view, onPick) {
  const { persona, messages, words } = view;
  const isRoom = persona.manner === 'slack';
  part('phone').className = `phone ${persona.manner}`;
  const head = /** @type {HTMLElement} index.html says so */ (part('initial').parentElement);
  head.classList.toggle('square', isRoom);
  part('initial').textContent = isRoom ? '#' : persona.business.slice(0, 1);
  part('correspondent').textContent = isRoom ? words.room : persona.business;
  part('number').textContent = words.channelOf[persona.manner](speakNumber(persona.to));
  const talk = part('talk');
  talk.setAttribute('aria-label', words.talkOf(shortName(persona, words)));
  showIntro(view);
  const wasAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < nearEndPx;
  const before = part('messages').children.length;
  showMessages(view, onPick);
  showHeld(view);
  showWorking(view);
  showProgress(view);
  if (wasAtEnd || messages.length !== before) talk.scrollTop = talk.scrollHeight;
}

/** @param {View} view */
function showIntro({ persona, messages, words, isLoaded, language }) {
  const intro = part('intro');
  intro.hidden = !isLoaded || messages.length > 0;
  if (!hasChanged(intro, [persona.id, language])) return;
  const { title, text } = words.introOf(persona);
  intro.replaceChildren(element('b', {}, title), text);
}

/**
 * Each message keeps its element from one drawing to the next, so that a screen reader hears only the new ones.
 * @param {View} view @param {(text: string) => void} onPick
 */
function showMessages(view, onPick) {
  const { messages, language, persona, waits, offer } = view;
  const list = part('messages');
  const kept = new Map([...list.children].map((item) => [item.getAttribute('data-id'), item]));
  messages.forEach((message, index) => {
    const item = /** @type {HTMLElement} */ (kept.get(message.id) ?? createMessage(message, view));
    kept.delete(message.id);
    const previous = messages[index - 1];
    const startsDay = !previous || formatDay(previous.at, language) !== formatDay(message.at, language);
    const wait = waits.get(message.id) ?? null;
    if (hasChanged(item, [message, startsDay, wait, language])) showMessage(item, view, { message, startsDay, wait });
    showAnswers(item, message === offer && persona.manner !== 'sms' ? message.choices : [], onPick);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  for (const item of kept.values()) item.remove();
}

/** @param {View} view */
function showHeld({ isTaken, words }) {
  const held = part('held');
  held.hidden = !isTaken;
  if (held.textContent !== words.taken) held.textContent = words.taken;
}

/** How far a long work is, between the talk and what one writes: not in the log, which would be read out at each step. @param {View} view */
function showProgress({ progress, words }) {
  const box = part('progress');
  box.hidden = progress === null;
  if (!hasChanged(box, [progress, words.progress])) return;
  if (progress === null) return box.replaceChildren();
  const { done, total } = progress;
  const said = words.progress(done, total);
  box.replaceChildren(
    element('span', { 'aria-hidden': 'true' }, said),
    element('progress', { max: total, value: done, 'aria-label': said }),
  );
}

/** @param {View} view */
function showWorking({ isWorking, isTaken, language, words }) {
  const working = part('working');
  const isShown = isWorking && !isTaken;
  working.hidden = !isShown;
  if (!hasChanged(working, [isShown, language])) return;
  const dots = [element('i'), element('i'), element('i'), element('span', { class: 'unseen' }, words.working)];
  working.replaceChildren(...(isShown ? dots : []));
}

/** +33639980000 as it is read in France; any other number as it is. @param {string} e164 */
function speakNumber(e164) {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164);
  return french ? `0${french.slice(1).join('\u00A0')}` : e164;
}
