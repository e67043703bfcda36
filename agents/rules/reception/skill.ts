import type { CustomerContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import type { Step } from '../mind.ts';
import type { Situation } from '../read-prompt.ts';
import type { CustomerReading } from './reading.ts';
import type { CustomerAct, CustomerFrame, CustomerState, Said } from './state.ts';

export type CustomerSituation = Situation<CustomerContext>;

/** A piece of a request that a skill asks for, with one short question, while it is missing. */
export type SkillSlot = 'service' | 'day' | 'vehicle' | 'appointment';

/** What a skill acts on: the prompt, what this message says, and what has been said so far with this message folded in. */
export interface SkillScene {
  situation: CustomerSituation;
  reading: CustomerReading;
  /** All that the message does. */
  acts: readonly CustomerAct[];
  state: CustomerState;
  /** The message before this one that was more than a yes. */
  earlier: string;
  /** The wish that is talked about; null for a question beside it. */
  frame: CustomerFrame | null;
  /** What the question itself names, and its words. */
  said: Said;
  words: string;
  /** Only what is certain is wanted: another model stands behind this one. */
  sure: boolean;
}

/**
 * One thing a customer can want. In the examples `{service}`, `{when}`, `{plate}`, `{name}`, `{model}` and `{email}` stand for
 * what the reader finds, so that they hold for every catalogue and calendar.
 */
export interface Skill {
  /** The intent, as the corpus names it. */
  name: string;
  /** A task stays open until it is done or dropped; a question is answered and leaves no trace. */
  kind: 'task' | 'question' | 'manners' | 'answer' | 'none';
  examples: Record<Language, readonly string[]>;
  slots: readonly SkillSlot[];
  /** It cannot act when the agent lacks one of these. */
  tools: readonly string[];
  /** Others that it calls where the agent has them. */
  mayCall?: readonly string[];
  /** Called with every slot filled, once a step: it sees the calls already made and never makes one twice. */
  act(scene: SkillScene): Step;
}
