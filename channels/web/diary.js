import { gridOf } from './diary-grid.js';
import { element, hasChanged, part } from './element.js';
import { formatDay, formatTime } from './figures.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {NonNullable<View['shop']>['diary']} Diary */
/** @typedef {ReturnType<typeof gridOf>} Grid */

const oneHour = 60;
/** Under as many minutes no word fits. */
const tooShort = 45;
/** From two hours on the whole name has room, unless it is as long as this. */
const twoHours = 120;
const longName = 24;
/** As many letters of a bay's name fit in the usual column. */
const shortLabel = 7;

/** The day's diary: bays as rows, people as thin lines below on the same hours. @param {View} view @param {Diary} diary */
export function showDiary(view, diary) {
  const { shop, fresh, language, words } = view;
  const box = part('diary');
  const isToday = diary.day === shop?.today;
  if (!hasChanged(box, [diary, shop?.time, [...fresh], language])) return;
  part('diary-title').textContent = isToday ? words.shop.today : capital(formatDay(diary.day, language));
  const isEmpty = diary.ranges.length === 0 || diary.bays.length === 0;
  part('diary-none').hidden = !isEmpty;
  part('diary-none').textContent = isEmpty ? words.shop.noDiary : '';
  box.hidden = isEmpty;
  showKey(view, diary);
  const grid = gridOf(diary.ranges);
  box.setAttribute('aria-label', words.shop.diaryOf(part('diary-title').textContent ?? ''));
  box.style.setProperty('--bays', String(diary.bays.length));
  const isLong = diary.bays.some((bay) => bay.length > shortLabel);
  box.style.setProperty('--label', isLong ? '4.75rem' : '3.25rem');
  box.style.setProperty('--staff', String(diary.technicians.length));
  box.style.setProperty('--right', tracks(grid, 'minmax(0, 1fr)', '18px'));
  box.style.setProperty('--down', tracks(grid, '0.875rem', '0.875rem'));
  const now = isToday && shop ? grid.instant(shop.time) : null;
  box.replaceChildren(
    ...grid.hours.map(({ time, a }) => at({ l: 1, a }, element('span', { class: 'hour' }, formatTime(time, language)))),
    ...diary.bays.flatMap((bay, index) => [
      at({ l: index + 2 }, element('span', { class: 'lane is-bay' }, bay)),
      ...grid.stretches.map(({ first, last, quarters }) => {
        const track = at({ l: index + 2, a: first, b: last }, element('span', { class: 'track' }));
        track.style.setProperty('--step', `${400 / quarters}%`);
        return track;
      }),
      ...diary.slots.filter((slot) => slot.bay === bay).map((slot) => slotAt(view, slot, { grid, lane: index + 2 })),
      ...diary.blocks
        .filter(({ resource }) => resource === bay)
        .map((block) => blockAt(view, block, { grid, lane: index + 2 })),
    ]),
    ...diary.technicians.flatMap((name, index) =>
      peopleLine(diary, name, { grid, lane: diary.bays.length + 2 + index }),
    ),
    ...(now && shop ? [nowLine(view, now, diary.bays.length + diary.technicians.length + 2)] : []),
  );
}

/** @param {View} view @param {Diary['slots'][number]} slot @param {{ grid: Grid, lane: number }} where */
function slotAt({ language, words, fresh }, slot, { grid, lane }) {
  const place = grid.place(slot.from, slot.to);
  if (!place) return '';
  const isNew = fresh.has(slot.key);
  const isShort = place.minutes <= oneHour;
  const hasRoom = place.minutes >= twoHours && slot.name[language].length <= longName;
  const tiny = place.minutes < tooShort ? ' is-tiny' : '';
  const technician = firstOf(slot.technician);
  const who = slot.vehicle ?? lastOf(slot.contact) ?? words.stranger;
  const line = isShort
    ? who
    : [slot.vehicle ? `${slot.vehicle} ${lastOf(slot.contact) ?? ''}`.trim() : who, technician].join(' · ');
  const full = [
    `${formatTime(slot.from, language)} – ${formatTime(slot.to, language)}`,
    ...[
      slot.name[language],
      slot.contact,
      slot.vehicle,
      technician,
      isNew ? words.shop.justNow : words.shop.states[slot.status],
    ],
  ];
  return at(
    { l: lane, ...place },
    element(
      'p',
      { class: `slot ${isNew ? 'is-new' : (slotClasses[slot.status] ?? '')}${tiny}` },
      element('b', { 'aria-hidden': 'true' }, hasRoom ? slot.name[language] : slot.short[language]),
      element('span', { 'aria-hidden': 'true' }, line),
      element('span', { class: 'unseen' }, full.filter(Boolean).join(', ')),
    ),
  );
}

const slotClasses = { held: 'is-held', in_workshop: 'is-now', ready: 'is-ready', done: 'is-over' };

/** @param {View} view @param {Diary['blocks'][number]} block @param {{ grid: Grid, lane: number }} where */
function blockAt({ words, language }, { from, to, reason }, { grid, lane }) {
  const place = grid.place(from, to);
  if (!place) return '';
  const times = `${formatTime(from, language)} – ${formatTime(to, language)}, `;
  return at(
    { l: lane, ...place },
    element(
      'p',
      { class: 'slot is-blocked' },
      element('span', { class: 'unseen' }, times),
      element('b', {}, words.shop.blocked),
      reason ? element('span', {}, reason) : null,
    ),
  );
}

/** @param {Diary} diary @param {string} name @param {{ grid: Grid, lane: number }} where */
function peopleLine({ slots, blocks }, name, { grid, lane }) {
  const busy = [
    ...slots
      .filter(({ technician }) => technician === name)
      .map((slot) => ({ ...slot, kind: slot.status === 'in_workshop' ? 'is-now' : '' })),
    ...blocks.filter(({ resource }) => resource === name).map((block) => ({ ...block, kind: 'is-blocked' })),
  ];
  return [
    at({ l: lane }, element('span', { class: 'lane' }, firstOf(name))),
    ...busy.flatMap(({ from, to, kind }) => {
      const place = grid.place(from, to);
      return place ? [at({ l: lane, ...place }, element('i', { class: `busy ${kind}` }))] : [];
    }),
  ];
}

/** @param {View} view @param {{ a: number, b: number, part: number }} now @param {number} end */
function nowLine({ shop, words, language }, { a, b, part: at100 }, end) {
  const line = at(
    { l: 2, a, b },
    element(
      'i',
      { class: 'now' },
      element('span', { class: 'unseen' }, words.shop.itIs(formatTime(shop?.time ?? '', language))),
    ),
  );
  line.style.setProperty('--end', String(end));
  line.style.setProperty('--at', `${at100 * 100}%`);
  return line;
}

/** @param {View} view @param {Diary} diary */
function showKey({ words, fresh, language }, { slots, day }) {
  const box = part('key');
  const has = (/** @type {string} */ status) => slots.some((slot) => slot.status === status && !fresh.has(slot.key));
  const keys = [
    ...(has('in_workshop') ? [['is-now', words.shop.keys.now]] : []),
    ...(has('booked') ? [['', words.shop.keys.planned]] : []),
    ...(has('held') ? [['is-held', words.shop.keys.held]] : []),
    ...(slots.some(({ key }) => fresh.has(key)) ? [['is-new', words.shop.justNow]] : []),
  ];
  if (!hasChanged(box, [keys, language, day])) return;
  box.replaceChildren(...keys.map(([name, text]) => element('span', {}, element('i', { class: name || null }), text)));
}

/** @param {Grid} grid @param {string} each @param {string} gap */
function tracks({ stretches }, each, gap) {
  return stretches.map(({ quarters }) => `repeat(${quarters}, ${each})`).join(` ${gap} `);
}

/** By the DOM, since the content security policy forbids style attributes. @template {HTMLElement} E @param {{ l: number, a?: number, b?: number }} where @param {E} made */
function at({ l, a, b }, made) {
  made.style.setProperty('--l', String(l));
  if (a !== undefined) made.style.setProperty('--a', String(a));
  if (b !== undefined) made.style.setProperty('--b', String(b));
  return made;
}

/** @param {string} name */
function firstOf(name) {
  return name.split(' ')[0] ?? name;
}

/** @param {string | null} name */
function lastOf(name) {
  return name?.split(' ').at(-1) ?? null;
}

/** @param {string} text */
function capital(text) {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
