import type { CustomerContext, MemberContext } from '#agents/context.ts';
import { allTools } from '#tools/all.ts';
import { assistantMind } from './assistant/mind.ts';
import { openEar } from './ear/open-ear.ts';
import type { Mind } from './mind.ts';
import { receptionMind } from './reception/mind.ts';

/** A mind for each kind of person who writes. */
export interface Minds {
  customer: Mind<CustomerContext>;
  member: Mind<MemberContext>;
}

/** Learns the examples of every mind, which takes a while: done once, when the models are made. */
export function openMinds(ears = openEar()): Minds {
  return { customer: receptionMind(ears), member: assistantMind(allTools, ears) };
}
