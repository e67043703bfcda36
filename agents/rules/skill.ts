import type { Language } from '#language/language.ts';
import type { Dialog } from './dialog.ts';
import type { Situation } from './read-prompt.ts';
import type { Reading } from './reading.ts';

export type SkillName =
  | 'book'
  | 'move'
  | 'cancel'
  | 'refuse'
  | 'other-times'
  | 'my-appointments'
  | 'prices'
  | 'opening-hours'
  | 'address'
  | 'car-ready'
  | 'my-details'
  | 'person'
  | 'who-are-you'
  | 'out-of-scope'
  | 'thanks'
  | 'goodbye'
  | 'greeting';

/** A piece of a request that a skill asks for, with one short question, while it is missing. */
export type Slot = 'service' | 'day' | 'vehicle' | 'appointment';

export type Step =
  | { kind: 'call'; tool: string; input: Record<string, unknown> }
  | { kind: 'say'; text: string }
  | { kind: 'abstain'; why: string };

/** What a skill acts on: the prompt, what this message says, and what has been said so far with this message merged in. */
export interface Scene {
  situation: Situation;
  reading: Reading;
  dialog: Dialog;
  /** Only what is certain is wanted: another model stands behind this one. */
  sure: boolean;
}

/**
 * One thing a customer can want. In the examples `{service}`, `{when}`, `{plate}`, `{name}`, `{model}` and `{email}` stand for
 * what the reader finds, so that they hold for every catalogue and calendar.
 */
export interface Skill {
  name: SkillName;
  examples: Record<Language, readonly string[]>;
  slots: readonly Slot[];
  /** It cannot act when the agent lacks one of these. */
  tools: readonly string[];
  /** Called with every slot filled, once a step: it sees the calls already made and never makes one twice. */
  act(scene: Scene): Step;
}
