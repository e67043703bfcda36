import { z } from 'zod';
import { readNameAnswer } from '#language/name-answer.ts';
import { fold } from '#language/normalise.ts';
import { type Filled, type Intent, missingSlot, readSlots } from '../../dialogue/intent.ts';
import { intentNamed } from '../intents.ts';
import { first, without } from '../read/terms.ts';
import { whoWords } from '../read/words.ts';
import type { MemberReading } from '../reading.ts';
import { recalled } from '../recall.ts';
import type { Amend } from './correction.ts';

/** With these a tool did nothing, and waits to be told better. */
const unsettled = z.looseObject({
  // prettier-ignore
  outcome: z.enum([
    'need_service', 'need_reason', 'unknown_stage', 'too_much', 'needs_method', 'need_amount', 'below', 'far_above',
    'unknown_line', 'no_such_line', 'discount_too_high', 'unknown_service',
  ]),
});
const notFound = z.looseObject({
  outcome: z.literal('which'),
  candidates: z.array(z.unknown()).length(0),
  sought: z.string().nullable(),
});
const longest = 8;
const around =
  /^(?:(?:ah|oh|euh|oups|oops|non|no|pardon|sorry|d[ée]sol[ée]e?|je voulais dire|i meant|i mean|c'est|it's|its|plut[oô]t|actually|en fait)[\s,]+)+|[\s,]+(?:i mean|i meant|pardon|sorry|plut[oô]t)[\s.!]*$/giu;

const makes =
  /^(?:(?:ok|oui|yes|bon|alors|then|so|et|and|fine)\s)*(?:cree|creer|ajoute|create|add|make|enregistre|rentre|register)(?: (?:la|le|it|them|him|her|one|then|alors|stp|please|moi ca|ca))*$/;

/** "OK, create it then" of a company or somebody who was sought in vain. */
export const ofMissing: Amend = (reading, { last }) => {
  const sought = notFound.safeParse(last.output).data?.sought ?? null;
  if (sought === null || !makes.test(fold(without(reading, 'phone', 'email')))) return null;
  if (last.tool === 'find_company') return { intent: 'create_company', said: { name: sought }, isPlain: true };
  const name = last.tool === 'show_contact' ? readNameAnswer(sought) : null;
  const [phone, email] = [first(reading, 'phone'), first(reading, 'email')];
  const reached = { ...(phone && { phone }), ...(email && { email }) };
  return name && { intent: 'create_contact', said: { name: JSON.stringify(name), ...reached }, isPlain: true };
};

/** "Oups 189" after an amount that was too much, "sorry, it's Claire Martin" after a name that nobody has: the same, said better. */
export const ofOpen: Amend = (reading, { last, state }) => {
  const intent = last.intent === null ? null : intentNamed(last.intent);
  if (!intent || reading.words.length > longest || reading.source.includes('?')) return null;
  const better = notFound.safeParse(last.output).success
    ? foundAnew(intent, reading, last)
    : unsettled.safeParse(last.output).success
      ? saidBetter(intent, reading, last.filled)
      : null;
  if (better === null) return null;
  const said = recalled(intent, { ...last.filled, ...better }, { reading, state });
  return missingSlot(intent, said) === null ? { intent: intent.name, said } : null;
};

/** What is said of the slots now, where it is another thing than before. */
function saidBetter(intent: Intent<MemberReading>, reading: MemberReading, filled: Filled): Filled | null {
  // "Add an hour of labour" adds to what is not there yet.
  if (/^(?:et |and )?(?:ajoute|rajoute|add|plus)(?!\p{L})/iu.test(reading.source)) return null;
  const said = Object.entries(readSlots(intent, reading)).filter(
    ([name, words]) => filled[name] !== words && (name !== 'lines' || mayBeLines(reading)),
  );
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** "Envoie-la" and "oui" are no line of a paper: one has a figure, or is something that we sell. */
function mayBeLines({ source, services }: MemberReading): boolean {
  return /\d/.test(source) || services.length > 0;
}

/** Another name in the place of the one that was sought in vain. */
function foundAnew(
  intent: Intent<MemberReading>,
  reading: MemberReading,
  { filled, output }: { filled: Filled; output: unknown },
): Filled | null {
  const sought = fold(notFound.safeParse(output).data?.sought ?? '');
  const vain = Object.entries(filled).find(([, words]) => sought !== '' && fold(words) === sought);
  const name = whoWords(reading);
  const slot = vain?.[0] ?? (Object.keys(filled).length > 0 ? Object.keys(intent.slots)[0] : undefined);
  if (slot === undefined || name === null) return null;
  const rest = reading.source.replaceAll(around, ' ').trim();
  const words = fold(rest) === fold(name) ? rest : name;
  return filled[slot] === words ? null : { [slot]: words };
}
