import { readAddress } from '#language/settings/address.ts';
import { fold } from '#language/normalise.ts';
import { findPhones } from '#language/phone.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { names, type Opener } from '../opening.ts';
import type { MemberReading } from '../reading.ts';

const house = String.raw`(?:garage|salon|atelier|boutique|magasin|entreprise|shop|workshop|business)`;
/** Of the business itself, and of nobody who has a record. */
const ourDetail = new RegExp(
  String.raw`\b(?:notre|nos|our)(?: (?:nouvelle?|nouveau|new))? (?:adresse|address|numero|telephone|tel|phone|number)\b|\b(?:adresse|address|numero|telephone|tel|phone(?: number)?|number)(?: de telephone)? (?:du |de l |de la |of the |for the )${house}\b|\b(?:the )?${house} s (?:new )?(?:address|phone|number)\b`,
);
const moving =
  /^(?:(?:ca y est|bonjour|salut|hello|hi|ok|alors|so) )*(?:(?:on|nous) (?:a |avons )?(?:demenag\w+|change d adresse)|we(?: re| are| have| ve)? (?:moving|moved))\b/;

const toAddress =
  /^.*?(?:\b(?:d[ée]m[ée]nag\p{L}*|moving|moved)\b\s*(?:au|à|to)?|\b(?:adresse|address)\b(?:\s+(?:du|de l'|de la|of the)\s*\p{L}+)?(?:\s+(?:c'est|est|is|devient|becomes|maintenant|now|désormais|en|to))*)\s*:?\s*/iu;

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
  /\d{5} .*\s(?:en|d[èe]s|from|in|on|starting|à|a|le|next|lundi|mardi|mercredi|jeudi|vendredi|samedi)\s/i;

function newPhone({ source }: MemberReading): string | null {
  const [found, ...others] = findPhones(source, 'FR');
  return found && others.length === 0 ? source.slice(found.start, found.end) : null;
}

export const siteOpeners: readonly Opener[] = [
  {
    intent: 'change_site',
    said: ourDetail,
    when: (reading) =>
      isOfHouse(reading) && !reading.source.includes('?') && (newAddress(reading) ?? newPhone(reading)) !== null,
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
      /^(?:(?:c est quoi|quelle? est|quels? est|donne moi|rappelle moi|montre|what is|what s|whats|show(?: me)?|give me) )?(?:l |le |la |the )?(?:notre|nos|our|adresse|address|numero|telephone|phone|number)\b.{0,40}$/.test(
        fold(reading.source),
      ),
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
      ask: {
        fr: "Quelle adresse : rue, code postal et ville ? Je la change tout de suite, pas à une date. Je n'ai encore rien changé.",
        en: 'Which address: street, postcode and town? It changes at once, not on a date. Nothing is changed yet.',
      },
    },
  },
  tool: 'change_site',
  input: ({ address, phone }) => ({ ...(address !== undefined && { address }), ...(phone !== undefined && { phone }) }),
});
