import type { Act } from './act.ts';

/** A wish that is not done yet, and all that was said of it. */
export interface Frame<Slots> {
  intent: string;
  slots: Slots;
  /** What was put to the person for it last, in the order shown. */
  offered: readonly string[];
  /** What they wanted none of: it never comes back unasked. */
  refused: readonly string[];
}

/** What an earlier message left to go on with. The first frame is the one that is talked about; the others wait for it. */
export interface State<Slots> {
  frames: readonly Frame<Slots>[];
}

/** How constraints become slots. `add` must not depend on the order of constraints that can hold together. */
export interface Slotting<Slots, Said> {
  nothing: Slots;
  add(slots: Slots, said: Said): Slots;
  without(slots: Slots, said: Said): Slots;
}

/** The state after a message, before anything is done about it. Questions, answers, notes and manners leave no trace in it. */
export function foldActs<Slots, Said, Now extends State<Slots>>(
  state: Now,
  acts: readonly Act<Said>[],
  slotting: Slotting<Slots, Said>,
): Now {
  // Wishes of one message wait for each other in the order said, before all that is older.
  let begun = 0;
  let frames = state.frames;
  for (const act of acts) {
    const [current, ...others] = frames;
    if (act.kind === 'wish') {
      frames = wish(frames, act, begun, slotting);
      begun += 1;
    } else if (act.kind === 'drop') frames = others;
    else if (current) frames = [after(current, act, slotting), ...others];
  }
  return { ...state, frames };
}

/** The wish that is talked about, after an act that speaks of it. */
function after<Slots, Said>(
  frame: Frame<Slots>,
  act: Exclude<Act<Said>, { kind: 'wish' | 'drop' }>,
  slotting: Slotting<Slots, Said>,
): Frame<Slots> {
  switch (act.kind) {
    case 'set':
      return { ...frame, slots: slotting.add(frame.slots, act.said) };
    case 'not':
      return { ...frame, slots: slotting.without(frame.slots, act.said) };
    case 'deny':
      return refuse(frame);
    default:
      return frame;
  }
}

/** The wish goes on with what was said of it before, or begins; the first of a message is talked about from now on. */
function wish<Slots, Said>(
  frames: readonly Frame<Slots>[],
  { intent, said, isAnother = false }: { intent: string; said: Said; isAnother?: boolean },
  begun: number,
  slotting: Slotting<Slots, Said>,
): Frame<Slots>[] {
  const known = isAnother ? undefined : frames.find((frame) => frame.intent === intent);
  const frame = known ?? { intent, slots: slotting.nothing, offered: [], refused: [] };
  const next = { ...frame, slots: slotting.add(frame.slots, said) };
  return frames.filter((each) => each !== known).toSpliced(begun, 0, next);
}

function refuse<Slots>(frame: Frame<Slots>): Frame<Slots> {
  return { ...frame, offered: [], refused: [...new Set([...frame.refused, ...frame.offered])] };
}
