import { element } from './element.js';
import { formatCost, formatDuration, formatNumber, formatValue } from './figures.js';

/** @typedef {import('./view.js').View} View */
/** @typedef {import('./connection.js').Turn} Turn */

const stages = ['received', 'settle', 'model', 'tools', 'guard', 'commit', 'delivery'];
/** Less is shown as 0 ms: not worth a word. */
const leastMs = 0.05;
const longest = 180;
const isId = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

/** How one answer was made: for whoever wants to know. @param {View} view @param {Turn} turn */
export function describeTrace(view, turn) {
  return element(
    'div',
    { class: 'trace' },
    describeFacts(view, turn),
    ...describeTime(view, turn),
    ...turn.calls.flatMap((call) => describeCall(view, call)),
    ...describeRows(view, turn.rows),
    ...describeProof(view, turn.guard),
  );
}

/** @param {View} view @param {Turn} turn */
function describeFacts({ words, language }, turn) {
  const { trace } = words;
  const isRules = turn.model === null || turn.model.startsWith('rules');
  const tokens = trace.tokens(
    formatNumber(turn.tokens.input, language, 0),
    formatNumber(turn.tokens.output, language, 0),
  );
  return facts([
    [trace.lane, trace.lanes[turn.lane] ?? turn.lane],
    [trace.agent, turn.agent ? (trace.agents[turn.agent] ?? turn.agent) : trace.none],
    [trace.model, isRules ? trace.noCall : `${turn.model}, ${tokens}`],
    [trace.cost, formatCost(turn.costMicros, language, 4)],
    [trace.duration, formatDuration(sum(partsOf(turn).map(([, ms]) => ms)), language)],
  ]);
}

/** @param {View} view @param {Turn} turn */
function describeTime({ words, language }, turn) {
  const parts = partsOf(turn);
  if (parts.length === 0) return [];
  const text = parts
    .map(([stage, ms]) => `${words.trace.stages[stage] ?? stage} ${formatDuration(ms, language)}`)
    .join(' · ');
  const bar = element('p', { class: 'spent', 'aria-hidden': 'true' });
  for (const [, ms] of parts) {
    const piece = element('i');
    piece.style.setProperty('--n', String(ms));
    bar.append(piece);
  }
  return [bar, element('small', {}, text)];
}

/** @param {View} view @param {Turn['calls'][number]} call */
function describeCall({ words, language }, { tool, input, output, ok, ms }) {
  const { trace } = words;
  const said = (/** @type {unknown} */ value) => listed(scalars(value, words, language)) || trace.nothing;
  return [
    element('h3', {}, element('code', {}, tool), element('span', { class: 'num' }, formatDuration(ms, language))),
    facts([
      [trace.asked, said(input)],
      [ok ? trace.returned : trace.refused, said(output)],
    ]),
  ];
}

/** @param {View} view @param {Turn['rows']} rows */
function describeRows({ words, language }, rows) {
  const { trace } = words;
  if (rows.length === 0) return [];
  const lines = rows.map(({ table, op, values }) => {
    const what = listed(scalars(values, words, language));
    return /** @type {[string, string]} */ ([trace.tables[table] ?? trace.record, what || trace.operations[op]]);
  });
  return [element('h3', {}, trace.written), facts(lines)];
}

/** @param {View} view @param {Turn['guard']} guard */
function describeProof({ words }, { verdict }) {
  return [element('h3', {}, words.trace.checked), element('p', {}, words.trace.verdicts[verdict])];
}

/**
 * What a person can read of a value: no ids, no codes that have no word.
 * @param {unknown} value @param {View['words']} words @param {View['language']} language @returns {string[]}
 */
function scalars(value, words, language, name = '') {
  const { trace } = words;
  if (typeof value === 'object' && value !== null) {
    // What is there in both languages is read in one.
    if ('fr' in value && 'en' in value) return scalars(value[language], words, language, name);
    const isList = Array.isArray(value);
    return Object.entries(value).flatMap(([key, inner]) => scalars(inner, words, language, isList ? name : key));
  }
  if (trace.unsaid.includes(name)) return [];
  if (typeof value === 'string' && isId.test(value)) return [];
  const code = typeof value === 'string' ? trace.values[value] : undefined;
  if (code) return [code];
  // A word of the program for which the reader has none.
  if (typeof value === 'string' && /^[a-z]+_[a-z_]+$/.test(value)) return [];
  const written = formatValue(name, value, language);
  return written === null
    ? []
    : [typeof value === 'number' && trace.units[name] ? `${written}\u00A0${trace.units[name]}` : written];
}

/** As many as fit, each once. @param {string[]} texts */
function listed(texts) {
  const all = [...new Set(texts)].join(', ');
  return all.length <= longest ? all : `${all.slice(0, longest).replace(/,[^,]*$/, '')}…`;
}

/** @param {[string, string][]} pairs */
function facts(pairs) {
  return element('dl', {}, ...pairs.flatMap(([term, text]) => [element('dt', {}, term), element('dd', {}, text)]));
}

/** The stages in the order of the road, then what else was measured. @param {Turn} turn @returns {[string, number][]} */
function partsOf({ ms }) {
  const others = Object.keys(ms).filter((stage) => stage !== 'total' && !stages.includes(stage));
  const all = [...stages, ...others].map((stage) => /** @type {[string, number]} */ ([stage, ms[stage] ?? 0]));
  return all.filter(([, spent]) => spent >= leastMs);
}

/** @param {number[]} numbers */
function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}
