import { element } from './element.js';
import { formatClock, formatDay } from './figures.js';
import { noBreak } from './no-break.js';

/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./state.js').View} View */

/**
 * A message's place in the log. Its text is put in once and never again: in a live log, what is put in is read aloud.
 * @param {Message} message
 */
export function createMessage({ id, direction, text, at }) {
  return element(
    'li',
    { class: `message ${direction}`, 'data-id': id },
    element('p', { class: 'day', hidden: true }),
    element('span', { class: 'unseen' }),
    element('p', { class: 'bubble' }, noBreak(text)),
    element(
      'p',
      { class: 'meta', 'aria-live': 'off' },
      element('time', { datetime: at }),
      element('span', { class: 'status' }),
      element('button', { type: 'button', class: 'inspect', hidden: true }),
    ),
  );
}

/**
 * Puts in what may change: the words, the delivery, the button.
 * @param {HTMLElement} item
 * @param {View} view
 * @param {{ message: Message, startsDay: boolean, isInspectable: boolean }} shown
 */
export function showMessage(item, { words, language, persona }, { message, startsDay, isInspectable }) {
  const isIn = message.direction === 'in';
  put('.day', startsDay ? formatDay(message.at, language) : '').hidden = !startsDay;
  put('.unseen', `${isIn ? words.you : persona.business} : `);
  put('time', formatClock(message.at, language));
  put('.status', isIn ? '' : ` · ${describeDelivery(message, words)}`);
  const inspect = put('.inspect', words.inspect);
  inspect.hidden = !isInspectable;
  inspect.append(element('span', { class: 'unseen' }, ` : ${message.text.slice(0, 60)}`));

  /** @param {string} selector @param {string} text */
  function put(selector, text) {
    const found = /** @type {HTMLElement} createMessage made it */ (item.querySelector(selector));
    if (found.textContent !== text) found.textContent = text;
    return found;
  }
}

/** @param {Message} message @param {View['words']} words */
export function describeDelivery(message, words) {
  const status = words.statuses[message.status] ?? message.status;
  return message.segments ? `${status} · ${words.segments(message.segments)}` : status;
}
