import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { missingSlot, readSlots } from '../../dialogue/intent.ts';
import { intentNamed } from '../intents.ts';
import { recalled } from '../recall.ts';
import { readQuantity } from '../read/parts.ts';
import type { Amend } from './correction.ts';

const partsOutput = z.looseObject({ parts: z.array(z.looseObject({ id: z.string(), label: z.string() })) });

export const ofPart: Amend = (reading, { last, isCorrection }) => {
  const { data } = partsOutput.safeParse(last.output);
  const quantity = readQuantity(reading);
  if (!data || quantity === null || !(isCorrection || reading.words.length <= 5)) return null;
  const named = data.parts.find(({ label }) =>
    fold(label)
      .split(' ')
      .some((word) => word.length > 2 && reading.words.some((each) => isSameWord(each, word))),
  );
  // What is said in litres is no filter.
  const isLiquid = /\blitres?\b|\d ?l\b/i.test(reading.source);
  if (isLiquid && /filt/i.test(named?.label ?? '') && data.parts.length > 1) return null;
  const part = named ?? data.parts.at(-1);
  return part ? { intent: 'correct_part', said: { part: part.id, quantity: String(quantity) } } : null;
};

const more = /^(?:et|and|aussi|also|plus)\s/i;
const orAgain = /\b(?:fini\w*|done|pret\w*|ready|combien|how many|reste|left)\b/;

/** "Et 6 bombes de nettoyant frein": one more part, on the same vehicle. */
export const oneMorePart: Amend = (reading, { last, state, said, isCorrection }) => {
  const intent = intentNamed(last.tool === 'use_part' ? 'use_part' : 'order_part');
  const isElse = reading.source.includes('?') || reading.spans.length > 0 || orAgain.test(said);
  if (!intent || isCorrection || isElse || !more.test(reading.source) || readQuantity(reading) === null) return null;
  const whole = recalled(intent, readSlots(intent, reading), { reading, state });
  return missingSlot(intent, whole) === null ? { intent: intent.name, said: whole } : null;
};
