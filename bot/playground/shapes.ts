/** Someone to be in the playground: who writes, from which number, to which business. */
export interface PlaygroundPersona {
  id: string;
  name: string;
  role: 'customer' | 'mechanic' | 'manager' | 'owner';
  /** A number that the business does not know yet. */
  isStranger: boolean;
  /** Whose manners their phone has; every message goes by SMS, whose webhook the demo signs. */
  manner: 'sms' | 'whatsapp' | 'slack' | 'telegram';
  from: string;
  to: string;
  /** The business in addresses, and by its name. */
  place: string;
  business: string;
  trade: string;
  suggestions: { fr: string[]; en: string[] };
}

/** One message of the conversation. A choice's `value` is what a person would type to take it ("1", "OUI"). */
export interface PlaygroundMessage {
  id: string;
  persona: string;
  direction: 'in' | 'out';
  text: string;
  choices: { value: string; label: string }[];
  at: string;
  status: string;
  segments: number | null;
  /** What it carries; each is read by whoever is in the conversation. */
  files: { id: string; name: string; type: string; bytes: number }[];
  turnId: string | null;
  /** Until when its question stands open; null when it put none, or it is closed. */
  openUntil: string | null;
}

/** A conversation as its person sees it. */
export interface PlaygroundHistory {
  messages: PlaygroundMessage[];
  /** A person of the business has the talk: nothing is answered by itself. */
  isTaken: boolean;
}

/** All that happened in a turn. `ms` is by stage; a `total`, where there is one, includes the rest. */
export interface PlaygroundTurn {
  lane: string;
  agent: string | null;
  model: string | null;
  language: 'fr' | 'en';
  calls: { tool: string; input: unknown; output: unknown; ok: boolean; ms: number }[];
  rows: { table: string; op: 'insert' | 'update' | 'delete'; id: string; values: Record<string, unknown> }[];
  guard: { verdict: 'passed' | 'repaired' | 'template' | 'skipped'; problems: string[] };
  ms: Record<string, number>;
  tokens: { input: number; output: number };
  costMicros: number;
}

/** A message told again with the same id replaces the one before. */
export type PlaygroundEvent =
  | { kind: 'message'; message: PlaygroundMessage }
  /** An answer is being made, and is made. */
  | { kind: 'working' | 'done'; persona: string }
  /** So much of a long work of theirs is done. */
  | { kind: 'progress'; persona: string; done: number; total: number }
  /** Something changed at a business that no conversation on show tells. */
  | { kind: 'shop'; place: string }
  /** A person began a new talk: what was shown of theirs is over. */
  | { kind: 'restarted'; persona: string };
