import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ImportOrders } from '#bot/fixtures/doomed-import.ts';
import { type LastingPlace, lastingPlace } from '#bot/fixtures/lasting-place.ts';
import { testBot } from '#bot/fixtures/test-bot.ts';
import { sendFile } from '#bot/fixtures/send-file.ts';
import { runImport } from '#bot/run-import.ts';
import { testBlobs } from '#db/fixtures/test-blobs.ts';

const rows = 2_600;
const files = testBlobs();
let place: LastingPlace;

beforeAll(async () => {
  place = await lastingPlace();
});
afterAll(async () => {
  await place.remove();
  files.remove();
});

test('an import whose process is killed in the middle goes on behind its last batch, and writes nobody twice', async () => {
  const { tenantId, importId } = await begin();
  const orders: ImportOrders = { place: place.again, blobs: files.folder, tenantId, importId, batches: 2 };
  const child = spawn(
    process.execPath,
    [path.join(import.meta.dirname, 'bot/fixtures/doomed-import.ts'), JSON.stringify(orders)],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  expect(await ended(child)).toBe('SIGKILL');

  const bot = await testBot({ place: place.again, blobs: files.folder });
  try {
    const count = async () => {
      const [row] = await bot.ctx.store.forTenant(tenantId, (db) =>
        db.execute<{ contacts: number; people: number; done: number; status: string; made: number }[]>(
          `select (select count(*)::int from contact where last_name like 'Importé%' and deleted_at is null) as contacts,
             (select count(distinct phone_index)::int from contact where last_name like 'Importé%' and deleted_at is null) as people,
             rows_done as done, status, made
           from contact_import where id = ?`,
          [importId],
        ),
      );
      return row;
    };
    // The third batch was at its end when the process died: it left nothing.
    expect(await count()).toEqual({ contacts: 1_000, people: 1_000, done: 1_000, status: 'running', made: 1_000 });
    await runImport(bot.ctx, { tenantId, importId });
    const whole = { contacts: rows - 100, people: rows - 100, done: rows, status: 'done', made: rows - 100 };
    expect(await count()).toEqual(whole);
    await runImport(bot.ctx, { tenantId, importId });
    expect(await count()).toEqual(whole);
  } finally {
    await bot.close();
  }
  // Two processes and two databases on a busy machine.
}, 120_000);

/** Julie sends a list of which a hundred stand there twice, and says yes. */
async function begin(): Promise<{ tenantId: string; importId: string }> {
  const bot = await testBot({ place: place.first, blobs: files.folder });
  try {
    const garage = await bot.openGarage();
    const julie = garage.phone('+33639980203');
    const lines = Array.from({ length: rows }, (_, at) => {
      const number = at < rows - 100 ? at : at - 100;
      return `Importé${number};A;06399${String(85_000 + number).padStart(5, '0')}`;
    });
    const content = `Nom;Prénom;Mobile\n${lines.join('\n')}\n`;
    const [preview] = await sendFile(bot, garage, julie, { name: 'clients.csv', content });
    expect(preview).toContain('2 600 lignes');
    expect(preview).toContain('100 en double');
    expect((await julie.say('oui'))[0]).toContain("C'est parti");
    const [row] = await garage.inTenant((db) => db.execute<{ id: string }[]>(`select id from contact_import`));
    return { tenantId: garage.tenantId, importId: row?.id ?? '' };
  } finally {
    await bot.close();
  }
}

async function ended(child: ChildProcess): Promise<unknown> {
  const late = vi.waitFor(() => expect(child.exitCode ?? child.signalCode).not.toBeNull(), { timeout: 60_000 });
  const [code, signal] = await once(child, 'exit');
  await late;
  return signal ?? code;
}
