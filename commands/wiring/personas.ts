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
  /** Whose manners their phone has on the page. */
  manner: 'sms' | 'whatsapp' | 'slack' | 'telegram';
  /** A number that the business does not know; starting over takes another one. */
  isStranger?: true;
  /** What they might ask first. */
  suggestions: { fr: string[]; en: string[] };
}

export const personas: readonly Persona[] = [
  {
    ...{ id: 'garage-customer', name: 'Claire Martin', role: 'customer', business: 'garage', usual: 'sms' },
    from: { sms: '+33639980101', terminal: 'claire' },
    manner: 'sms',
    suggestions: {
      fr: ['Je voudrais une vidange dès que possible', 'Ma voiture est prête ?', 'Vous êtes ouverts samedi ?'],
      en: ['I need an oil change as soon as possible', 'Is my car ready?', 'Are you open on Saturday?'],
    },
  },
  {
    ...{ id: 'garage-mechanic', name: 'Karim Benali', role: 'mechanic', business: 'garage', usual: 'sms' },
    from: { sms: '+33639980201', terminal: 'karim' },
    manner: 'whatsapp',
    suggestions: {
      fr: ["J'ai quoi aujourd'hui ?", 'Fini la Clio', 'Décale la révision de Claire Martin à vendredi 15h'],
      en: ['What do I have today?', 'Clio is done', "Move Claire Martin's service to Friday 3pm"],
    },
  },
  {
    ...{ id: 'garage-manager', name: 'Julie Petit', role: 'manager', business: 'garage', usual: 'terminal' },
    from: { sms: '+33639980203', terminal: 'julie' },
    manner: 'slack',
    suggestions: {
      fr: [
        'Planning de demain',
        'Rappelle-moi demain à 10h de relancer l’expert',
        'Bloque le pont 2 demain de 16h à 17h',
      ],
      en: [
        'Show me tomorrow',
        'Remind me tomorrow at 10am to chase the expert',
        'Block lift 2 tomorrow from 4pm to 5pm',
      ],
    },
  },
  {
    ...{ id: 'garage-owner', name: 'Olivier Dupont', role: 'owner', business: 'garage', usual: 'terminal' },
    from: { sms: '+33639980204', terminal: 'olivier' },
    manner: 'telegram',
    suggestions: {
      fr: ['Planning de la semaine', 'Où en sont les affaires ?', 'Quelles factures sont impayées ?'],
      en: ['Show me this week', 'Where do the deals stand?', 'Which invoices are unpaid?'],
    },
  },
  {
    ...{ id: 'garage-stranger', name: 'Inconnu', role: 'customer', business: 'garage', usual: 'sms' },
    from: { sms: '+33639980301', terminal: 'inconnu' },
    manner: 'sms',
    isStranger: true,
    suggestions: {
      fr: [
        "C'est combien des plaquettes avant ?",
        'Un rendez-vous vendredi après-midi pour une vidange',
        'Vous êtes où ?',
      ],
      en: ['How much are front brake pads?', 'An oil change on Friday afternoon', 'Where are you?'],
    },
  },
  {
    ...{ id: 'salon-customer', name: 'Nadia Lefort', role: 'customer', business: 'salon', usual: 'sms' },
    from: { sms: '+33639980150', terminal: 'nadia' },
    manner: 'sms',
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
