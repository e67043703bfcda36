import { element } from './element.js';
import { formatBytes } from './figures.js';

/** @typedef {import('./connection.js').Message} Message */

/** A link for each file that a message carries: the server gives it to whoever is in that conversation. @param {Message} message @param {'fr' | 'en'} language */
export function fileLinks({ files, persona }, language) {
  if (files.length === 0) return null;
  return element(
    'ul',
    { class: 'files' },
    ...files.map(({ id, name, bytes }) =>
      element(
        'li',
        {},
        element(
          'a',
          { href: `/playground/files/${id}?persona=${encodeURIComponent(persona)}`, download: name },
          element('b', {}, name),
          ' ',
          element('small', {}, formatBytes(bytes, language)),
        ),
      ),
    ),
  );
}
