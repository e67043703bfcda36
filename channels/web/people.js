import { element, hasChanged, part } from './element.js';

/** @typedef {import('./connection.js').Persona} Persona */

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

/**
 * The tabs: one persona each. Arrow keys move between them, as the ARIA tabs pattern has it.
 * @param {import('./state.js').View} view
 * @param {(id: string) => void} onChoose
 */
export function showPeople({ personas, persona, unread, words }, onChoose) {
  const list = part('people');
  if (!hasChanged(list, [personas, persona.id, [...unread], words.people])) return;
  const hadFocus = list.contains(document.activeElement);
  list.setAttribute('aria-label', words.people);
  list.replaceChildren(
    ...personas.map((each) => createTab(each, each.id === persona.id, unread.has(each.id), words, onChoose)),
  );
  list.onkeydown = (event) => {
    const next = nextTab(event.key, personas, persona);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
  };
  part('stage').setAttribute('aria-labelledby', `tab-${persona.id}`);
  if (hadFocus) part(`tab-${persona.id}`).focus();
}

/**
 * @param {Persona} persona @param {boolean} isSelected @param {boolean} isUnread
 * @param {import('./state.js').View['words']} words @param {(id: string) => void} onChoose
 */
function createTab(persona, isSelected, isUnread, words, onChoose) {
  return element(
    'button',
    {
      type: 'button',
      role: 'tab',
      id: `tab-${persona.id}`,
      'aria-selected': String(isSelected),
      'aria-controls': 'stage',
      tabindex: isSelected ? 0 : -1,
      onclick: () => onChoose(persona.id),
    },
    element('strong', {}, persona.name),
    element('span', {}, words.roleOf(persona.role, persona.business)),
    isUnread ? element('span', { class: 'unread' }, element('span', { class: 'unseen' }, words.unread)) : null,
  );
}

/** @param {string} key @param {Persona[]} personas @param {Persona} persona @returns {Persona | undefined} */
function nextTab(key, personas, persona) {
  if (key === 'Home') return personas[0];
  if (key === 'End') return personas.at(-1);
  const step = steps[/** @type {keyof typeof steps} */ (key)];
  if (!step) return undefined;
  return personas.at((personas.indexOf(persona) + step) % personas.length);
}
