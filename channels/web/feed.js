import { element, hasChanged, part } from './element.js';
import { formatDay, formatStamp } from './figures.js';
import { noBreak } from './no-break.js';
import { describeTrace } from './trace.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {NonNullable<View['shop']>['events'][number]} ShopEvent */

/** Beside what one can try, as many of the events of before the demo began. */
const earlierEvents = 6;

/**
 * What just happened, newest first, a sentence each. What is open stays open, and nothing changes its place.
 * @param {View} view @param {(attempt: { persona: string, text: string } | 'clock') => void} onTry
 */
export function showFeed(view, onTry) {
  const { shop, language } = view;
  if (!shop) return;
  showTries(view, shop, onTry);
  const list = part('events');
  const kept = new Map([...list.children].map((item) => [item.getAttribute('data-key'), item]));
  const events = shop.isUntouched ? shop.events.slice(0, earlierEvents) : shop.events;
  list.hidden = events.length === 0;
  events.forEach((event, index) => {
    const item = /** @type {HTMLElement} */ (kept.get(event.key) ?? element('li', { 'data-key': event.key }));
    kept.delete(event.key);
    item.classList.toggle('is-new', index === 0 && !shop.isUntouched);
    if (hasChanged(item, [event, language, shop.today])) showEvent(item, event, view);
    if (list.children[index] !== item) list.insertBefore(item, list.children[index] ?? null);
  });
  for (const item of kept.values()) item.remove();
  const spoken = part('spoken');
  const newest = shop.events[0]?.text[language] ?? '';
  if (spoken.textContent !== newest) spoken.textContent = newest;
}

/** @param {HTMLElement} item @param {ShopEvent} event @param {View} view */
function showEvent(item, event, view) {
  const { words, language, shop } = view;
  const wasOpen = item.querySelector('details')?.open ?? false;
  const hadFocus = item.contains(document.activeElement);
  const time = element(
    'time',
    { datetime: event.at },
    event.day === shop?.today
      ? ''
      : element('span', { class: 'earlier' }, formatDay(event.day, language).split(' ').slice(0, 2).join(' ')),
    formatStamp(event.time, language),
  );
  const text = element('p', {}, noBreak(event.text[language]));
  if (!event.turn) return item.replaceChildren(element('div', { class: 'plain' }, time, text));
  item.replaceChildren(
    element(
      'details',
      { open: wasOpen },
      element('summary', {}, time, text, element('span', { class: 'how' }, words.shop.how)),
      describeTrace(view, event.turn),
    ),
  );
  if (hadFocus) item.querySelector('summary')?.focus();
}

/** @param {View} view @param {NonNullable<View['shop']>} shop @param {(attempt: { persona: string, text: string } | 'clock') => void} onTry */
function showTries({ words, language }, { isUntouched, place, hasClock }, onTry) {
  const box = part('tries');
  const attempts = words.shop.attempts[place] ?? [];
  box.hidden = !isUntouched || attempts.length === 0;
  if (!hasChanged(box, [place, language, hasClock])) return;
  const shown = attempts.filter(({ persona }) => persona !== null || hasClock);
  box.replaceChildren(
    element('h3', {}, words.shop.tryTitle),
    element(
      'ol',
      {},
      ...shown.map(({ persona, text, says }, index) =>
        element(
          'li',
          {},
          element(
            'button',
            { type: 'button', onclick: () => onTry(persona === null ? 'clock' : { persona, text: text ?? '' }) },
            element('b', {}, String(index + 1)),
            says,
          ),
        ),
      ),
    ),
  );
}
