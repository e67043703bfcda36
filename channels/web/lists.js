import { element, hasChanged, part } from './element.js';
import { formatTime, formatWeekday } from './figures.js';
import { noBreak } from './no-break.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {NonNullable<View['shop']>} Shop */

const mostRows = 5;
/** Whoever waits longer is marked. */
const patienceMinutes = 15;

/** @param {View} view @param {Shop} shop @param {(id: string) => void} onChoose */
export function showAsk({ words, language }, { proposals, events }, onChoose) {
  const box = part('ask');
  if (!hasChanged(box, [proposals, events[0]?.key, language])) return;
  const [first] = proposals;
  box.classList.toggle('is-live', first !== undefined && events[0]?.isAsking === true);
  const say = words.shop.ask;
  const head = heading(
    say.title,
    first ? element('span', { class: 'tag is-warn' }, say.waitsFor(proposals.length, first.approver)) : null,
  );
  if (!first) return box.replaceChildren(head, none(say.none));
  const { persona, approver } = first;
  const [, what = '', details = ''] = /^(.*?)(?: \((.*)\))?$/s.exec(quoted(first.summary[language], language)) ?? [];
  box.replaceChildren(
    head,
    element('p', {}, element('b', {}, noBreak(capital(what)))),
    element(
      'p',
      { class: 'none' },
      noBreak([details && `${details}.`, say.by(first.proposer)].filter(Boolean).join(' ')),
    ),
    persona
      ? element('button', { type: 'button', class: 'button', onclick: () => onChoose(persona) }, say.answerAs(approver))
      : '',
    ...(proposals.length > 1 ? [none(words.shop.more(proposals.length - 1))] : []),
  );
}

/** @param {View} view @param {Shop['waiting']} waiting */
export function showWaiting({ words, language }, waiting) {
  const say = words.shop.waiting;
  fill('waiting', [waiting, language], heading(say.title, null), {
    none: say.none,
    more: words.shop.more,
    rows: waiting.map(({ name, minutes, text }) => [
      element('p', {}, element('b', {}, name ?? words.aStranger)),
      element('span', { class: minutes >= patienceMinutes ? 'tag is-warn' : 'tag' }, say.since(minutes)),
      element('p', { class: 'small' }, say.quoted(text.replaceAll(/\s+/g, ' '))),
    ]),
  });
}

/** @param {View} view @param {Shop['tasks']} tasks */
export function showTasks({ words, language, shop }, tasks) {
  const say = words.shop.tasks;
  const done = tasks.filter(({ isDone }) => isDone).length;
  const today = shop?.today ?? '';
  const byHour = tasks.toSorted((one, other) => keyOf(one, today).localeCompare(keyOf(other, today)));
  const count = tasks.length > 0 ? element('small', {}, say.count(done, tasks.length)) : null;
  fill('tasks', [tasks, language, today], heading(say.title, count), {
    none: say.none,
    more: words.shop.more,
    rows: byHour.map(({ title, assignee, dueOn, dueAt, isDone }) => {
      const late = dueOn !== null && dueOn < today;
      const when = isDone
        ? say.done
        : late
          ? say.late(formatWeekday(dueOn, language))
          : dueAt && formatTime(dueAt, language);
      return [
        element('p', { class: isDone ? 'done' : null }, noBreak(title)),
        element(
          'small',
          { class: late && !isDone ? 'is-late' : null },
          [assignee?.split(' ')[0], when].filter(Boolean).join(' · '),
        ),
      ];
    }),
  });
}

/** @param {View} view @param {Shop} shop */
export function showCars({ words, language }, { cars, trade }) {
  const say = words.shop.cars;
  part('cars').hidden = trade !== 'garage';
  const here = cars.filter(({ status }) => status !== 'booked');
  const byEnd = [
    ...here.toSorted((one, other) => one.at.localeCompare(other.at)),
    ...cars.filter(({ status }) => status === 'booked'),
  ];
  const count = cars.length > 0 ? element('small', {}, String(cars.length)) : null;
  fill('cars', [cars, language, trade], heading(say.title, count), {
    none: say.none,
    more: words.shop.more,
    rows: byEnd.map(({ vehicle, contact, plate, status, at }) => {
      const tone = { in_workshop: 'tag is-on', ready: 'tag is-warn' }[status] ?? 'tag';
      return [
        element(
          'p',
          {},
          element('b', {}, vehicle ?? ''),
          ` ${contact ?? ''} `,
          element('span', { class: 'plate' }, plate ?? ''),
        ),
        element(
          'span',
          { class: tone },
          status === 'ready' ? say.ready : say[status === 'booked' ? 'comes' : 'ends'](formatTime(at, language)),
        ),
      ];
    }),
  });
}

/**
 * @param {string} id @param {unknown} source @param {HTMLElement} head
 * @param {{ rows: (HTMLElement | string)[][], none: string, more: (count: number) => string }} content
 */
function fill(id, source, head, { rows, none: nothing, more }) {
  const box = part(id);
  if (!hasChanged(box, source)) return;
  const rest = rows.length - mostRows;
  box.replaceChildren(
    head,
    rows.length === 0
      ? none(nothing)
      : element('ul', { class: 'rows' }, ...rows.slice(0, mostRows).map((cells) => element('li', {}, ...cells))),
    ...(rest > 0 ? [none(more(rest))] : []),
  );
}

/** What is of today by its hour, then what is late, then what is done. @param {Shop['tasks'][number]} task @param {string} today */
function keyOf({ dueOn, dueAt, isDone }, today) {
  return `${isDone ? 2 : dueOn === today ? 0 : 1} ${dueAt ?? '99'} ${dueOn ?? ''}`;
}

/** @param {string} title @param {HTMLElement | null} aside */
function heading(title, aside) {
  return element('header', {}, element('h3', {}, title), aside);
}

/** @param {string} text */
function none(text) {
  return element('p', { class: 'none' }, text);
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Quotes as the reader's language prints them. @param {string} text @param {View['language']} language */
function quoted(text, language) {
  return text.replaceAll(/"([^"]+)"/g, language === 'fr' ? '« $1 »' : '“$1”');
}
