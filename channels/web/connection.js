/** @typedef {import('#bot/playground/shapes.ts').PlaygroundPersona} Persona */
/** @typedef {import('#bot/playground/shapes.ts').PlaygroundMessage} Message */
/** @typedef {import('#bot/playground/shapes.ts').PlaygroundTurn} Turn */
/** @typedef {import('#bot/playground/shapes.ts').PlaygroundHistory} History */
/** @typedef {import('#bot/playground/shapes.ts').PlaygroundEvent} LiveEvent */
/** @typedef {import('#bot/playground/shop.ts').PlaygroundShop} Shop */
/** @typedef {{ accepted: true } | { accepted: false, code: string, message: string | null }} Answer */

/** Longer than the slowest webhook, shorter than a person's patience. */
const patienceMs = 15_000;
/** A scan over a telephone's line. */
const uploadMs = 300_000;
const reopenMs = 3_000;

/** @returns {Promise<Persona[]>} */
export async function fetchPersonas() {
  return (await fetchJson('/playground/personas')).personas;
}

/** @param {string} persona @returns {Promise<History>} */
export function fetchHistory(persona) {
  return fetchJson(`/playground/history?persona=${encodeURIComponent(persona)}`);
}

/** @param {string} place @returns {Promise<Shop>} */
export function fetchShop(place) {
  return fetchJson(`/playground/shop?business=${encodeURIComponent(place)}`);
}

/** @param {string} persona @param {string} text */
export function postMessage(persona, text) {
  return post('/playground/messages', { persona, text });
}

/**
 * A line of JSON, and behind it the file as it is.
 * @param {{ persona: string, text: string, file: File }} sent
 */
export function postFile({ persona, text, file }) {
  const head = JSON.stringify({ persona, text, name: file.name });
  const body = new Blob([`${head}\n`, file]);
  return send('/playground/files', { body, type: 'application/octet-stream', waitMs: uploadMs });
}

/** @param {string} persona */
export function postStartOver(persona) {
  return post('/playground/start-over', { persona });
}

/** @param {string} step */
export function postClock(step) {
  return post('/playground/clock', { step });
}

/**
 * Follows what happens, for good: a lost connection is told and opened again.
 * @param {{ onEvent: (event: LiveEvent) => void, onOpen: () => void, onLost: () => void }} on
 */
export function follow(on) {
  const source = new EventSource('/playground/events');
  source.onopen = on.onOpen;
  source.onmessage = (event) => on.onEvent(JSON.parse(event.data));
  source.onerror = () => {
    on.onLost();
    // The browser tries again by itself after a cut, but gives up after a refusal (503 while the server restarts).
    if (source.readyState === EventSource.CLOSED) setTimeout(() => follow(on), reopenMs);
  };
}

/** Never throws: whatever goes wrong is a code that the page's words have a sentence for. @param {string} path @param {unknown} body @returns {Promise<Answer>} */
function post(path, body) {
  return send(path, { body: JSON.stringify(body), type: 'application/json', waitMs: patienceMs });
}

/** @param {string} path @param {{ body: BodyInit, type: string, waitMs: number }} sent @returns {Promise<Answer>} */
async function send(path, { body, type, waitMs }) {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': type },
      body,
      signal: AbortSignal.timeout(waitMs),
    });
    if (response.ok) return { accepted: true };
    const { error } = await response.json().catch(() => ({ error: null }));
    return { accepted: false, code: error?.code ?? 'failed', message: error?.message ?? null };
  } catch {
    return { accepted: false, code: 'offline', message: null };
  }
}

/** @param {string} path */
async function fetchJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}
