import { fold } from '#language/normalise.ts';
import { defineIntent } from '../dialogue/intent.ts';
import { readNewName } from './read/name.ts';
import { first } from './read/terms.ts';
import { colleagueWords } from './read/words.ts';
import type { MemberReading } from './reading.ts';
import { given } from './tasks.ts';

const askWho = { fr: 'Pour qui ?', en: 'For whom?' };

const ownThing =
  /\b(?:mon|ma|my)\s+(?:(?:nouveau|nouvel|nouvelle|autre|new|other|own)\s+)?(?:t[ée]l[ée]phone|tel|portable|mobile|num[ée]ro|whatsapp|slack|telegram|compte|acc[èe]s|code|phone|number|account|access)\b|\b(?:me (?:donner?|filer?|envoyer?|passer?)|donne[- ]moi|give me|envoie[- ]moi|send me|(?:can|could|cd) i (?:get|have)|i need|j'ai chang[ée]|g chang[ée]|i(?:'ve| have)? got a new)\b/i;
const ofOther = /\b(?:pour|for) (?:mon|ma|my|notre|our|le|la|the|un|une|an?)\b/i;

/** A colleague, or somebody who may become one: no code is anybody's by a guess. */
export function somebody(reading: MemberReading): string | null {
  const named = colleagueWords(reading) ?? first(reading, 'contact', 'stranger');
  return named ?? (ownThing.test(reading.source) && !ofOther.test(reading.source) ? 'moi' : null);
}

const who = { read: somebody, ask: askWho, answer: ({ source }: MemberReading) => source };

export const giveCodeIntent = defineIntent<MemberReading>({
  name: 'give_code',
  slots: { who },
  tool: 'give_link_code',
  input: ({ who: words }) => given({ who: words }),
});

/** "Relie mon Telegram", as the ear knows it. */
export const linkIdentityIntent = defineIntent<MemberReading>({ ...giveCodeIntent, name: 'link_identity' });

export const revokeCodeIntent = defineIntent<MemberReading>({
  name: 'revoke_code',
  slots: { who },
  tool: 'revoke_link_code',
  input: ({ who: words }) => given({ who: words }),
});

const places: readonly (readonly [string, RegExp])[] = [
  ['slack', /\bslack\b/],
  ['telegram', /\btelegram\b/],
  ['phone', /\b(?:telephone|tel|portable|mobile|numero|whatsapp|sms|phone|number|handset)\b/],
];

function readPlace({ text }: MemberReading): string {
  const said = fold(text);
  return places.find(([, pattern]) => pattern.test(said))?.[0] ?? 'all';
}

export const unlinkIntent = defineIntent<MemberReading>({
  name: 'unlink',
  slots: { who: { ...who, ask: { fr: 'De qui ?', en: 'Whose?' } }, which: { read: readPlace, ask: null } },
  tool: 'unlink_member',
  input: ({ who: words, which }) => given({ who: words, which }),
});

const managers = /\b(?:manager|responsable|gerante?|chef|cheffe|foreman|lead)\b/;
const plainRoles =
  /\b(?:mecano|mecanicien\w*|technicien\w*|mechanic|technician|apprenti\w*|apprentice|coiffeu\w+|stylist\w*|receptionist\w*|accueil|vendeu\w+|stagiaire|intern|equipier|employe\w*)\b/;

function readRole({ text }: MemberReading): string | null {
  const said = fold(text);
  if (managers.test(said)) return 'MANAGER';
  return plainRoles.test(said) ? 'USER' : null;
}

const invitation =
  /^(?:(?:stp|svp|please|et|and|ok)[\s,]+)*(?:invite[rz]?|ajoute[rz]?|rajoute|add|bring|embauche)\s+/iu;
const invitationEnds =
  /[,;:(]|\s(?:comme|en tant que|as|dans|[àa] l'|to the|on board|into|in the|au|qui|who|avec|with|parmi|chez)(?=[\s\p{L}]|$)/iu;

/** "Add two technicians" names nobody. */
const nobody = /^(?:deux|trois|quatre|two|three|four|un|une|an?|des|some)\s/iu;

/** The name behind "invite …": first and last, without what they come as. */
function readInvited(reading: MemberReading): string | null {
  const known = first(reading, 'colleague');
  if (nobody.test(reading.source.replace(invitation, ''))) return known;
  if (invitation.test(reading.source)) {
    const [name = ''] = reading.source.replace(invitation, '').split(invitationEnds);
    // "Sami Leroux" is more than the Sami we know of.
    const isMore = known === null || (name.trim().length > known.length && name.trim().startsWith(known));
    if (isMore && /^\p{L}[\p{L}'-]*(?:\s\p{L}[\p{L}'-]*){0,2}$/u.test(name.trim())) return name.trim();
  }
  if (known) return known;
  const read = readNewName(reading);
  const name = [read?.firstName, read?.lastName].filter(Boolean).join(' ');
  return first(reading, 'stranger', 'contact') ?? (name || null);
}

/** Their number, and figures that are nearly one: the tool asks for the whole of it. */
function readPhoneSaid(reading: MemberReading): string | null {
  return first(reading, 'phone') ?? /(?<!\d)\+?\d(?:[\d .-]{3,}\d)(?!\d)/.exec(reading.source)?.[0] ?? null;
}

export const inviteMemberIntent = defineIntent<MemberReading>({
  name: 'invite_member',
  slots: {
    name: {
      read: readInvited,
      ask: { fr: 'Quel nom ?', en: 'What is the name?' },
      answer: ({ source }) => source,
    },
    role: { read: readRole, ask: null },
    phone: { read: readPhoneSaid, ask: null },
  },
  tool: 'invite_member',
  input: ({ name, role, phone }) => given({ name, role, phone }),
});
