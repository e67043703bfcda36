import { z } from 'zod';
import { addContact } from '#db/contact.ts';
import { cardById, cardsReachedAt } from '#db/contact-card.ts';
import { vehicleByPlate, addVehicle } from '#db/vehicle.ts';
import { readEmail } from '#language/email.ts';
import { readPhone } from '#language/phone.ts';
import { readPlateAnswer } from '#language/plate.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { contactShape, describeContact, reachLine, vehicleRefs, vehiclesShape } from './contact-view.ts';
import { contactLabel, contactName } from './meant-contact.ts';
import { isPersonName, noName, tidyName } from './person-name.ts';

const output = z.object({
  outcome: z.enum(['created', 'known']),
  contact: contactShape,
  vehicles: vehiclesShape,
});

const input = z.object({
  firstName: z.string().optional().describe('First name, without a title.'),
  lastName: z.string().optional().describe('Family name, without a title.'),
  phone: z.string().optional().describe('Phone number, as written.'),
  email: z.string().optional().describe('E-mail address.'),
  plate: z.string().optional().describe('Number plate of their vehicle, as written.'),
  model: z.string().optional().describe('Make and model of that vehicle.'),
});

type Details = z.infer<typeof input>;
type Result = ToolResult<z.infer<typeof output>>;

export const createContact = defineTool({
  name: 'create_contact',
  description:
    'Adds a customer, with a vehicle perhaps. With "known" somebody has that phone or e-mail already: nothing was added, say who it is.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, details): Promise<Result> {
    const read = readDetails(details);
    const known = await knownAs(ctx, read);
    if (known) return known;
    const id = ctx.newId();
    const { firstName, lastName, phone, email } = read;
    await addContact(ctx.db, {
      ...{ id, firstName, lastName },
      ...(phone && { phoneSealed: ctx.key.seal(phone), phoneIndex: ctx.key.index(phone) }),
      ...(email && { emailSealed: ctx.key.seal(email), emailIndex: ctx.key.index(email) }),
    });
    // The audit is never erased: it says that there is a contact, and not who.
    wroteNew(ctx, 'contact', id, { fields: Object.keys(details).join(', ') });
    await giveVehicle(ctx, id, read);
    return { output: { outcome: 'created', ...(await shownOf(ctx, id)) } };
  },
  async propose(ctx, details): Promise<Proposed | Result> {
    const read = readDetails(details);
    const known = await knownAs(ctx, read);
    if (known) return known;
    const name = contactName(read);
    return {
      record: null,
      summary: { fr: `créer la fiche de ${name}`, en: `add ${name} as a customer` },
      input: details,
    };
  },
  say({ outcome, contact, vehicles }, { language }) {
    const about = [reachLine(contact), ...vehicles.map(({ label }) => label)].filter(Boolean).join(', ');
    if (outcome === 'known') {
      return inWords(language, {
        fr: `Ce numéro ou cet e-mail est déjà celui de ${contact.label} : je n'ai rien créé.`,
        en: `That number or e-mail is ${contact.label}'s already: I have added nothing.`,
      });
    }
    return inWords(language, {
      fr: `C'est noté : ${[contact.label, about].filter(Boolean).join(', ')}.`,
      en: `Added: ${[contact.label, about].filter(Boolean).join(', ')}.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'created' ? ['noted'] : []),
});

interface Read {
  firstName: string | null;
  lastName: string | null;
  phone: string | null;
  email: string | null;
  plate: string | null;
  model: string;
}

function readDetails({ firstName, lastName, phone, email, plate, model }: Details): Read {
  const [first, last] = [tidyName(firstName), tidyName(lastName)];
  for (const name of [first, last]) {
    if (name !== '' && !isPersonName(name)) throw noName(name);
  }
  if (first === '' && last === '')
    throw new ToolError('No name was given.', 'Ask how the customer is called.', {
      fr: `Quel est le nom du client ?`,
      en: `What is the customer's name?`,
    });
  const read = {
    phone: phone ? readPhone(phone) : null,
    email: email ? readEmail(email) : null,
    plate: plate ? readPlateAnswer(plate) : null,
  };
  if (phone && !read.phone)
    throw new ToolError(`"${phone}" is no phone number.`, 'Ask for the number again.', {
      fr: `Ce numéro n'est pas valable : ${phone}. Quel est le bon ?`,
      en: `That is no valid number: ${phone}. What is the right one?`,
    });
  if (email && !read.email)
    throw new ToolError(`"${email}" is no e-mail address.`, 'Ask for the address again.', {
      fr: `Cet e-mail n'est pas valable : ${email}. Quel est le bon ?`,
      en: `That is no valid e-mail: ${email}. What is the right one?`,
    });
  if (plate && !read.plate)
    throw new ToolError(`"${plate}" is no number plate.`, 'Ask for the plate again.', {
      fr: `Cette plaque n'est pas valable. Quelle est la bonne ?`,
      en: `That is no valid plate. What is the right one?`,
    });
  return { firstName: first || null, lastName: last || null, ...read, model: model?.trim() ?? '' };
}

/** Whoever has the number or the address already is not added again. */
async function knownAs(ctx: ToolContext, { phone, email }: Read): Promise<Result | null> {
  for (const value of [phone, email]) {
    const [card] = value ? await cardsReachedAt(ctx.db, ctx.key.index(value)) : [];
    if (card) return { output: { outcome: 'known', ...(await shownOf(ctx, card.id)) } };
  }
  return null;
}

async function giveVehicle(ctx: ToolContext, contactId: string, { plate, model }: Read): Promise<void> {
  if (!plate) return;
  const other = await vehicleByPlate(ctx.db, plate);
  if (other) {
    throw new ToolError(
      `The plate ${plate} is another customer's already.`,
      'Say so: the owner of the vehicle can be changed.',
      {
        fr: `La plaque ${plate} est déjà celle d'un autre client : je n'ai rien créé.`,
        en: `The plate ${plate} is another customer's already: I have added nothing.`,
      },
    );
  }
  const id = ctx.newId();
  await addVehicle(ctx.db, { id, contactId, plate, model });
  wroteNew(ctx, 'vehicle', id, { plate });
}

async function shownOf(ctx: ToolContext, id: string) {
  const card = await cardById(ctx.db, id);
  if (!card) throw new Error('The contact that was just stored cannot be read.');
  return {
    contact: { ...describeContact(ctx, card), label: contactName(card) || contactLabel(card) },
    vehicles: vehicleRefs(card),
  };
}
