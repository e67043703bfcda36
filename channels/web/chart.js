import { element, hasChanged, part } from './element.js';
import { formatNumber, formatWeekday } from './figures.js';

/** @typedef {import('./view.js').View} View */

/** What the tallest bar measures. */
const tallest = 44;

/** A bar a day: what was settled without anybody, and what somebody took. @param {View} view @param {NonNullable<View['shop']>['days']} days @param {string} today */
export function showChart({ words, language }, days, today) {
  const box = part('chart');
  if (!hasChanged(box, [days, today, language])) return;
  const say = words.shop.chart;
  const head = element('header', {}, element('h3', {}, say.title));
  if (days.length === 0) return box.replaceChildren(head, element('p', { class: 'none' }, say.none));
  head.append(element('p', { class: 'key' }, key('by-us', say.byUs), key('by-you', say.byYou)));
  const [total, settled] = [sum(days.map((day) => day.total)), sum(days.map((day) => day.settled))];
  const most = Math.max(...days.map((day) => day.total));
  box.replaceChildren(
    head,
    element(
      'p',
      { class: 'lead' },
      element('b', {}, `${formatNumber((100 * settled) / total, language, 0)}\u00A0%`),
      element('small', {}, ` ${say.lead(days.length)}`),
    ),
    element(
      'ul',
      { class: 'bars', 'aria-label': say.label },
      ...days.map((day) => bar(day, { most, today, language, say })),
    ),
  );
}

/** @param {NonNullable<View['shop']>['days'][number]} day @param {{ most: number, today: string, language: View['language'], say: View['words']['shop']['chart'] }} how */
function bar({ day, total, settled }, { most, today, language, say }) {
  const [byYou, byUs] = [element('i'), element('i')];
  byYou.style.setProperty('--n', String((tallest * (total - settled)) / most));
  byUs.style.setProperty('--n', String((tallest * settled) / most));
  return element(
    'li',
    { class: day === today ? 'today' : null },
    String(total),
    byYou,
    byUs,
    formatWeekday(day, language),
    element('span', { class: 'unseen' }, say.inWords(settled, total - settled)),
  );
}

/** @param {string} name @param {string} text */
function key(name, text) {
  return element('span', {}, element('i', { class: name }), text);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
