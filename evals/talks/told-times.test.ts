import { expect, it } from 'vitest';
import type { PlayedTurn } from '../played.ts';
import { timesTold } from './told-times.ts';

const slots = [
  { startsAt: '2026-11-27T14:00', label: 'vendredi 27 novembre à 14 h' },
  { startsAt: '2026-11-27T15:00', label: 'vendredi 27 novembre à 15 h' },
  { startsAt: '2026-11-28T09:00', label: 'samedi 28 novembre à 9 h' },
];

function told(reply: string): string[] {
  const call = { tool: 'find_slots', input: { service: 'vidange' }, output: { slots } };
  const turn: PlayedTurn = {
    ...{ speaker: 'claire', said: 'vous auriez quoi ?', replies: [reply], lane: 'agent', model: 'rules', guard: null },
    ...{ failed: [], wrote: [], calls: [call], offers: [], ms: 1, costMicros: 0 },
  };
  return timesTold(turn).map(({ service, startsAt }) => `${service} ${startsAt}`);
}

it('counts the times that were found and named, and no others', () => {
  expect(told("J'ai vendredi 27 novembre à 14 h ou à 15 h.")).toEqual([
    'vidange 2026-11-27T14:00',
    'vidange 2026-11-27T15:00',
  ]);
  expect(told('Il reste samedi 28 novembre à 9 h.')).toEqual(['vidange 2026-11-28T09:00']);
  expect(told('Quel jour vous arrange ?')).toEqual([]);
});
