import type { Amend } from './correction.ts';

/** "And alignment?", after how long another service takes: what it costs, and how long it takes, stand together. */
export const ofPrice: Amend = (reading) => {
  const isService = reading.isBare && reading.serviceWords !== '' && reading.when === null;
  return isService ? { intent: 'service_price', said: { service: reading.serviceWords }, isPlain: true } : null;
};
