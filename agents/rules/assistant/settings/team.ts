import { fold } from '#language/normalise.ts';
import { defineIntent } from '../../dialogue/intent.ts';
import { somebody } from '../access.ts';
import { names, type Opener, verb } from '../opening.ts';
import type { MemberReading } from '../reading.ts';
import { unreadWords } from '../unread.ts';

const owner = /\b(?:proprietaires?|patronn?e?|boss|owner|associee?)\b/;
const manager = /\b(?:managers?|responsables?|gerante?s?|chefs?|cheffe|administrat\w+|admin)\b/;
const plain =
  /\b(?:equipiere?|simple utilisat\w+|utilisat\w+|users?|mecanos?|mecanicien\w*|mechanics?|employee?|staff member|team member)\b/;

const roleWords = new Set(
  `proprietaire patron patronne boss owner associe associee manager responsable gerant gerante chef cheffe administrateur administratrice administration
  admin equipier equipiere simple utilisateur utilisatrice user mecano mecanicien mechanic employe employee staff member team nomme promeus promote passe comme
  en role droits rights access is as from now devient becomes maintenant est give to salon garage atelier workshop s`.split(
    /\s+/,
  ),
);

/** What they shall be, where no word beside it is unread: "chef d'atelier le matin" is asked about. */
function readRole(reading: MemberReading): string | null {
  const said = fold(reading.source);
  const role = owner.test(said) ? 'OWNER' : manager.test(said) ? 'MANAGER' : plain.test(said) ? 'USER' : null;
  const isTaken = /\b(?:retire|enleve|remove|take away|plus|no longer|pas)\b/.test(said);
  if (role === null || isTaken) return null;
  return unreadWords(reading).every((word) => roleWords.has(word)) ? role : null;
}

/** One colleague; of two it is asked who. */
function oneColleague({ spans }: MemberReading): string | null {
  const named = spans.filter(({ kind }) => kind === 'colleague');
  return named.length === 1 ? (named[0]?.value ?? null) : null;
}

const who = { read: oneColleague, ask: { fr: 'Qui ?', en: 'Who?' }, answer: ({ source }: MemberReading) => source };

export const changeRoleIntent = defineIntent<MemberReading>({
  name: 'change_role',
  slots: {
    who,
    role: {
      read: readRole,
      ask: { fr: 'Équipier, responsable ou propriétaire ?', en: 'Team member, manager or owner?' },
      answer: (reading) => readRole(reading),
    },
  },
  tool: 'change_role',
  input: ({ who: words, role }) => ({ who: words, role }),
});

const ofAccess = /\b(?:acces|access|login|telephone|tel|phone|slack|telegram|whatsapp|compte|account|code)\b/;

/** Out of the team; of the access alone another tool. */
export const removeMemberIntent = defineIntent<MemberReading>({
  name: 'remove_member',
  slots: {
    who: {
      ...who,
      read: somebody,
      ask: { fr: 'De qui ?', en: 'Whose?' },
    },
    access: { read: ({ source }) => (ofAccess.test(fold(source)) ? 'yes' : null), ask: null },
  },
  tool: 'remove_member',
  otherTool: 'unlink_member',
  isOther: ({ access }) => access !== undefined,
  input: ({ who: words, access }) => (access === undefined ? { who: words } : { who: words, which: 'all' }),
});

export const listMembersIntent = defineIntent<MemberReading>({
  ...{ name: 'list_members', slots: {}, tool: 'list_members', input: () => ({}) },
});

/** What is used up and what the plan is are one answer. */
export const quotaIntent = defineIntent<MemberReading>({
  ...{ name: 'quota', slots: {}, tool: 'show_plan', input: () => ({}) },
});
export const planIntent = defineIntent<MemberReading>({ ...quotaIntent, name: 'plan' });

const factorOff =
  /\b(?:desactive\w*|coupe\w*|arrete\w*|enleve\w*|retire\w*|supprime\w*|turn off|switch off|disable|remove|stop)\b/;
const factorOn = /\b(?:active\w*|mets?|installe\w*|configure\w*|allume\w*|turn on|switch on|enable|set up|activate)\b/;
const factorNames =
  /\b(?:double authentification|double verification|deux etapes|deuxieme facteur|second facteur|2fa|mfa|a2f|two factor|second factor|two step)\b/;
const ofOthers = /\b(?:everyone|everybody|tout le monde|tous|toutes|l equipe|the team|qui|who|ensemble)\b/;

/** For whoever asks: of others it is no wish of theirs to set. */
export const secondFactorIntent = defineIntent<MemberReading>({
  name: 'second_factor',
  slots: {
    action: {
      read: (reading) => {
        const said = fold(reading.source);
        if (!factorNames.test(said) || ofOthers.test(said) || names('colleague')(reading)) return null;
        return factorOff.test(said) ? 'off' : factorOn.test(said) ? 'on' : 'status';
      },
      ask: { fr: 'Activer ou couper votre double authentification ?', en: 'Turn your second factor on or off?' },
      answer: ({ source }) => (factorOff.test(fold(source)) ? 'off' : factorOn.test(fold(source)) ? 'on' : null),
    },
  },
  tool: 'second_factor',
  input: ({ action }) => ({ action }),
});

export const teamOpeners: readonly Opener[] = [
  {
    intent: 'change_role',
    said: /\b(?:nomme|promeus|promote|passe|mets|make|fais|devient|est maintenant|is now)\b.*\b(?:responsable|manager|gerante?|proprietaire|owner|equipiere?|chef|cheffe)\b/,
    when: (reading) => oneColleague(reading) !== null && readRole(reading) !== null && !reading.source.includes('?'),
  },
  {
    intent: 'remove_member',
    said: verb(
      String.raw`(?:retire|enleve|sors|vire|remove|take)\w* (?:[a-z]+ ){1,3}(?:de l equipe|des membres|out of the team|from the team|off the team)`,
    ),
    when: names('colleague'),
  },
  {
    intent: 'list_members',
    said: /^(?:(?:montre|affiche|show|liste|list)(?: moi| me)? )?(?:(?:qui est|qui fait partie) (?:dans|de) (?:l|mon|notre) ?equipe|(?:l|mon|notre) ?equipe|les membres(?: de l equipe)?|who s (?:on|in) the team|who is (?:on|in) the team|(?:the|my|our) team(?: members)?|team members)$/,
  },
  {
    intent: 'second_factor',
    said: factorNames,
    when: (reading) => !ofOthers.test(fold(reading.source)) && !names('colleague')(reading),
  },
  {
    intent: 'quota',
    said: /\b(?:ou en est|ou j en suis|c est quoi|quel est|combien|what s|what is|how much|how many|where)\b.*\b(?:forfait|quota|abonnement|plan|subscription)\b/,
    when: (reading) => !names('contact', 'company', 'plate', 'model', 'when', 'colleague')(reading),
  },
];
