import type { Language } from '#language/language.ts';
import type { Tool } from '#tools/tool.ts';
import type { Slotting } from './state.ts';

/** A piece of what is asked, in the person's own words: whom and what they mean is for the tool to find out. */
export interface IntentSlot<Reading> {
  /** The words of a message that fill it, unchanged; null when it says nothing of it. */
  read(reading: Reading): string | null;
  /** The question that asks for it; null for one that may be left out. */
  ask: Record<Language, string> | null;
  /** How a bare answer to the question is read, where it is not read as the rest. */
  answer?(reading: Reading): string | null;
  /** An answer that can be read is one, whatever else it sounds like. */
  isPlain?: true;
  /** The kinds of records of which the one named last stands for it, when nothing was said. */
  recent?: readonly string[];
  /** Of the records named, all of one kind, the one before the last, and so on. */
  nth?: number;
  /** The record named in this other slot is not meant. */
  notAs?: string;
  /** An hour alone is one of the day that was spoken of. */
  ofDay?: boolean;
  /** Its words begin with the kind of the record: `quote DEV-2026-0003`. */
  isTagged?: boolean;
  /** Only of messages that point at it. */
  when?(reading: Reading): boolean;
  /** It need not be said where this other slot is. */
  unless?: string;
}

/** What the slots of an intent were filled with so far. */
export type Filled = Readonly<Record<string, string>>;

/** One thing that can be asked for, and the tool that does it. */
export interface Intent<Reading> {
  /** As the corpus names it. */
  name: string;
  /** In the order in which they are asked. */
  slots: Readonly<Record<string, IntentSlot<Reading>>>;
  tool: string;
  /** Another tool that some fillings call for, and which they are. */
  otherTool?: string;
  isOther?(filled: Filled): boolean;
  input(filled: Filled): Record<string, unknown>;
}

export function defineIntent<Reading>(intent: Intent<Reading>): Intent<Reading> {
  return intent;
}

/** What a message says of the slots of an intent. */
export function readSlots<Reading>({ slots }: Intent<Reading>, reading: Reading): Filled {
  const read = Object.entries(slots).map(([name, slot]) => [name, slot.read(reading)] as const);
  return Object.fromEntries(read.flatMap(([name, words]) => (words === null ? [] : [[name, words]])));
}

/** The first slot that must be filled and is not; null when the tool can be called. */
export function missingSlot<Reading>({ slots }: Intent<Reading>, filled: Filled): IntentSlot<Reading> | null {
  return missingOf(slots, filled)?.[1] ?? null;
}

/** Its name. */
export function missingName<Reading>({ slots }: Intent<Reading>, filled: Filled): string | null {
  return missingOf(slots, filled)?.[0] ?? null;
}

function missingOf<Reading>(slots: Intent<Reading>['slots'], filled: Filled) {
  return Object.entries(slots).find(
    ([name, { ask, unless }]) =>
      ask !== null && filled[name] === undefined && !(unless && filled[unless] !== undefined),
  );
}

/** The tool that a filling calls for. */
export function toolOf<Reading>({ tool, otherTool, isOther }: Intent<Reading>, filled: Filled): string {
  return otherTool !== undefined && isOther?.(filled) === true ? otherTool : tool;
}

/** Words take the place of words. */
export const filling: Slotting<Filled, Filled> = {
  nothing: {},
  add: (filled, said) => ({ ...filled, ...said }),
  without: (filled, said) => Object.fromEntries(Object.entries(filled).filter(([name]) => said[name] === undefined)),
};

/** Throws, naming the intent, when its tool is none of `tools` or nothing that was learnt is called so. */
export function checkIntents<Reading>(
  intents: readonly Intent<Reading>[],
  tools: readonly Tool[],
  learnt: ReadonlySet<string>,
): void {
  for (const { name, tool, otherTool = tool } of intents) {
    if (![tool, otherTool].every((needed) => tools.some((each) => each.name === needed))) {
      throw new Error(`The intent ${name} calls the tool ${tool}, which is not in tools/all.ts.`);
    }
    if (!learnt.has(name))
      throw new Error(`The ear never heard of ${name}. Add messages of it to agents/rules/corpus.`);
  }
}
