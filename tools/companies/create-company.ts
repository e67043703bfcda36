import { z } from 'zod';
import { addCompany, companyById, companyWithSiret, type CompanyRow } from '#db/company.ts';
import { readPhone, speakPhone } from '#language/phone.ts';
import { readSiret, readVatNumber } from '#language/siret.ts';
import { wroteNew } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';
import { companyShape, describeCompany } from './company-view.ts';

const output = z.object({ outcome: z.enum(['created', 'known']), company: companyShape });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  name: z.string().describe('The name of the company.'),
  siret: z.string().optional().describe('Its SIRET, as written.'),
  vatNumber: z.string().optional().describe('Its VAT number, as written.'),
  phone: z.string().optional().describe('Its phone number, as written.'),
});
type Details = z.infer<typeof input>;

export const createCompany = defineTool({
  name: 'create_company',
  description:
    'Adds a company. A SIRET or VAT number that does not fit its key is refused. With "known" the SIRET is on record already.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'runs', OWNER: 'runs' },
  input,
  output,
  async run(ctx, details): Promise<Result> {
    const read = readDetails(details);
    const known = await knownAs(ctx, read.siret);
    if (known) return known;
    const id = ctx.newId();
    const { phone, ...plain } = read;
    const sealed = phone ? { phoneSealed: ctx.key.seal(phone), phoneIndex: ctx.key.index(phone) } : {};
    await addCompany(ctx.db, { id, ...plain, ...sealed });
    wroteNew(ctx, 'company', id, { fields: Object.keys(details).join(', ') });
    const row = await companyById(ctx.db, id);
    if (!row) throw new Error('The company that was just stored cannot be read.');
    return { output: { outcome: 'created', company: shown(ctx, row) } };
  },
  async propose(ctx, details): Promise<Proposed | Result> {
    const read = readDetails(details);
    const known = await knownAs(ctx, read.siret);
    if (known) return known;
    return {
      record: null,
      summary: { fr: `créer l'entreprise ${read.name}`, en: `add the company ${read.name}` },
      input: details,
    };
  },
  say({ outcome, company }, { language }) {
    const line = [company.label, company.siret && `SIRET ${company.siret}`, company.phone].filter(Boolean).join(', ');
    if (outcome === 'known') {
      return inWords(language, {
        fr: `Ce SIRET est déjà celui de ${line} : je n'ai rien créé.`,
        en: `That SIRET is ${line}'s already: I have added nothing.`,
      });
    }
    return inWords(language, { fr: `Entreprise créée : ${line}.`, en: `Company added: ${line}.` });
  },
  deeds: ({ outcome }) => (outcome === 'created' ? ['noted'] : []),
});

function readDetails({ name, siret, vatNumber, phone }: Details) {
  const read = {
    name: name.trim(),
    siret: siret ? readSiret(siret) : null,
    vatNumber: vatNumber ? readVatNumber(vatNumber) : null,
    phone: phone ? readPhone(phone) : null,
  };
  if (read.name === '')
    throw new ToolError('The company has no name.', 'Ask how it is called.', {
      fr: `Quel est le nom de l'entreprise ?`,
      en: `What is the company called?`,
    });
  if (siret && !read.siret)
    throw new ToolError(
      `The SIRET ${siret} does not fit its key.`,
      'Nothing was added: ask for the SIRET again, it has 14 digits.',
      {
        fr: `Le SIRET ${siret} n'est pas valable : sa clé ne correspond pas. Vérifiez les 14 chiffres, je n'ai rien créé.`,
        en: `The SIRET ${siret} is not valid: its key does not fit. Check its 14 digits, I have added nothing.`,
      },
    );
  if (vatNumber && !read.vatNumber)
    throw new ToolError(`The VAT number ${vatNumber} does not fit its key.`, 'Nothing was added: ask for it again.', {
      fr: `Le numéro de TVA ${vatNumber} n'est pas valable : je n'ai rien créé.`,
      en: `The VAT number ${vatNumber} is not valid: I have added nothing.`,
    });
  if (phone && !read.phone)
    throw new ToolError(`"${phone}" is no phone number.`, 'Ask for the number again.', {
      fr: `Ce numéro n'est pas valable : ${phone}. Quel est le bon ?`,
      en: `That is no valid number: ${phone}. What is the right one?`,
    });
  return read;
}

async function knownAs(ctx: ToolContext, siret: string | null): Promise<Result | null> {
  const known = siret && (await companyWithSiret(ctx.db, siret));
  return known ? { output: { outcome: 'known', company: shown(ctx, known) } } : null;
}

function shown({ key }: ToolContext, row: CompanyRow) {
  return describeCompany(row, row.phoneSealed && speakPhone(key.open(row.phoneSealed)));
}
