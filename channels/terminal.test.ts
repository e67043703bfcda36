import { expect, test } from 'vitest';
import type { Account } from '#bot/channel.ts';
import { lineRequest, terminalChannel } from './terminal.ts';

const account: Account = { id: 'a1', tenantId: 't1', channel: 'terminal', externalId: 'terminal', secrets: {} };

function open() {
  const written: string[] = [];
  let last = 0;
  const newId = () => `id-${(last += 1)}`;
  const channel = terminalChannel({
    line: () => ({ account, from: 'keyboard' }),
    newId,
    now: () => new Date('2026-11-23T08:00:00Z'),
    write: (text) => written.push(text),
  });
  return { channel, written };
}

test('a typed line is one inbound text', async () => {
  const { inbound } = await open().channel.receive(lineRequest('  Été à 9 h ? \n'));
  expect(inbound).toEqual([
    { kind: 'text', providerId: 'id-1', account, from: 'keyboard', place: '', text: 'Été à 9 h ?', optOut: null },
  ]);
});

test('an empty line is nothing', async () => {
  expect((await open().channel.receive(lineRequest('  \n'))).inbound).toEqual([]);
});

test('an answer is written with its choices numbered', async () => {
  const { channel, written } = open();
  const sent = await channel.send(
    {
      ...{ kind: 'text', id: 'm1', to: 'keyboard', place: '' },
      ...{ text: 'Quel jour ?', question: 'choose', choices: [{ value: '1', label: 'mardi' }] },
    },
    account,
  );
  expect(written).toEqual(['Quel jour ?\n1. mardi']);
  expect(sent).toEqual({ kind: 'sent', providerId: 'id-1', text: 'Quel jour ?\n1. mardi', segments: 1 });
});

test('what is for somebody who is not at the keyboard is not written, and waits', async () => {
  const { channel, written } = open();
  const message = {
    kind: 'text',
    id: 'm-1',
    to: 'julie',
    place: '',
    text: 'Pour Julie',
    question: null,
    choices: [],
  } as const;
  expect(await channel.send({ ...message, choices: [] }, account)).toMatchObject({ kind: 'later' });
  expect(written).toEqual([]);
});
