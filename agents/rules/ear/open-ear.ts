import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { remembering } from '#language/remember.ts';
import { readEarFile } from './ear-file.ts';
import { type EarModel, rankIntents, type RankedIntent } from './ear-model.ts';
import type { EarSide } from './utterance.ts';

/** Hears what a message wants, whatever was said before. */
export interface Ear {
  /** Every intent of the side, most probable first; together 1. It hears both languages. */
  rank(text: string): readonly RankedIntent[];
  /** From this probability on, 98 % of what it hears of a month's messages is right. */
  sureFrom: number;
  /** Below this it is wrong more often than right. */
  guessFrom: number;
}

/** A turn takes several steps, and each hears the same message again. */
const rankingsKept = 256;

/** What `comptoir learn` writes. */
export const earFile = fileURLToPath(new URL('weights.bin', import.meta.url));

/** Opens what was learnt, within a tenth of a second. */
export function openEar(): Record<EarSide, Ear> {
  return earsOf(readEarFile(readFileSync(earFile)).model);
}

/** Opens them when they are first needed, and once: whoever shares it hears with the same. */
export function earsOnce(): () => Record<EarSide, Ear> {
  let ears: Record<EarSide, Ear> | undefined;
  return () => (ears ??= openEar());
}

export function earsOf(model: EarModel): Record<EarSide, Ear> {
  return { customer: earOf(model, 'customer'), staff: earOf(model, 'staff') };
}

function earOf(model: EarModel, side: EarSide): Ear {
  const { sureFrom, guessFrom } = model.sides[side].calibration;
  const rankings = remembering(rankingsKept, (text: string) => rankIntents(model, side, text));
  return { rank: (text) => rankings(text, text), sureFrom, guessFrom };
}
