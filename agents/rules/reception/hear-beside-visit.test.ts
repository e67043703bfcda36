import type { LanguageModelV4 } from '@ai-sdk/provider';
import { beforeAll, describe, expect, test } from 'vitest';
import { rulesModel } from '../model.ts';
import { garageDesk } from './fixtures/businesses.ts';
import { sayTo } from './fixtures/talk.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

// This desk has nothing written down: a question that is not of its own tools goes to the team.
describe('what is asked beside a visit that stands', () => {
  test.each([
    'bjr je viens jeudi, jai vu qu il y a des travaux rue des forges, on passe par ou ?',
    "bonjour, j'ai rdv jeudi, je peux venir avec mon chien ?",
    'je passe jeudi et est-ce que la cour est ouverte aux camping-cars ?',
    'mon rdv est jeudi, vous avez une prise pour mon ordi ?',
    'je viens jeudi du coup vous avez du café ?',
    "on vient jeudi, c'est quoi le code de la barrière ?",
  ])('is asked of the house: %s', async (text) => {
    expect((await sayTo(garageDesk('fr'), model, text)).calls).toEqual(['leave_note']);
  });

  test.each([
    "I'm coming on Thursday, which way do I go with the roadworks?",
    "hi, I'm in on Thursday, is there a coffee machine?",
    "I've got an appointment on Thursday, may I bring my dog?",
    'my appointment is on Thursday, do you have a charging point for phones?',
    "we're coming Thursday and is there a ramp for wheelchairs?",
  ])('is asked of the house: %s', async (text) => {
    expect((await sayTo(garageDesk('en'), model, text)).calls).toEqual(['leave_note']);
  });

  test.each([
    ['fr', 'bonjour je dépose ma voiture ce soir, c quoi le code du portail ?'],
    ['fr', 'je vous laisse la voiture demain, la barrière sera ouverte ?'],
    ['en', "I'm dropping my car off tonight, what's the gate code?"],
    ['en', "hello, I'll leave the car tomorrow, is there a key box?"],
  ] as const)('of a stranger who leaves a car: %s %s', async (language, text) => {
    const { calls, text: reply } = await sayTo(garageDesk(language, 'stranger'), model, text);
    expect(calls).toEqual(['leave_note']);
    expect(reply).toMatch(/pas cette information|do not have that information/);
  });
});

describe('what says more of the visit stays what it was', () => {
  test.each([
    ['fr', "je viens jeudi, c'est à quelle heure déjà ?", 'list_my_appointments'],
    ['fr', 'je viens jeudi, vous fermez à quelle heure ?', 'opening_hours'],
    ['fr', 'je viens jeudi, je peux décaler à vendredi ?', 'find_slots'],
    ['en', "I'm coming on Thursday, what time is my appointment?", 'list_my_appointments'],
    ['en', "I'm coming on Thursday, when do you close?", 'opening_hours'],
  ] as const)('%s: %s', async (language, text, tool) => {
    expect((await sayTo(garageDesk(language), model, text)).calls).toContain(tool);
  });

  test.each([
    ['fr', 'je viens vendredi, vous avez de la place pour une vidange ?'],
    ['en', "I'm coming on Friday, can you fit two tyres?"],
  ] as const)('of another day it may be a wish: %s: %s', async (language, text) => {
    expect((await sayTo(garageDesk(language), model, text)).calls).not.toContain('leave_note');
  });
});
