import { expect, test } from 'vitest';
import { readDistress } from './distress.ts';

test.each([
  "j'ai envie de mourir",
  "je n'ai plus envie de vivre, annulez tout",
  'je vais me suicider',
  "j'ai des idées suicidaires",
  'je veux mettre fin à mes jours',
  "j'ai envie d'en finir avec la vie",
  'I want to die',
  "I'm going to kill myself",
  "I don't want to live anymore",
  'I feel suicidal',
])('"%s" is a cry for help', (text) => expect(readDistress(text)).toBe(true));

test.each([
  'les portes suicide de ma Rolls ferment mal',
  'ce devis va me tuer',
  'my wife is going to kill me, is the car ready?',
  'la batterie est morte',
  'je crève de chaud, la clim est en panne',
  "j'ai crevé sur l'autoroute",
  'the engine keeps dying',
  "j'aimerais en finir avec cette réparation",
  'plus envie de venir jeudi',
])('"%s" is not', (text) => expect(readDistress(text)).toBe(false));
