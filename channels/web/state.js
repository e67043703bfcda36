import { words } from './words.js';

/** @typedef {import('./connection.js').Persona} Persona */
/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./connection.js').Turn} Turn */
/** @typedef {import('./connection.js').LiveEvent} LiveEvent */
/** @typedef {import('./preferences.js').Language} Language */
/**
 * What the page shows, made anew for each drawing. `turn` is the one whose trace is shown.
 * @typedef {{ persona: Persona, personas: Persona[], unread: Set<string>, messages: Message[], turns: Turn[], turn: Turn | null,
 *   isWorking: boolean, isLoaded: boolean, language: Language, words: typeof words.fr }} View
 */
/** @typedef {ReturnType<typeof createState>} State */

/** A turn that has said nothing for this long will not. */
const workingMs = 30_000;

export function createState() {
  return {
    personas: /** @type {Persona[]} */ ([]),
    persona: /** @type {Persona | null} */ (null),
    messages: /** @type {Map<string, Message>} */ (new Map()),
    turns: /** @type {Map<string, Turn>} */ (new Map()),
    /** Ids told by an event since the history was asked for: newer than what the history says of them. */
    told: /** @type {Set<string>} */ (new Set()),
    /** Null: the latest. */
    turnId: /** @type {string | null} */ (null),
    unread: /** @type {Set<string>} */ (new Set()),
    drafts: /** @type {Map<string, string>} */ (new Map()),
    isLoaded: false,
    workingUntil: 0,
  };
}

/** @param {State} state @param {Persona} persona */
export function enterPersona(state, persona) {
  Object.assign(state, { persona, turnId: null, isLoaded: false, workingUntil: 0 });
  state.messages.clear();
  state.turns.clear();
  state.unread.delete(persona.id);
}

/** @param {State} state @param {{ messages: Message[], turns: Turn[] }} history */
export function takeHistory(state, history) {
  const isOlder = (/** @type {{ id: string }} */ { id }) => !state.told.has(id);
  // What the history no longer holds is gone: the demo was started afresh.
  for (const kept of [state.messages, state.turns]) {
    for (const id of kept.keys()) if (!state.told.has(id)) kept.delete(id);
  }
  for (const message of history.messages.filter(isOlder)) state.messages.set(message.id, message);
  for (const turn of history.turns.filter(isOlder)) state.turns.set(turn.id, turn);
  state.isLoaded = true;
}

/** @param {State} state @param {LiveEvent} event */
export function takeEvent(state, event) {
  const about = event.kind === 'message' ? event.message : event.kind === 'turn' ? event.turn : event;
  if (about.persona !== state.persona?.id) {
    if (event.kind === 'message' && event.message.direction === 'out') state.unread.add(about.persona);
    return;
  }
  if (event.kind === 'working') {
    state.workingUntil = Date.now() + workingMs;
  } else if (event.kind === 'message') {
    state.told.add(event.message.id);
    state.messages.set(event.message.id, event.message);
    if (event.message.direction === 'out') state.workingUntil = 0;
  } else {
    if (!state.turns.has(event.turn.id)) state.turnId = null;
    state.told.add(event.turn.id);
    state.turns.set(event.turn.id, event.turn);
    state.workingUntil = 0;
  }
}

/** @param {State} state @param {Language} language @returns {View | null} null until the personas are known */
export function viewOf(state, language) {
  if (!state.persona) return null;
  // A stable sort: messages of the same instant stay in the order they were told.
  const messages = [...state.messages.values()].toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const turns = orderTurns([...state.turns.values()], messages);
  return {
    persona: state.persona,
    personas: state.personas,
    unread: state.unread,
    messages,
    turns,
    turn: (state.turnId ? state.turns.get(state.turnId) : turns.at(-1)) ?? null,
    isWorking: state.workingUntil > Date.now(),
    isLoaded: state.isLoaded,
    language,
    words: words[language],
  };
}

/** By their first message; those whose messages are not known yet are the newest. @param {Turn[]} turns @param {Message[]} messages */
function orderTurns(turns, messages) {
  const place = (/** @type {Turn} */ { id }) => {
    const index = messages.findIndex(({ turnId }) => turnId === id);
    return index < 0 ? messages.length : index;
  };
  return turns.toSorted((one, other) => place(one) - place(other));
}
