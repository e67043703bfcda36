import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { lastingPlace } from '#bot/fixtures/lasting-place.ts';
import { quiet } from '#db/fixtures/test-store.ts';
import { lockFolder } from '#db/lock.ts';
import { readMasterKey } from '#db/seal.ts';
import { openStore } from '#db/store.ts';
import { demoEncryptionKey, readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { type Ran, runCli } from './fixtures/run-cli.ts';
import { say } from './say.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-say-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = ['--json', '--now', '2026-11-23T09:00'];
const input = 'rdv vidange mercredi 16 décembre 14h30\noui\n\nvous êtes ouverts samedi ?\n';

describe('say', { timeout: 60_000 }, () => {
  test('gives the same bytes for the same words at the same time, but for the time it took', async () => {
    const [first, second] = await Promise.all([0, 1].map(() => runCli(['say', '--as', 'customer', ...at], { input })));
    expect(first).toMatchObject({ code: 0, error: '' });
    expect(withoutTimes(first!)).toBe(withoutTimes(second!)); // Two were started.

    const [offer, booking, hours] = lines(first!);
    expect(lines(first!)).toHaveLength(3);
    expect(offer).toMatchObject({
      id: '1',
      lane: 'agent',
      agent: 'reception',
      model: 'rules',
      language: 'fr',
      costMicros: 0,
    });
    expect(offer).toMatchObject({
      calls: expect.arrayContaining([expect.objectContaining({ tool: 'hold_slots', ok: true })]),
    });
    expect(booking).toMatchObject({
      in: 'oui',
      lane: 'ask',
      rows: [{ table: 'appointment', op: 'update', values: { status: 'booked' } }],
    });
    expect(booking).toMatchObject({ outbound: [{ channel: 'sms', to: '+33639980101', segments: 1 }] });
    expect(hours).toMatchObject({ lane: 'agent', replies: [expect.stringMatching(/samedi/i)] });
  });

  test('answers each case of a file in a conversation of its own, from the same seed', async () => {
    const file = path.join(folder, 'cases.jsonl');
    const turns = ['rdv vidange mercredi 16 décembre 14h30', 'oui'];
    const cases = [
      { id: 'a', turns },
      { id: 'b', as: 'customer', channel: 'sms', turns },
    ];
    writeFileSync(file, cases.map((one) => `${JSON.stringify(one)}\n`).join('\n'));
    const place = await lastingPlace();
    onTestFinished(() => place.remove());
    const masterKey = readMasterKey(demoEncryptionKey);
    // Opened once, so that the command does not have to make it.
    const store = await openStore({ place: place.first, masterKey, now: () => new Date(), log: quiet, drainMs: 0 });
    await store.close();
    const { again } = place;
    const ran = await (again.kind === 'postgres'
      ? runCli(['say', '--cases', file, ...at], { env: { DATABASE_URL: again.url } })
      : runCli(['say', '--cases', file, ...at, '--data', again.folder ?? '']));
    expect(ran).toMatchObject({ code: 0, error: '' });
    const views = lines(ran);
    expect(views.map(({ id }) => id)).toEqual(['a:1', 'a:2', 'b:1', 'b:2']);
    expect(views[2]?.['replies']).toEqual(views[0]?.['replies']);
    expect(views[3]?.['replies']).toEqual(views[1]?.['replies']);
  });

  test('refuses a folder that another process has open, and says what to do', async () => {
    const taken = path.join(folder, 'taken');
    const unlock = lockFolder(taken);
    const ran = await runCli(['say', '--data', taken, 'bonjour']);
    unlock();
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(ran.error).toMatch(/^The data in .*taken is in use by process \d+ .*DATA_DIR or --data, or use PostgreSQL/);
  });
});

describe('a mistake on the command line', () => {
  test.each([
    [['--as', 'dragon', 'x'], '--as "dragon" is not there. There is: customer, mechanic, manager, owner.'],
    [['--as', 'owner', '--business', 'salon', 'x'], 'The salon has no owner to play. There is: customer.'],
    [['--business', 'bakery', 'x'], '--business "bakery" is not there. There is: garage, salon.'],
    [['--channel', 'fax', 'x'], '--channel "fax" is not there. There is: sms, terminal.'],
    [['--now', 'soon', 'x'], '--now "soon" is no time.'],
    [['--loud', 'x'], 'Known here: --as, --business, --channel, --json, --cases, --now, --data, --file.'],
    [['--cases', path.join(folder, 'nothing')], `There is no file ${path.join(folder, 'nothing')}.`],
  ])('say %j is refused before anything is opened', async (args, message) => {
    const error: unknown = await say(args, readEnvironment({})).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(UsageError);
    expect(String(error)).toContain(message);
  });

  test('in a file of cases is told with its line', async () => {
    const file = path.join(folder, 'wrong.jsonl');
    writeFileSync(file, '{"id":"a","turns":["x"]}\n\n{"id":"b","turns":[]}\n');
    await expect(say(['--cases', file], readEnvironment({}))).rejects.toThrow(`Line 3 of ${file} is no case`);
  });

  test.each([
    [[], 'What shall I do?\n  comptoir start'],
    [['constructor'], 'There is no command "constructor".\n  comptoir start'],
    [['say', '--as', 'dragon', 'x'], '--as "dragon" is not there. There is: customer, mechanic, manager, owner.\n'],
  ])('comptoir %j ends with 2 and says why', async (args, message) => {
    const ran = await runCli(args);
    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(ran.error.startsWith(message)).toBe(true);
  });
});

function lines({ out }: Ran): Record<string, unknown>[] {
  return out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>); // One object a line.
}

function withoutTimes({ out }: Ran): string {
  return out.replaceAll(/"ms":[\d.]+/g, '"ms":0');
}
