import { readDays } from '#language/settings/closure.ts';
import { readHours } from '#language/settings/hours.ts';
import { fold } from '#language/normalise.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { names, type Opener } from '../opening.ts';
import type { MemberReading } from '../reading.ts';

/** Whether words are read at all does not depend on the day on which they are said. */
const anyMoment = { now: new Date('2026-01-06T09:00:00Z'), zone: 'UTC', language: 'fr' } as const;

/** What is closed or opened may be a task, a deal, a bay, somebody's day. */
const ofOther =
  /\b(?:tache|task|affaire|deal|devis|quote|facture|invoice|note|rappel\w*|remind|rdv|appointment|pont|bay|planning|compte|account|fiche|capot|porte|door|bloque|block)\b/;

const isOfBusiness = (reading: MemberReading) =>
  !names('contact', 'company', 'stranger', 'colleague', 'bay', 'plate', 'model', 'phone')(reading) &&
  !reading.source.includes('?') &&
  !ofOther.test(fold(reading.source));

const isWeekly = ({ source }: MemberReading) => {
  const read = readHours(source, anyMoment);
  return read.kind === 'read' && read.isWeekly;
};

const isOfDays = ({ source }: MemberReading) => {
  const read = readDays(source, anyMoment);
  // A day that is past at that moment is one to come at another.
  return read.kind === 'read' || (read.kind === 'unclear' && (read.why === 'which_day' || read.why === 'past'));
};

/** Of the doors, in so many words; each sentence is read whole or not at all. */
export const hoursOpeners: readonly Opener[] = [
  {
    intent: 'set_hours',
    said: /\b(?:ouvr\w*|ouvert\w*|ouverture|ferm\w*|open\w*|clos\w*|shut|horaires?|hours)\b/,
    when: (reading) => isOfBusiness(reading) && isWeekly(reading),
  },
  {
    intent: 'open_days',
    said: /\b(?:rouvr\w*|reopen|annule\w* (?:la )?fermeture|cancel the closure|(?:finalement|en fait|actually|after all) (?:on |nous |we )?(?:are |est |sommes |sera )?(?:ouvr\w*|ouvert\w*|open)|(?:on|nous|we) (?:are |est |sommes |ll be |serons )?(?:ouvr\w*|ouverts?|open) (?:finalement|quand meme|after all|actually)|(?:plus|pas|not|no longer) (?:fermes?|closed))\b/,
    when: (reading) => isOfBusiness(reading) && isOfDays(reading),
  },
  {
    intent: 'close_day',
    said: /\b(?:ferme|fermes|fermee|fermees|fermer|fermons|ferment|fermeture|closed?|closing|closure|shut)\b/,
    when: (reading) => isOfBusiness(reading) && isOfDays(reading),
  },
];

/** Whatever is said of the doors goes to the tool as it is, which reads all of it or asks; a "non" or a "1" says nothing of them. */
const ofDoors =
  /\b(?:ouvr\w*|ouvert\w*|ferm\w*|open\w*|clos\w*|shut\w*|horaires?|hours|conges?|vacances|holidays?|heures?)\b|\d ?(?:h|[ap]m)\b/;

const whole = {
  said: {
    read: (reading: MemberReading) =>
      ofDoors.test(fold(reading.source)) || names('when')(reading) ? reading.source : null,
    ask: { fr: 'Quels jours, et de quelle heure à quelle heure ?', en: 'Which days, and from when to when?' },
    answer: ({ source }: MemberReading) => source,
  },
};
const asSaid = ({ said }: Readonly<Record<string, string>>) => ({ said });

export const setHoursIntent = defineIntent<MemberReading>({
  ...{ name: 'set_hours', slots: whole, tool: 'set_hours', input: asSaid },
});

export const closeDayIntent = defineIntent<MemberReading>({
  ...{ name: 'close_day', slots: whole, tool: 'close_days', input: asSaid },
});

export const openDaysIntent = defineIntent<MemberReading>({
  ...{ name: 'open_days', slots: whole, tool: 'open_days', input: asSaid },
});
