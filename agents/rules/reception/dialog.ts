import type { CustomerContext } from '#agents/context.ts';
import type { Language } from '#language/language.ts';
import type { ReadWhen } from '../brain.ts';
import type { SkillName } from './skill-name.ts';
import { wishText } from './wish.ts';

export type Task = 'book' | 'move' | 'cancel';

/** The appointment a turn has just dealt with, which "le" and "it" mean in the next one. */
export interface Done {
  how: 'stands' | 'cancelled';
  appointment: string;
  service: string;
  startsAt: string;
}

export interface OfferedTime {
  label: string;
  startsAt: string;
}

/** What has been said and done since the last thing that was finished: a pure fold over the history, kept nowhere. */
export interface Dialog {
  task: Task | null;
  service: string | null;
  /** Services the person's words could mean, when they could mean several. */
  unclear: string[];
  day: string | null;
  time: string | null;
  appointment: string | null;
  /** Times last offered in this task. */
  offered: OfferedTime[];
  /** Days or times named in our last message without being held: `le premier` can mean one of them. */
  table: OfferedTime[];
  /** A stranger has just booked and was asked for name and plate. */
  wantsDetails: boolean;
  /** Our last message was a question: a yes or a no answers it, whatever it was. */
  asked: boolean;
  /** It asked whether somebody should answer. */
  offersPerson: boolean;
  last: SkillName | null;
  /** The appointment that was just booked, moved or cancelled, while nothing else has begun. */
  done: Done | null;
  /** The vehicle it is for, when one was named. */
  plate: string | null;
  /** The person only asks what is free: `open` until a search has answered it. */
  onlyAsks: 'open' | 'answered' | null;
  /** Which vehicle was asked: once is enough. */
  askedVehicle: boolean;
  /** The half of the wish that our last answer turned down: the next words replace it. */
  failed: 'day' | 'time' | null;
  /** What staff must know if they take over: the last message that was more than a yes. */
  reason: string;
}

export interface DialogScope {
  context: CustomerContext;
  now: Date;
  readWhen: ReadWhen;
}

export const nothingSaid: Dialog = {
  task: null,
  service: null,
  unclear: [],
  day: null,
  time: null,
  appointment: null,
  offered: [],
  table: [],
  wantsDetails: false,
  asked: false,
  offersPerson: false,
  last: null,
  done: null,
  plate: null,
  onlyAsks: null,
  askedVehicle: false,
  failed: null,
  reason: '',
};

export function wishOf(dialog: Dialog, language: Language): string | null {
  return wishText(dialog, language);
}
