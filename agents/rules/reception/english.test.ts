import { beforeAll, expect, test } from 'vitest';
import type { LanguageModelV4 } from '@ai-sdk/provider';
import { rulesModel } from '../model.ts';
import { garageDesk, salonDesk } from './fixtures/businesses.ts';
import { addAppointment, type TalkDesk } from './fixtures/desk.ts';
import { inventedIn } from './fixtures/said.ts';
import { sayTo, type TalkReply } from './fixtures/talk.ts';

let model: LanguageModelV4;
beforeAll(() => {
  model = rulesModel({ sure: false });
});

async function talk(desk: TalkDesk, ...lines: string[]): Promise<TalkReply> {
  let reply: TalkReply = { text: '', choices: [], calls: [] };
  for (const line of lines) {
    reply = await sayTo(desk, model, line);
    expect(inventedIn(desk, reply.text), `${line} -> ${reply.text}`).toEqual([]);
  }
  return reply;
}

const booked = (desk: TalkDesk) => desk.context.appointments.map(({ service, startsAt }) => `${service} ${startsAt}`);

test('a stranger books an exact time and is asked who they are', async () => {
  const desk = garageDesk('en', 'stranger');
  expect((await talk(desk, "Hi, I'd like an oil change on Thursday at 10")).text).toBe(
    'Hello. Shall I book the oil change (€89) for Thursday 26 November at 10 am?',
  );
  expect((await talk(desk, 'yes please')).text).toBe(
    'You are booked: oil change, Thursday 26 November at 10 am, €89, at 12 rue des Forges, 35000 Rennes. What name is it under, and what is the number plate?',
  );
  expect((await talk(desk, 'John Smith, EF-456-GH')).text).toBe('Noted: John Smith, EF-456-GH.');
  expect((await talk(desk, 'thanks!')).text).toBe('You are welcome, have a nice day.');
  expect(booked(desk)).toEqual(['vidange 2026-11-26T10:00']);
});

test('only what is missing is asked, one thing at a time', async () => {
  const desk = garageDesk('en');
  expect((await talk(desk, 'an appointment please')).text).toContain('What is it for?');
  expect((await talk(desk, 'new tyres')).text).toBe('Which day suits you?');
  expect((await talk(desk, 'tomorrow morning')).choices).toEqual([
    'Tuesday 24 November at 9 am',
    'Tuesday 24 November at 11 am',
  ]);
  await talk(desk, 'the second one');
  expect(booked(desk)).toContain('pneus 2026-11-24T11:00');
});

test('an ambiguous day is offered in both its readings', async () => {
  const reply = await talk(garageDesk('en'), 'book a diagnostic next Thursday');
  expect(reply.choices).toEqual(['Thursday 26 November at 10 am', 'Thursday 3 December at 9 am']);
});

test('a correction replaces the day, then the time', async () => {
  const desk = garageDesk('en');
  await talk(desk, 'oil change Thursday at 10');
  expect((await talk(desk, 'actually Friday would be better')).choices).toEqual(['Friday 27 November at 10 am']);
  expect((await talk(desk, 'what about 2pm?')).choices).toEqual(['Friday 27 November at 2 pm']);
});

test('earlier and later times are looked for', async () => {
  const desk = garageDesk('en');
  await talk(desk, 'oil change tomorrow at 11');
  expect((await talk(desk, 'anything earlier?')).choices).toEqual([
    'Tuesday 24 November at 9 am',
    'Tuesday 24 November at 10 am',
  ]);
  expect((await talk(desk, 'do you have anything later?')).choices).toEqual([
    'Tuesday 24 November at 11 am',
    'Tuesday 24 November at 2 pm',
  ]);
});

test('a refused offer is no dead end', async () => {
  const desk = garageDesk('en');
  expect((await talk(desk, 'oil change Thursday morning', 'neither')).text).toBe(
    'No problem. Which other day or time suits you?',
  );
  expect((await talk(desk, 'Friday at 2pm')).choices).toEqual(['Friday 27 November at 2 pm']);
});

test('an appointment is moved', async () => {
  const desk = garageDesk('en');
  expect((await talk(desk, 'can I move my appointment from Thursday to Friday at 2pm?')).text).toBe(
    'Shall I move your full service to Friday 27 November at 2 pm?',
  );
  await talk(desk, 'yes');
  expect(booked(desk)).toEqual(['revision 2026-11-27T14:00']);
});

test('a day that does not suit any more is not the day to move to', async () => {
  const desk = garageDesk('en');
  const reply = await talk(desk, "sorry, I can't make it Thursday, can we reschedule?");
  expect(reply.text).toBe('Which day suits you?');
  expect((await talk(desk, 'Friday')).choices).toEqual(['Friday 27 November at 9 am', 'Friday 27 November at 11 am']);
});

test('which of two appointments to cancel is asked, then confirmed', async () => {
  const desk = garageDesk('en');
  addAppointment(desk, 'pneus', '2026-12-01T14:00');
  expect((await talk(desk, 'please cancel my appointment')).text).toContain('Which of your appointments');
  expect((await talk(desk, 'the tyres')).text).toBe('Shall I cancel your tyre fitting on Tuesday 1 December at 2 pm?');
  expect((await talk(desk, 'yes')).text).toContain('I have cancelled your tyre fitting');
  expect(booked(desk)).toEqual(['revision 2026-11-26T09:00']);
});

test('prices, hours, address, car and appointments are looked up', async () => {
  const desk = garageDesk('en');
  expect((await talk(desk, 'how much are new tyres?')).text).toBe(
    'We charge €72 incl. VAT for the tyre fitting, and it takes about an hour.',
  );
  expect((await talk(desk, 'and an oil change?')).text).toBe(
    'We charge €89 incl. VAT for the oil change, and it takes about an hour.',
  );
  expect((await talk(desk, 'when is my appointment?')).text).toBe(
    'You have an appointment on Thursday 26 November at 9 am for the full service.',
  );
  expect((await talk(desk, 'are you open on Sunday?')).text).toBe('We are closed on Sunday 29 November.');
  expect((await talk(desk, 'what is your address?')).text).toContain('12 rue des Forges');
  expect((await talk(desk, 'is my Clio ready?')).text).toContain('ready to be picked up');
});

test('what only the team can see to reaches it with what was asked, and is said back', async () => {
  const desk = garageDesk('en');
  const { text } = await talk(desk, 'there is a mistake on my invoice');
  expect(text).toBe('I am passing your question about the invoice on to the team, who will answer you here.');
  expect(desk.calls).toMatchObject([
    { tool: 'leave_note', input: { kind: 'bill', words: 'there is a mistake on my invoice' } },
  ]);
});

test('a hair salon is booked with the same words', async () => {
  const desk = salonDesk('en');
  await talk(desk, "I'd like a men's haircut tomorrow at 10", 'yes');
  expect(booked(desk)).toEqual(['coupe-homme 2026-11-24T10:00']);
});

test('it says that it is a machine', async () => {
  const desk = garageDesk('en');
  expect((await talk(desk, 'am I talking to a robot?')).text).toContain('automatic assistant of Garage Dupont');
  expect((await talk(desk, 'bye')).text).toBe('Goodbye and have a nice day.');
});
