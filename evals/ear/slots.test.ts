import { describe, expect, it } from 'vitest';
import type { Utterance } from '#agents/rules/ear/utterance.ts';
import { scoreSlots } from './slots.ts';

function said(text: string, slots: Record<string, string[]>, lang: Utterance['lang'] = 'fr'): Utterance {
  return { text, lang, who: 'customer', intents: ['book'], slots };
}

describe('measuring the slots', () => {
  it('counts a labelled value as found where a reader read words of it', () => {
    const scores = scoreSlots(
      [
        said('une vidange jeudi matin pour ma clio ab123cd', {
          service: ['une vidange'],
          when: ['jeudi matin'],
          model: ['clio'],
          plate: ['ab123cd'],
        }),
        said('je m’appelle Claire Martin, 06 39 98 01 01, claire@exemple.fr', {
          person: ['Claire Martin'],
          phone: ['06 39 98 01 01'],
          email: ['claire@exemple.fr'],
        }),
      ],
      'customer',
    );
    const found = { labelled: 1, found: 1, unlabelled: 0 };
    for (const name of ['service', 'when', 'model', 'plate', 'person', 'phone', 'email'] as const)
      expect({ name, ...scores[name].fr }).toEqual({ name, ...found });
  });

  it('counts each value, those no reader found too', () => {
    const scores = scoreSlots(
      [said('can I come on Thursday or whenever it rains', { when: ['Thursday', 'whenever it rains'] }, 'en')],
      'customer',
    );
    expect(scores.when).toEqual({
      fr: { labelled: 0, found: 0, unlabelled: 0 },
      en: { labelled: 2, found: 1, unlabelled: 0 },
    });
  });

  it('counts the messages in which something was found that nobody labelled', () => {
    const scores = scoreSlots(
      [said('je passe jeudi', {}), said('je passe vendredi', { reason: ['vendredi'] })],
      'customer',
    );
    expect(scores.when.fr).toEqual({ labelled: 0, found: 0, unlabelled: 2 });
  });

  it('leaves out what is the other side’s, and messages without labels of slots', () => {
    const { slots: _, ...unlabelled } = said('une vidange jeudi', {});
    const ofStaff: Utterance = { ...said('une vidange jeudi', { when: ['jeudi'] }), who: 'manager' };
    const nothing = { labelled: 0, found: 0, unlabelled: 0 };
    const scores = scoreSlots([unlabelled, ofStaff], 'customer');
    for (const name of ['when', 'service'] as const) expect(scores[name]).toEqual({ fr: nothing, en: nothing });
  });
});
