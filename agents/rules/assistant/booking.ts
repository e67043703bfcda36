import { defineIntent } from '../dialogue/intent.ts';
import { first } from './read/terms.ts';
import { colleagueWords, namedVehicle, nameWords, whenWords, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { readAppointmentWords, readDayWords, readNewTime } from './slots.ts';
import { saysException } from '#tools/booking/stretch.ts';
import { awayReason, saysAway, tellsWhyAway } from './settings/away.ts';
import { given } from './tasks.ts';

const ownDay =
  /\b(?:mon (?:planning|jour)|ma journée|mes (?:rdv|rendez-vous|voitures)|my (?:day|planning|schedule|jobs)|j'ai quoi|j'attaque|qu'est-ce que j'ai|on for me|(?:what|whats|what's) (?:do|have) i|jsuis pris|je suis pris|am i (?:free|busy))\b/i;

/** A bay or a colleague the planning is narrowed to; "mon planning" is one's own. */
function readWhat(reading: MemberReading): string | null {
  const named = first(reading, 'bay', 'colleague');
  if (named !== null) return named;
  return ownDay.test(reading.source) ? 'moi' : null;
}

export const showPlanningIntent = defineIntent<MemberReading>({
  name: 'show_planning',
  slots: {
    when: { read: readDayWords, ask: null },
    what: { read: readWhat, ask: null },
    who: { read: nameWords, ask: null },
  },
  tool: 'show_planning',
  // When a customer comes stands with the customer.
  otherTool: 'show_contact',
  isOther: ({ who, what, when }) => who !== undefined && what === undefined && when === undefined,
  input: ({ when, what, who }) =>
    who !== undefined && what === undefined && when === undefined ? { who } : given({ when, what }),
});

export const whoIsWhereIntent = defineIntent<MemberReading>({
  ...showPlanningIntent,
  name: 'who_is_where',
});

/** "To the afternoon, same day": the day is that of the appointment, as it is called. */
function readMoveTime(reading: MemberReading): string | null {
  const when = readNewTime(reading);
  if (when === null || !/\b(?:same day|m[êe]me jour|le jour m[êe]me)\b/i.test(reading.source)) return when;
  const day =
    /\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i.exec(
      reading.source,
    )?.[0];
  return day ? `${day} ${when}` : when;
}

export const moveForIntent = defineIntent<MemberReading>({
  name: 'move_for',
  slots: {
    appointment: {
      read: readAppointmentWords,
      ask: { fr: 'Quel rendez-vous : de qui, ou de quand ?', en: 'Which appointment: whose is it, or when?' },
      recent: ['appointment', 'contact'],
      when: ({ source }) =>
        /(?:passe|mets|d[ée]cale|bouge|d[ée]place|repousse|avance)[- ](?:la|le)\b|\b(?:move|push|put|shift) (?:it|her|him|them|that)\b/i.test(
          source,
        ),
    },
    when: {
      read: readMoveTime,
      ofDay: true,
      ask: { fr: 'A quelle date et à quelle heure ?', en: 'On which day and at what time?' },
    },
  },
  tool: 'move_for',
  input: ({ appointment, when }) => ({ appointment, when }),
});

/** What a service costs, of the price list. */
export const servicePriceIntent = defineIntent<MemberReading>({
  name: 'service_price',
  slots: { service: { read: readService, ask: null } },
  tool: 'find_services',
  input: ({ service }) => given({ query: service }),
});

/** What the business wrote down of itself. */
export const askKnowledgeIntent = defineIntent<MemberReading>({
  name: 'ask_knowledge',
  slots: {
    question: { read: ({ source }) => source, ask: null },
    service: {
      read: () => null,
      ask: null,
      recent: ['service'],
      when: ({ source }) => /\b(?:how long|combien de temps|dure|durée|take)\b/i.test(source),
    },
  },
  tool: 'ask_business',
  input: ({ question, service }) => given({ question, service }),
});

export const openingHoursIntent = defineIntent<MemberReading>({
  name: 'opening_hours',
  slots: { when: { read: readDayWords, ask: null } },
  tool: 'opening_hours',
  input: ({ when }) => given({ when }),
});

const askWhose = { fr: 'Quel rendez-vous : de qui, ou de quand ?', en: 'Which appointment: whose is it, or when?' };

/** Whose appointment, of which day and for what: every word that tells it from another. */
function readCancelled(reading: MemberReading): string | null {
  const words = [whoWords(reading), first(reading, 'model'), reading.serviceWords || null, whenWords(reading)];
  const said = words.filter((each) => each !== null);
  return said.length === 0 ? null : said.join(' ');
}

export const cancelForIntent = defineIntent<MemberReading>({
  name: 'cancel_for',
  slots: { appointment: { read: readCancelled, ask: askWhose, recent: ['appointment'] } },
  tool: 'cancel_for',
  input: ({ appointment }) => given({ appointment }),
});

const askService = { fr: 'Pour quelle prestation ?', en: 'What is to be done?' };

function readService({ serviceWords }: MemberReading): string | null {
  return serviceWords === '' ? null : serviceWords;
}

const anyHour =
  /\b(?:n'importe (?:quelle heure|quand)|peu importe|any ?time|whenever|first (?:one|slot|thing|available)|(?:le |au )?(?:premier|plus t[ôo]t)(?: créneau)?|earliest|soonest)\b/i;

export const bookForIntent = defineIntent<MemberReading>({
  name: 'book_for',
  slots: {
    who: { read: whoWords, ask: { fr: 'Pour quel client ?', en: 'For which customer?' }, recent: ['contact'] },
    service: { read: readService, ask: askService, recent: ['service'], answer: ({ source }) => source },
    when: { read: whenWords, ask: { fr: 'Pour quand ?', en: 'For when?' }, recent: ['day'] },
    soonest: { read: ({ source }) => (anyHour.test(source) ? 'yes' : null), ask: null },
    vehicle: { read: namedVehicle, ask: null },
  },
  tool: 'book_for',
  input: ({ who, service, when, vehicle, soonest }) => ({
    ...given({ who, service, when, vehicle }),
    ...(soonest && { soonest: true }),
  }),
});

export const freeSlotsIntent = defineIntent<MemberReading>({
  name: 'free_slots',
  slots: {
    service: { read: readService, ask: askService, recent: ['service'], answer: ({ source }) => source },
    when: { read: whenWords, ask: null },
  },
  tool: 'find_slots',
  input: ({ service, when }) => given({ service, when }),
});

/** What is said behind the comma: "passage du contrôleur". */
function readReason(reading: MemberReading): string | null {
  const said = reading.source
    .split(/,\s*/)
    .slice(1)
    .join(', ')
    .replace(/(?:[\s.!]|\b(?:stp|svp|please|pls|merci|thanks)$)+$/iu, '');
  if (said === '' || tellsWhyAway(reading)) return awayReason(reading);
  return /\d/.test(said) || /^(?:bloque|block)/i.test(said) || said.length > 80 ? null : said;
}

export const blockTimeIntent = defineIntent<MemberReading>({
  name: 'block_time',
  slots: {
    what: {
      read: (reading) => first(reading, 'bay', 'colleague') ?? colleagueWords(reading) ?? readSelf(reading),
      ask: { fr: 'Quel pont, ou qui ?', en: 'Which bay, or who?' },
    },
    when: {
      // An exception goes with the time, wherever it stands.
      read: (reading) => (reading.when !== null && saysException(reading.source) ? reading.source : whenWords(reading)),
      ask: { fr: 'De quand à quand ?', en: 'From when to when?' },
      ...{ recent: ['day'], when: (reading) => !saysAway(reading) },
    },
    reason: { read: readReason, ask: null },
  },
  tool: 'block_time',
  input: ({ what, when, reason }) => given({ what, when, reason }),
});

function readSelf({ source }: MemberReading): string | null {
  return /\b(?:bloque[- ]moi|moi|mon|mes|j'ai|je suis|je|i'm|i am|my|me)\b/i.test(source) ? 'moi' : null;
}
