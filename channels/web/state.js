/** @typedef {import('./connection.js').Persona} Persona */
/** @typedef {import('./connection.js').Message} Message */
/** @typedef {import('./connection.js').History} History */
/** @typedef {import('./connection.js').Shop} Shop */
/** @typedef {import('./connection.js').LiveEvent} LiveEvent */
/** @typedef {ReturnType<typeof createState>} State */

/** A turn that has said nothing for this long will not. */
const workingMs = 30_000;
/** What was booked is marked as new for as long, unless something else happens. */
const freshMs = 60_000;

export function createState() {
  return {
    personas: /** @type {Persona[]} */ ([]),
    persona: /** @type {Persona | null} */ (null),
    messages: /** @type {Map<string, Message>} */ (new Map()),
    isTaken: false,
    /** Ids told by an event since the history was asked for: newer than what the history says of them. */
    told: /** @type {Set<string>} */ (new Set()),
    /** How many messages each person has not seen. */
    unread: /** @type {Map<string, number>} */ (new Map()),
    drafts: /** @type {Map<string, string>} */ (new Map()),
    /** When each person last pressed, and how long each answer took from there. */
    pressedAt: /** @type {Map<string, number>} */ (new Map()),
    waits: /** @type {Map<string, number>} */ (new Map()),
    shop: /** @type {Shop | null} */ (null),
    /** By how much the business's clock is ahead of this one. */
    aheadMs: 0,
    /** What was just booked, and until when it counts as that. */
    fresh: /** @type {Set<string>} */ (new Set()),
    freshUntil: 0,
    /** How far the long work of each person is. */
    progress: /** @type {Map<string, { done: number, total: number }>} */ (new Map()),
    isLoaded: false,
    isMoving: false,
    isLost: false,
    workingUntil: 0,
  };
}

/** @param {State} state @param {Persona} persona */
export function enterPersona(state, persona) {
  if (state.shop && state.shop.place !== persona.place) state.shop = null;
  Object.assign(state, { persona, isLoaded: false, isTaken: false, workingUntil: 0 });
  state.messages.clear();
  state.unread.delete(persona.id);
}

/** @param {State} state @param {History} history */
export function takeHistory(state, { messages, isTaken }) {
  // What the history no longer holds is gone: the talk or the demo was started afresh.
  for (const id of state.messages.keys()) if (!state.told.has(id)) state.messages.delete(id);
  for (const message of messages) if (!state.told.has(message.id)) state.messages.set(message.id, message);
  Object.assign(state, { isTaken, isLoaded: true });
}

/** @param {State} state @param {Shop} shop */
export function takeShop(state, shop) {
  if (shop.place !== state.persona?.place) return;
  const before = state.shop;
  const isSame = before?.place === shop.place;
  if (isSame && before.events[0]?.key !== shop.events[0]?.key) state.fresh.clear();
  const known = new Map(isSame ? before.diary.slots.map(({ key, status }) => [key, status]) : []);
  for (const { key, status } of isSame ? shop.diary.slots : []) {
    const isNew = known.get(key) === 'held' || (!known.has(key) && before?.diary.day === shop.diary.day);
    if (status !== 'booked' || !isNew) continue;
    state.fresh.add(key);
    state.freshUntil = Date.now() + freshMs;
  }
  state.shop = shop;
  state.aheadMs = Date.parse(shop.now) - Date.now();
}

/** The person pressed: the dots come at once, and the time runs. @param {State} state */
export function takePress(state) {
  if (!state.persona) return;
  state.pressedAt.set(state.persona.id, performance.now());
  if (!state.isTaken) state.workingUntil = Date.now() + workingMs;
}

/** @param {State} state @param {LiveEvent} event */
export function takeEvent(state, event) {
  if (event.kind === 'shop') return;
  if (event.kind === 'progress') {
    if (event.done < event.total) state.progress.set(event.persona, { done: event.done, total: event.total });
    else state.progress.delete(event.persona);
    return;
  }
  const { persona } = event.kind === 'message' ? event.message : event;
  if (event.kind === 'message' && event.message.direction === 'out') measureWait(state, event.message);
  if (persona !== state.persona?.id) {
    if (event.kind === 'message' && event.message.direction === 'out' && !state.told.has(event.message.id)) {
      state.told.add(event.message.id);
      state.unread.set(persona, (state.unread.get(persona) ?? 0) + 1);
    }
    return;
  }
  if (event.kind === 'restarted') {
    state.messages.clear();
    Object.assign(state, { workingUntil: 0, isTaken: false });
  } else if (event.kind === 'working') {
    state.workingUntil = Date.now() + workingMs;
  } else if (event.kind === 'message') {
    state.told.add(event.message.id);
    state.messages.set(event.message.id, event.message);
    if (event.message.direction === 'out') state.workingUntil = 0;
  } else {
    state.workingUntil = 0;
  }
}

/** @param {State} state @param {Message} message */
function measureWait(state, { id, persona, turnId }) {
  const pressed = state.pressedAt.get(persona);
  // What nobody asked for answers no press.
  if (pressed === undefined || turnId === null || state.waits.has(id)) return;
  state.waits.set(id, performance.now() - pressed);
  state.pressedAt.delete(persona);
}
