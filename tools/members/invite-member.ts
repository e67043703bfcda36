import { z } from 'zod';
import { addMember, membersWithRole } from '#db/member.ts';
import { readPhone, speakPhone } from '#language/phone.ts';
import { fold } from '#language/normalise.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, ToolError, type ToolResult } from '../tool.ts';
import { giveCode } from './link-code.ts';

const longestName = 60;

const roleShape = z.enum(['USER', 'MANAGER']);
const output = z.object({
  outcome: z.enum(['invited', 'member_already', 'no_way']),
  member: refShape,
  role: z.enum(['USER', 'MANAGER', 'OWNER']),
  /** The one phone from which the code counts; null for any. */
  phone: z.string().nullable(),
});
type Result = ToolResult<z.infer<typeof output>>;

export const inviteMember = defineTool({
  name: 'invite_member',
  description:
    'Adds somebody to the team, and makes the code by which they link their phone. Without a role they see and propose (USER); a ' +
    'MANAGER does and approves. The code goes out in a message of its own: you never see it.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input: z.object({
    name: z.string().describe('First and last name, as far as said.'),
    phone: z
      .string()
      .optional()
      .describe(
        'Their phone number, where it was said: the code then counts from there alone. It lets nobody in by itself.',
      ),
    role: roleShape.optional().describe('Only where it was said.'),
  }),
  output,
  /** Whoever approves for others is let in by a yes, whatever was understood of a sentence. */
  needsYes: ({ role }) => role === 'MANAGER',
  async run(ctx, { name, role = 'USER', phone: said }): Promise<Result> {
    const called = tidyName(name);
    const phone = said === undefined ? null : phoneIn(said);
    const known = await memberCalled(ctx, called);
    const member = known ?? { id: ctx.newId(), name: called, role };
    if (!known) {
      await addMember(ctx.db, member);
      ctx.wrote({ table: 'member', op: 'insert', id: member.id, values: { name: called, role } });
    }
    const isGiven = await giveCode(ctx, member, phone);
    const outcome = !isGiven ? 'no_way' : known ? 'member_already' : 'invited';
    return {
      output: {
        outcome,
        member: { id: member.id, label: member.name },
        role: member.role,
        phone: phone && speakPhone(phone),
      },
      closes: ['which', 'yes'],
    };
  },
  propose: async (_ctx, { name, role = 'USER', phone: said }): Promise<Proposed> => {
    const called = tidyName(name);
    const phone = said === undefined ? null : phoneIn(said);
    const at = phone === null ? '' : `, ${speakPhone(phone)}`;
    const isManager = role === 'MANAGER';
    return {
      record: null,
      summary: {
        fr: `ajouter ${called} à l'équipe${isManager ? ' comme responsable' : ''}${at}`,
        en: `add ${called} to the team${isManager ? ' as a manager' : ''}${at}`,
      },
      input: { name: called, role, ...(phone !== null && { phone }) },
    };
  },
  say({ outcome, member: { label }, role, phone }, { language }) {
    const only = phone
      ? inWords(language, { fr: ` Il ne vaut que depuis le ${phone}.`, en: ` It counts from ${phone} only.` })
      : '';
    if (outcome === 'no_way') {
      return inWords(language, {
        fr: `${label} est de l'équipe, mais je ne peux pas vous écrire son code ici.`,
        en: `${label} is in the team, but I cannot write you their code here.`,
      });
    }
    if (outcome === 'member_already') {
      return inWords(language, {
        fr: `${label} est déjà de l'équipe. Un nouveau code est dans le message à part, à lui transmettre.${only}`,
        en: `${label} is in the team already. A new code is in the separate message, to be passed on.${only}`,
      });
    }
    const may =
      role === 'MANAGER'
        ? inWords(language, { fr: 'agit et valide', en: 'acts and approves' })
        : inWords(language, { fr: 'voit et propose', en: 'sees and proposes' });
    return inWords(language, {
      fr: `${label} est de l'équipe (${may}). Son code est dans le message à part, à lui transmettre dans l'heure.${only}`,
      en: `${label} is in the team (${may}). The code is in the separate message, to be passed on within the hour.${only}`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'invited' ? ['noted', 'sent'] : ['noted']),
});

/** The number as it would be written from. */
function phoneIn(said: string): string {
  const phone = readPhone(said);
  if (phone !== null) return phone;
  throw new ToolError(`"${said.slice(0, longestName)}" is no phone number.`, 'Ask for the number.', {
    fr: `Ce numéro de téléphone ne va pas : donnez-le-moi en entier. Je n'ai ajouté personne.`,
    en: `That phone number does not fit: give me the whole of it. I have added nobody.`,
  });
}

function tidyName(name: string): string {
  const called = name.replaceAll(/\s+/g, ' ').trim();
  if (/^\p{L}[\p{L}\p{M} .'’-]*$/u.test(called) && called.length <= longestName) return called;
  throw new ToolError(`"${called.slice(0, longestName)}" is no name.`, 'Ask for the first and last name.', {
    fr: `Donnez-moi le prénom et le nom, sans rien d'autre : je n'ai ajouté personne.`,
    en: `Give me the first and last name, and nothing else: I have added nobody.`,
  });
}

async function memberCalled({ db }: { db: Parameters<typeof membersWithRole>[0] }, name: string) {
  const all = await membersWithRole(db, ['OWNER', 'MANAGER', 'USER']);
  return all.find((member) => fold(member.name) === fold(name)) ?? null;
}
