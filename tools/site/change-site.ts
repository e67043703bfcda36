import { z } from 'zod';
import { mainSite, type SiteRow } from '#db/site.ts';
import type { RowValues } from '#db/change.ts';
import { readPhone, speakPhone } from '#language/phone.ts';
import { readAddress } from '#language/settings/address.ts';
import { changeRecord } from '../rows.ts';
import { inWords } from '../speaking.ts';
import { defineTool, type Proposed, type ToolContext, ToolError, type ToolResult } from '../tool.ts';

const details = z.object({ address: z.string(), phone: z.string() });
const output = z.object({ outcome: z.enum(['changed', 'same']), now: details, before: details });
type Result = ToolResult<z.infer<typeof output>>;

const input = z.object({
  street: z.string().optional().describe('The new address: street, postcode and town.'),
  phone: z.string().optional().describe('The new phone number that customers are given.'),
});
type Input = z.infer<typeof input>;

export const changeSite = defineTool({
  name: 'change_site',
  description:
    'Changes the address or the phone number of the business itself, which every customer is told from then on. The numbers on which it ' +
    'receives messages are no matter of it.',
  effect: 'write',
  roles: { USER: 'proposes', MANAGER: 'proposes', OWNER: 'runs' },
  input,
  output,
  async run(ctx, words): Promise<Result> {
    const site = await mainSite(ctx.db);
    const change = changeOf(site, words);
    const before = spoken(site);
    const now = spoken({ address: site.address, phone: site.phone, ...change });
    if (Object.keys(change).length === 0) return { output: { outcome: 'same', now, before }, closes: ['which'] };
    await changeRecord(ctx, 'site', site, { change });
    return { output: { outcome: 'changed', now, before }, closes: ['which', 'yes'] };
  },
  async propose(ctx: ToolContext, words): Promise<Proposed | Result> {
    const site = await mainSite(ctx.db);
    const change = changeOf(site, words);
    const before = spoken(site);
    if (Object.keys(change).length === 0) return { output: { outcome: 'same', now: before, before } };
    const { address, phone } = spoken({ address: site.address, phone: site.phone, ...change });
    const to = [...('address' in change ? [address] : []), ...('phone' in change ? [phone] : [])].join(', ');
    return {
      record: { table: 'site', id: site.id, version: site.version },
      summary: { fr: `changer vos coordonnées : ${to}`, en: `change your details: ${to}` },
      input: { ...('address' in change && { street: address }), ...('phone' in change && { phone }) },
    };
  },
  say({ outcome, now, before }, { language }) {
    if (outcome === 'same') {
      return inWords(language, {
        fr: `C'est déjà noté : ${now.address}, ${now.phone}.`,
        en: `Noted already: ${now.address}, ${now.phone}.`,
      });
    }
    const [is, was] = (['address', 'phone'] as const)
      .filter((each) => now[each] !== before[each])
      .reduce<[string[], string[]]>(
        ([to, from], each) => [
          [...to, now[each]],
          [...from, before[each]],
        ],
        [[], []],
      );
    return inWords(language, {
      fr: `C'est noté, les clients l'apprennent ainsi : ${is.join(', ')} (avant : ${was.join(', ')}). ANNULER pour revenir.`,
      en: `Noted, customers are told so: ${is.join(', ')} (before: ${was.join(', ')}). UNDO to go back.`,
    });
  },
  deeds: ({ outcome }) => (outcome === 'changed' ? ['noted'] : []),
});

function spoken({ address, phone }: Pick<SiteRow, 'address' | 'phone'>): z.infer<typeof details> {
  return { address, phone: speakPhone(phone) };
}

/** The columns that differ. */
function changeOf(
  site: SiteRow,
  { street: address, phone }: Input,
): RowValues & Partial<Pick<SiteRow, 'address' | 'phone'>> {
  if (address === undefined && phone === undefined) throw unread('');
  const place = address === undefined ? site.address : readAddress(address);
  const number = phone === undefined ? site.phone : readPhone(phone);
  if (place === null) throw unread(address ?? '');
  if (number === null) throw unread(phone ?? '');
  return { ...(place !== site.address && { address: place }), ...(number !== site.phone && { phone: number }) };
}

function unread(said: string): ToolError {
  return new ToolError(`"${said.slice(0, 80)}" is no address and no phone number.`, 'Ask for it whole.', {
    fr: `Donnez-moi l'adresse entière (rue, code postal, ville) ou le numéro de téléphone : je n'ai rien changé.`,
    en: `Give me the whole address (street, postcode, town) or the phone number: nothing is changed.`,
  });
}
