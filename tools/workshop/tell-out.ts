import type { PartRow } from '#db/part.ts';
import { notify } from '../notifications/notify.ts';
import { inWords } from '../speaking.ts';
import type { ToolContext } from '../tool.ts';

/** Tells that a part has run out. */
export async function tellOut(ctx: ToolContext, { id, version, name }: PartRow): Promise<void> {
  await notify(ctx, {
    kind: 'stock',
    about: `${id}:${version}`,
    to: null,
    words: () => (language, by) => {
      const last = by ? inWords(language, { fr: ` ${by} a pris le dernier.`, en: ` ${by} took the last of it.` }) : '';
      return inWords(language, { fr: `Stock épuisé : ${name}.${last}`, en: `Out of stock: ${name}.${last}` });
    },
  });
}
