import { expect, test } from 'vitest';
import { seededRandom } from '#db/seed/chance.ts';
import { foldActs } from '../dialogue/state.ts';
import { anyTime } from '../dialogue/time-wish.ts';
import { receptionBrain } from './brain.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { runDeskTool, type TalkDesk } from './fixtures/desk.ts';
import { nowOf } from './fixtures/now-of.ts';
import { openingOf, readCustomerPrompt, toolList } from './fixtures/talk.ts';
import { respond } from './respond.ts';
import { settle } from './settle.ts';
import { type CustomerAct, type CustomerState, nothingSaid, slotting } from './state.ts';

const acts = 10_000;
const actsOfOneTalk = 40;
const mostSteps = 10;
const brain = receptionBrain();

/** Each kind of act, with what a message could say. */
function anyAct(random: () => number): CustomerAct {
  const one = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)] ?? never();
  const when = () => ({
    ...anyTime,
    days: [one(['2026-11-24', '2026-11-25', '2026-11-26', '2026-11-27'])],
    ...one([{ time: null }, { time: '10:00' }, { time: '14:00' }]),
  });
  const said = () =>
    one([
      { services: [one(['vidange', 'pneus', 'revision'])] },
      { when: when() },
      { services: ['vidange'], when: when() },
      { appointment: 'a-1' },
      { plate: 'AB-123-CD' },
      {},
    ]);
  return one<CustomerAct>([
    { kind: 'wish', intent: one(['book', 'move', 'cancel']), said: said() },
    { kind: 'set', said: said() },
    { kind: 'not', said: said() },
    {
      kind: 'ask',
      said: {},
      ...one([
        ...['prices', 'opening_hours', 'my_appointments', 'my_details', 'other_times'].map((intent) => ({
          intent,
          words: '',
        })),
        { intent: 'change_name', words: 'mon nom est maintenant Paul Durand' },
      ]),
    },
    { kind: 'note', intent: one(['note', 'complaint', 'late', 'person']), words: "je m'appelle Paul Durand" },
    { kind: 'deny' },
    { kind: 'drop' },
    { kind: 'affirm' },
    { kind: 'manners', intent: 'thanks' },
  ]);
}

/** Does what follows from one act, and gives the state after it. */
function take(desk: TalkDesk, state: CustomerState, act: CustomerAct): CustomerState {
  const now = nowOf(desk.context);
  const scope = { context: desk.context, now, ...brain.readersFor({ context: desk.context, now }) };
  const prompt = [...openingOf(desk), { role: 'user' as const, content: [{ type: 'text' as const, text: 'hm' }] }];
  const situation = readCustomerPrompt({ prompt, tools: toolList() });
  const folded = foldActs(state, [act], slotting);
  for (let step = 0; step < mostSteps; step++) {
    const turn = {
      situation,
      reading: scope.read('hm'),
      read: scope.read,
      acts: [act],
      state: folded,
      earlier: '',
      sure: false,
    };
    const done = respond(turn);
    if (done.kind !== 'call') break;
    const output = runDeskTool(desk, done.tool, done.input, false);
    desk.calls.push({ tool: done.tool, input: done.input, output });
    situation.current.calls.push({ tool: done.tool, input: done.input, ok: true, output });
  }
  return settle(folded, situation.current, scope);
}

test(`${acts} random acts book, move, cancel, rename or erase nothing without a choice or a yes, and offer nothing refused`, () => {
  const random = seededRandom(10);
  const touched = new Set<string>();
  for (let talk = 0; talk < acts / actsOfOneTalk; talk++) {
    const desk = garageDesk('fr');
    const before = structuredClone({ appointments: desk.context.appointments, contact: desk.context.contact });
    let state = nothingSaid;
    for (let count = 0; count < actsOfOneTalk; count++) {
      const act = anyAct(random);
      const refused = foldActs(state, [act], slotting).frames.flatMap((frame) => frame.refused);
      const earlier = desk.calls.length;
      state = take(desk, state, act);
      for (const { tool, input } of desk.calls.slice(earlier)) {
        touched.add(tool);
        expect(tool).not.toMatch(/^(?:book|reschedule)_appointment$/);
        if (tool !== 'hold_slots') continue;
        const held = Array.isArray(input['slots']) ? input['slots'].map(String) : [];
        const [frame] = state.frames;
        expect(held.filter((slot) => frame?.refused.includes(slot) && refused.includes(slot))).toEqual([]);
      }
    }
    expect({ appointments: desk.context.appointments, contact: desk.context.contact }).toEqual(before);
  }
  // It did get as far as offers and the question whether to cancel.
  expect([...touched]).toEqual(
    expect.arrayContaining(['find_slots', 'hold_slots', 'cancel_appointment', 'leave_note', 'change_my_name']),
  );
});

function never(): never {
  throw new Error('There is nothing to draw from.');
}
