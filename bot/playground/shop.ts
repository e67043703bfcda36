import type { PlaygroundTurn } from './shapes.ts';

/** By how much the demo's clock can be moved on: a quarter of an hour, an hour, to eight in the morning of the next day. */
export const clockSteps = ['quarter', 'hour', 'morning'] as const;
export type ClockStep = (typeof clockSteps)[number];

/** The same in both languages of the page. */
export interface Bilingual {
  fr: string;
  en: string;
}

/** A business as its owner would look at it. Times of day are `HH:MM` on its own clock, days `YYYY-MM-DD`. */
export interface PlaygroundShop {
  place: string;
  name: string;
  trade: string;
  /** The business's time: an instant, and what its wall clock shows. */
  now: string;
  today: string;
  time: string;
  isOpen: boolean;
  /** The demo's clock can be moved on. */
  hasClock: boolean;
  /** Models that should answer are away: only the rules do. */
  isReduced: boolean;
  figures: ShopFigures;
  diary: ShopDiary;
  proposals: ShopProposal[];
  waiting: { name: string | null; at: string; minutes: number; text: string }[];
  tasks: { title: string; assignee: string | null; dueOn: string | null; dueAt: string | null; isDone: boolean }[];
  cars: ShopCar[];
  days: { day: string; settled: number; total: number }[];
  events: ShopEvent[];
  /** Nobody has written since the demo began: what happened is of before. */
  isUntouched: boolean;
}

/** Of today. `usualMs`: the median; null before the first answer. */
export interface ShopFigures {
  settled: number;
  total: number;
  booked: number;
  usualMs: number | null;
  costMicros: number;
  withoutModel: number;
}

/** The day on show: today while it lasts, then the next day of opening. */
export interface ShopDiary {
  day: string;
  ranges: { from: string; to: string }[];
  bays: string[];
  technicians: string[];
  slots: ShopSlot[];
  blocks: { resource: string; from: string; to: string; reason: string | null }[];
}

export interface ShopSlot {
  key: string;
  bay: string;
  technician: string;
  from: string;
  to: string;
  status: string;
  /** A name of at most 13 characters, and the whole of it. */
  short: Bilingual;
  name: Bilingual;
  vehicle: string | null;
  contact: string | null;
}

export interface ShopProposal {
  summary: Bilingual;
  proposer: string;
  approver: string;
  /** The persona to answer as; null where nobody on the page may. */
  persona: string | null;
}

export interface ShopCar {
  vehicle: string | null;
  plate: string | null;
  contact: string | null;
  status: string;
  /** When it will be done, was done, or comes. */
  at: string;
}

/** One thing that happened, as a sentence; `turn` says how it was done, where an answer did it. */
export interface ShopEvent {
  key: string;
  at: string;
  day: string;
  time: string;
  text: Bilingual;
  /** Who must say yes to it: amber while it is the newest. */
  isAsking: boolean;
  turn: PlaygroundTurn | null;
}
