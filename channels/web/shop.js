import { element, hasChanged, part } from './element.js';
import { formatCost, formatDay, formatSeconds, formatTime } from './figures.js';
import { showDiary } from './diary.js';
import { showChart } from './chart.js';
import { showAsk, showCars, showTasks, showWaiting } from './lists.js';

/** @typedef {import('./view.js').View} View */

/**
 * The shop as its owner would look at it: a window, which changes nothing.
 * @param {View} view @param {(id: string) => void} onChoose
 */
export function showShop(view, onChoose) {
  const { shop, words } = view;
  part('shop-view').textContent = shop ? words.shop.viewOf[shop.trade] : words.shop.view;
  if (!shop) return;
  showHead(view, shop);
  showFigures(view, shop);
  showDiary(view, shop.diary);
  showAsk(view, shop, onChoose);
  showWaiting(view, shop.waiting);
  showTasks(view, shop.tasks);
  showCars(view, shop);
  showChart(view, shop.days, shop.today);
}

/** @param {View} view @param {NonNullable<View['shop']>} shop */
function showHead({ language, words, isLost }, { name, isOpen, today, time }) {
  part('shop-name').textContent = name;
  part('open').textContent = isOpen ? words.shop.open : words.shop.closed;
  part('open').classList.toggle('is-on', isOpen);
  const lastSeen = isLost ? ` · ${words.shop.asOf(formatTime(time, language))}` : '';
  part('date').textContent = `${formatDay(today, language)}${lastSeen}`;
}

/** @param {View} view @param {NonNullable<View['shop']>} shop */
function showFigures({ language, words, fresh }, { figures, diary }) {
  const box = part('figures');
  const justBooked = diary.slots.filter(({ key }) => fresh.has(key)).length;
  if (!hasChanged(box, [figures, justBooked, language])) return;
  const { settled, total, booked, usualMs, costMicros, withoutModel } = figures;
  const say = words.shop.figures;
  const cells = [
    [say.settled, String(settled), total > 0 ? say.of(total) : null, total > 0 ? say.sinceMorning : say.noMessage],
    [say.booked, String(booked), null, justBooked > 0 ? say.justBooked(justBooked) : say.today],
    [
      say.answer,
      usualMs === null ? '–' : formatSeconds(usualMs, language),
      null,
      usualMs === null ? say.noneYet : say.usually,
    ],
    [say.cost, formatCost(costMicros, language, 2), null, withoutModel > 0 ? say.withoutModel(withoutModel) : say.free],
  ];
  box.replaceChildren(
    ...cells.map(([term, value, rest, note]) =>
      element(
        'div',
        {},
        element('dt', {}, term),
        element('dd', {}, value, rest === null ? null : element('span', {}, ` ${rest}`)),
        element('dd', { class: 'note' }, note),
      ),
    ),
  );
}
