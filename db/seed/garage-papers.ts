import type { Papers } from './papers.ts';

export const garagePapers: Papers = {
  quotes: [
    { who: 0, services: ['plaquettes-arriere'], daysAgo: 3, status: 'sent' },
    { who: 8, services: ['courroie'], daysAgo: 2, status: 'sent' },
    { who: 11, services: ['pneus', 'parallelisme'], daysAgo: 1, status: 'draft' },
    { who: 14, services: ['freins-complets'], daysAgo: 9, status: 'accepted' },
    { who: 17, services: ['climatisation', 'diagnostic'], daysAgo: 6, status: 'refused' },
    { who: 20, services: ['batterie'], daysAgo: 48, status: 'expired' },
    { who: 23, services: ['revision', 'pneus'], daysAgo: 13, status: 'cancelled' },
  ],
  invoices: [
    { who: 0, services: ['revision'], daysAgo: 40 },
    { who: 9, services: ['plaquettes-avant'], daysAgo: 62, paid: { method: 'card', daysAgo: 60 } },
    { who: 12, services: ['vidange'], daysAgo: 55, paid: { method: 'cash', daysAgo: 55 } },
    { who: 15, services: ['courroie'], daysAgo: 51 },
    { who: 18, services: ['freins-complets'], daysAgo: 37, paid: { method: 'cheque', daysAgo: 30, cents: 20_000 } },
    { who: 21, services: ['pneus', 'parallelisme'], daysAgo: 33 },
    { who: 24, services: ['batterie'], daysAgo: 20, paid: { method: 'transfer', daysAgo: 14 } },
    { who: 27, services: ['revision'], daysAgo: 16, paid: { method: 'card', daysAgo: 16 } },
    { who: 30, services: ['climatisation'], daysAgo: 8 },
    { who: 33, services: ['vidange', 'controle-avant-ct'], daysAgo: 4 },
    { who: 36, services: ['diagnostic'], daysAgo: 2, paid: { method: 'card', daysAgo: 2 } },
  ],
};
