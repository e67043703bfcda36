import { z } from 'zod';
import { fold } from '#language/normalise.ts';
import { isWithin } from '#language/same-word.ts';
import { first } from '../read/terms.ts';
import { anew } from './anew.ts';
import type { Amend } from './correction.ts';

const shortName = 6;
const contactOutput = z.looseObject({ contact: z.looseObject({ id: z.string(), label: z.string() }) });
const spelled =
  /(?:spells?|spelled|spelt|s'[ée]crit|orthographe|c'est|it's|its)\s+(?:it\s+|her name\s+|his name\s+|son nom\s+)?(?<name>\p{Lu}[\p{L}'-]+)(?:,? (?:with|avec)\s.*)?[\s.!]*$/u;

/** "She spells it Gwenn": the one of both names that it nearly is. */
export const ofMisspelt: Amend = ({ source }, { last }) => {
  const { data } = contactOutput.safeParse(last.output);
  const name = spelled.exec(source)?.groups?.['name'];
  if (!data || !name) return null;
  const [given = '', ...family] = data.contact.label.split(' ');
  const isLike = (other: string) => isWithin(fold(name), fold(other), name.length < shortName ? 1 : 2);
  if (isLike(given))
    return { intent: 'rename_contact', said: { who: data.contact.id, firstName: name }, isPlain: true };
  return isLike(family.join(' '))
    ? { intent: 'rename_contact', said: { who: data.contact.id, lastName: name }, isPlain: true }
    : null;
};

const moreContact = /^(?:et|and|aussi|also|plus)\b/i;

/** "Et Sylvie Dupont 06…": another one to be added. */
export const oneMoreContact: Amend = (reading) => {
  const isMore = moreContact.test(reading.source) && first(reading, 'phone', 'email') !== null;
  return isMore ? anew('create_contact', 'name', reading) : null;
};

const reached = z.looseObject({ contact: z.looseObject({ id: z.string(), phone: z.string().nullable().optional() }) });
const digitsNot = /(?<right>\d[\d .]*\d)\s*,?\s*(?:et )?(?:pas|not|au lieu de|instead of)\s+(?<wrong>\d[\d .]*\d)/i;

/** "72 45, pas 72 44": the end of the number that was just written. */
export const ofPhone: Amend = ({ source }, { last }) => {
  const { data } = reached.safeParse(last.output);
  const { right, wrong } = digitsNot.exec(source)?.groups ?? {};
  const phone = (data?.contact.phone ?? '').replaceAll(/\D/g, '');
  const [now, before] = [right, wrong].map((digits) => digits?.replaceAll(/\D/g, '') ?? '');
  if (!data || !now || !before || now.length !== before.length || !phone.endsWith(before)) return null;
  const corrected = `${phone.slice(0, -before.length)}${now}`;
  return { intent: 'update_contact', said: { who: data.contact.id, phone: corrected }, isPlain: true };
};

const unwanted =
  /^(?:(?:ah|oh|euh|non|no|finalement|en fait|actually|bon|wait|attends) )*(?:supprime|efface|vire|enleve|delete|remove|scrap|bin) (?:la|le|it|her|him|that|ca|cette fiche|that one)\b/;

/** "Finalement supprime-le, il viendra pas": who or what was just put down goes again; of somebody that takes a yes. */
export const ofCreated: Amend = ({ source, spans }, { last, said }) => {
  if (!unwanted.test(said) || spans.length > 0 || source.includes('?')) return null;
  const { data } = contactOutput.safeParse(last.output);
  return last.tool === 'create_contact' && data
    ? { intent: 'delete_contact', said: { who: data.contact.id }, isPlain: true }
    : { intent: 'undo', said: {}, isPlain: true };
};
