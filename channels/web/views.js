import { element, part } from './element.js';

/** @typedef {'phone' | 'panel'} ViewName */

/** The two halves of the page, side by side; one at a time on a phone, where two buttons change over. */
export function openViews() {
  for (const button of part('views').querySelectorAll('button')) {
    button.addEventListener('click', () => showView(/** @type {ViewName} */ (button.dataset.view), false));
  }
}

/** @param {ViewName} name @param {boolean} isByKeyboard the reading place then follows */
export function showView(name, isByKeyboard) {
  const isNarrow = part('views').offsetParent !== null;
  part('stage').dataset.view = name;
  for (const button of part('views').querySelectorAll('button')) {
    button.setAttribute('aria-pressed', String(button.dataset.view === name));
  }
  if (name === 'panel') part('views').querySelector('.unread')?.remove();
  if (name === 'panel' && (isNarrow || isByKeyboard)) part('what-happened').focus();
  if (name === 'phone') part('talk').scrollTop = part('talk').scrollHeight;
}

/** Marks that there is something new to see on the other half. */
export function tellNews() {
  const button = part('views').querySelector('[data-view="panel"]');
  if (part('stage').dataset.view === 'panel' || button?.querySelector('.unread')) return;
  button?.append(element('span', { class: 'unread', 'aria-hidden': 'true' }));
}
