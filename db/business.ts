import type { Db } from './db.ts';
import { DealStage } from './deal.ts';
import { type DealPreset, dealPresets, type StagePreset } from './deal-presets.ts';
import { type BusinessFact, storeFacts } from './fact.ts';
import { Resource } from './resource.ts';
import { Service, type synonyms } from './service.ts';
import { type Closure, Site, type WeekHours } from './site.ts';
import type { z } from 'zod';

export interface ServiceOffer {
  code: string;
  nameFr: string;
  nameEn: string;
  durationMinutes: number;
  priceCents: number;
  synonyms: z.infer<typeof synonyms>;
}

/** What a business needs before it can be booked. */
export interface OfferPlan {
  site: { name: string; address: string; phone: string; hours: WeekHours; closures: Closure[]; facts: BusinessFact[] };
  /** What an appointment occupies: bays or chairs, and who works there. */
  bays: string[];
  technicians: string[];
  services: ServiceOffer[];
  /** Whose stages its deals go through. */
  deals: DealPreset;
}

/** The ids of what was stored, in the plan's order. */
export interface Offer {
  siteId: string;
  serviceIds: Map<string, string>;
  bayIds: string[];
  technicianIds: string[];
  factIds: string[];
}

/** Stores a business's site, catalogue, resources and stages of deals. */
export async function storeOffer(
  db: Db,
  { site, bays, technicians, services, deals }: OfferPlan,
  { newId, at }: { newId: () => string; at: Date },
): Promise<Offer> {
  const stamp = { createdAt: at, updatedAt: at };
  const siteId = newId();
  const { facts, ...ground } = site;
  await db.insert(Site, { ...ground, id: siteId, ...stamp });
  const factIds = await storeFacts(db, facts, { newId, at });
  const serviceRows = services.map((service, position) => ({ ...service, id: newId(), position, ...stamp }));
  const resourcesOfKind = (kind: 'bay' | 'technician', names: string[]) =>
    names.map((name, position) => ({ id: newId(), siteId, kind, name, position, ...stamp }));
  const bayRows = resourcesOfKind('bay', bays);
  const technicianRows = resourcesOfKind('technician', technicians);
  const stageRows = dealPresets[deals].map((stage: StagePreset, position) => ({
    ...{ id: newId(), code: stage.code, nameFr: stage.nameFr, nameEn: stage.nameEn, requires: stage.requires ?? [] },
    ...{ position, ...stamp },
  }));
  await db.insertMany(DealStage, stageRows);
  await db.insertMany(Service, serviceRows);
  await db.insertMany(Resource, [...bayRows, ...technicianRows]);
  return {
    siteId,
    serviceIds: new Map(serviceRows.map(({ code, id }) => [code, id])),
    bayIds: bayRows.map(({ id }) => id),
    technicianIds: technicianRows.map(({ id }) => id),
    factIds,
  };
}
