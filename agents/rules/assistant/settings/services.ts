import { readNewService, readOfferChange, type SaidService, takeMinutes } from '#language/settings/service.ts';
import { unreadIn } from '#language/settings/unread.ts';
import { fold } from '#language/normalise.ts';
import { defineIntent, type Intent } from '../../dialogue/intent.ts';
import { names, type Opener, verb } from '../opening.ts';
import { readBareCents } from '../read/terms.ts';
import type { MemberReading } from '../reading.ts';

const ofPapers =
  /\b(?:devis|quotes?|factures?|invoices?|bill|paye\w*|paid|regle\w*|acompte|deposit|remise|discount|ligne|line|affaire|deal|rdv|rendez vous|appointment|booking|tache|task|note|stock|commande|order|facturee?)\b/;

const isOfList = (reading: MemberReading) =>
  !names('contact', 'company', 'stranger', 'colleague', 'bay', 'plate', 'model', 'phone', 'when')(reading) &&
  !reading.source.includes('?') &&
  !ofPapers.test(fold(reading.source));

/** It names one service of the list, and what was read of it fits. */
function changes(fits: (change: SaidService) => boolean) {
  return (reading: MemberReading): boolean => {
    const read =
      isOfList(reading) && reading.services.length + reading.unclear.length > 0
        ? readOfferChange(reading.source)
        : null;
    return read !== null && fits(read);
  };
}

export const setsPrice =
  /\b(?:passe|mets|met|change|monte|baisse|augmente|fixe|set|make|raise|lower|prix|tarif|price|coute|costs?)\b.*\d/i;
export const isPriceChange = changes(({ cents, service }) => cents !== null && service !== '');

export const serviceOpeners: readonly Opener[] = [
  {
    intent: 'add_service',
    said: verb(
      String.raw`(?:ajoute[rz]?|rajoute[rz]?|cree[rz]?|mets|met|nouvelle|add|create|new|put)(?: moi)?(?: (?:une?|la|a|the))*(?: (?:nouvelle|new))? (?:prestations?|presta|services?)|(?:ajoute[rz]?|rajoute[rz]?|add|put) .+ (?:au|to the|on the|dans le|in the) (?:catalogue|tarifs?|price list|list|menu)`,
    ),
    when: (reading) => isOfList(reading) && readNewService(reading.source) !== null,
  },
  {
    intent: 'withdraw_service',
    said: /\b(?:(?:on|nous) (?:ne )?(?:fait|faisons|propose|proposons) plus|we no longer (?:do|offer)|stop offering|(?:retire|enleve|supprime|remove|take|withdraw)\w* .*(?:catalogue|tarifs?|prestations?|price list|services?))\b/,
    when: changes(({ isWithdrawn }) => isWithdrawn),
  },
  { intent: 'rename_service', said: /\b(?:renomme\w*|rename)\b/, when: changes(({ name }) => name !== null) },
  {
    intent: 'service_duration',
    said: /\b(?:dure|duree|passe|mets|takes?|lasts?|make|set|compte)\b.*\b(?:min|mn|minutes?|h|heures?|hours?)\b|\b\d{1,2}h\d{2}\b/,
    when: changes(({ minutes, cents, service }) => minutes !== null && cents === null && service !== ''),
  },
  {
    intent: 'set_price',
    said: setsPrice,
    when: isPriceChange,
  },
];

const whichService = { fr: 'Quelle prestation ?', en: 'Which service?' };
const howMuch = { fr: 'Quel prix TTC ?', en: 'What price, VAT included?' };
const howLong = { fr: 'Combien de temps dure-t-elle ?', en: 'How long does it take?' };
const asWritten = ({ source }: MemberReading) => source.replaceAll(/[.!]+$/g, '').trim();

const ofChange = (pick: (change: SaidService) => string | null) => (reading: MemberReading) => {
  const read = readOfferChange(reading.source);
  return read && pick(read);
};
const service = { read: ofChange((change) => change.service || null), ask: whichService, answer: asWritten };
const minutesSaid = ({ source }: MemberReading) => {
  const minutes = takeMinutes(unreadIn(source));
  return minutes === null ? null : String(minutes);
};

type Filled = Readonly<Record<string, string>>;
const whole = (words: string | undefined) => (words === undefined ? undefined : Number(words));

function changeIntent(name: string, slots: Intent<MemberReading>['slots'], input: (filled: Filled) => object) {
  return defineIntent<MemberReading>({
    ...{ name, slots: { service, ...slots }, tool: 'change_service' },
    input: (filled) => ({ service: filled['service'], ...input(filled) }),
  });
}

export const setPriceIntent = changeIntent(
  'set_price',
  {
    price: {
      read: ofChange(({ cents }) => (cents === null ? null : String(cents))),
      ask: howMuch,
      answer: ({ source }) => numberOf(readBareCents(source)),
    },
    minutes: { read: ofChange(({ minutes }) => (minutes === null ? null : String(minutes))), ask: null },
  },
  ({ price, minutes }) => ({ priceCents: whole(price), ...(minutes !== undefined && { minutes: whole(minutes) }) }),
);

export const serviceDurationIntent = changeIntent(
  'service_duration',
  { minutes: { read: ofChange(({ minutes }) => numberOf(minutes)), ask: howLong, answer: minutesSaid } },
  ({ minutes }) => ({ minutes: whole(minutes) }),
);

export const renameServiceIntent = changeIntent(
  'rename_service',
  {
    name: {
      read: ofChange(({ name }) => name),
      ask: { fr: "Comment doit-elle s'appeler ?", en: 'What shall it be called?' },
      answer: asWritten,
    },
  },
  ({ name }) => ({ name }),
);

export const withdrawServiceIntent = changeIntent('withdraw_service', {}, () => ({ withdrawn: true }));

function numberOf(value: number | null): string | null {
  return value === null ? null : String(value);
}

const ofNew =
  (pick: (made: NonNullable<ReturnType<typeof readNewService>>) => string | null) => (reading: MemberReading) => {
    const read = readNewService(reading.source);
    return read && pick(read);
  };

export const addServiceIntent = defineIntent<MemberReading>({
  name: 'add_service',
  slots: {
    name: {
      read: ofNew(({ name }) => name),
      ask: { fr: "Comment s'appelle-t-elle ?", en: 'What is it called?' },
      answer: asWritten,
    },
    price: {
      read: ofNew(({ cents }) => numberOf(cents)),
      ask: howMuch,
      answer: ({ source }) => numberOf(readBareCents(source)),
    },
    minutes: { read: ofNew(({ minutes }) => numberOf(minutes)), ask: howLong, answer: minutesSaid },
  },
  tool: 'add_service',
  input: ({ name, price, minutes }) => ({ name, priceCents: whole(price), minutes: whole(minutes) }),
});
