import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type Environment, readEnvironment } from '#root/config.ts';
import { UsageError } from './args.ts';
import { member } from './member.ts';
import { tenant } from './tenant.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-member-'));
const environment = readEnvironment({ DATA_DIR: path.join(folder, 'data') });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('member', { timeout: 120_000 }, () => {
  let id = '';
  beforeAll(async () => {
    id = /[\da-f-]{36}/.exec(await saidBy(tenant, ['create', 'docs/business.example.yaml']))?.[0] ?? '';
    for (const [name, address] of [
      ['Karim Benali', '06 39 98 02 01'],
      ['Thomas Roux', '06 39 98 02 02'],
    ] as const) {
      await run('invite', '--name', name, '--role', 'USER', '--channel', 'sms', '--address', address);
    }
  }, 120_000);

  const run = (...args: string[]) => saidBy(member, [...args, '--tenant', id]);

  test('code prints one code for whom the name means, and how it is used', async () => {
    expect(await run('code', '--name', 'karim')).toMatch(/^Code de Karim Benali : LIER \d{6}\. .*une fois\.\n$/);
  });

  test('unlink takes an address away, and a second time says that there is none', async () => {
    const away = ['unlink', '--name', 'Thomas Roux', '--address', '06 39 98 02 02'];
    expect(await run('list')).toMatch(/Thomas Roux {2}sms\n/);
    expect(await run(...away)).toMatch(/no member any more \(1 address\)/);
    expect(await run('list')).toMatch(/Thomas Roux {2}\n/);
    await expect(run(...away)).rejects.toThrow(/no such address/);
  });

  test.each([
    [['code', '--name', 'Nobody'], /There is no member "Nobody"\. There are: Karim Benali, Thomas Roux\./],
    [['code'], /Say: member invite/],
    [['unlink', '--name', 'Karim', '--address', '+33639980999'], /no such address/],
  ])('%j is a sentence', async (args, sentence) => {
    const refusal = await run(...args).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(UsageError);
    expect(String(refusal)).toMatch(sentence);
  });
});

async function saidBy(command: (args: string[], env: Environment) => Promise<void>, args: string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  try {
    await command(args, environment);
    return write.mock.calls.map(([text]) => String(text)).join('');
  } finally {
    write.mockRestore();
  }
}
