import type { Skill } from './skill.ts';
import { addressSkill } from './skills/address.ts';
import { bookSkill } from './skills/book.ts';
import { cancelSkill } from './skills/cancel.ts';
import { carReadySkill } from './skills/car-ready.ts';
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

/** Most important first: of two wishes in one message, this is the order in which they are seen to. */
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
  outOfScopeSkill,
  thanksSkill,
  goodbyeSkill,
  greetingSkill,
];
