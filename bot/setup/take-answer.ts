import type { WeekHours } from '#db/site.ts';
import { type Trade, tradePresets } from '#db/trade-presets.ts';
import type { Language } from '#language/language.ts';
import { readNameAnswer } from '#language/name-answer.ts';
import { fold } from '#language/normalise.ts';
import { readAddress } from '#language/settings/address.ts';
import { changedWeek } from '#language/settings/changed-week.ts';
import { readHours } from '#language/settings/hours.ts';
import { readSiret } from '#language/siret.ts';
import { readYesNo } from '#language/yes-no.ts';
import { type ConsentKind, type BusinessDraft, type SetupStep, stepOf, steps, takenBack } from './draft.ts';
import { correctedServices } from './said-services.ts';

/** One message of whoever sets a business up. */
export interface ToldAnswer {
  text: string;
  messageId: string;
  now: Date;
  zone: string;
  language: Language;
}

/** What a message made of the draft; `note` says what was read or not, before the next question. `opens`: all of it was agreed to. */
export interface Taken {
  draft: BusinessDraft;
  note: SetupNote | null;
  opens: boolean;
}

export type SetupNote =
  | { kind: 'unread'; step: SetupStep; words: string }
  | { kind: 'required'; step: ConsentKind }
  | { kind: 'which_to_correct' }
  | { kind: 'listed' };

const mostPlaces = 20;
const mostPeople = 20;

/** Reads one message as the answer to what is asked, or as the wish to answer something again. */
export function takeAnswer(draft: BusinessDraft, told: ToldAnswer): Taken {
  const step = stepOf(draft);
  const back = readBack(draft, told.text, step);
  if (back) return { draft: takenBack(draft, back), note: null, opens: false };
  if (step === 'confirm') return confirm(draft, told);
  return answers[step](draft, told);
}

const taken = (draft: BusinessDraft, note: SetupNote | null = null): Taken => ({ draft, note, opens: false });
const unread = (draft: BusinessDraft, step: SetupStep, words: string): Taken =>
  taken(draft, { kind: 'unread', step, words });

const answers: Record<Exclude<SetupStep, 'confirm'>, (draft: BusinessDraft, told: ToldAnswer) => Taken> = {
  name(draft, { text }) {
    const name = text
      .replace(
        /^(?:(?:bonjour|hello|hi|oui|ok)[\s,.!]+)*(?:(?:c'est|on s'appelle|nous sommes|il s'appelle|it's|we are|we're|called|the name is|le nom est|le nom c'est)\s+)?/i,
        '',
      )
      .replace(/[\s.!]+$/u, '')
      .trim();
    const isName = /^[\p{L}\d][\p{L}\p{M}\d .,'’&+-]{1,59}$/u.test(name) && name.split(/\s+/).length <= 6;
    return isName ? taken({ ...draft, name }) : unread(draft, 'name', text);
  },
  trade(draft, { text }) {
    const said = fold(text);
    const isHair = /\b(?:coiffeu\w+|coiffure|salon|hair\w*|barbier|barber\w*|2)\b/.test(said);
    const isGarage = /\b(?:garage|garagiste|mecani\w+|auto\w*|cars?|mechanic\w*|workshop|1)\b/.test(said);
    if (isHair === isGarage) return unread(draft, 'trade', text);
    const trade: Trade = isHair ? 'hair' : 'garage';
    return taken({ ...draft, trade, services: tradePresets[trade].services, isListed: false });
  },
  siret(draft, { text }) {
    const digits = /\d[\d\s.]{10,}\d/.exec(text)?.[0] ?? '';
    const siret = readSiret(digits);
    if (siret) return taken({ ...draft, siret });
    const isLater =
      digits === '' &&
      /\b(?:plus tard|later|pas (?:encore|sous la main)|not (?:yet|now)|aucun|none|passe|skip)\b/.test(fold(text));
    return isLater ? taken({ ...draft, siret: '' }) : unread(draft, 'siret', digits || text);
  },
  address(draft, { text }) {
    const address = readAddress(text);
    return address ? taken({ ...draft, address }) : unread(draft, 'address', text);
  },
  hours(draft, { text, now, zone, language }) {
    const preset = draft.trade && tradePresets[draft.trade].hours;
    if (preset && isAgreed(text)) return taken({ ...draft, hours: preset });
    const read = readHours(text, { now, zone, language });
    if (read.kind === 'unread') return unread(draft, 'hours', read.words.join(' '));
    if (read.kind === 'unclear' || read.from !== null) return unread(draft, 'hours', text);
    // Of a week that begins empty only whole hours can be said; its keys are those of a week.
    const closed: WeekHours = { 0: [], 1: [], 2: [], 3: [], 4: [], 5: [], 6: [] };
    const week = changedWeek(closed, read.changes) as WeekHours | null;
    const isOpen = week && Object.values(week).some((ranges) => ranges.length > 0);
    return isOpen ? taken({ ...draft, hours: week }) : unread(draft, 'hours', text);
  },
  services(draft, { text, language }) {
    if (isAgreed(text)) return taken({ ...draft, isListed: true });
    const list = draft.services ?? [];
    const next = correctedServices(text, list, language);
    if ('unread' in next) return unread(draft, 'services', next.unread);
    return taken({ ...draft, services: next.services }, { kind: 'listed' });
  },
  bays(draft, { text }) {
    const [, digits] = /(?<![\d.,-])(\d{1,2})(?![\d.,])/.exec(text) ?? [];
    const word =
      fold(text)
        .split(' ')
        .find((each) => numberWords[each] !== undefined) ?? '';
    const count = digits === undefined ? (numberWords[word] ?? 0) : Number(digits);
    const { trade, language } = draft;
    if (count < 1 || count > mostPlaces || !trade) return unread(draft, 'bays', text);
    const noun = tradePresets[trade].place[language];
    return taken({ ...draft, bays: Array.from({ length: count }, (_, at) => `${noun} ${at + 1}`) });
  },
  owner(draft, { text }) {
    const read = readNameAnswer(text.replace(/^(?:moi,?\s+(?:c'est|je m'appelle)|je suis|i am|i'm)\s+/i, ''));
    const name = [read?.firstName, read?.lastName].filter(Boolean).join(' ');
    return name ? taken({ ...draft, owner: name }) : unread(draft, 'owner', text);
  },
  technicians(draft, { text }) {
    const people = peopleIn(text, draft.owner ?? '');
    return people ? taken({ ...draft, technicians: people }) : unread(draft, 'technicians', text);
  },
  terms: (draft, told) => consented(draft, told, 'terms'),
  data_processing: (draft, told) => consented(draft, told, 'data_processing'),
  product_news: (draft, told) => consented(draft, told, 'product_news'),
};

const numberWords: Readonly<Record<string, number>> = {
  ...{
    un: 1,
    une: 1,
    one: 1,
    deux: 2,
    two: 2,
    trois: 3,
    three: 3,
    quatre: 4,
    four: 4,
    cinq: 5,
    five: 5,
    six: 6,
    huit: 8,
    dix: 10,
  },
};

/** A yes or a no, each to the one thing that was asked, with the words it was said in. */
function consented(draft: BusinessDraft, { text, messageId }: ToldAnswer, kind: ConsentKind): Taken {
  const answer = readYesNo(text);
  if (answer === null) return unread(draft, kind, text);
  if (answer === 'no' && kind !== 'product_news') return taken(draft, { kind: 'required', step: kind });
  const consents = [...draft.consents, { kind, isGiven: answer === 'yes', words: text.slice(0, 200), messageId }];
  return taken({ ...draft, consents });
}

function confirm(draft: BusinessDraft, { text }: ToldAnswer): Taken {
  const answer = readYesNo(text);
  if (answer === 'yes') return { draft, note: null, opens: true };
  if (answer === 'no') return taken(draft, { kind: 'which_to_correct' });
  return unread(draft, 'confirm', text);
}

function isAgreed(text: string): boolean {
  return (
    readYesNo(text) === 'yes' ||
    /^(?:c est (?:bon|ok|parfait|ca|juste|correct)|ca (?:me )?va|tout est bon|parfait|valide|je valide|rien a changer|ok|that s (?:fine|right|it|good)|looks good|all good|fine|perfect|good)(?: (?:merci|comme ca|thanks))?$/.test(
      fold(text),
    )
  );
}

/** "Inès et Mathieu", "moi et Lucas Petit"; null where a part is no name. */
function peopleIn(text: string, owner: string): string[] | null {
  const said = text
    .replace(/^(?:(?:il y a|there is|there are|on est|nous sommes|we are|it's|c'est)\s+)/i, '')
    .replace(/[.!]+$/u, '');
  const names = said.split(/\s*(?:,|;|&|\+|\bet\b|\band\b|\n)\s*/i).filter((part) => part.trim() !== '');
  const people = names.map((part) => {
    if (
      /^(?:moi(?: m[êe]me)?|me|myself|just me|que moi|seulement moi|moi seule?|je travaille seule?)$/i.test(part.trim())
    )
      return owner;
    const isName =
      /^\p{L}[\p{L}\p{M}'’-]*(?: \p{L}[\p{L}\p{M}'’-]*){0,2}$/u.test(part.trim()) && /^\p{Lu}/u.test(part.trim());
    return isName ? part.trim() : null;
  });
  const known = people.flatMap((name) => (name ? [name] : []));
  return known.length === people.length && known.length > 0 && known.length <= mostPeople ? [...new Set(known)] : null;
}

const fields: readonly (readonly [SetupStep, RegExp])[] = [
  ['name', /\bnom (?:du|de l|de la)|\bname of|\b(?:le|the) (?:nom|name)\b|^(?:nom|name)$/],
  ['trade', /\b(?:metier|trade)\b/],
  ['siret', /\bsiret\b/],
  ['address', /\b(?:adresse|address)\b/],
  ['hours', /\b(?:horaires?|hours|heures)\b/],
  ['services', /\b(?:prestations?|services?|prix|prices?|tarifs?)\b/],
  ['bays', /\b(?:fauteuils?|ponts?|postes?|chairs?|bays?|places)\b/],
  ['technicians', /\b(?:equipe|team|people|personnes|coiffeurs?|coiffeuses?|mecanos?)\b/],
  ['owner', /\b(?:mon nom|my name|moi)\b/],
];

/** "Retour", or at the end the word for what is to be corrected. */
function readBack(draft: BusinessDraft, text: string, step: SetupStep): SetupStep | null {
  const said = fold(text);
  if (/^(?:retour|revenir|precedent|back|go back|previous)$/.test(said)) {
    const done = steps.slice(0, steps.indexOf(step));
    return done.at(-1) ?? null;
  }
  const isCorrecting = step === 'confirm' && readYesNo(text) === null;
  return isCorrecting ? (fields.find(([, words]) => words.test(said))?.[0] ?? null) : null;
}
