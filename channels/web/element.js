/** The key under which a box remembers what it was last drawn from. */
const lastSource = Symbol('last source');

/**
 * Makes an element. A string child becomes a text node, so nothing a person or a tool wrote is ever read as HTML.
 * A function attribute (`onclick`) is listened to; null, undefined and false leave the attribute out.
 * @template {keyof HTMLElementTagNameMap} Name
 * @param {Name} name
 * @param {Record<string, unknown>} [attributes]
 * @param {...(Node | string | null)} children
 * @returns {HTMLElementTagNameMap[Name]}
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), /** @type {EventListener} */ (value));
    else if (value !== null && value !== undefined && value !== false)
      made.setAttribute(key, value === true ? '' : String(value));
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

/** One of the drawings at the top of `index.html`; it says nothing that words do not. @param {string} name */
export function drawing(name) {
  const made = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const use = document.createElementNS('http://www.w3.org/2000/svg', 'use');
  use.setAttribute('href', `#${name}`);
  made.setAttribute('aria-hidden', 'true');
  made.append(use);
  return made;
}

/**
 * Whether a box must be drawn again: it remembers what it was last drawn from. What did not change keeps its elements,
 * and with them focus, selection, a click under way and the silence of the screen reader.
 * @param {Element & { [lastSource]?: string }} box
 * @param {unknown} source
 */
export function hasChanged(box, source) {
  const written = JSON.stringify(source);
  if (box[lastSource] === written) return false;
  box[lastSource] = written;
  return true;
}

/**
 * Finds a part of `index.html`; throws when the page and its script no longer fit.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function part(id) {
  const found = document.getElementById(id);
  if (!found) throw new Error(`index.html has no element "${id}".`);
  return found;
}
