import type { Business } from './business.ts';
import { salonBustle } from './salon-bustle.ts';
import { salonFacts } from './salon-facts.ts';

const day: [string, string][] = [['09:00', '19:00']];

export const salon: Business = {
  tenant: {
    slug: 'salon-lumiere',
    name: 'Salon Lumière',
    trade: 'hair',
    language: 'fr',
    zone: 'Europe/Paris',
    plan: 'STARTER',
  },
  site: {
    name: 'Salon Lumière',
    address: '5 place du Marché, 44000 Nantes',
    phone: '+33639980012',
    hours: { 0: [], 1: [], 2: day, 3: day, 4: day, 5: day, 6: day },
    facts: salonFacts,
  },
  leave: 'Congés annuels',
  bays: ['Fauteuil 1', 'Fauteuil 2', 'Fauteuil 3'],
  technicians: ['Inès Moreau', 'Mathieu Caron'],
  services: [
    {
      code: 'coupe-femme',
      nameFr: 'Coupe femme',
      nameEn: "Women's cut",
      durationMinutes: 60,
      priceCents: 4500,
      synonyms: {
        fr: [
          ...['coupe femme', 'coupe dame', 'coupe', 'shampoing coupe', 'couper les cheveux', 'les pointes'],
          ...['ma femme', 'ma copine', 'ma mère', 'ma soeur', 'ma compagne'],
        ],
        en: [
          ...["women's cut", "women's haircut", 'ladies cut', 'haircut', 'cut', 'trim'],
          ...['my wife', 'my girlfriend', 'my mum', 'my mother', 'my sister'],
        ],
      },
    },
    {
      code: 'coupe-homme',
      nameFr: 'Coupe homme',
      nameEn: "Men's cut",
      durationMinutes: 30,
      priceCents: 2600,
      synonyms: {
        fr: [
          ...['coupe homme', 'coupe monsieur', 'coupe', 'dégradé', 'couper les cheveux'],
          ...['mon mari', 'mon copain', 'mon père', 'mon frère', 'mon conjoint', 'mon compagnon'],
        ],
        en: [
          ...["men's cut", "men's haircut", 'gents cut', 'haircut', 'cut', 'fade'],
          ...['my husband', 'my boyfriend', 'my dad', 'my father', 'my brother'],
        ],
      },
    },
    {
      code: 'couleur',
      nameFr: 'Couleur',
      nameEn: 'Colour',
      durationMinutes: 90,
      priceCents: 6200,
      synonyms: {
        fr: ['couleur', 'coloration', 'teinture', 'racines', 'couleur racines'],
        en: ['colour', 'color', 'hair colour', 'dye', 'roots', 'root touch-up'],
      },
    },
    {
      code: 'brushing',
      nameFr: 'Brushing',
      nameEn: 'Blow-dry',
      durationMinutes: 30,
      priceCents: 2400,
      synonyms: {
        fr: ['brushing', 'brush', 'mise en plis', 'lissage brushing'],
        en: ['blow-dry', 'blow dry', 'blowout', 'styling'],
      },
    },
    {
      code: 'balayage',
      nameFr: 'Balayage',
      nameEn: 'Balayage',
      durationMinutes: 150,
      priceCents: 11500,
      synonyms: {
        fr: ['balayage', 'mèches', 'ombré', 'éclaircissement', 'ombré hair'],
        en: ['balayage', 'highlights', 'ombre', 'foils'],
      },
    },
    {
      code: 'barbe',
      nameFr: 'Taille de barbe',
      nameEn: 'Beard trim',
      durationMinutes: 30,
      priceCents: 1800,
      synonyms: {
        fr: ['barbe', 'taille de barbe', 'tailler la barbe', 'rasage'],
        en: ['beard', 'beard trim', 'shave'],
      },
    },
    {
      code: 'coupe-enfant',
      nameFr: 'Coupe enfant',
      nameEn: "Children's cut",
      durationMinutes: 30,
      priceCents: 1900,
      synonyms: {
        fr: [
          'coupe enfant',
          'enfant',
          'mon fils',
          'ma fille',
          'mon petit',
          'ma petite',
          'coupe',
          'coupe pour enfant',
          'couper les cheveux',
        ],
        en: ["children's cut", "kid's cut", 'child', 'my son', 'my daughter', 'kids haircut', 'haircut', 'cut', 'trim'],
      },
    },
    {
      code: 'soin',
      nameFr: 'Soin profond',
      nameEn: 'Deep treatment',
      durationMinutes: 45,
      priceCents: 3500,
      synonyms: {
        fr: ['soin', 'soin profond', 'masque', 'soin kératine', 'kératine'],
        en: ['treatment', 'deep treatment', 'hair mask', 'mask', 'keratin'],
      },
    },
  ],
  staff: [
    {
      name: 'Inès Moreau',
      role: 'OWNER',
      addresses: [
        { channel: 'whatsapp', value: '+33639980251' },
        { channel: 'sms', value: '+33639980251' },
        { channel: 'terminal', value: 'ines' },
      ],
    },
    {
      name: 'Mathieu Caron',
      role: 'USER',
      addresses: [
        { channel: 'whatsapp', value: '+33639980252' },
        { channel: 'sms', value: '+33639980252' },
        { channel: 'terminal', value: 'mathieu' },
      ],
    },
  ],
  sms: {
    number: '+33639980010',
    secrets: { accountSid: 'AC00000000000000000000000000000002', authToken: 'demo-twilio-token-salon' },
  },
  customer: {
    firstName: 'Nadia',
    lastName: 'Lefort',
    email: 'nadia.lefort@example.com',
    phone: '+33639980150',
    terminal: 'nadia',
    vehicle: null,
    coming: { service: 'couleur', weekday: 5, time: '10:00' },
    inWorkshop: null,
    past: [
      { service: 'coupe-femme', daysAgo: 150 },
      { service: 'couleur', daysAgo: 60 },
    ],
  },
  deals: 'garage',
  workload: null,
  papers: null,
  bustle: salonBustle,
  people: { contacts: 20, firstPhone: 33639982001, vehicles: null },
};
