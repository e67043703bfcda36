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

  it('books in French, and shows the record that the booking left', async () => {
    const { page, complaints } = await open('fr-FR');
    await say(page, 'Je voudrais une vidange dès que possible');
    await lastReply(
      page,
      /Pour la vidange de votre Clio \(89\u00A0€\), j'ai [^]* \d{1,2}\u00A0h[^]* ou [^]*Lequel vous convient\u00A0\?/,
    );
    expect(await page.locator('#messages > li').last().innerText()).not.toMatch(/1\. /);
    await page.locator('#chips button').first().click();
    await lastReply(page, /réservé/i);
    const panel = page.locator('#panel');
    await panel.getByText('book_appointment').waitFor();
    expect(await panel.innerText()).toMatch(/appointment/);
    expect(await panel.innerText()).toMatch(/booked/);
    if (process.env['UPDATE_SCREENSHOT']) await page.screenshot({ path: 'docs/playground.png' });
    await page.screenshot({ path: path.join(folder, 'playground.png') });
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('books in English, at the salon', async () => {
    const { page, complaints } = await open('en-GB');
    await page.getByRole('tab', { name: /Nadia/ }).click();
    await say(page, 'Hello, I would like a haircut for women as soon as possible');
    await lastReply(page, /For the women's cut \(€\d+\), I have .* Which one suits you\?/);
    await page.locator('#chips button').first().click();
    await lastReply(page, /booked/i);
    await page.locator('#panel').getByText('book_appointment').waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('shows the mechanic his day, as a colleague', async () => {
    const { page, complaints } = await open('fr-FR');
    await page.getByRole('tab', { name: /Karim/ }).click();
    await page.locator('#chips button').first().click();
    await lastReply(page, /rendez-vous\s:|rien de prévu|fermé/);
    await page.locator('#panel').getByText('show_planning').first().waitFor();
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

  it('fits a phone, and can be used with the keyboard alone', async () => {
    const { page, complaints } = await open('fr-FR', { width: 375, height: 812 });
    const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    expect(overflow).toBe(0);
    await page.locator('#write').focus();
    await page.keyboard.type('Vous êtes ouverts samedi ?');
    await page.keyboard.press('Enter');
    await lastReply(page, /samedi/i);
    expect(complaints).toEqual([]);
    await page.close();
  }, 60_000);

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
        fetch('/playground/messages', { method: 'POST', headers, body }),
      ]);
      return asked.map(({ status }) => status);
    });
    expect(statuses).toEqual([403, 403, 403]);
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
