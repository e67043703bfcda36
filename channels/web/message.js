import { drawing, element, hasChanged } from './element.js';
import { fileLinks } from './files.js';
import { formatClock, formatDay, formatSeconds } from './figures.js';
import { noBreak } from './no-break.js';

/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./view.js').View} View */

const arrived = ['sent', 'delivered', 'read'];

/**
 * A message's place in the log. Its text is put in once and never again: in a live log, what is put in is read aloud.
 * @param {Message} message @param {View} view
 */
export function createMessage(message, { persona: { manner, name }, words, language }) {
  const { id, direction, text, at } = message;
  const isSaid = direction === 'in';
  const isRoom = manner === 'slack';
  const author = isSaid ? name : 'Comptoir';
  const by = [
    element('span', { class: 'face', 'aria-hidden': 'true' }, author.slice(0, 1)),
    element(
      'p',
      { class: 'by' },
      element('b', {}, author),
      isSaid ? ' ' : element('span', { class: 'app' }, words.app),
      element('small', {}, element('time', { datetime: at })),
    ),
  ];
  const isStamped = manner === 'whatsapp' || manner === 'telegram';
  const stamp = element('span', { class: 'stamp' }, element('time', { datetime: at }), isSaid ? drawing('read') : null);
  return element(
    'li',
    { class: `message ${isSaid ? 'said' : 'answer'}`, 'data-id': id },
    element('p', { class: 'day', hidden: true }),
    ...(isRoom ? by : [element('span', { class: 'unseen from' })]),
    element('p', { class: 'bubble', hidden: text === '' }, noBreak(text), isStamped ? stamp : null),
    fileLinks(message, language),
    element('div', { class: 'answers', hidden: true }),
    element('p', { class: 'meta', 'aria-live': 'off', hidden: isRoom || isStamped }),
  );
}

/**
 * Puts in what may change: the day, the time, the delivery, how long it took.
 * @param {HTMLElement} item @param {View} view
 * @param {{ message: Message, startsDay: boolean, wait: number | null }} shown
 */
export function showMessage(item, { words, language, persona }, { message, startsDay, wait }) {
  const isSaid = message.direction === 'in';
  const time = formatClock(message.at, language);
  put('.day', startsDay ? formatDay(message.at, language) : '');
  put('.from', `${isSaid ? words.you : persona.business} : `);
  for (const each of item.querySelectorAll('time')) if (each.textContent !== time) each.textContent = time;
  const delivery = isSaid ? null : (words.deliveries[message.status] ?? null);
  const took = wait === null ? null : words.took(formatSeconds(wait, language));
  // Beside an SMS the time stands here; the other channels have it in their own place.
  const facts =
    persona.manner === 'sms' ? [time, delivery, took] : [arrived.includes(message.status) ? null : delivery, took];
  put('.meta', facts.filter(Boolean).join(' · '));
  const meta = /** @type {HTMLElement} createMessage made it */ (item.querySelector('.meta'));
  if (persona.manner !== 'sms' && !isSaid) meta.hidden = meta.textContent === '';
  const day = /** @type {HTMLElement} As above. */ (item.querySelector('.day'));
  day.hidden = !startsDay;

  /** @param {string} selector @param {string} text */
  function put(selector, text) {
    const found = item.querySelector(selector);
    if (found && found.textContent !== text) found.textContent = text;
  }
}

/**
 * The buttons under our question, as the channels with buttons draw them; typing does the same.
 * @param {HTMLElement} item @param {Message['choices']} choices @param {(text: string) => void} onPick
 */
export function showAnswers(item, choices, onPick) {
  const box = /** @type {HTMLElement} createMessage made it */ (item.querySelector('.answers'));
  box.hidden = choices.length === 0;
  item.classList.toggle('is-asking', choices.length > 0);
  if (!hasChanged(box, choices)) return;
  box.replaceChildren(
    ...choices.map(({ value, label }) =>
      element('button', { type: 'button', onclick: () => onPick(value) }, noBreak(label)),
    ),
  );
}
