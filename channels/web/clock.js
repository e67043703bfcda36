import { element, hasChanged, part } from './element.js';
import { formatDay, formatStamp } from './figures.js';

const steps = /** @type {const} */ (['quarter', 'hour', 'morning']);

/**
 * The business's time, and the buttons that move it on, which wait while what is due is done.
 * @param {import('./view.js').View} view @param {(step: string) => void} onMove
 */
export function showClock({ shop, isMoving, language, words }, onMove) {
  if (!shop) return;
  part('time').textContent = formatStamp(shop.time, language);
  part('today').textContent = formatDay(shop.today, language);
  const box = part('steps');
  box.hidden = !shop.hasClock;
  if (!hasChanged(box, [shop.hasClock, isMoving, language])) return;
  const focused = [...box.children].indexOf(/** @type {Element} */ (document.activeElement));
  box.setAttribute('aria-label', words.shop.moveClock);
  box.replaceChildren(
    ...steps.map((step) =>
      element(
        'button',
        // Still there for whoever has the focus on it, as a disabled one would not be.
        {
          type: 'button',
          class: 'button',
          'aria-disabled': isMoving ? 'true' : null,
          onclick: () => isMoving || onMove(step),
        },
        words.shop.steps[step],
      ),
    ),
  );
  if (focused >= 0) /** @type {HTMLElement} */ (box.children[focused]).focus();
}
