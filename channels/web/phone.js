import { element, hasChanged, part } from './element.js';
import { formatClock, formatDay } from './figures.js';

/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./state.js').View} View */

/** How far from its end the log still counts as read to the end. */
const nearEndPx = 120;

/**
 * The conversation. Messages keep their element from one call to the next, so that a screen reader hears only new ones.
 * @param {View} view
 * @param {(turnId: string, isByKeyboard: boolean) => void} onInspect
 */
export function showPhone(view, onInspect) {
  const { persona, messages, words } = view;
  part('business').textContent = persona.business;
  part('initial').textContent = persona.business.slice(0, 1);
  part('number').textContent = `${persona.channel.toUpperCase()} · ${speakNumber(persona.to)}`;
  showIntro(view);
  showMessages(view, onInspect);
  const working = part('working');
  if (hasChanged(working, [view.isWorking, view.language])) {
    working.replaceChildren(...(view.isWorking ? [element('span', { class: 'dots' }), words.working] : []));
  }
  part('talk').classList.toggle('is-empty', messages.length === 0);
}

/** @param {View} view */
function showIntro({ persona, messages, words, isLoaded }) {
  const intro = part('intro');
  intro.hidden = !isLoaded || messages.length > 0;
  if (hasChanged(intro, words.intro(persona.business)))
    intro.replaceChildren(element('p', {}, words.intro(persona.business)));
}

/** @param {View} view @param {(turnId: string, isByKeyboard: boolean) => void} onInspect */
function showMessages(view, onInspect) {
  const list = part('messages');
  const talk = part('talk');
  const wasAtEnd = talk.scrollHeight - talk.scrollTop - talk.clientHeight < nearEndPx;
  const shown = new Map([...list.children].map((item) => [/** @type {HTMLElement} */ (item).dataset.id, item]));
  const before = list.children.length;
  view.messages.forEach((message, index) => {
    const item = shown.get(message.id) ?? element('li', { 'data-id': message.id });
    shown.delete(message.id);
    if (hasChanged(item, [message, view.language, isInspectable(view, index), startsDay(view, index)])) {
      drawMessage(item, view, index, onInspect);
    }
    item.classList.toggle('is-selected', message.turnId !== null && message.turnId === view.turn?.id);
    item.querySelector('.inspect')?.setAttribute('aria-pressed', String(message.turnId === view.turn?.id));
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  for (const item of shown.values()) item.remove();
  if (wasAtEnd || list.children.length !== before) {
    talk.scrollTo({ top: talk.scrollHeight, behavior: before === 0 ? 'instant' : 'auto' });
  }
}

/**
 * @param {Element} item @param {View} view @param {number} index
 * @param {(turnId: string, isByKeyboard: boolean) => void} onInspect
 */
function drawMessage(item, view, index, onInspect) {
  const { words, language, persona } = view;
  const message = /** @type {Message} the index comes from the list itself */ (view.messages[index]);
  const isIn = message.direction === 'in';
  const inspect = () => (event) => {
    // A click that ends a text selection is not a wish to look.
    if (message.turnId && getSelection()?.isCollapsed !== false) onInspect(message.turnId, event.detail === 0);
  };
  item.className = `message ${message.direction}`;
  item.replaceChildren(
    ...(startsDay(view, index) ? [element('p', { class: 'day' }, formatDay(message.at, language))] : []),
    element('span', { class: 'unseen' }, `${isIn ? words.you : persona.business} : `),
    element('p', { class: 'bubble', onclick: inspect() }, message.text),
    element(
      'p',
      { class: 'meta', 'aria-live': 'off' },
      element('time', { datetime: message.at }, formatClock(message.at, language)),
      isIn ? null : ` · ${describeDelivery(message, words)}`,
      isInspectable(view, index)
        ? element(
            'button',
            { type: 'button', class: 'inspect', onclick: inspect() },
            words.inspect,
            element('span', { class: 'unseen' }, ` : ${message.text.slice(0, 60)}`),
          )
        : null,
    ),
  );
}

/** @param {Message} message @param {View['words']} words */
export function describeDelivery(message, words) {
  const status = words.statuses[message.status] ?? message.status;
  return message.segments ? `${status} · ${words.segments(message.segments)}` : status;
}

/** One button a turn, on its last message. @param {View} view @param {number} index */
function isInspectable({ messages, turns }, index) {
  const turnId = messages[index]?.turnId;
  return turns.some(({ id }) => id === turnId) && !messages.slice(index + 1).some((later) => later.turnId === turnId);
}

/** @param {View} view @param {number} index */
function startsDay({ messages, language }, index) {
  const [previous, message] = [messages[index - 1], messages[index]];
  return !previous || !message || formatDay(previous.at, language) !== formatDay(message.at, language);
}

/** +33639980000 as it is read in France; any other number as it is. @param {string} e164 */
function speakNumber(e164) {
  const french = /^\+33(\d)(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(e164);
  return french ? `0${french.slice(1).join(' ')}` : e164;
}
