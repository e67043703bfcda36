import { element, hasChanged, part } from './element.js';
import { noBreak } from './no-break.js';

/** @typedef {import('./view.js').View} View */

/**
 * What one could say next: the answers to our question while it stands, and else what has not been said yet.
 * @param {View} view
 * @param {(text: string) => void} onPick
 */
export function showChips(view, onPick) {
  const { persona, isLoaded, language, words, offer } = view;
  const isOffer = offer !== null && persona.manner === 'sms';
  const chips = isOffer ? offer.choices : suggestions(view);
  const box = part('chips');
  if (!hasChanged(box, [persona.id, chips, isLoaded, language])) return;
  box.className = isOffer ? 'chips is-offer' : 'chips';
  box.setAttribute('aria-label', isOffer ? words.replies : words.suggestions);
  box.replaceChildren(
    ...(isLoaded ? chips : []).map(({ value, label }) =>
      element(
        'button',
        { type: 'button', onclick: () => onPick(value) },
        value === label ? null : element('b', {}, value),
        noBreak(label),
      ),
    ),
  );
}

/** @param {View} view */
function suggestions({ persona, messages, language }) {
  const said = new Set(messages.filter(({ direction }) => direction === 'in').map(({ text }) => text));
  const all = persona.suggestions[language];
  const left = all.filter((text) => !said.has(text));
  return (left.length > 0 ? left : all).map((text) => ({ value: text, label: text }));
}
