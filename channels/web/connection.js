/** @typedef {import('#bot/playground.ts').PlaygroundPersona} Persona */
/** @typedef {import('#bot/playground.ts').PlaygroundMessage} Message */
/** @typedef {import('#bot/playground.ts').PlaygroundTurn} Turn */
/** @typedef {import('#bot/playground.ts').PlaygroundEvent} LiveEvent */
/** @typedef {{ accepted: true } | { accepted: false, code: string, message: string | null }} Answer */

/** Longer than the slowest webhook, shorter than a person's patience. */
const patienceMs = 15_000;
const reopenMs = 3_000;

/** @returns {Promise<Persona[]>} */
export async function fetchPersonas() {
  return (await fetchJson('/playground/personas')).personas;
}

/** @param {string} persona @returns {Promise<{ messages: Message[], turns: Turn[] }>} */
export function fetchHistory(persona) {
  return fetchJson(`/playground/history?persona=${encodeURIComponent(persona)}`);
}

/**
 * Never throws: whatever goes wrong is a code that `words.js` has a sentence for.
 * @param {string} persona
 * @param {string} text
 * @returns {Promise<Answer>}
 */
export async function postMessage(persona, text) {
  try {
    const response = await fetch('/playground/messages', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ persona, text }),
      signal: AbortSignal.timeout(patienceMs),
    });
    if (response.ok) return { accepted: true };
    const { error } = await response.json().catch(() => ({ error: null }));
    return { accepted: false, code: error?.code ?? 'failed', message: error?.message ?? null };
  } catch {
    return { accepted: false, code: 'offline', message: null };
  }
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

/** @param {string} path */
async function fetchJson(path) {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path} answered ${response.status}.`);
  return response.json();
}
