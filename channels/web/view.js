import { words } from './words.js';

/** @typedef {import('./connection.js').Persona} Persona */
/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./connection.js').Shop} Shop */
/** @typedef {import('./preferences.js').Language} Language */
/**
 * What the page shows, made anew for each drawing. `offer`: the choices of our last question, while it stands.
 * @typedef {{ persona: Persona, personas: Persona[], unread: Map<string, number>, messages: Message[], waits: Map<string, number>,
 *   offer: Message | null, isWorking: boolean, isTaken: boolean, isLoaded: boolean, isMoving: boolean, isLost: boolean,
 *   progress: { done: number, total: number } | null, shop: Shop | null, fresh: Set<string>, language: Language, words: typeof words.fr }} View
 */

const never = new Set();

/** @param {import('./state.js').State} state @param {Language} language @returns {View | null} null until the personas are known */
export function viewOf(state, language) {
  const { persona, personas, unread, waits, isTaken, isLoaded, isMoving, isLost, shop } = state;
  if (!persona) return null;
  // A stable sort: messages of the same instant stay in the order they were told.
  const messages = [...state.messages.values()].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const last = messages.at(-1);
  const isOpen = last?.openUntil && Date.parse(last.openUntil) > Date.now() + state.aheadMs;
  return {
    ...{ persona, personas, unread, waits, isTaken, isLoaded, isMoving, isLost, shop, messages, language },
    offer: last?.direction === 'out' && last.choices.length > 0 && isOpen ? last : null,
    isWorking: state.workingUntil > Date.now(),
    fresh: state.freshUntil > Date.now() ? state.fresh : never,
    progress: state.progress.get(persona.id) ?? null,
    words: words[language],
  };
}
