import { afterAll, beforeAll, expect, test } from 'vitest';
import { countSegments } from '#channels/segments.ts';
import { openGarageDesk } from './fixtures/garage-desk.ts';
import type { Desk } from './wiring/desk.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openGarageDesk();
}, 60_000);
afterAll(() => desk.close());

test('the first answer says who speaks, what is offered and when, in one SMS', async () => {
  const sent = (await desk.say('Hello, I would like an oil change on Thursday morning'))?.sent ?? [];
  expect(sent.map(({ text }) => text)).toEqual([
    "Hello, this is Garage Dupont's automated assistant. For the oil change on your Clio (€89), I have Thursday 26 November at 8 am or 10 am. Which one suits you?",
  ]);
  expect(sent.map(({ text }) => countSegments(text))).toMatchObject([{ encoding: 'GSM-7', segments: 1 }]);
});
