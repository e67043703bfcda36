import { expect, test } from 'vitest';
import { fold } from '#language/normalise.ts';
import { assistantBrain } from './brain.ts';
import { documentKindIn, isPutAway, readSubject } from './documents.ts';
import { julieContext, memberTalk } from './fixtures/member.ts';
import { withNames } from './reading.ts';

const context = {
  ...julieContext('fr'),
  named: [
    { kind: 'first' as const, words: 'claire' },
    { kind: 'last' as const, words: 'martin' },
  ],
};
const { read } = assistantBrain().readersFor(memberTalk(context, { heard: '' }));
const reading = (text: string) => withNames(read(text), context);

test.each([
  ["that's the registration of Claire Martin's Clio", 'registration'],
  ["thats Claire Martin's insurance certificate", 'insurance certificate'],
  ["it's the registration of Claire Martin's Clio", 'registration'],
  ["this is a photo of Claire Martin's Clio", 'photo'],
  ["these are the photos of Claire Martin's Clio", 'photos'],
  ["here's the signed quote for Claire Martin", 'signed quote'],
  ["c'est la carte grise de la Clio de Claire Martin", 'carte grise'],
  ["cest l'attestation d'assurance de Claire Martin", "attestation d'assurance"],
  ['voici la carte grise de la Clio de Martin', 'carte grise'],
  ['voilà le permis de Claire Martin', 'permis'],
  ['ce sont les photos de la Clio de Martin', 'photos'],
  ["c'est une photo de la Clio de Martin", 'photo'],
])('"%s" says where what was sent belongs, and what it is', (text, label) => {
  const said = reading(text);
  expect(isPutAway(said)).toBe(true);
  expect(fold(documentKindIn(said) ?? '')).toBe(fold(label));
  expect(readSubject(said)).toMatch(/Martin|Clio/);
});

test.each([
  "is that the registration of Claire Martin's Clio?",
  "c'est la carte grise de la Clio de Martin ?",
  "that's a task for Claire Martin: ask her for the registration",
  "c'est à imprimer, la carte grise de Claire Martin",
])('"%s" puts nothing away', (text) => {
  expect(isPutAway(reading(text))).toBe(false);
});
