import { expect, test } from 'vitest';
import { readWhen } from '#language/when.ts';
import { receptionBrain } from './brain.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { nowOf } from './fixtures/now-of.ts';
import { readMove } from './read-move.ts';

const brain = receptionBrain();

/** Claire's appointment is on Thursday 26 November at nine. */
function moved(text: string, language: 'fr' | 'en'): { from: string[]; to: string[]; at: string | null } {
  const { context } = garageDesk(language);
  const now = nowOf(context);
  const { read } = brain.readersFor({ context, now });
  const at = { now, zone: context.zone, language };
  const { from, to } = readMove(read(text), { context, readWhen: (part) => readWhen(part, at) });
  return { from: from?.days ?? [], to: to?.days ?? [], at: to?.time ?? null };
}

test.each([
  ['fr', 'déplacer mon rdv de jeudi à vendredi 10h', ['2026-11-26'], ['2026-11-27'], '10:00'],
  ['fr', 'déplacer mon rdv de jeudi', ['2026-11-26'], [], null],
  ['fr', 'déplacer mon rdv au vendredi 27 novembre', [], ['2026-11-27'], null],
  ['fr', 'vendredi au lieu de jeudi', ['2026-11-26'], ['2026-11-27'], null],
  ['fr', 'je ne peux pas venir jeudi, plutôt vendredi', ['2026-11-26'], ['2026-11-27'], null],
  ['fr', "j'ai rendez-vous jeudi à 9h, je peux venir plutôt à 14h ?", ['2026-11-26'], ['2026-11-26'], '14:00'],
  ['fr', 'laissez tomber pour jeudi, mettez-moi plutôt mardi 1er à 10h', ['2026-11-26'], ['2026-12-01'], '10:00'],
  ['fr', 'jeudi à 14h', [], ['2026-11-26'], '14:00'],
  ['en', 'move my appointment from Thursday to Friday at 2pm', ['2026-11-26'], ['2026-11-27'], '14:00'],
  ['en', 'move my Thursday appointment', ['2026-11-26'], [], null],
  ['en', "I can't make it Thursday", ['2026-11-26'], [], null],
  ['en', 'scrap Thursday, make it Friday', ['2026-11-26'], ['2026-11-27'], null],
  ['en', 'Friday instead of Thursday', ['2026-11-26'], ['2026-11-27'], null],
] as const)('%s: %s', (language, text, from, to, at) => {
  expect(moved(text, language)).toEqual({ from, to, at });
});
