import { howToCancelSkill } from './skills/how-to-cancel.ts';
import { wrongNumberSkill } from './skills/wrong-number.ts';
import { isPassedOn } from './pass-on.ts';
import type { Skill } from './skill.ts';
import { addressSkill } from './skills/address.ts';
import { bookSkill } from './skills/book.ts';
import { changeNameSkill } from './skills/change-name.ts';
import { cancelSkill } from './skills/cancel.ts';
import { carReadySkill } from './skills/car-ready.ts';
import { dropSkill } from './skills/drop.ts';
import { knowledgeSkill } from './skills/knowledge.ts';
import { servicesSkill } from './skills/services.ts';
import { goodbyeSkill } from './skills/goodbye.ts';
import { greetingSkill } from './skills/greeting.ts';
import { moveSkill } from './skills/move.ts';
import { myAppointmentsSkill } from './skills/my-appointments.ts';
import { myDetailsSkill } from './skills/my-details.ts';
import { openingHoursSkill } from './skills/opening-hours.ts';
import { otherTimesSkill } from './skills/other-times.ts';
import { outOfScopeSkill } from './skills/out-of-scope.ts';
import { personSkill } from './skills/person.ts';
import { pricesSkill } from './skills/prices.ts';
import { refuseSkill } from './skills/refuse.ts';
import { thanksSkill } from './skills/thanks.ts';
import { whoAreYouSkill } from './skills/who-are-you.ts';
import { whySkill } from './skills/why.ts';

export const receptionSkills: readonly Skill[] = [
  personSkill,
  cancelSkill,
  moveSkill,
  bookSkill,
  refuseSkill,
  otherTimesSkill,
  carReadySkill,
  myAppointmentsSkill,
  myDetailsSkill,
  pricesSkill,
  openingHoursSkill,
  addressSkill,
  whoAreYouSkill,
  whySkill,
  outOfScopeSkill,
  thanksSkill,
  goodbyeSkill,
  greetingSkill,
  knowledgeSkill,
  servicesSkill,
  dropSkill,
  wrongNumberSkill,
  howToCancelSkill,
  changeNameSkill,
];

/** Intents of the corpus that a skill of another name sees to. */
const seenToBy: Readonly<Record<string, string>> = { confirm_presence: 'my_appointments' };

export function skillFor(intent: string): Skill | null {
  const name = seenToBy[intent] ?? intent;
  return receptionSkills.find((skill) => skill.name === name) ?? null;
}

/** What becomes of an intent: `note` goes to the team. */
export function kindOf(intent: string): 'task' | 'question' | 'manners' | 'note' | 'deny' | 'drop' | 'none' {
  if (intent === 'refuse') return 'deny';
  if (intent === 'drop') return 'drop';
  if (isPassedOn(intent)) return 'note';
  const kind = skillFor(intent)?.kind ?? 'none';
  return kind === 'answer' ? 'none' : kind;
}
