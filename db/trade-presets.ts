import type { ServiceOffer } from './business.ts';
import { garage } from './seed/garage.ts';
import { salon } from './seed/salon.ts';
import type { WeekHours } from './site.ts';

export const trades = ['garage', 'hair'] as const;
export type Trade = (typeof trades)[number];

/** What a business of a trade may begin with; its owner corrects it. */
export interface TradePreset {
  hours: WeekHours;
  services: ServiceOffer[];
  /** What an appointment occupies, as one of it is called: `Pont`, `Fauteuil`. */
  place: { fr: string; en: string };
}

/** The catalogues and hours of the demo's two businesses, which were made for that. */
export const tradePresets: Record<Trade, TradePreset> = {
  garage: { hours: garage.site.hours, services: garage.services, place: { fr: 'Pont', en: 'Bay' } },
  hair: { hours: salon.site.hours, services: salon.services, place: { fr: 'Fauteuil', en: 'Chair' } },
};
