import { drawing, element, hasChanged, part } from './element.js';

/** @typedef {import('./connection.js').Persona} Persona */
/** @typedef {import('./view.js').View} View */

const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const wide = '(width >= 75rem)';

/**
 * The tabs: one person each. Arrow keys move between them, as the ARIA tabs pattern has it.
 * @param {View} view
 * @param {(id: string) => void} onChoose
 */
export function showPeople(view, onChoose) {
  const { personas, persona, unread, shop, words } = view;
  const list = part('people');
  const isWide = matchMedia(wide).matches;
  showBeing(view);
  if (!hasChanged(list, [personas, persona.id, [...unread], shop?.proposals, words.people, isWide])) return;
  const hadFocus = list.contains(document.activeElement);
  list.setAttribute('aria-label', words.people);
  list.setAttribute('aria-orientation', isWide ? 'vertical' : 'horizontal');
  list.replaceChildren(...personas.map((each) => createTab(each, view, onChoose)));
  list.onkeydown = (event) => {
    const next = nextTab(event.key, personas, persona);
    if (!next) return;
    event.preventDefault();
    onChoose(next.id);
  };
  part('phone').setAttribute('aria-labelledby', `tab-${persona.id}`);
  if (hadFocus) part(`tab-${persona.id}`).focus();
}

/** What somebody is called in the little room of a tab. @param {Persona} persona @param {View['words']} words */
export function shortName({ name, isStranger }, words) {
  return isStranger ? words.stranger : (name.split(' ')[0] ?? name);
}

/** @param {View} view */
function showBeing({ persona, words, language }) {
  const box = part('being');
  if (!hasChanged(box, [persona.id, language])) return;
  const { name, role, isStranger } = persona;
  box.replaceChildren(
    `${words.people} `,
    element('b', {}, isStranger ? words.aStranger : name),
    isStranger ? '' : `, ${words.roles[role]}`,
  );
}

/** @param {Persona} persona @param {View} view @param {(id: string) => void} onChoose */
function createTab(persona, { personas, persona: chosen, unread, shop, words }, onChoose) {
  const { id, place, manner, isStranger, role, trade } = persona;
  const isSelected = id === chosen.id;
  // An approval that waits is unseen as long as it is.
  const asked = isSelected ? 0 : (shop?.proposals.filter((proposal) => proposal.persona === id).length ?? 0);
  const count = Math.max(unread.get(id) ?? 0, asked);
  const isApart = place !== personas[0]?.place && personas[personas.indexOf(persona) - 1]?.place !== place;
  const name = shortName(persona, words);
  const says = place === personas[0]?.place ? (isStranger ? words.isNew : words.shortRoles[role]) : words.trades[trade];
  return element(
    'button',
    {
      ...{ type: 'button', role: 'tab', id: `tab-${id}`, class: isApart ? 'apart' : null },
      ...{ 'aria-selected': String(isSelected), 'aria-controls': 'phone', tabindex: isSelected ? 0 : -1 },
      onclick: () => onChoose(id),
    },
    element(
      'span',
      { class: 'face' },
      isStranger ? '?' : name.slice(0, 1),
      drawing(manner),
      count > 0
        ? element('i', { class: 'badge' }, String(count), element('span', { class: 'unseen' }, ` ${words.unread}, `))
        : null,
    ),
    name,
    element('span', {}, says),
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
