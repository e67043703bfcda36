import { z } from 'zod';
import type { RowValues } from '#db/change.ts';
import { companyById } from '#db/company.ts';
import { cardById, cardsReachedAt, type ContactCard } from '#db/contact-card.ts';
import { readEmail } from '#language/email.ts';
import { readPhone } from '#language/phone.ts';
import { idIn } from '../meant.ts';
import { meantMember } from '../members/meant-member.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { contactShape, describeContact, reachLine } from './contact-view.ts';
import { contactName, meantContact } from './meant-contact.ts';
import { isPersonName, noName, tidyName } from './person-name.ts';

const output = z.object({
  outcome: z.enum(['changed', 'already', 'of_another']),
  contact: contactShape,
  /** Whose the number or the address is, where it is somebody else's. */
  other: z.string().nullable(),
});

const input = z.object({
  who: z.string().describe('The customer, as they called them, or an id.'),
  firstName: z.string().optional().describe('The right first name.'),
  lastName: z.string().optional().describe('The right family name.'),
  phone: z.string().optional().describe('The new phone number, as written.'),
  email: z.string().optional().describe('The new e-mail address.'),
  company: z.string().optional().describe('The id of their company.'),
  postcode: z.string().optional().describe('The postcode they live at, by which they may show who they are.'),
  owner: z.string().optional().describe('The colleague who looks after them from now on.'),
});

type Details = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const updateContact = defineTool({
  name: 'update_contact',
  description:
    'Changes a customer\'s name, phone, e-mail, postcode, company, or the colleague who looks after them. Give only what changes. With "of_another" ' +
    'the number or address belongs to `other`: nothing was changed.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, details): Promise<Result> {
    const change = await changeOf(ctx, details);
    if (!('columns' in change)) return change;
    const { card, columns, fields } = change;
    if (fields.length === 0)
      return { output: { outcome: 'already', contact: describeContact(ctx, card), other: null } };
    await changeRecord(ctx, 'contact', card, { change: columns, shown: { fields: fields.join(', ') } });
    const after = (await cardById(ctx.db, card.id)) ?? card;
    return { output: { outcome: 'changed', contact: describeContact(ctx, after), other: null }, closes: ['which'] };
  },
  async propose(ctx, details): Promise<Proposed | Result> {
    const change = await changeOf(ctx, details);
    if (!('columns' in change)) return change;
    const { card, said } = change;
    const name = contactName(card);
    return {
      record: { table: 'contact', id: card.id, version: card.version },
      summary: { fr: `changer la fiche de ${name} (${said})`, en: `change ${name}'s record (${said})` },
      input: { ...details, who: card.id },
    };
  },
  say({ outcome, contact, other }, { language }) {
    const line = [contact.label, reachLine(contact)].filter(Boolean).join(', ');
    const owner = contact.owner
      ? inWords(language, { fr: `, suivi par ${contact.owner}`, en: `, looked after by ${contact.owner}` })
      : '';
    switch (outcome) {
      case 'changed':
        return inWords(language, { fr: `C'est changé : ${line}${owner}.`, en: `Changed: ${line}${owner}.` });
      case 'already':
        return inWords(language, {
          fr: `C'était déjà le cas : ${line}${owner}.`,
          en: `It was so already: ${line}${owner}.`,
        });
      case 'of_another':
        return inWords(language, {
          fr: `Ce numéro ou cet e-mail est déjà celui de ${other ?? 'quelqu’un'} : je n'ai rien changé. Faut-il fusionner les deux fiches ?`,
          en: `That number or e-mail is ${other ?? 'somebody'}'s already: I have changed nothing. Are the two the same customer?`,
        });
    }
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted', 'renamed'] : []),
});

interface Change {
  card: ContactCard;
  columns: RowValues;
  /** What differs from what was known, by name. */
  fields: string[];
  /** All that was given, for whoever approves it. */
  said: string;
}

async function changeOf(ctx: ToolContext, details: Details): Promise<Change | Result> {
  const meant = await meantContact(ctx, details.who);
  if ('which' in meant) return meant;
  const card = meant.one;
  const columns: RowValues = {};
  const said: string[] = [];
  for (const [field, column] of [
    ['firstName', 'first_name'],
    ['lastName', 'last_name'],
  ] as const) {
    const name = tidyName(details[field]);
    if (name === '') continue;
    if (!isPersonName(name)) throw noName(name);
    if (name !== card[field]) columns[column] = name;
    said.push(name);
  }
  for (const reach of [reachOf(details.phone, 'phone', readPhone), reachOf(details.email, 'email', readEmail)]) {
    if (!reach) continue;
    const other = await otherAt(ctx, card, reach.value);
    if (other) return { output: { outcome: 'of_another', contact: describeContact(ctx, card), other } };
    said.push(reach.value);
    const known = card[`${reach.kind}Sealed`];
    if (known && ctx.key.open(known) === reach.value) continue;
    columns[`${reach.kind}_sealed`] = ctx.key.seal(reach.value);
    columns[`${reach.kind}_index`] = ctx.key.index(reach.value);
  }
  if (details.owner) {
    const owner = await meantMember(ctx, details.owner, 'owner');
    if ('which' in owner) return owner;
    if (owner.one.name !== card.owner) columns['owner_id'] = owner.one.id;
    said.push(owner.one.name);
  }
  if (details.company) {
    const id = idIn(details.company);
    const company = id && (await companyById(ctx.db, id));
    if (!company)
      throw new ToolError('There is no such company.', 'Use the id that find_company returned.', {
        fr: `Je ne trouve pas cette entreprise.`,
        en: `I cannot find that company.`,
      });
    if (company.name !== card.company) columns['company_id'] = company.id;
    said.push(company.name);
  }
  const postcode = postcodeOf(details.postcode);
  if (postcode) {
    columns['postcode'] = postcode;
    said.push(postcode);
  }
  if (said.length === 0)
    throw new ToolError('Nothing was given that changes.', 'Ask what is to be changed.', {
      fr: `Que faut-il changer ?`,
      en: `What is to be changed?`,
    });
  const fields = Object.keys(columns).map((column) => column.replace(/_(?:sealed|index|id)$/, ''));
  return { card, columns, fields: [...new Set(fields)], said: said.join(', ') };
}

function postcodeOf(words: string | undefined): string | null {
  if (!words) return null;
  const digits = words.replaceAll(/\s/g, '');
  if (/^\d{5}$/.test(digits)) return digits;
  throw new ToolError(`"${words}" is no postcode.`, 'Ask for its five digits.', {
    fr: `"${words}" n'est pas un code postal : il a cinq chiffres.`,
    en: `"${words}" is no postcode: it has five digits.`,
  });
}

function reachOf(words: string | undefined, kind: 'phone' | 'email', read: (text: string) => string | null) {
  if (!words) return null;
  const value = read(words);
  if (!value)
    throw new ToolError(`"${words}" cannot be read.`, `Ask for the ${kind === 'phone' ? 'number' : 'address'} again.`, {
      fr: `Je ne lis pas "${words}". Quel est le bon ?`,
      en: `I cannot read "${words}". What is the right one?`,
    });
  return { kind, value };
}

async function otherAt(ctx: ToolContext, card: ContactCard, value: string): Promise<string | null> {
  const other = (await cardsReachedAt(ctx.db, ctx.key.index(value))).find(({ id }) => id !== card.id);
  return other ? contactName(other) : null;
}
