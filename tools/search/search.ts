import { z } from 'zod';
import { cardsReachedAt } from '#db/contact-card.ts';
import type { ListOrder } from '#db/page.ts';
import { searchFor } from '#db/search.ts';
import { recordsFound } from '#db/search/records.ts';
import { findEmails } from '#language/email.ts';
import { findPhones } from '#language/phone.ts';
import { readPhoneEnd } from '#language/phone-end.ts';
import { clean } from '#language/quantities/page.ts';
import { nearness } from '#language/near-name.ts';
import { firstPage, listInput, pageAt } from '../list.ts';
import { defineTool, ToolError, type ToolContext, type ToolResult } from '../tool.ts';
import { describeFound } from './found-view.ts';
import { contactsEnding } from './phones-ending.ts';
import { readMissing } from './read-missing.ts';
import { ownValues } from './own-values.ts';
import { foundKinds, soughtWords } from './sought.ts';
import { type Found, foundOutput, sayFound } from './search.say.ts';

/** Where the list goes on: behind a record, wherever it stands by then. */
const rankOrder: ListOrder = { keys: [{ sql: 'id', type: 'uuid' }] };

export const search = defineTool({
  name: 'search',
  description:
    'Finds anything of the business by words: customers, companies, vehicles, notes and calls, what customers wrote, what is known, tasks, deals, ' +
    'quotes, invoices, appointments; a number by its last four figures. Names with slips and as they sound, plates and phones in any writing, words in French or English, and what means the ' +
    'same. To go on, call it again with `after` from `next`.',
  effect: 'read',
  roles: { USER: 'runs', MANAGER: 'runs', OWNER: 'runs' },
  input: z.object({
    words: z.string().describe('What is looked for, in their words: "bruit de freins", "Marttin", "GK 512 TR".'),
    kinds: z.array(z.enum(foundKinds)).optional().describe('Only these kinds of records, where they say so.'),
    ...listInput,
  }),
  output: foundOutput,
  /** The meaning of the words may be read by somebody on the network. */
  prepare: ({ meaning, log }, { words }) =>
    meaning.read([words.slice(0, longestSought)], 'query').then(
      ([vector]) => (vector ? { model: meaning.model, closeness: meaning.closeness, vector } : null),
      (error: unknown) => {
        // Words find without it.
        log.warn({ model: meaning.model, cause: String(error) }, 'meaning not read');
        return null;
      },
    ),
  async run(ctx, { words, kinds: asked, after }, meaning): Promise<ToolResult<Found>> {
    const { offset } = pageAt(after, rankOrder);
    const end = readPhoneEnd(words.slice(0, longestSought));
    const { words: said, kinds } = soughtWords(end?.rest ?? words.slice(0, longestSought), asked);
    const sought = clean(words.slice(0, longestSought)).trim();
    const contactIds = end ? await contactsEnding(ctx, end) : await contactsReached(ctx, words);
    if (end && contactIds.length === 0)
      return {
        output: { ...{ offset, next: null, sought, isExact: true, total: 0 }, ...describeFound(ctx, []) },
        closes: ['which'],
      };
    if (said.length === 0 && contactIds.length === 0) throw nothingSought();
    await readMissing(ctx);
    const own = await ownValues(ctx, { text: words.slice(0, longestSought), words: said, kinds });
    const others = own.isNamed
      ? { hits: [], isExact: true }
      : await searchFor(ctx.db, { words: said, kinds, contactIds, meaning, nearness });
    const owned = new Map(own.hits.map((hit) => [hit.id, hit]));
    const hits = [...owned.values(), ...others.hits.filter(({ id }) => !owned.has(id))];
    const isExact = owned.size > 0 || others.isExact;
    const records = await recordsFound(ctx.db, hits, ctx.language);
    const listed = records.map((record) => ({
      ...record,
      beside: owned.get(record.id)?.beside ?? record.beside,
      place: JSON.stringify([record.id]),
    }));
    const { items, next } = firstPage(listed.slice(placeIn(listed, after)), offset);
    const total = listed.length;
    return { output: { offset, next, sought, isExact, total, ...describeFound(ctx, items) }, closes: ['which'] };
  },
  say: sayFound,
  deeds: () => [],
});

/** More is no search but a text. */
const longestSought = 200;

/** Where the page begins that goes on behind a record. */
function placeIn(listed: readonly { place: string }[], after: string | undefined): number {
  const { page } = pageAt(after, rankOrder);
  return page.after ? listed.findIndex(({ place }) => place === JSON.stringify(page.after)) + 1 : 0;
}

/** Whose phone or e-mail was said, in whatever writing. */
async function contactsReached({ db, key }: ToolContext, words: string): Promise<string[]> {
  const text = clean(words.slice(0, longestSought));
  const reached = [...findPhones(text, 'FR'), ...findEmails(text)];
  const found = await Promise.all(reached.slice(0, 2).map(({ value }) => cardsReachedAt(db, key.index(value))));
  return found.flat().map(({ id }) => id);
}

function nothingSought(): ToolError {
  return new ToolError('Nothing to look for is in these words.', 'Ask what to look for: a name, a plate, some words.', {
    fr: 'Que faut-il chercher ? Donnez un nom, une plaque, un numéro ou quelques mots.',
    en: 'What should I look for? Give a name, a plate, a number or a few words.',
  });
}
