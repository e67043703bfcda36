import { readAddress } from '#language/settings/address.ts';
import { fold } from '#language/normalise.ts';
import { findPhones } from '#language/phone.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { names, type Opener } from '../opening.ts';
import type { MemberReading } from '../reading.ts';
import { unreadWords } from '../unread.ts';

const house = String.raw`(?:garage|salon|atelier|boutique|magasin|entreprise|shop|workshop|business)`;
/** Of the business itself, and of nobody who has a record. */
const ourDetail = new RegExp(
  String.raw`\b(?:notre|nos|our)(?: (?:nouvelle?|nouveau|new))? (?:adresse|address|numero|telephone|tel|phone|number)\b|\b(?:adresse|address|numero|telephone|tel|phone(?: number)?|number)(?: de telephone)? (?:du |de l |de la |of the |for the )${house}\b|\b(?:the )?${house} s (?:new )?(?:address|phone|number)\b`,
);
const moving =
  /^(?:(?:ca y est|bonjour|salut|hello|hi|ok|alors|so) )*(?:(?:on|nous) (?:a |avons )?(?:demenag\w+|change d adresse)|we(?: re| are| have| ve)? (?:moving|moved))\b/;

const toAddress =
  /^.*?(?:\b(?:d[ée]m[ée]nag\p{L}*|moving|moved)\b\s*(?:au|à|to)?|\b(?:adresse|address)\b(?:\s+(?:du|de l'|de la|of the)\s*\p{L}+)?(?:\s+(?:c'est|est|is|devient|becomes|maintenant|now|désormais|en|to))*)\s*:?\s*/iu;

/** Our address that goes to somebody stays as it is. */
const passesOn =
  /\b(?:envoie\w*|envoye[rz]|donne[rz]?|transmet\w*|ecris|dis|note[rz]?|rappelle\w*|send|give|text|tell|write|forward|remind)\b/;

const isOfHouse = (reading: MemberReading) =>
  !names('contact', 'stranger', 'company', 'colleague', 'plate', 'model', 'email')(reading);

function newAddress({ source }: MemberReading): string | null {
  const said = source.replaceAll(/[’']/g, "'");
  const address = readAddress(said.replace(toAddress, ''));
  // "Le 1er mars au 3 rue du Port", "… Lorient en mars": a day is no part of it, and it changes at once.
  return address !== null && beginsAddress.test(address) && !endsInDay.test(address) ? address : null;
}

const beginsAddress =
  /^(?:\d{1,4}\b(?! ?(?:er|janv|f[ée]v|mars|avr|mai|juin|juil|ao[uû]t|sept|oct|nov|d[ée]c|jan|feb|mar|apr|may|jun|jul|aug))|rue|avenue|boulevard|place|chemin|route|zone|za|zi|zac|lieu-dit|quai|all[ée]e|impasse|parc|centre)\b/i;
const endsInDay =
  /\d{5} .*\s(?:(?:en|d[èe]s|from|in|on|starting|à|a|le|next|lundi|mardi|mercredi|jeudi|vendredi|samedi)\s|(?:hier|demain|bient[ôo]t|maintenant|yesterday|tomorrow|today|soon|now|lundi|mardi|mercredi|jeudi|vendredi|samedi|monday|tuesday|wednesday|thursday|friday|saturday)$)/i;

const aroundPhone = new Set(
  `notre nos our nouveau nouvelle new numero number telephone tel phone garage salon atelier boutique magasin entreprise shop workshop business s
  est is c maintenant desormais now has changed change devient becomes vient`.split(/\s+/),
);

/** The one number of a message of which every other word is about it: a day would be lost, since it changes at once. */
function newPhone({ source }: MemberReading): string | null {
  const [found, ...others] = findPhones(source, 'FR');
  if (!found || others.length > 0) return null;
  const rest = `${source.slice(0, found.start)} ${source.slice(found.end)}`;
  const isWhole = !/\d/.test(rest) && unreadWords({ source: rest, spans: [] }).every((word) => aroundPhone.has(word));
  return isWhole ? source.slice(found.start, found.end) : null;
}

const asking = new RegExp(
  String.raw`^(?:(?:c est quoi|quelle? est|quels? est|donne moi|rappelle moi|montre|what is|what s|whats|show(?: me)?|give me) )?(?:l |le |la |the )?(?:notre|nos|our|adresse|address|numero|telephone|phone|number|${house} s)\b.{0,40}$`,
);

export const siteOpeners: readonly Opener[] = [
  {
    intent: 'change_site',
    said: ourDetail,
    when: (reading) =>
      isOfHouse(reading) &&
      !reading.source.includes('?') &&
      !passesOn.test(fold(reading.source)) &&
      /\d{2}|\b(?:rue|avenue|street|chang[ée]d?)(?!\p{L})/u.test(reading.source),
  },
  {
    intent: 'change_site',
    said: moving,
    when: (reading) => /\b\d{5}\b/.test(reading.source) && !reading.source.includes('?'),
  },
  {
    intent: 'show_site',
    said: ourDetail,
    when: (reading) =>
      isOfHouse(reading) &&
      !names('phone', 'when')(reading) &&
      !/\d|\bchang[ée]/u.test(reading.source) &&
      asking.test(fold(reading.source)),
  },
];

export const showSiteIntent = defineIntent<MemberReading>({
  ...{ name: 'show_site', slots: {}, tool: 'show_site', input: () => ({}) },
});

export const changeSiteIntent = defineIntent<MemberReading>({
  name: 'change_site',
  slots: {
    phone: { read: newPhone, ask: null },
    address: {
      read: newAddress,
      unless: 'phone',
      isPlain: true,
      ask: {
        fr: "Donnez-moi l'adresse entière (rue, code postal, ville) ou le numéro, sans rien d'autre : cela change tout de suite, pas à une date. Je n'ai encore rien changé.",
        en: 'Give me the whole address (street, postcode, town) or the number, and nothing else: it changes at once, not on a date. Nothing is changed yet.',
      },
    },
  },
  tool: 'change_site',
  input: ({ address, phone }) => ({
    ...(address !== undefined && { street: address }),
    ...(phone !== undefined && { phone }),
  }),
});
