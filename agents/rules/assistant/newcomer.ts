import { readNameAnswer } from '#language/name-answer.ts';
import { readSlots } from '../dialogue/intent.ts';
import { intentNamed } from './intents.ts';
import { first } from './read/terms.ts';
import type { MemberReading } from './reading.ts';
import type { MemberAct, MemberState } from './state.ts';

/** "Elle n'est pas encore chez nous : Gwenaëlle Quéméneur 06…": whoever is to be booked is written down first. */
export function newcomer(reading: MemberReading, intent: string, [frame]: MemberState['frames']): MemberAct[] | null {
  const stranger = first(reading, 'stranger');
  const create = intentNamed('create_contact');
  const isNew = intent === 'book_for' && frame?.slots['who'] === undefined && first(reading, 'phone') !== null;
  if (!isNew || stranger === null || !create || !readNameAnswer(stranger)) return null;
  const said = { ...readSlots(create, reading), name: JSON.stringify(readNameAnswer(stranger)) };
  return [
    { kind: 'wish', intent: 'create_contact', said },
    { kind: 'wish', intent, said: { who: stranger } },
  ];
}

/** "Put my neighbour in for tyres on Friday. Fiona Gallagher, 06…": who is new is written down before they are booked. */
export function withNewContact(acts: readonly MemberAct[], { spans }: MemberReading): readonly MemberAct[] {
  const stranger = spans.find(({ kind }) => kind === 'stranger')?.value;
  const phone = spans.find(({ kind }) => kind === 'phone')?.value;
  const name = stranger && phone ? readNameAnswer(stranger) : null;
  const isBooked = acts.some((act) => act.kind === 'wish' && act.intent === 'book_for');
  if (!isBooked || !name || !stranger || !phone) return acts;
  const said = { name: JSON.stringify(name), phone };
  const booked = acts.map((act) =>
    act.kind === 'wish' && act.intent === 'book_for' ? { ...act, said: { ...act.said, who: stranger } } : act,
  );
  const others = booked.filter((act) => !(act.kind === 'wish' && act.intent === 'create_contact'));
  return [{ kind: 'wish', intent: 'create_contact', said }, ...others];
}
