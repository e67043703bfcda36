import type { Requirement } from './deal.ts';

/** A stage as a business begins with it. */
export interface StagePreset {
  code: string;
  nameFr: string;
  nameEn: string;
  /** What a deal must have to enter it; nothing where it is left out. */
  requires?: Requirement[];
}

/** What the deals of a garage go through (fleets, contracts, big repairs), and the thirteen stages of a bathroom showroom. */
export const dealPresets = {
  garage: [
    { code: 'new', nameFr: 'Nouvelle', nameEn: 'New' },
    { code: 'qualified', nameFr: 'Qualifiée', nameEn: 'Qualified', requires: ['amount'] },
    { code: 'quote_sent', nameFr: 'Devis envoyé', nameEn: 'Quote sent', requires: ['amount', 'quote_sent'] },
    { code: 'negotiation', nameFr: 'En négociation', nameEn: 'Negotiation', requires: ['amount', 'quote_sent'] },
    { code: 'agreed', nameFr: 'Accord', nameEn: 'Agreed', requires: ['amount', 'quote_accepted'] },
  ],
  showroom: [
    { code: 'lead_new', nameFr: 'Nouveau contact', nameEn: 'New lead' },
    { code: 'qualified', nameFr: 'Qualifié', nameEn: 'Qualified', requires: ['customer'] },
    { code: 'survey_booked', nameFr: 'Métré prévu', nameEn: 'Survey booked', requires: ['customer'] },
    { code: 'survey_done', nameFr: 'Métré fait', nameEn: 'Survey done', requires: ['customer'] },
    { code: 'design_in_progress', nameFr: 'Conception en cours', nameEn: 'Design in progress', requires: ['customer'] },
    {
      code: 'design_presented',
      nameFr: 'Conception présentée',
      nameEn: 'Design presented',
      requires: ['customer', 'amount'],
    },
    {
      code: 'quote_sent',
      nameFr: 'Devis envoyé',
      nameEn: 'Quote sent',
      requires: ['customer', 'amount', 'quote_sent'],
    },
    { code: 'quote_accepted', nameFr: 'Devis accepté', nameEn: 'Quote accepted', requires: ['quote_accepted'] },
    { code: 'deposit_paid', nameFr: 'Acompte versé', nameEn: 'Deposit paid', requires: ['quote_accepted'] },
    {
      code: 'materials_ordered',
      nameFr: 'Matériel commandé',
      nameEn: 'Materials ordered',
      requires: ['quote_accepted'],
    },
    {
      code: 'install_scheduled',
      nameFr: 'Pose planifiée',
      nameEn: 'Installation scheduled',
      requires: ['quote_accepted'],
    },
    {
      code: 'install_in_progress',
      nameFr: 'Pose en cours',
      nameEn: 'Installation in progress',
      requires: ['quote_accepted'],
    },
    { code: 'completed', nameFr: 'Terminé', nameEn: 'Completed', requires: ['quote_accepted'] },
  ],
} satisfies Record<string, StagePreset[]>;

export type DealPreset = keyof typeof dealPresets;
