import { z } from 'zod';
import { versionedTables } from '#db/change.ts';
import type { Language } from '#language/language.ts';

const bound = { tool: z.string(), input: z.record(z.string(), z.unknown()) };

const askOption = z.object({
  /** What is read: `mardi 24 novembre à 14 h 30`. */
  label: z.string(),
  /** Local time of the slot, when the option is one: `2026-11-24T14:30`. */
  startsAt: z.string().exactOptional(),
  ...bound,
  /** The proposal that choosing it approves. */
  proposal: z.string().exactOptional(),
  /** The record it would change, as it stood when this was asked: another version of it is not what was agreed to. */
  record: z.object({ table: z.enum(versionedTables), id: z.string(), version: z.int() }).exactOptional(),
  /** Words that are a yes to it, beside those that always are: "envoie". Folded. */
  yesWords: z.array(z.string()).exactOptional(),
  /** "Annule" chooses it: a yes to "shall I cancel it?". To any other question it is a no. */
  calledOff: z.literal(true).exactOptional(),
});

/**
 * A question that waits for an answer. Each option is bound to one tool and its exact input, so that "1" or "oui" runs that
 * and nothing else, without a model; the record is read again when it runs.
 */
export const askSchema = z.object({
  /** What it is about: a tool names the topics that its result closes. */
  topic: z.enum(['booking', 'which', 'proposal', 'choice', 'details', 'reminder', 'yes', 'quote']),
  kind: z.enum(['choose', 'confirm']),
  options: z.array(askOption).min(1),
  /** What a no runs; null when it changes nothing. */
  no: z.object(bound).nullable(),
  /** ISO instant after which it is no longer put to anybody. */
  until: z.string(),
  /** What an answer after `until` does: it still runs, because its tool finds out whether it can, or it no longer counts. */
  late: z.enum(['runs', 'lapses']),
});

export type Ask = z.infer<typeof askSchema>;
export type AskOption = z.infer<typeof askOption>;
export type Topic = Ask['topic'];

/** An ask as it stands open in a conversation. */
export const openAskSchema = askSchema.extend({ id: z.string() });

export type OpenAsk = z.infer<typeof openAskSchema>;

/** One as a turn finds it: `isLast`, nothing was said to them after it. */
export const standingAskSchema = openAskSchema.extend({ isLast: z.boolean() });

export type StandingAsk = z.infer<typeof standingAskSchema>;

const yesNo: Record<Language, [string, string]> = { fr: ['Oui', 'Non'], en: ['Yes', 'No'] };

/** The buttons of an ask. Each carries the ask and the option, so that an old one never answers a newer question. */
export function choicesOf(id: string, { kind, options }: Ask, language: Language): { value: string; label: string }[] {
  if (kind === 'choose') return options.map(({ label }, index) => ({ value: `${id}:${index}`, label }));
  const [yes, no] = yesNo[language];
  return [
    { value: `${id}:0`, label: yes },
    { value: `${id}:no`, label: no },
  ];
}

/** What a pressed button says: which ask, and which of its options, or the no. Null for what is no button of ours. */
export function readChoiceValue(value: string): { ask: string; option: number | 'no' } | null {
  const [, ask, option] = /^([\da-f-]{36}):(\d{1,2}|no)$/.exec(value) ?? [];
  if (!ask || !option) return null;
  return { ask, option: option === 'no' ? 'no' : Number(option) };
}
