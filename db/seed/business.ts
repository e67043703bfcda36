import type { ServiceOffer } from '../business.ts';
import type { DealPreset } from '../deal-presets.ts';
import type { BusinessFact } from '../fact.ts';
import type { MemberRole } from '../member.ts';
import type { TenantRow } from '../tenant.ts';
import type { WeekHours } from '../site.ts';
import type { Papers } from './papers.ts';
import type { Workload } from './workload.ts';

/** A business of the demo, as data: everything of it that does not depend on the day. */
export interface Business {
  tenant: Pick<TenantRow, 'slug' | 'name' | 'trade' | 'language' | 'zone' | 'plan'>;
  site: { name: string; address: string; phone: string; hours: WeekHours; facts: BusinessFact[] };
  /** The reason customers are told for the two weeks it closes a year. */
  leave: string;
  bays: string[];
  technicians: string[];
  services: ServiceOffer[];
  deals: DealPreset;
  /** The first address whose channel the business has is where somebody is reached who never wrote; the terminal comes last. */
  staff: { name: string; role: MemberRole; addresses: AddressOf[] }[];
  sms: { number: string; secrets: { accountSid: string; authToken: string } };
  customer: Customer;
  /** Tasks, parts and deals; null for a trade of which the demo shows none. */
  workload: Workload | null;
  /** Quotes and invoices; null where the demo shows none. */
  papers: Papers | null;
  /** What makes the demo look like a business at work: visits of its first day, and what customers wrote the week before. */
  bustle: { visits: BusyVisit[]; talks: PastTalk[] };
  people: {
    contacts: number;
    /** The first of their numbers; the others follow it. */
    firstPhone: number;
    vehicles: { models: string[]; count: number } | null;
  };
}

/** What a customer wrote and what came back; null where somebody of the team saw to it from the business's own phone. */
export interface PastTalk {
  said: string;
  answered: string | null;
  /** By what the program knew the answer. */
  tool?: string;
}

export interface BusyVisit {
  service: string;
  /** A part of the customers, from 0 to 1, as in the diary. */
  who: number;
  /** The local time at which it starts. */
  from: string;
}

export interface AddressOf {
  channel: string;
  value: string;
}

/** The customer one plays in the demo. */
export interface Customer {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  /** Their name in the terminal. */
  terminal: string;
  vehicle: { plate: string; model: string; mileage: number } | null;
  /** The one coming appointment: on the next such day after today. */
  coming: { service: string; weekday: number; time: string };
  /** What their vehicle is in the workshop for today. */
  inWorkshop: { service: string; readyAt: string } | null;
  past: { service: string; daysAgo: number }[];
}
