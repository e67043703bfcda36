import type { Language } from '#language/language.ts';
import type { Ask, Tool } from '#tools/tool.ts';

/** A role a model plays: what it is told, and the tools it may call (15 at most). */
export interface Agent {
  name: 'reception' | 'assistant' | 'analyst' | 'writer' | 'scribe';
  instructions: string;
  tools: Tool[];
  /** Model steps a turn may take before it is stopped. */
  steps: number;
  timeoutMs: number;
}

/**
 * What every model is told of the moment, as the JSON of the first message. It changes from turn to turn, so it is kept
 * out of the instructions, which a provider can cache.
 */
export interface AgentContext {
  /** Local time of the business: `2026-11-23T09:00`. */
  now: string;
  zone: string;
  language: Language;
  channel: string;
  manner: string;
  business: { name: string; trade: string; phone: string; address: string };
  services: { service: string; name: string; synonyms: string[]; durationMinutes: number; priceCents: number }[];
  person: {
    known: boolean;
    firstName: string | null;
    lastName: string | null;
    vehicles: { plate: string; model: string }[];
  };
  appointments: { appointment: string; service: string; serviceName: string; startsAt: string; label: string }[];
  pending: Ask | null;
}

/** Opens the first message of every prompt; a person's own text can never be the first message. */
export const CONTEXT_MARK = '[context]\n';

/** One call of a tool in a turn, as the model made it and as the one door answered it. */
export interface ToolCall {
  id: string;
  tool: string;
  input: Record<string, unknown>;
  ok: boolean;
  output: unknown;
  ask: Ask | null;
}
