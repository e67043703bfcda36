import { type MemberRow, membersWithRole } from '#db/member.ts';
import { fold } from '#language/normalise.ts';
import { isSameWord } from '#language/same-word.ts';
import { idIn, type Meant, namingWords, onlyOne } from '../meant.ts';
import type { ToolContext } from '../tool.ts';

type Looking = Pick<ToolContext, 'db' | 'actor'>;

const self = /^(?:moi(?: meme)?|me|myself|mine|i|je|m|mes|mien|miennes?)$/;

/** The colleagues that words mean: an id, a first or last name, or whoever speaks. */
export async function meantMembers({ db, actor }: Looking, words: string): Promise<Meant<MemberRow>> {
  const all = await membersWithRole(db, ['OWNER', 'MANAGER', 'USER']);
  const id = idIn(words) ?? (actor.kind === 'member' && self.test(fold(words)) ? actor.memberId : null);
  if (id) return { found: all.filter((member) => member.id === id), isExact: true };
  const said = namingWords(words);
  const fits = all.map((member) => {
    const names = fold(member.name).split(' ');
    return { member, count: said.filter((word) => names.some((name) => isSameWord(word, name))).length };
  });
  const most = Math.max(0, ...fits.map(({ count }) => count));
  const found = most === 0 ? [] : fits.filter(({ count }) => count === most);
  return { found: found.map(({ member }) => member), isExact: most === said.length };
}

/** The one colleague that is meant, or the question which; `field` is the input that names them. */
export async function meantMember(ctx: Looking, words: string, field: string) {
  const meant = await meantMembers(ctx, words);
  return onlyOne(meant, words.trim(), ({ id, name }) => ({ label: name, input: { [field]: id } }));
}

/** The id of whoever speaks, where it is a member; null for a job. */
export function speaker({ actor }: Pick<ToolContext, 'actor'>): string | null {
  return actor.kind === 'member' ? actor.memberId : null;
}
