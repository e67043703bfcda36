import { readNameAnswer } from '#language/name-answer.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { readNewName } from './read/name.ts';
import { first, without } from './read/terms.ts';
import { theirWords } from './read/theirs.ts';
import { colleagueWords, courtesies, nameWords, whoWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const askWho = { fr: 'Quel client ?', en: 'Which customer?' };
const who = { read: theirWords, ask: askWho, recent: ['contact'], answer: ({ source }: MemberReading) => source };

export const findContactIntent = defineIntent<MemberReading>({
  name: 'find_contact',
  slots: { who },
  tool: 'show_contact',
  input: ({ who: words }) => given({ who: words }),
});

export const contactOverviewIntent = defineIntent<MemberReading>({
  name: 'contact_overview',
  slots: { who },
  tool: 'show_contact',
  input: ({ who: words }) => ({ ...given({ who: words }), full: true }),
});

/** Both names in one slot, so that they are never mixed with those of another message. */
function readNames(reading: MemberReading): string | null {
  const name = readNewName(reading) ?? strangerIn(reading);
  return name && JSON.stringify(name);
}

/** "Leur contact là-bas : Paul Kermarec 06…": written like a name, and a number with it. */
function strangerIn(reading: MemberReading) {
  const stranger = first(reading, 'phone', 'email') === null ? null : first(reading, 'stranger');
  return stranger && readNameAnswer(stranger);
}

function namesOf(words: string | undefined): { firstName?: string; lastName?: string } {
  const { firstName, lastName }: { firstName?: string | null; lastName?: string | null } = JSON.parse(words ?? '{}');
  return { ...(firstName && { firstName }), ...(lastName && { lastName }) };
}

export const createContactIntent = defineIntent<MemberReading>({
  name: 'create_contact',
  slots: {
    name: { read: readNames, ask: { fr: 'Quel nom ?', en: 'What is the name?' } },
    phone: { read: (reading) => first(reading, 'phone'), ask: null },
    email: { read: (reading) => first(reading, 'email'), ask: null },
    plate: { read: (reading) => first(reading, 'plate'), ask: null },
    model: { read: (reading) => first(reading, 'model'), ask: null },
  },
  tool: 'create_contact',
  input: ({ name, phone, email, plate, model }) => ({
    ...namesOf(name),
    ...given({ phone, email, plate, model: plate ? model : undefined }),
  }),
});

/** What is to be changed, where it is a phone or an e-mail; a name is read apart. */
export const updateContactIntent = defineIntent<MemberReading>({
  name: 'update_contact',
  slots: {
    who: { read: nameWords, ask: askWho, recent: ['contact'] },
    phone: { read: (reading) => first(reading, 'phone'), ask: null },
    email: {
      read: (reading) => first(reading, 'email'),
      ask: { fr: 'Quel est le nouveau numéro ou le nouvel e-mail ?', en: 'What is the new number or e-mail?' },
      unless: 'phone',
    },
  },
  tool: 'update_contact',
  input: ({ who: words, phone, email }) => given({ who: words, phone, email }),
});

export const deleteContactIntent = defineIntent<MemberReading>({
  name: 'delete_contact',
  slots: { who: { read: whoWords, ask: askWho, recent: ['contact'] } },
  tool: 'delete_contact',
  input: ({ who: words }) => given({ who: words }),
});

function readMerged(reading: MemberReading): string | null {
  const names = reading.spans.filter(({ kind }) => kind === 'contact' || kind === 'phone').map(({ value }) => value);
  return names[1] ?? null;
}

/** "Fusionne les deux", of the two that were just spoken of. */
function speaksOfBoth(reading: MemberReading): boolean {
  return whoWords(reading) === null && speaksOfThem(reading);
}

function speaksOfThem({ source }: MemberReading): boolean {
  return /\b(?:les deux|both|the two|them|ces deux)\b/i.test(source);
}

export const mergeContactsIntent = defineIntent<MemberReading>({
  name: 'merge_contacts',
  slots: {
    keep: {
      read: whoWords,
      ask: { fr: 'Quelles fiches ?', en: 'Which records?' },
      recent: ['contact'],
      nth: 1,
      when: speaksOfBoth,
    },
    merge: { read: readMerged, ask: null, recent: ['contact'], nth: 0, notAs: 'keep', when: speaksOfThem },
  },
  tool: 'merge_contacts',
  input: ({ keep, merge }) => given({ keep, merge }),
});

export const assignContactIntent = defineIntent<MemberReading>({
  name: 'assign_contact',
  slots: {
    who: { read: whoWords, ask: askWho, recent: ['contact'] },
    owner: { read: colleagueWords, ask: { fr: 'A qui ?', en: 'To whom?' } },
  },
  tool: 'update_contact',
  input: ({ who: words, owner }) => given({ who: words, owner }),
});

const companyHead =
  /^(?:(?:et|and|ok|stp)\s+)*(?:(?:cr[ée]{1,2}e?r?|ajoute[rz]?|rentre|enregistre|saisis|new|nouvelle?|add|create|register|put|cherche|trouve|find|look up|donne|show|do we have|have we got|is there|est-ce qu'on a|on a|y a-t-il)\s+)?(?:(?:moi|me)\s+)?(?:(?:la|une?|the|a|l')\s*)?(?:(?:fiche|record)\s+(?:de|of)\s+)?(?:soci[ée]t[ée]s?|sos|soc|bo[iî]te|entreprise|company|cmpany|firm)?(?:\s+(?:called|named|nomm[ée]e|appel[ée]e|qui s'appelle))?\s*:?\s*/i;
const companyEnds = /[,;:()?]|\s(?:siret|contact|tva|vat|fleet|flotte|avec|with|patron|phone|tel)\b/i;

function readCompany(reading: MemberReading): string | null {
  const known = first(reading, 'company');
  if (known) return known;
  const said = without(reading, 'phone', 'email').replaceAll(courtesies, '').replace(companyHead, '');
  const [name = ''] = said.split(companyEnds);
  return name.trim().length < 2 ? null : name.trim();
}

function readSiretWords({ source }: MemberReading): string | null {
  return (
    /\bsiret\D{0,5}((?:\d[ .]?){5,18})/i.exec(source)?.[1]?.trim() ??
    /(?<!\d)(\d{3} ?\d{3} ?\d{3} ?\d{5})(?!\d)/.exec(source)?.[1] ??
    null
  );
}

const askCompany = { fr: 'Quelle entreprise ?', en: 'Which company?' };

export const createCompanyIntent = defineIntent<MemberReading>({
  name: 'create_company',
  slots: {
    name: { read: readCompany, ask: askCompany },
    siret: { read: readSiretWords, ask: null },
    vatNumber: { read: ({ source }) => /\bFR ?\d{2}(?: ?\d{3}){3}\b/i.exec(source)?.[0] ?? null, ask: null },
    phone: { read: companyPhone, ask: null },
  },
  tool: 'create_company',
  input: ({ name, siret, vatNumber, phone }) => given({ name, siret, vatNumber, phone }),
});

/** A phone beside the name of somebody is theirs. */
function companyPhone(reading: MemberReading): string | null {
  return /\b(?:contact|patron|chez|voir)\b/i.test(reading.source) ? null : first(reading, 'phone');
}

export const findCompanyIntent = defineIntent<MemberReading>({
  name: 'find_company',
  slots: { company: { read: readCompany, ask: askCompany } },
  tool: 'find_company',
  input: ({ company }) => given({ company }),
});
