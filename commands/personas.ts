import { UsageError } from './args.ts';

/** Whom one can play at the terminal. Those of the staff come with their channels. */
export const personas = ['customer'] as const;

export type Persona = (typeof personas)[number];

/** Reads `--as`, or says who there is. */
export function readPersona(text: string | null): Persona {
  const persona = personas.find((name) => name === (text ?? 'customer'));
  if (!persona) throw new UsageError(`--as "${text}" is nobody here. There is: ${personas.join(', ')}.`);
  return persona;
}

export const businesses = ['garage', 'salon'] as const;

export type BusinessName = (typeof businesses)[number];

/** Reads `--business`, or says which there are. */
export function readBusiness(text: string | null): BusinessName {
  const business = businesses.find((name) => name === (text ?? 'garage'));
  if (!business) throw new UsageError(`--business "${text}" is not there. There is: ${businesses.join(', ')}.`);
  return business;
}

/** The demo's addresses, fixed in its seed: who writes, and to whom. */
export const demoLines = {
  garage: {
    sms: { from: '+33639980101', to: '+33639980000' },
    terminal: { from: 'claire', to: 'garage-dupont' },
  },
  salon: {
    sms: { from: '+33639980150', to: '+33639980010' },
    terminal: { from: 'nadia', to: 'salon-lumiere' },
  },
} as const;
