import { element } from './element.js';
import { formatColumn, formatDuration } from './figures.js';
import { describeDelivery } from './message.js';

/** @typedef {import('./state.js').View} View */
/** @typedef {import('./connection.js').Turn} Turn */
/** @typedef {import('./connection.js').Message} Message */

const stages = ['received', 'settle', 'model', 'tools', 'guard', 'commit', 'delivery'];
/** More columns than this hide what matters. */
const mostColumns = 6;
const previewLength = 90;
/** Less is shown as 0 ms: not worth a word. */
const leastMs = 0.05;

/** @param {View} view @param {Turn} turn */
export function showTime({ words, language }, turn) {
  const parts = timeParts(turn).map(([stage, ms]) => ({ stage, ms, name: words.stages[stage] ?? stage }));
  const bar = element('div', { class: 'bar', 'aria-hidden': 'true' });
  for (const { stage, ms } of parts) {
    const piece = element('span', { class: `stage-${stages.includes(stage) ? stage : 'other'}` });
    // By the DOM, since the content security policy forbids style attributes.
    piece.style.flexGrow = String(ms);
    bar.append(piece);
  }
  const legend = parts.map(({ stage, ms, name }) =>
    element(
      'li',
      { class: `stage-${stages.includes(stage) ? stage : 'other'}` },
      `${name} `,
      element('span', {}, formatDuration(ms, language)),
    ),
  );
  return section(words.panel.time, null, bar, element('ul', { class: 'legend' }, ...legend));
}

/** @param {View} view @param {Turn} turn */
export function showCalls({ words, language }, turn) {
  const { panel } = words;
  if (turn.calls.length === 0) return section(panel.calls, '0', note(panel.noCalls));
  const calls = turn.calls.map((call, index) =>
    element(
      'details',
      { class: 'call', 'data-key': `call-${turn.id}-${index}` },
      element(
        'summary',
        {},
        element('code', {}, call.tool),
        element('span', { class: 'does' }, words.tools[call.tool] ?? ''),
        element('span', { class: call.ok ? 'verdict good' : 'verdict bad' }, call.ok ? panel.ok : panel.refused),
        element('span', { class: 'took' }, formatDuration(call.ms, language)),
        element('span', { class: 'preview' }, preview(call.input)),
      ),
      element('h4', {}, panel.arguments),
      element('pre', { tabindex: 0 }, JSON.stringify(call.input, null, 2)),
      element('h4', {}, panel.result),
      element('pre', { tabindex: 0 }, JSON.stringify(call.output, null, 2) ?? ''),
    ),
  );
  return section(panel.calls, String(calls.length), ...calls);
}

/** @param {View} view @param {Turn} turn */
export function showRows({ words, language }, turn) {
  const { panel } = words;
  if (turn.rows.length === 0) return section(panel.rows, '0', note(panel.noRows));
  const rows = turn.rows.map((row) => {
    const columns = Object.entries(row.values);
    const rest = columns.length - mostColumns;
    return element(
      'div',
      { class: 'row' },
      element(
        'table',
        {},
        element(
          'caption',
          {},
          element('code', {}, row.table),
          element('span', { class: `operation ${row.op}` }, words.operations[row.op]),
        ),
        element(
          'tbody',
          {},
          ...columns
            .slice(0, mostColumns)
            .map(([column, value]) =>
              element(
                'tr',
                {},
                element('th', { scope: 'row' }, column),
                element('td', {}, formatColumn(column, value, language)),
              ),
            ),
        ),
      ),
      rest > 0 ? element('p', { class: 'aside' }, `+ ${panel.more(rest)}`) : null,
    );
  });
  return section(panel.rows, String(rows.length), element('div', { class: 'rows' }, ...rows));
}

/** @param {View} view @param {Turn} turn */
export function showGuard({ words }, turn) {
  const { name, meaning } = words.verdicts[turn.guard.verdict];
  const tone = { passed: 'good', skipped: 'calm', repaired: 'warn', template: 'warn' }[turn.guard.verdict];
  return section(
    words.panel.guard,
    null,
    element('p', { class: 'line' }, element('span', { class: `verdict ${tone}` }, name), ` ${meaning}`),
    turn.guard.problems.length
      ? element('ul', { class: 'problems' }, ...turn.guard.problems.map((each) => element('li', {}, each)))
      : null,
  );
}

/** @param {View} view @param {Message[]} answers */
export function showDelivery({ words }, answers) {
  if (answers.length === 0) return section(words.panel.delivery, null, note(words.panel.noDelivery));
  const lines = answers.map((answer) => {
    const [status, ...segments] = describeDelivery(answer, words).split(' · ');
    return element(
      'p',
      { class: 'line' },
      element('span', { class: `verdict ${deliveryTone(answer.status)}` }, status ?? ''),
      segments.length ? ` ${segments.join(' · ')}` : null,
      answer.status === 'unknown' ? ` ${words.unknownDelivery}` : null,
    );
  });
  return section(words.panel.delivery, null, ...lines);
}

/** @param {string} title @param {string | null} total @param {...(Node | null)} content */
function section(title, total, ...content) {
  const heading = element('h3', {}, title, total === null ? null : element('span', { class: 'total' }, total));
  return element('section', {}, heading, ...content);
}

/** @param {string} text */
function note(text) {
  return element('p', { class: 'aside' }, text);
}

/** The stages in the order of the road, then what else was measured, then what the total holds beside. @param {Turn} turn @returns {[string, number][]} */
function timeParts(turn) {
  const known = stages.filter((stage) => stage in turn.ms);
  const others = Object.keys(turn.ms).filter((stage) => stage !== 'total' && !stages.includes(stage));
  const measured = [...known, ...others].map((stage) => /** @type {[string, number]} */ ([stage, turn.ms[stage] ?? 0]));
  const parts = measured.filter(([, ms]) => ms >= leastMs);
  const rest = (turn.ms.total ?? 0) - parts.reduce((sum, [, ms]) => sum + ms, 0);
  return rest >= leastMs ? [...parts, ['other', rest]] : parts;
}

/** @param {unknown} input */
function preview(input) {
  const fields = Object.entries(input ?? {}).map(([key, value]) => `${key}: ${JSON.stringify(value)}`);
  const text = fields.join(', ');
  return text.length > previewLength ? `${text.slice(0, previewLength)}…` : text;
}

/** @param {string} status */
function deliveryTone(status) {
  if (['delivered', 'read', 'sent'].includes(status)) return 'good';
  if (['failed', 'undelivered', 'refused'].includes(status)) return 'bad';
  return status === 'unknown' ? 'warn' : 'calm';
}
