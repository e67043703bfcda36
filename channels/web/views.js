import { element, hasChanged, part } from './element.js';
import { formatStamp } from './figures.js';
import { noBreak } from './no-break.js';

/** @typedef {'phone' | 'shop' | 'feed'} ViewName */

const narrow = '(width < 48rem)';

/** The parts of the page, which are all in view where there is room, and else behind these buttons. @param {() => void} onChange */
export function openViews(onChange) {
  showView('phone');
  for (const button of part('views').querySelectorAll('button')) {
    button.addEventListener('click', () => {
      showView(/** @type {ViewName} */ (button.dataset.show));
      onChange();
    });
  }
  part('lately').addEventListener('click', () => {
    showView(matchMedia(narrow).matches ? 'shop' : 'feed');
    onChange();
  });
}

/** @param {ViewName} name */
export function showView(name) {
  document.documentElement.dataset.view = name;
  for (const button of part('views').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.show === name));
  }
  if (name === 'phone') part('talk').scrollTop = part('talk').scrollHeight;
}

/** Between the widths the phone is always there, and its button is not. */
export function fitView() {
  const isNarrow = matchMedia(narrow).matches;
  const { view } = document.documentElement.dataset;
  if (!isNarrow && view === 'phone') showView('shop');
}

/** The newest event beside the phone, where the feed is out of view. @param {import('./view.js').View} view */
export function showLately({ shop, language, words }) {
  const box = part('lately');
  const [newest] = shop?.events ?? [];
  box.hidden = !newest;
  if (!newest || !hasChanged(box, [newest.key, language])) return;
  box.replaceChildren(
    element('time', {}, formatStamp(newest.time, language)),
    element('span', {}, noBreak(newest.text[language])),
    element('u', {}, words.shop.look),
  );
}
