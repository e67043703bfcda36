import { UsageError } from '../args.ts';

/** Whom one can play; staff's own channels (Slack, Telegram) are not there yet, so they write by SMS or at the terminal. */
export const personaRoles = ['customer', 'mechanic', 'manager', 'owner'] as const;
export const businesses = ['garage', 'salon'] as const;
export const channels = ['sms', 'terminal'] as const;

export type PersonaRole = (typeof personaRoles)[number];
export type BusinessName = (typeof businesses)[number];
export type PersonaChannel = (typeof channels)[number];

/** The demo's businesses as they are reached: their numbers are from the range reserved for fiction. */
export const receivers: Record<BusinessName, Record<PersonaChannel, string>> = {
  garage: { sms: '+33639980000', terminal: 'garage-dupont' },
  salon: { sms: '+33639980010', terminal: 'salon-lumiere' },
};

/** Somebody of the demo, with the addresses that its seed gives them. */
export interface Persona {
  id: string;
  name: string;
  role: PersonaRole;
  business: BusinessName;
  from: Record<PersonaChannel, string>;
  /** Where they write when nobody says. */
  usual: PersonaChannel;
  /** What they might ask first. */
  suggestions: { fr: string[]; en: string[] };
}

export const personas: readonly Persona[] = [
  {
    ...{ id: 'garage-customer', name: 'Claire Martin', role: 'customer', business: 'garage', usual: 'sms' },
    from: { sms: '+33639980101', terminal: 'claire' },
    suggestions: {
      fr: ['Je voudrais une vidange jeudi matin', 'Ma voiture est prête ?', 'Vous êtes ouverts samedi ?'],
      en: ['I need an oil change on Thursday morning', 'Is my car ready?', 'Are you open on Saturday?'],
    },
  },
  {
    ...{ id: 'garage-mechanic', name: 'Karim Benali', role: 'mechanic', business: 'garage', usual: 'sms' },
    from: { sms: '+33639980201', terminal: 'karim' },
    suggestions: {
      fr: ["J'ai quoi aujourd'hui ?", 'Décale la révision de Claire Martin à vendredi 10h'],
      en: ['What do I have today?', "Move Claire Martin's service to Friday 10am"],
    },
  },
  {
    ...{ id: 'garage-manager', name: 'Julie Petit', role: 'manager', business: 'garage', usual: 'terminal' },
    from: { sms: '+33639980203', terminal: 'julie' },
    suggestions: { fr: ['Planning de demain', 'oui', 'non'], en: ['Show me tomorrow', 'yes', 'no'] },
  },
  {
    ...{ id: 'garage-owner', name: 'Olivier Dupont', role: 'owner', business: 'garage', usual: 'terminal' },
    from: { sms: '+33639980204', terminal: 'olivier' },
    suggestions: { fr: ['Planning de la semaine'], en: ['Show me this week'] },
  },
  {
    ...{ id: 'salon-customer', name: 'Nadia Lefort', role: 'customer', business: 'salon', usual: 'sms' },
    from: { sms: '+33639980150', terminal: 'nadia' },
    suggestions: {
      fr: ['Une coupe femme vendredi après-midi', "C'est combien un balayage ?", 'Vous êtes ouverts lundi ?'],
      en: ['A haircut on Friday afternoon', 'How much is a balayage?', 'Are you open on Monday?'],
    },
  },
];

/** Reads `--as` and `--business`, or says who there is. */
export function readPersona(as: string | null, business: string | null): Persona {
  const place = oneOf('business', businesses, business ?? 'garage');
  const role = oneOf('as', personaRoles, as ?? 'customer');
  const persona = personas.find((each) => each.business === place && each.role === role);
  if (persona) return persona;
  const there = personas.filter((each) => each.business === place).map((each) => each.role);
  throw new UsageError(`The ${place} has no ${role} to play. There is: ${there.join(', ')}.`);
}

/** Reads `--channel`; the persona's usual one when none is named. */
export function readChannel(text: string | null, { usual }: Persona): PersonaChannel {
  return text === null ? usual : oneOf('channel', channels, text);
}

function oneOf<Name extends string>(flag: string, names: readonly Name[], text: string): Name {
  const found = names.find((name) => name === text);
  if (found === undefined) throw new UsageError(`--${flag} "${text}" is not there. There is: ${names.join(', ')}.`);
  return found;
}
