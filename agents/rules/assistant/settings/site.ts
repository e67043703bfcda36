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
  return readAddress(said.replace(toAddress, ''));
}

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
    when: (reading) => !reading.source.includes('?') && newAddress(reading) !== null,
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
  slots: { address: { read: newAddress, ask: null }, phone: { read: newPhone, ask: null } },
  tool: 'change_site',
  input: ({ address, phone }) => ({ ...(address !== undefined && { address }), ...(phone !== undefined && { phone }) }),
});
