import twilio from 'twilio';
import { expect, test } from 'vitest';
import { type CarriedMessage, DemoCarrier } from './demo-carrier.ts';

function open() {
  const carried: CarriedMessage[] = [];
  const carrier = new DemoCarrier({ newSid: () => 'SM42', deliver: (message) => carried.push(message) });
  return { carried, client: twilio('AC1', 'demo-twilio-token', { httpClient: carrier }) };
}

test('the real client sends a message, and a phone of the demo receives it', async () => {
  const { carried, client } = open();
  const created = await client.messages.create({ from: '+33639980000', to: '+33639980101', body: 'Été + 20 % & 👍' });
  expect(created).toMatchObject({ sid: 'SM42', status: 'queued', to: '+33639980101', body: 'Été + 20 % & 👍' });
  expect(carried).toEqual([{ sid: 'SM42', from: '+33639980000', to: '+33639980101', text: 'Été + 20 % & 👍' }]);
});

test('a message without a text is refused', async () => {
  const { carried, client } = open();
  await expect(client.messages.create({ from: '+1', to: '+2', body: '' })).rejects.toMatchObject({ code: 21602 });
  expect(carried).toEqual([]);
});

test('anything but a new message is not found', async () => {
  const { carried, client } = open();
  await expect(client.messages('SM42').fetch()).rejects.toMatchObject({ status: 404 });
  await expect(client.calls.create({ from: '+1', to: '+2', url: 'https://x.example' })).rejects.toMatchObject({
    code: 20404,
  });
  expect(carried).toEqual([]);
});
