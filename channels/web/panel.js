import { element, hasChanged, part } from './element.js';
import { formatCost, formatDuration } from './figures.js';
import { showCalls, showDelivery, showGuard, showRows, showTime } from './sections.js';

/** @typedef {import('./state.js').View} View */
/** @typedef {import('./connection.js').Turn} Turn */

/**
 * What happened in the selected turn.
 * @param {View} view
 * @param {(turnId: string) => void} onInspect
 */
export function showPanel(view, onInspect) {
  const panel = part('panel');
  const messages = view.messages.filter(({ turnId }) => view.turn && turnId === view.turn.id);
  if (!hasChanged(panel, [view.turn, messages, view.language, view.turns.length])) return;
  showTurns(view, onInspect);
  redraw(panel, view.turn ? describeTurn(view, view.turn, messages) : [describeNothing(view)]);
}

/** @param {View} view @param {(turnId: string) => void} onInspect */
function showTurns({ turns, turn, words }, onInspect) {
  const box = part('turns');
  box.hidden = turns.length < 2;
  box.setAttribute('aria-label', words.panel.turns);
  if (!turn) return;
  const index = turns.indexOf(turn);
  const arrow = (label, sign, other) =>
    element(
      'button',
      { type: 'button', 'data-key': sign, 'aria-label': label, disabled: !other, onclick: () => onInspect(other.id) },
      sign,
    );
  redraw(box, [
    arrow(words.panel.previous, '‹', turns[index - 1]),
    element('span', { role: 'status' }, words.panel.turn(index + 1, turns.length)),
    arrow(words.panel.next, '›', turns[index + 1]),
  ]);
}

/** @param {View} view @param {Turn} turn @param {View['messages']} messages */
function describeTurn(view, turn, messages) {
  const asked = messages.filter(({ direction }) => direction === 'in');
  const answers = messages.filter(({ direction }) => direction === 'out');
  return [
    ...asked.map(({ text }) => element('blockquote', {}, text)),
    describeHeadline(view, turn, answers.length > 0),
    describeFacts(view, turn),
    showTime(view, turn),
    showCalls(view, turn),
    showRows(view, turn),
    showGuard(view, turn),
    showDelivery(view, answers),
  ];
}

/** @param {View} view @param {Turn} turn @param {boolean} isAnswered */
function describeHeadline({ words, language }, turn, isAnswered) {
  const duration = formatDuration(totalMs(turn), language);
  const settle = turn.ms.settle ?? 0;
  return element(
    'div',
    { class: 'headline' },
    element(
      'p',
      {},
      element('strong', {}, isAnswered ? words.panel.answered(duration) : words.panel.handled(duration)),
      `, ${callsModel(turn) ? words.panel.byModel(turn.model) : words.panel.noModel}`,
    ),
    settle >= 1 ? element('p', { class: 'aside' }, words.panel.waited(formatDuration(settle, language))) : null,
  );
}

/** @param {View} view @param {Turn} turn */
function describeFacts({ words, language }, turn) {
  const { panel } = words;
  const facts = [
    [panel.lane, words.lanes[turn.lane] ?? turn.lane],
    [panel.agent, turn.agent ? (words.agents[turn.agent] ?? turn.agent) : panel.none],
    [panel.model, turn.model ? (callsModel(turn) ? turn.model : panel.rules) : panel.none],
    [panel.language, words.languages[turn.language]],
    [panel.cost, formatCost(turn.costMicros, language)],
    [
      panel.tokens,
      turn.tokens.input + turn.tokens.output ? panel.tokensOf(turn.tokens.input, turn.tokens.output) : '0',
    ],
  ];
  return element(
    'dl',
    { class: 'facts' },
    ...facts.map(([term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value))),
  );
}

/** @param {View} view */
function describeNothing({ words }) {
  return element(
    'div',
    { class: 'nothing' },
    element('h3', {}, words.empty.title),
    element('p', {}, words.empty.lead),
    element(
      'dl',
      {},
      ...words.empty.lines.flatMap(({ term, text }) => [element('dt', {}, term), element('dd', {}, text)]),
    ),
  );
}

/** The rules model is code: it answers without calling anything. @param {Turn} turn */
function callsModel(turn) {
  return turn.model !== null && !turn.model.startsWith('rules');
}

/** @param {Turn} turn */
function totalMs(turn) {
  return turn.ms.total ?? Object.values(turn.ms).reduce((sum, ms) => sum + ms, 0);
}

/**
 * Replaces what a box shows and gives back, by `data-key`, what was unfolded and what had the focus: a delivery report
 * that comes in must not close what someone is reading.
 * @param {HTMLElement} box @param {Node[]} content
 */
function redraw(box, content) {
  const open = [...box.querySelectorAll('details[open]')].map((each) => each.getAttribute('data-key'));
  const focused = box.contains(document.activeElement)
    ? document.activeElement?.closest('[data-key]')?.getAttribute('data-key')
    : null;
  box.replaceChildren(...content);
  for (const each of box.querySelectorAll('[data-key]')) {
    const key = each.getAttribute('data-key');
    if (each instanceof HTMLDetailsElement && open.includes(key)) each.open = true;
    if (key === focused) (each.querySelector('summary') ?? /** @type {HTMLElement} */ (each)).focus();
  }
}
