import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const cli = path.join(import.meta.dirname, 'cli.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-browser-'));

// Not every machine has a browser; .ci/run installs one, and lets nothing be skipped.
describe.skipIf(!existsSync(browserPath))('the playground in a browser', () => {
  let server: ChildProcess;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    server = serve('data');
    address = await printedAddress(server);
    browser = await chromium.launch({
      executablePath: browserPath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        // A stranger's name that leads to this machine, as a rebinding attack makes one.
        '--host-resolver-rules=MAP rebound.example 127.0.0.1',
      ],
    });
  }, 60_000);

  afterAll(async () => {
    await browser?.close();
    if (server) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  });

  it('fills the diary while a customer books, and says how it was done', async () => {
    const { page, complaints } = await open('fr-FR');
    await say(page, 'Je voudrais une vidange dès que possible');
    await lastReply(
      page,
      /Pour la vidange de votre Clio \(89\u00A0€\), j'ai [^]* \d{1,2}\u00A0h[^]* ou [^]*Lequel vous convient\u00A0\?/,
    );
    expect(await page.locator('#messages > li').last().innerText()).not.toMatch(/1\. /);
    await page.locator('#diary .slot.is-held').first().waitFor();
    await newest(page, 'Claire demande une vidange\u00A0: deux créneaux gardés.');
    expect(await page.locator('#chips.is-offer button').count()).toBe(2);
    await page.locator('#chips button').first().click();
    await lastReply(page, /réservé[^]* · en \d+,\d\u00A0s/i);
    await page.locator('#diary .slot.is-new').waitFor();
    expect(await page.locator('#diary .slot.is-held').count()).toBe(0);
    await newest(page, /^Créneau de .* réservé pour Claire, l’autre rendu\.$/);
    expect(await page.locator('#chips.is-offer').count()).toBe(0);
    await page.locator('#events summary').first().click();
    const trace = page.locator('#events .trace').first();
    await trace.getByText('book_appointment').waitFor();
    expect(await trace.innerText()).not.toMatch(/[\da-f]{8}-[\da-f]{4}|_at\b|startsAt|undefined|null/);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('books in English, at the salon, of which the garage sees nothing', async () => {
    const { page, complaints } = await open('en-GB');
    await page.getByRole('tab', { name: /Nadia/ }).click();
    await page.getByRole('heading', { name: 'Salon Lumière' }).waitFor();
    await say(page, 'Hello, I would like a haircut for women as soon as possible');
    await lastReply(page, /For the women's cut \(€\d+\), I have .* Which one suits you\?/);
    await page.locator('#chips button').first().click();
    await lastReply(page, /booked/i);
    await newest(page, /booked for Nadia, the other given back\.$/);
    await page.getByRole('tab', { name: /Claire/ }).click();
    await page.getByRole('heading', { name: 'Garage Dupont' }).waitFor();
    expect(await page.locator('#events').innerText()).not.toContain('Nadia');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('tells the customer what the mechanic said in three words', async () => {
    const { page, complaints } = await open('fr-FR');
    await page.getByRole('tab', { name: /Karim/ }).click();
    await page.locator('#phone.whatsapp').waitFor();
    await say(page, 'fini la Clio');
    await lastReply(page, /c'est prêt/i);
    await newest(page, 'Karim a fini\u00A0: Clio, Claire Martin.');
    await page.locator('#cars').getByText('à rendre').waitFor();
    await page.getByRole('tab', { name: /Claire/ }).click();
    await say(page, 'ma voiture est prête ?');
    await lastReply(page, /nous avons terminé|est prête/i);
    await newest(page, 'Claire demande sa voiture\u00A0: elle est prête.');
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('waits for the manager where a mechanic may not decide', async () => {
    const { page, complaints } = await open('fr-FR');
    await page.getByRole('tab', { name: /Karim/ }).click();
    await say(page, 'Décale la révision de Claire Martin à vendredi 15h');
    await lastReply(page, /j'ai demandé à Julie Petit/);
    await newest(page, 'Karim veut déplacer un rendez-vous\u00A0: accord demandé à Julie.');
    await page.locator('#ask.is-live').getByText('attend Julie').waitFor();
    await page.getByRole('tab', { name: /Julie/ }).locator('.badge').waitFor();
    await page.getByRole('button', { name: 'Répondre comme Julie' }).click();
    await page.locator('#messages .answers').getByRole('button', { name: 'Oui' }).click();
    await lastReply(page, /C'est déplacé/);
    await newest(page, /^Julie approuve et déplace Claire Martin à .*15\u00A0h\.$/);
    await page.locator('#ask').getByText('Rien n’attend d’accord.').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('starts one person’s talk over, and is another stranger each time', async () => {
    const { page, complaints } = await open('fr-FR');
    await page.getByRole('tab', { name: /Inconnu/ }).click();
    await say(page, "C'est combien une vidange ?");
    await lastReply(page, /89/);
    await newest(page, /^Un inconnu demande/);
    await page.getByRole('button', { name: 'Recommencer cette conversation' }).click();
    await expect.poll(() => page.locator('#messages > li').count()).toBe(0);
    await say(page, 'Vous êtes ouverts samedi ?');
    // Who is new is told anew with whom they talk.
    await lastReply(page, /assistant automatique/);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('moves its clock on, and does what is due on the way', async () => {
    const { page, complaints } = await open('fr-FR');
    await page.getByRole('tab', { name: /Inconnu/ }).click();
    await say(page, 'Un rendez-vous pour une vidange dès que possible');
    await page.locator('#chips.is-offer button').first().waitFor();
    const before = await page.locator('#time').innerText();
    await page.getByRole('button', { name: '+ 15 min' }).click();
    await newest(page, /^Sans réponse d’un inconnu\u00A0: (deux créneaux rendus|un créneau rendu)\.$/);
    expect(await page.locator('#time').innerText()).not.toBe(before);
    // What was held for ten minutes is offered no longer.
    await expect.poll(() => page.locator('#chips.is-offer').count()).toBe(0);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('keeps the text where the server is not reached', async () => {
    const { page } = await open('fr-FR');
    await page.route('**/playground/messages', (route) => route.abort());
    await say(page, 'Bonjour');
    await page.getByText('Pas envoyé. Réessayez.').waitFor();
    expect(await page.locator('#write').inputValue()).toBe('Bonjour');
    await page.close();
  }, 60_000);

  it('says that the models are away, that a person answers, and what will stand where nothing is yet', async () => {
    const page = await browser.newPage({ locale: 'fr-FR' });
    await page.route('**/playground/shop*', async (route) => {
      const shop = await (await route.fetch()).json();
      const diary = { ...shop.diary, ranges: [], bays: [], technicians: [], slots: [] };
      await route.fulfill({ json: { ...shop, isReduced: true, diary, tasks: [], cars: [], events: [], days: [] } });
    });
    await page.route('**/playground/history*', (route) => route.fulfill({ json: { messages: [], isTaken: true } }));
    await page.goto(address);
    await page.locator('#banner').getByText('Réponses réduites.').waitFor();
    await page.getByText('Une personne de l’équipe vous répond').waitFor();
    const shop = page.locator('#shop');
    for (const words of ['Aucun poste, aucun horaire.', 'Aucune tâche.', 'Aucune voiture.', 'la première barre'])
      await shop.getByText(words).waitFor();
    expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|null/);
    await page.close();
  });

  it.each([
    [1440, 940],
    [1024, 768],
    [768, 1024],
    [375, 812],
    [320, 640],
    [720, 470], // 1440 at a zoom of 200 %.
  ])('fits %i × %i, with its composer in view', async (width, height) => {
    const { page, complaints } = await open('fr-FR', { width, height });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    const box = await page.locator('#composer').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(height);
    expect(complaints).toEqual([]);
    await page.close();
  });

  it('can be used with the keyboard alone', async () => {
    const { page, complaints } = await open('fr-FR', { width: 375, height: 812 });
    await page.locator('#write').focus();
    await page.keyboard.type('Vous êtes ouverts samedi ?');
    await page.keyboard.press('Enter');
    await lastReply(page, /samedi/i);
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: /Karim/, selected: true }).waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  // UPDATE_SCREENSHOT=1 vitest run browser.test.ts -t pictured: it makes pictures and proves nothing, so that it is no test of a usual run.
  const pictures = process.env['UPDATE_SCREENSHOT'] ? it : null;
  pictures?.(
    'is pictured for docs/, on a working morning',
    async () => {
      const pictured = serve('pictured');
      const url = await printedAddress(pictured);
      const page = await browser.newPage({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 940 },
      });
      await page.goto(url);
      await page.locator('#events, #tries').first().waitFor();
      do {
        const before = await page.locator('#today').innerText();
        await page.getByRole('button', { name: 'demain 8 h' }).click();
        await page.locator('#today').filter({ hasNotText: before }).waitFor();
      } while (!(await page.locator('#open.is-on').isVisible()));
      await page.getByRole('button', { name: '+ 1 h' }).click();
      await page.locator('#time', { hasText: '9 h' }).waitFor();
      await page.getByRole('tab', { name: /Karim/ }).click();
      await say(page, 'Décale la révision de Claire Martin à vendredi 15h');
      await newest(page, /^Karim veut déplacer/);
      await page.getByRole('tab', { name: /Claire/ }).click();
      await say(page, 'Je voudrais une vidange dès que possible');
      await page.locator('#chips.is-offer button').first().click();
      await page.locator('#diary .slot.is-new').waitFor();
      await page.screenshot({ path: 'docs/page.png' });
      await page.getByRole('button', { name: 'Répondre comme Julie' }).click();
      await page.locator('#messages .answers button').first().waitFor();
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: 'docs/page-dark.png' });
      await page.emulateMedia({ colorScheme: 'light' });
      for (const [width, height] of [
        [768, 1024],
        [375, 812],
        [320, 640],
      ] as const) {
        await page.setViewportSize({ width, height });
        if (width < 768) await page.getByRole('button', { name: 'Téléphone' }).click();
        await page.screenshot({ path: `docs/page-${width}.png` });
      }
      await page.close();
      await stop(pictured);
    },
    120_000,
  );

  it('asks once for its key, where it has one, and keeps it out of the address', async () => {
    const locked = serve('locked', { PLAYGROUND_SECRET: 'a secret of some length' });
    const page = await browser.newPage();
    await page.goto(await printedAddress(locked));
    await page.getByLabel(/PLAYGROUND_SECRET/).fill('a secret of another length');
    await page.getByRole('button').click();
    await page.getByText('This key is not the right one.').waitFor();
    await page.goBack();
    await page.getByLabel(/PLAYGROUND_SECRET/).fill('a secret of some length');
    await page.getByRole('button').click();
    await page.locator('#chips button').first().waitFor();
    expect(page.url()).not.toContain('secret');
    expect(await page.evaluate('document.cookie')).toBe('');
    await page.reload();
    await page.locator('#chips button').first().waitFor();
    await page.close();
    await stop(locked);
  }, 120_000);

  it('reads and posts nothing under a stranger’s name that leads to this machine', async () => {
    const page = await browser.newPage();
    const response = await page.goto(address.replace('localhost', 'rebound.example'));
    expect(response?.status()).toBe(403);
    expect(await page.locator('body').innerText()).not.toContain('Claire');
    const statuses = await page.evaluate(async () => {
      const body = JSON.stringify({ persona: 'claire', text: 'Bonjour' });
      const headers = { 'content-type': 'application/json' };
      const asked = await Promise.all([
        fetch('/playground/personas'),
        fetch('/playground/history?persona=claire'),
        fetch('/playground/shop?business=garage'),
        fetch('/playground/messages', { method: 'POST', headers, body }),
      ]);
      return asked.map(({ status }) => status);
    });
    expect(statuses).toEqual([403, 403, 403, 403]);
    await page.close();
  });

  async function open(
    locale: string,
    viewport = { width: 1440, height: 900 },
  ): Promise<{ page: Page; complaints: string[] }> {
    const page = await browser.newPage({ locale, viewport });
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(address);
    await page.locator('#chips button').first().waitFor();
    return { page, complaints };
  }
});

/** The demo as it is started, with its data in a folder of this name. */
function serve(data: string, more: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, [cli, 'start'], {
    cwd: folder, // Where no .env is.
    env: { PATH: process.env['PATH'], PORT: '0', DATA_DIR: path.join(folder, data), LOG_LEVEL: 'error', ...more },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function stop(server: ChildProcess): Promise<void> {
  const gone = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGTERM');
  await gone;
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('#write').fill(text);
  await page.locator('#send').click();
}

/** Waits until the last message is the business's and says this. */
async function lastReply(page: Page, words: RegExp): Promise<void> {
  await expect.poll(() => page.locator('#messages > li').last().innerText(), { timeout: 20_000 }).toMatch(words);
}

/** Waits until the newest event says this. */
async function newest(page: Page, words: string | RegExp): Promise<void> {
  await page.locator('#events > li:first-child p').filter({ hasText: words }).first().waitFor({ timeout: 20_000 });
}

async function printedAddress(server: ChildProcess): Promise<string> {
  let printed = '';
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`The server ended with code ${code} before it listened.`)));
    server.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const address = /http:\/\/localhost:\d+/.exec(printed)?.[0];
      if (address) resolve(address);
    });
  });
}
