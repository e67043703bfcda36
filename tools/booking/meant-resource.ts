import { memberById } from '#db/member.ts';
import { type ResourceRow, resourcesOf } from '#db/resource.ts';
import { mainSite } from '#db/site.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { idIn, type Meant, onlyOne } from '../meant.ts';
import { speaker } from '../members/meant-member.ts';
import type { ToolContext } from '../tool.ts';

const bayWords = /^(?:ponts?|bays?|lifts?|baies?|poste|postes|fauteuils?|chairs?|bacs?|ramps?|rampes?)$/;
const self = /^(?:moi|me|myself|mon|my|mine|je|i|m)$/;

export function isSelf(words: string): boolean {
  return fold(words)
    .split(' ')
    .some((word) => self.test(word));
}

/** The bays and technicians that words mean: "pont 2", "bay 1", "Karim", or whoever speaks. */
async function meantResources(ctx: ToolContext, words: string): Promise<Meant<ResourceRow>> {
  const all = await resourcesOf(ctx.db, (await mainSite(ctx.db)).id);
  const id = idIn(words);
  if (id) return { found: all.filter((resource) => resource.id === id), isExact: true };
  const said = fold(words).split(' ');
  const isBay = said.some((word) => bayWords.test(word));
  const numbers = said.filter((word) => /^\d+$/.test(word));
  if (isBay) {
    const bays = all.filter(({ kind }) => kind === 'bay');
    return {
      found:
        numbers.length === 0
          ? bays
          : bays.filter(({ name }) =>
              fold(name)
                .split(' ')
                .some((word) => numbers.includes(word)),
            ),
      isExact: true,
    };
  }
  const me = isSelf(words) ? await memberById(ctx.db, speaker(ctx) ?? '') : null;
  const names = me ? fold(me.name).split(' ') : said;
  const fits = all
    .filter(({ kind }) => kind === 'technician')
    .map((resource) => {
      const own = fold(resource.name).split(' ');
      return { resource, count: names.filter((word) => own.some((name) => isSameWord(word, name))).length };
    });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  return {
    found: most === 0 ? [] : fits.filter(({ count }) => count === most).map(({ resource }) => resource),
    isExact: true,
  };
}

/** The one bay or technician that is meant, or the question which. */
export async function meantResource(ctx: ToolContext, words: string) {
  return onlyOne(await meantResources(ctx, words), words.trim(), ({ id, name }) => ({
    label: name,
    input: { what: id },
  }));
}
