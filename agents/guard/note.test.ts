import { expect, test } from 'vitest';
import { noteKinds } from '#db/note.ts';
import type { Language } from '#language/language.ts';
import { leaveNote } from '#tools/desk/leave-note.ts';
import { sayNote } from '#tools/desk/leave-note.say.ts';
import { noteOf } from '#tools/fixtures/note-outputs.ts';
import { called, customer } from './fixtures/garage.ts';
import { guardReply } from './guard.ts';

const business = { name: 'Garage Dupont', trade: 'garage', phone: '02 99 00 12 34', address: '12 rue des Forges' };
const languages: Language[] = ['fr', 'en'];
const labels = { fr: 'vendredi 27 novembre à 10 h', en: 'Friday 27 November at 10 am' };
const notes = { fr: 'la clé sera dans la boîte', en: 'the key will be in the box' };

function judge(text: string, language: Language, calls: ReturnType<typeof called>[]): string[] {
  const context = { ...customer, language };
  const now = new Date('2026-11-23T09:00:00+01:00');
  return guardReply({
    ...{ text, context, now, said: [], calls, known: [] },
    maxLength: 480,
    toolNames: ['leave_note'],
  });
}

test.each(languages.flatMap((language) => noteKinds.map((kind) => [kind, language] as const)))(
  'what is said of a note of the kind %s leaves, in %s',
  (kind, language) => {
    for (const openNow of [true, false]) {
      for (const said of [null, notes[language]]) {
        for (const alerted of [true, false]) {
          const output = noteOf(kind, { openNow, said, alerted, appointment: labels[language] });
          const text = sayNote(output, { language, business, ask: null });
          const proof = called('leave_note', output, ...leaveNote.deeds(output));
          expect({ text, problems: judge(text, language, [proof]) }).toEqual({ text, problems: [] });
        }
      }
    }
  },
);

test.each(noteKinds.filter((kind) => !['late', 'allergy'].includes(kind)))(
  'what is said of a note of the kind %s is held back where none was left',
  (kind) => {
    const text = sayNote(noteOf(kind, { alerted: true }), { language: 'fr', business, ask: null });
    expect(judge(text, 'fr', [])).not.toEqual([]);
  },
);
