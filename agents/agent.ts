import type { Setting } from '#db/setting.ts';
import type { PeopleNamed } from '#db/people-named.ts';
import type { Surroundings } from '#db/surroundings.ts';
import type { Language } from '#language/language.ts';
import type { Actor } from '#tools/actor.ts';
import type { OpenAsk } from '#tools/ask.ts';
import type { ToolOutcome } from '#tools/outcome.ts';
import type { Tool } from '#tools/tool.ts';
import type { AgentContext } from './context.ts';

export type AgentName = 'reception' | 'assistant' | 'analyst' | 'writer' | 'scribe';

/** A role a model plays: what it is told, the tools it may call (15 at most), and how it is briefed. */
export interface Agent {
  name: AgentName;
  instructions: string;
  /**
   * The tools it may call for this actor, fifteen at most: those of its own that the actor's role may run or propose, and that
   * what is said may be about.
   */
  toolsFor(actor: Actor, talk: Subject): readonly Tool[];
  /** What its model is told of the moment. */
  brief(scene: BriefScene): AgentContext;
  /** Characters of a reply; a channel that takes less has the last word. */
  maxLength: number;
  /** Model steps a turn may take before it is stopped. */
  steps: number;
  timeoutMs: number;
}

/** With more, models begin to choose the wrong one. */
export const mostTools = 15;

/** What code chooses an agent's tools by: what is said, and the tools that were called last. */
export interface Subject {
  heard: readonly string[];
  called: readonly string[];
  /** Those of the two turns before that. */
  earlier: readonly string[];
  /** What was said in the turn before: the answer to a question of ours says nothing of the wish it belongs to. */
  before: readonly string[];
  /** The fields that the business added to its records; none where left out. */
  fields?: readonly string[];
}

/** A turn at its start, as far as a brief is made of it. */
export interface BriefScene {
  setting: Setting;
  surroundings: Surroundings;
  /** Whom a member may speak of; null for a customer. */
  people: PeopleNamed | null;
  language: Language;
  /** The newest question that waits for an answer and still counts. */
  ask: OpenAsk | null;
  now: Date;
  /** How people write on this channel. */
  manner: string;
}

/** One call of a tool in a turn, as the model made it and as the one door answered it. */
export type ToolCall = Pick<ToolOutcome, 'id' | 'tool' | 'input' | 'ok' | 'output' | 'ask' | 'rows' | 'deeds'>;
