import { element, hasChanged, part } from './element.js';
import { formatDay } from './figures.js';
import { createMessage, showMessage } from './message.js';

/** @typedef {import('./state.js').View} View */

/** How far from its end the log still counts as read to the end. */
const nearEndPx = 120;

/**
 * The conversation.
 * @param {View} view
 * @param {(turnId: string, isByKeyboard: boolean) => void} onInspect
 */
export function showPhone(view, onInspect) {
  const { persona, messages, words } = view;
  part('business').textContent = persona.business;
  part('initial').textContent = persona.business.slice(0, 1);
  part('number').textContent = `${persona.channel.toUpperCase()} · ${speakNumber(persona.to)}`;
  showIntro(view);
  const talk = part('talk');
  talk.setAttribute('aria-label', words.page.conversation);
  talk.classList.toggle('is-empty', messages.length === 0);
  const wasAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < nearEndPx;
  const before = part('messages').children.length;
  showMessages(view, onInspect);
  showWorking(view);
  if (wasAtEnd || messages.length !== before) {
    talk.scrollTo({ top: talk.scrollHeight, behavior: before === 0 ? 'instant' : 'auto' });
  }
}

/** @param {View} view */
function showIntro({ persona, messages, words, isLoaded }) {
  const intro = part('intro');
  intro.hidden = !isLoaded || messages.length > 0;
  if (!hasChanged(intro, words.intro(persona.business))) return;
  intro.replaceChildren(element('p', {}, words.intro(persona.business)));
}

/**
 * Each message keeps its element from one drawing to the next, so that a screen reader hears only the new ones.
 * @param {View} view @param {(turnId: string, isByKeyboard: boolean) => void} onInspect
 */
function showMessages(view, onInspect) {
  const { messages, turns, turn, language } = view;
  const list = part('messages');
  const kept = new Map([...list.children].map((item) => [item.getAttribute('data-id'), item]));
  const known = new Set(turns.map(({ id }) => id));
  const lastOfTurn = new Map(messages.map(({ turnId }, index) => [turnId, index]));
  messages.forEach((message, index) => {
    const { id, turnId } = message;
    const item = /** @type {HTMLElement} */ (kept.get(id) ?? createMessage(message));
    kept.delete(id);
    const previous = messages[index - 1];
    const shown = {
      message,
      startsDay: !previous || formatDay(previous.at, language) !== formatDay(message.at, language),
      // One button a turn, on its last message.
      isInspectable: turnId !== null && known.has(turnId) && lastOfTurn.get(turnId) === index,
    };
    if (hasChanged(item, [shown, language])) showMessage(item, view, shown);
    const isSelected = turnId !== null && turnId === turn?.id;
    item.classList.toggle('is-selected', isSelected);
    item.querySelector('.inspect')?.setAttribute('aria-pressed', String(isSelected));
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  for (const item of kept.values()) item.remove();
  list.onclick = (event) => {
    const clicked = /** @type {Element} */ (event.target);
    const id = clicked.closest('li')?.getAttribute('data-id');
    const turnId = messages.find((message) => message.id === id)?.turnId;
    // A click that ends a text selection is not a wish to look.
    if (!turnId || !clicked.closest('.bubble, .inspect') || getSelection()?.isCollapsed === false) return;
    onInspect(turnId, event.detail === 0);
  };
}

/** @param {View} view */
function showWorking({ isWorking, language, words }) {
  const working = part('working');
  if (!hasChanged(working, [isWorking, language])) return;
  working.replaceChildren(...(isWorking ? [element('span', { class: 'dots' }), words.working] : []));
}

/** +33639980000 as it is read in France; any other number as it is. @param {string} e164 */
function speakNumber(e164) {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164);
  return french ? `0${french.slice(1).join(' ')}` : e164;
}
