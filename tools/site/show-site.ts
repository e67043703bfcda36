import { z } from 'zod';
import { mainSite } from '#db/site.ts';
import { speakPhone } from '#language/phone.ts';
import { inWords } from '../speaking.ts';
import { defineTool } from '../tool.ts';

const output = z.object({ address: z.string(), phone: z.string() });

export const showSite = defineTool({
  name: 'show_site',
  description: 'The address and the phone number of the business itself, as customers are told them.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({}),
  output,
  async run({ db }) {
    const { address, phone } = await mainSite(db);
    return { output: { address, phone: speakPhone(phone) }, closes: ['which'] };
  },
  say: ({ address, phone }, { language }) =>
    inWords(language, {
      fr: `Adresse : ${address}. Téléphone : ${phone}.`,
      en: `Address: ${address}. Phone: ${phone}.`,
    }),
  deeds: () => [],
});
