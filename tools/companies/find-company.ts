import { z } from 'zod';
import { companiesNamed, companyById, type CompanyRow, companyWithSiret, contactsOfCompany } from '#db/company.ts';
import { speakPhone } from '#language/phone.ts';
import { fold } from '#language/normalise.ts';
import { readSiret } from '#language/siret.ts';
import { nearNames } from '../near.ts';
import { idIn, keysOf, type Meant, namingWords, onlyOne } from '../meant.ts';
import { refShape } from '../ref.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type ToolContext, type ToolResult } from '../tool.ts';
import { companyShape, describeCompany } from './company-view.ts';

const mostFound = 20;

const output = z.object({ company: companyShape, contacts: z.array(refShape) });

export const findCompany = defineTool({
  name: 'find_company',
  description: 'Finds a company by name or SIRET, with the customers who belong to it.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({ company: z.string().describe('The company, as they called it, or its SIRET.') }),
  output,
  async run(ctx, { company: words }): Promise<ToolResult<z.infer<typeof output>>> {
    const candidate = ({ id, name }: CompanyRow) => ({ label: name, input: { company: id } });
    const meant = onlyOne(await meantCompanies(ctx, words), words.trim(), candidate, { reads: true });
    if ('which' in meant) return meant;
    const { one } = meant;
    const contacts = (await contactsOfCompany(ctx.db, one.id)).map(({ id, name }) => ({ id, label: name }));
    const phone = one.phoneSealed && speakPhone(ctx.key.open(one.phoneSealed));
    return { output: { company: describeCompany(one, phone), contacts }, closes: ['which'] };
  },
  say({ company, contacts }, { language }) {
    const people = contacts.map(({ label }) => label).join(', ');
    const line = [company.label, company.siret && `SIRET ${company.siret}`, company.phone].filter(Boolean).join(', ');
    const who = people ? inWords(language, { fr: ` Contacts : ${people}.`, en: ` Contacts: ${people}.` }) : '';
    return `${line}.${who}`;
  },
  deeds: () => [],
});

/** The companies that words mean: an id, a SIRET, or words of the name. */
export async function meantCompanies({ db }: Pick<ToolContext, 'db'>, words: string): Promise<Meant<CompanyRow>> {
  const id = idIn(words);
  const siret = readSiret(words);
  const one = id ? await companyById(db, id) : siret ? await companyWithSiret(db, siret) : null;
  if (id || siret) return { found: one ? [one] : [], isExact: true };
  const said = namingWords(words);
  const named = await companiesNamed(db, keysOf(said), mostFound);
  const fits = named.map((company) => {
    const own = fold(company.name).split(' ');
    return { company, count: said.filter((word) => own.includes(word)).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = fits.filter(({ count }) => count === most).map(({ company }) => company);
  if (found.length > 0) return { found, isExact: most === said.length };
  const near = await (await nearNames(db, said)).ids('company');
  const almost = (await Promise.all(near.map((each) => companyById(db, each)))).flatMap((company) => company ?? []);
  const isNear = almost.every(({ name }) => fold(name).split(' ').length >= said.length);
  return { found: almost, isExact: almost.length === 0, isNear };
}
