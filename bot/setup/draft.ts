import { z } from 'zod';
import { synonyms } from '#db/service.ts';
import { weekHours } from '#db/site.ts';
import { trades } from '#db/trade-presets.ts';

/** What is agreed to, each by itself; without the first two a business cannot be opened. */
export const consentKinds = ['terms', 'data_processing', 'product_news'] as const;
export type ConsentKind = (typeof consentKinds)[number];

const consent = z.object({
  kind: z.enum(consentKinds),
  isGiven: z.boolean(),
  words: z.string(),
  messageId: z.string(),
});

const offer = z.object({
  ...{ code: z.string(), nameFr: z.string(), nameEn: z.string(), durationMinutes: z.number(), priceCents: z.number() },
  synonyms,
});

/** A business as far as it has been told: what is null is still to be asked, in this order. */
export const draftSchema = z.object({
  language: z.enum(['fr', 'en']),
  name: z.string().nullable(),
  trade: z.enum(trades).nullable(),
  /** Empty where it comes later. */
  siret: z.string().nullable(),
  address: z.string().nullable(),
  hours: weekHours.nullable(),
  services: z.array(offer).nullable(),
  /** The list of services was agreed to. */
  isListed: z.boolean(),
  bays: z.array(z.string()).nullable(),
  owner: z.string().nullable(),
  technicians: z.array(z.string()).nullable(),
  consents: z.array(consent),
  /** The last message that was answered, and how: a turn that runs again says the same. */
  answered: z.object({ messageId: z.string(), text: z.string() }).nullable(),
});

export type BusinessDraft = z.infer<typeof draftSchema>;
export type DraftOffer = z.infer<typeof offer>;

export const emptyDraft: BusinessDraft = {
  ...{
    language: 'fr',
    name: null,
    trade: null,
    siret: null,
    address: null,
    hours: null,
    services: null,
    isListed: false,
  },
  ...{ bays: null, owner: null, technicians: null, consents: [], answered: null },
};

export const steps = [
  ...(['name', 'trade', 'siret', 'address', 'hours', 'services', 'bays', 'owner', 'technicians'] as const),
  ...(consentKinds satisfies readonly ConsentKind[]),
  'confirm',
] as const;
export type SetupStep = (typeof steps)[number];

/** What is asked now. */
export function stepOf(draft: BusinessDraft): SetupStep {
  return steps.find((step) => !isDone(draft, step)) ?? 'confirm';
}

function isDone(draft: BusinessDraft, step: SetupStep): boolean {
  if (step === 'confirm') return false;
  if (step === 'services') return draft.isListed;
  if (step === 'terms' || step === 'data_processing' || step === 'product_news')
    return draft.consents.some(({ kind }) => kind === step);
  return draft[step] !== null;
}

/** The draft with one answer taken back, to be asked again. */
export function takenBack(draft: BusinessDraft, step: SetupStep): BusinessDraft {
  switch (step) {
    case 'confirm':
      return draft;
    case 'services':
      return { ...draft, isListed: false };
    case 'trade':
      return { ...draft, trade: null, services: null, isListed: false, bays: null };
    case 'terms':
    case 'data_processing':
    case 'product_news':
      return { ...draft, consents: draft.consents.filter(({ kind }) => kind !== step) };
    default:
      return { ...draft, [step]: null };
  }
}
