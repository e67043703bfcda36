import type { Language } from '#language/language.ts';
import type { Tool } from '#tools/tool.ts';
import type { MemberReading } from './reading.ts';

/** A piece of what is asked, in the person's own words: whom and what they mean is for the tool to find out. */
export interface IntentSlot {
  /** The words of a message that fill it, unchanged; null when it says nothing of it. */
  read(reading: MemberReading): string | null;
  /** The question that asks for it; null for one that may be left out. */
  ask: Record<Language, string> | null;
}

/** What the slots of an intent were filled with so far. */
export type Filled = Readonly<Record<string, string>>;

/** One thing a member can ask for, and the tool that does it. */
export interface Intent {
  name: string;
  /** In the order in which they are asked. */
  slots: Readonly<Record<string, IntentSlot>>;
  tool: string;
  input(filled: Filled): Record<string, unknown>;
}

export function defineIntent(intent: Intent): Intent {
  return intent;
}

/** The first slot that must be filled and is not; null when the tool can be called. */
export function missingSlot({ slots }: Intent, filled: Filled): IntentSlot | null {
  const missing = Object.entries(slots).find(([name, slot]) => slot.ask !== null && filled[name] === undefined);
  return missing?.[1] ?? null;
}

/** Throws, naming the intent, when its tool is none of `tools` or it has no sentences to be known by. */
export function checkIntents(
  intents: readonly Intent[],
  tools: readonly Tool[],
  sentences: Readonly<Record<string, unknown>>,
): void {
  for (const { name, tool } of intents) {
    if (!tools.some((each) => each.name === tool)) {
      throw new Error(`The intent ${name} calls the tool ${tool}, which is not in tools/all.ts.`);
    }
    if (!sentences[name]) throw new Error(`The intent ${name} has no sentences. Add them beside it.`);
  }
}
