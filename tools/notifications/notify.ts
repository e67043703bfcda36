import { type Listener, listenersTo } from '#db/preference.ts';
import type { Language } from '#language/language.ts';
import { speaker } from '../members/meant-member.ts';
import type { ToolContext } from '../tool.ts';
import { kinds, type NewsKind, wants } from './kinds.ts';

/** Something that happened, of which colleagues want to hear. */
export interface News {
  kind: NewsKind;
  /** What happened, and to which version of it: nobody is told twice. */
  about: string;
  /** The only member it is for; null where it is for whoever wants to know. */
  to: string | null;
  /** Read once somebody is to be told, and not before. */
  words(): Words | Promise<Words>;
}

/** `by`: who did it, where it was a member. */
type Words = (language: Language, by: string | null) => string;

/**
 * Tells of what happened whom it is for and who wants to hear of it, and never the one who did it; in this transaction, and leaving in
 * each one's own hours. What a business without a manager would tell its manager is told the owner. True when somebody is told.
 */
export async function notify(ctx: Pick<ToolContext, 'db' | 'actor' | 'post'>, news: News): Promise<boolean> {
  const { kind, about, to } = news;
  const members = await listenersTo(ctx.db, kind);
  const doer = speaker(ctx);
  const by = members.find(({ id }) => id === doer)?.name ?? null;
  const others = members.filter(({ id }) => id !== doer);
  const tell = async (listeners: readonly Listener[]) => {
    if (listeners.length === 0) return false;
    const words = await news.words();
    let isTold = false;
    for (const { id } of listeners) {
      const text = (language: Language) => words(language, by);
      const isReached = await ctx.post(
        { memberId: id },
        { text, ask: null, dedupeKey: `news:${kind}:${about}:${id}`, mayWait: true },
      );
      isTold ||= isReached;
    }
    return isTold;
  };
  const isAnyTold = await tell(others.filter((one) => (to === null || one.id === to) && wants(kind, one)));
  const { told } = kinds[kind];
  // Whoever did it knows, and who has said no was asked.
  const isForNobody = members.some(({ id, role, isOn }) => told.includes(role) && (id === doer || isOn === false));
  if (isAnyTold || to !== null || told.length === 0 || isForNobody) return isAnyTold;
  return tell(others.filter(({ role, isOn }) => role === 'OWNER' && isOn === null));
}
