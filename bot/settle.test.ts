import { describe, expect, test } from 'vitest';
import type { Heard } from '#db/message.ts';
import { settleMs } from './settle.ts';

const quietMs = 1_000;
const now = new Date('2026-11-23T08:00:00Z');

describe('the wait for the end of a thought', () => {
  test('is the quiet time after the newest message, less what has passed', () => {
    expect(wait([said('je voudrais une vidange', 0)])).toBe(1_000);
    expect(wait([said('je voudrais une vidange', 400)])).toBe(600);
    expect(wait([said('bonjour Garage', 5_000), said('je voudrais une vidange', 100)])).toBe(0);
    expect(wait([said('je voudrais une vidange', 1_500)])).toBe(0);
  });

  test.each(['Bonjour', 'une vidange,', 'je voudrais...', 'jeudi ou', 'It is for', 'voilà :', 'une vidange et'])(
    'is twice as long after %s, which looks unfinished',
    (text) => {
      expect(wait([said(text, 0)])).toBe(2_000);
    },
  );

  test('never lasts longer than four quiet times after the first message', () => {
    const burst = [said('je voudrais une vidange', 3_700), said('pour la Clio de ma femme', 100)];
    expect(wait(burst)).toBe(300);
    expect(wait([said('je voudrais une vidange', 60_000), said('pour jeudi', 0)])).toBe(0);
  });

  test.each(['Vous êtes ouverts samedi ?', 'Merci beaucoup.', 'Une vidange jeudi!', 'STOP', 'AIDE'])(
    'is none after %s, which is whole',
    (text) => {
      expect(wait([said(text, 0)])).toBe(0);
    },
  );

  test.each(['1', '2.', 'oui', 'OUI', 'non merci', 'ok'])(
    'is none after %s where an offer waits for an answer',
    (text) => {
      expect(wait([said(text, 0)], true)).toBe(0);
      expect(wait([said('oui', 0)], false)).toBeGreaterThan(0);
    },
  );

  test('is none after a pressed button or a picture', () => {
    expect(wait([{ ...said('jeudi', 0), kind: 'choice' }])).toBe(0);
    expect(wait([{ ...said('', 0), kind: 'media' }])).toBe(0);
  });

  test('is none where every message is whole, as in scripts, and none without a message', () => {
    expect(settleMs([said('Bonjour', 0)], false, 0, now)).toBe(0);
    expect(wait([])).toBe(0);
  });
});

function wait(heard: Heard[], isAsked = false): number {
  return settleMs(heard, isAsked, quietMs, now);
}

function said(text: string, agoMs: number): Heard {
  return { id: text, kind: 'text', text, detail: null, createdAt: new Date(now.getTime() - agoMs) };
}
