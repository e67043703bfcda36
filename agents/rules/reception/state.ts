import type { CustomerContext } from '#agents/context.ts';
import type { Act } from '../dialogue/act.ts';
import type { Frame, Slotting, State } from '../dialogue/state.ts';
import { anyTime, narrowTime, type TimeWish, withoutTime } from '../dialogue/time-wish.ts';
import type { ReadWhen } from '../brain.ts';
import type { CustomerReading } from './reading.ts';

/** What a wish of a customer is made of. */
export interface Slots {
  /** The services wanted in one visit, in the order said. */
  services: readonly string[];
  /** Services the words could mean, when they could mean several. */
  unclear: readonly string[];
  when: TimeWish;
  /** The appointment to move, change or cancel. */
  appointment: string | null;
  /** The vehicle it is for, when one was named. */
  plate: string | null;
  /** It is for another vehicle than those we know. */
  isOtherVehicle: boolean;
  /** Whom it is for, in the person's words, when it is somebody else. */
  who: string | null;
  /** The person only asks what is free: `open` until a search has answered it. */
  onlyAsks: 'open' | 'answered' | null;
}

/** What a message says of them; `adds`: its services come to those that are wanted already. */
export type Said = Partial<Omit<Slots, 'onlyAsks'>> & {
  adds?: boolean;
  onlyAsks?: boolean;
  direction?: 'earlier' | 'later';
};

export type CustomerAct = Act<Said>;
export type CustomerFrame = Frame<Slots>;

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

/** What has been said and done so far: a pure fold over the history, kept nowhere. */
export interface CustomerState extends State<Slots> {
  /** Days or times named in our last message: `le premier` can mean one of them. */
  table: readonly OfferedTime[];
  /** The half of the wish that our last answer turned down: the next words replace it. */
  failed: 'day' | 'time' | null;
  /** A stranger has just booked and was asked for name and plate. */
  wantsDetails: boolean;
  /** Our last message was a question: a yes or a no answers it, whatever it was. */
  asked: boolean;
  /** It asked whether somebody should answer. */
  offersPerson: boolean;
  /** It asked for the name to keep from now on. */
  asksName: boolean;
  /** Which vehicle was asked: once is enough. */
  askedVehicle: boolean;
  /** What the last message was about. */
  last: string | null;
  /** The services it asked about, which "ok, mardi alors" means. */
  about: Pick<Slots, 'services' | 'unclear'>;
  /** What the team was told last, while nothing else has begun: more of it may follow. */
  told: string | null;
  /** The last message that was more than a yes: what staff must know if they take over. */
  reason: string;
  /** The appointment that was just booked, moved or cancelled, while nothing else has begun. */
  done: Done | null;
}

/** What an option of an offer ends when it is chosen: the wish that its tool fulfils. */
export function taskOf(tool: string | undefined): 'book' | 'move' | 'cancel' | 'change_name' | 'confirm' {
  if (tool === 'confirm_appointment') return 'confirm';
  if (tool === 'change_my_name') return 'change_name';
  if (tool === 'cancel_appointment') return 'cancel';
  return tool === 'reschedule_appointment' ? 'move' : 'book';
}

/** What messages are heard with: the moment, and the readers for it. */
export interface CustomerScope {
  context: CustomerContext;
  now: Date;
  read: (text: string) => CustomerReading;
  readWhen: ReadWhen;
}

export const nothingSaid: CustomerState = {
  frames: [],
  table: [],
  failed: null,
  wantsDetails: false,
  asked: false,
  offersPerson: false,
  asksName: false,
  askedVehicle: false,
  last: null,
  about: { services: [], unclear: [] },
  told: null,
  reason: '',
  done: null,
};

/** What is named takes the place of what was; of words that fit several, one that is wanted already is meant. */
function servicesOf(
  slots: Pick<Slots, 'services' | 'unclear'>,
  { services, unclear, adds }: Pick<Slots, 'services' | 'unclear'> & { adds: boolean | undefined },
): Pick<Slots, 'services' | 'unclear'> {
  if (services.length > 0) return { services: [...new Set([...(adds ? slots.services : []), ...services])], unclear };
  if (unclear.length === 0) return { services: slots.services, unclear: slots.unclear };
  const known = slots.services.filter((service) => unclear.includes(service));
  return known.length > 0 ? { services: known, unclear: [] } : { services: adds ? slots.services : [], unclear };
}

export const slotting: Slotting<Slots, Said> = {
  nothing: {
    services: [],
    unclear: [],
    when: anyTime,
    appointment: null,
    plate: null,
    isOtherVehicle: false,
    who: null,
    onlyAsks: null,
  },
  add(slots, { services = [], unclear = [], when, appointment, plate, isOtherVehicle, who, adds, onlyAsks }) {
    return {
      ...servicesOf(slots, { services, unclear, adds }),
      when: when ? narrowTime(slots.when, when) : slots.when,
      appointment: appointment ?? slots.appointment,
      plate: plate ?? slots.plate,
      isOtherVehicle: plate == null && (isOtherVehicle ?? slots.isOtherVehicle),
      who: who ?? slots.who,
      onlyAsks: onlyAsks ? 'open' : slots.onlyAsks === 'open' ? 'open' : null,
    };
  },
  without(slots, { services = [], when }) {
    return {
      ...slots,
      services: slots.services.filter((service) => !services.includes(service)),
      unclear: slots.unclear.filter((service) => !services.includes(service)),
      when: when ? withoutTime(slots.when, when) : slots.when,
    };
  },
};
