import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import type { PlaygroundShop } from '#bot/playground/shop.ts';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';

const browserPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
const cli = path.join(import.meta.dirname, 'cli.ts');
const folder = mkdtempSync(path.join(tmpdir(), 'comptoir-browser-'));

const wide = { width: 1440, height: 900 };

// Not every machine has a browser; .ci/run installs one, and lets nothing be skipped.
describe.skipIf(!existsSync(browserPath))('the playground in a browser', { timeout: 120_000 }, () => {
  let server: ChildProcess;
  let browser: Browser;
  let context: BrowserContext;
  let address = '';
  /** One French page for all that needs no other: who opens it anew waits for it anew. */
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    server = serve('data');
    [address, browser] = await Promise.all([printedAddress(server), launch()]);
    page = await open('fr-FR');
    context = page.context();
    // The last that is told of the garage's morning, while the page is open already.
    await page.locator('#events').getByText('Un inconnu demande un prix.').waitFor();
  }, 120_000);

  beforeEach(async () => {
    await page.setViewportSize(wide);
    await be(page, /Claire/);
  });

  afterEach(() => {
    const said = complaints.splice(0);
    if (said.length > 0) throw new Error(`The browser complains: ${said.join(' ')}`);
  });

  afterAll(async () => {
    await browser?.close();
    if (server) await stop(server);
    rmSync(folder, { recursive: true, force: true });
  });

  it('shows a business at work before anybody has written', async () => {
    await page.getByRole('heading', { name: 'À essayer' }).waitFor();
    expect(await page.locator('#tries li').count()).toBe(4);
    expect(await page.locator('#messages > li').count()).toBe(0);
    await page.locator('#open.is-on').waitFor();
    for (const state of ['is-now', 'is-ready']) await page.locator(`#diary .slot.${state}`).first().waitFor();
    expect(await page.locator('#diary .slot:not([class*="is-"])').count()).toBeGreaterThan(2);
    await page.locator('#ask').getByText('attend Julie').waitFor();
    await page.locator('#ask').getByText('Créer un devis pour Paul Garcia').waitFor();
    expect(await page.locator('#waiting li').count()).toBe(2);
    await page.locator('#cars').getByText('à rendre').waitFor();
    await page
      .locator('#tasks')
      .getByText(/2 faites sur/)
      .waitFor();
    expect(await page.locator('#chart .bars li').count()).toBeGreaterThan(5);
    expect(await page.locator('#events li').count()).toBe(6);
    expect(await page.locator('#events').innerText()).not.toMatch(/écrit, Comptoir répond/);
    await badge(page, /Julie/, '1');
    await faultless(page, 'light', 'dark');
    await page.setViewportSize({ width: 375, height: 812 });
    await page.getByRole('button', { name: 'Le garage' }).click();
    await faultless(page);
  });

  it('fills the diary while a customer books, and says how it was done', async () => {
    await say(page, 'Je voudrais une vidange dès que possible');
    await page.locator('#working:not([hidden])').waitFor();
    await lastReply(
      page,
      /Pour la vidange de votre Clio \(89\u00A0€\), j'ai [^]* \d{1,2}\u00A0h[^]* ou [^]*Lequel vous convient\u00A0\?/,
    );
    expect(await page.locator('#messages > li').last().innerText()).not.toMatch(/1\. /);
    await page.locator('#diary .slot.is-held').first().waitFor();
    await newest(page, 'Claire demande une vidange\u00A0: deux créneaux gardés.');
    expect(await page.locator('#tries').isVisible()).toBe(false);
    expect(await page.locator('#chips.is-offer button').count()).toBe(2);
    await faultless(page);
    const booked = Number(await page.locator('#figures div:nth-child(2) dd').first().innerText());
    await page.locator('#chips button').first().click();
    await lastReply(page, /réservé[^]* · en \d+,\d\u00A0s/i);
    await page.locator('#diary .slot.is-new').waitFor();
    expect(await page.locator('#diary .slot.is-held').count()).toBe(0);
    await page.locator('#figures').getByText('dont 1 à l’instant').waitFor();
    expect(await page.locator('#figures div:nth-child(2) dd').first().innerText()).toBe(String(booked + 1));
    await newest(page, /^Créneau de .* réservé pour Claire, l’autre rendu\.$/);
    expect(await page.locator('#chips.is-offer').count()).toBe(0);
    await page.locator('#events summary').first().click();
    const trace = page.locator('#events .trace').first();
    await trace.getByText('book_appointment').waitFor();
    expect(await trace.innerText()).not.toMatch(/[\da-f]{8}-[\da-f]{4}|_at\b|startsAt|undefined|null/);
    await faultless(page);
    await page.locator('#events summary').first().click();
  });

  it('tells the customer what the mechanic said in three words', async () => {
    await say(page, 'ma voiture est prête ?');
    await lastReply(page, /à l'atelier|pas encore|prête vers|terminée vers/i);
    await be(page, /Karim/);
    await page.locator('#phone.whatsapp').waitFor();
    await say(page, 'fini la Clio');
    await lastReply(page, /c'est prêt/i);
    await newest(page, 'Karim a fini\u00A0: Clio, Claire Martin.');
    await page.locator('#cars li', { hasText: 'AB-123-CD' }).getByText('à rendre').waitFor();
    await be(page, /Claire/);
    await say(page, 'et maintenant, elle est prête ?');
    await lastReply(page, /nous avons terminé|est prête/i);
    await newest(page, 'Claire demande sa voiture\u00A0: elle est prête.');
    expect(await page.locator('#cars li', { hasText: 'AB-123-CD' }).first().innerText()).toContain('à rendre');
  });

  it('waits for the manager where a mechanic may not decide', async () => {
    await be(page, /Karim/);
    await say(page, 'Décale la révision de Claire Martin à vendredi 15h');
    await lastReply(page, /j'ai demandé à Julie Petit/);
    await newest(page, 'Karim veut déplacer un rendez-vous\u00A0: accord demandé à Julie.');
    const ask = page.locator('#ask.is-live');
    await ask.getByText('2 attendent Julie').waitFor();
    await ask.getByText(/^Déplacer le rendez-vous «\sRévision\s» de Claire\sMartin/).waitFor();
    await badge(page, /Julie/, '2');
    await page.locator('#events summary').first().click();
    const trace = page.locator('#events .trace').first();
    await trace.getByText(/déplacer le rendez-vous/).waitFor();
    expect(await trace.innerText()).not.toContain('move Claire');
    await page.locator('#events summary').first().click();
    await faultless(page, 'light', 'dark');
    await page.getByRole('button', { name: 'Répondre comme Julie' }).click();
    await page.locator('#messages .answers').getByRole('button', { name: 'Oui' }).last().click();
    // Typed on a phone without buttons, a yes is to neither of two requests.
    await lastReply(page, /Laquelle validez-vous/);
    await page
      .locator('#messages .answers')
      .getByRole('button', { name: /déplacer/ })
      .last()
      .click();
    await lastReply(page, /C'est déplacé/);
    await newest(page, /^Julie approuve et déplace Claire Martin à .*15\u00A0h\.$/);
    await page.locator('#ask').getByText('attend Julie').waitFor();
    expect(await page.locator('#ask').innerText()).not.toContain('Révision');
  });

  it('books in English, at the salon, of which the garage sees nothing', async () => {
    const english = await open('en-GB');
    await english.getByRole('tab', { name: /Nadia/ }).click();
    await english.getByRole('heading', { name: 'Salon Lumière' }).waitFor();
    await say(english, 'Hello, I would like a haircut for women as soon as possible');
    await lastReply(english, /For the women's cut \(€\d+\), I have .* Which one suits you\?/);
    await english.locator('#chips button').first().click();
    await lastReply(english, /booked/i);
    await newest(english, /booked for Nadia, the other given back\.$/);
    await faultless(english);
    await be(english, /Claire/);
    await english.getByRole('heading', { name: 'Garage Dupont' }).waitFor();
    expect(await english.locator('#events').innerText()).not.toContain('Nadia');
    await english.context().close();
  });

  it('starts one person’s talk over, and is another stranger each time', async () => {
    await be(page, /Inconnu/);
    await say(page, "C'est combien une vidange ?");
    await lastReply(page, /89/);
    await newest(page, /^Un inconnu demande/);
    await page.getByRole('button', { name: 'Recommencer cette conversation' }).click();
    await expect.poll(() => page.locator('#messages > li').count()).toBe(0);
    await say(page, 'Un rendez-vous pour une vidange dès que possible');
    // Who is new is told anew with whom they talk.
    await lastReply(page, /assistant automatique/);
  });

  it('sends a file from its paper-clip, and shows how far the list is', async () => {
    await be(page, /Julie/);
    const [circle, clip] = await Promise.all(
      ['#choose', '#choose svg'].map((each) => page.locator(each).boundingBox()),
    );
    expect(circle).toMatchObject({ width: 40, height: 40 });
    expect(clip).toMatchObject({ x: (circle?.x ?? 0) + 12, width: 16 });
    const lines = Array.from(
      { length: 4_000 },
      (_, at) =>
        `Liste${at};0639${String(900_000 + at)
          .padStart(8, '0')
          .slice(2)}`,
    );
    const buffer = Buffer.from(`Nom;Portable\n${lines.join('\n')}\n`);
    await page.locator('#file').setInputFiles({ name: 'clients.csv', mimeType: 'text/csv', buffer });
    await page
      .locator('#chosen-name')
      .getByText(/^clients\.csv · \d+\sko$/i)
      .waitFor();
    await faultless(page, 'light', 'dark');
    await say(page, 'importe ça');
    await lastReply(page, /4\s000 lignes/);
    expect(await page.locator('#chosen').isVisible()).toBe(false);
    await page.locator('#messages .files a', { hasText: 'clients.csv' }).waitFor();
    await page.locator('#messages .answers').getByRole('button', { name: 'Oui' }).last().click();
    await page
      .locator('#progress:not([hidden])')
      .getByText(/sur 4\s000/)
      .waitFor();
    await faultless(page);
    await lastReply(page, /terminé/);
    await page.locator('#progress').waitFor({ state: 'hidden' });
    await say(page, "annule l'import");
    await page.locator('#messages .answers').getByRole('button', { name: 'Oui' }).last().click();
    await lastReply(page, /est défait/);
  });

  it('moves its clock on, and does what is due on the way', async () => {
    await be(page, /Inconnu/);
    await page.locator('#chips.is-offer button').first().waitFor();
    const before = await page.locator('#time').innerText();
    await page.getByRole('button', { name: '+ 15 min' }).click();
    const given = /^Sans réponse d’un inconnu\u00A0: (deux créneaux rendus|un créneau rendu)\.$/;
    await page.locator('#events > li p').filter({ hasText: given }).first().waitFor();
    expect(await page.locator('#time').innerText()).not.toBe(before);
    // What was held for ten minutes is offered no longer.
    await expect.poll(() => page.locator('#chips.is-offer').count()).toBe(0);
  });

  it('shows in one tab what is said in another', async () => {
    const other = await context.newPage();
    await other.goto(address);
    await be(other, /Olivier/);
    await be(page, /Olivier/);
    await say(page, 'Mes tâches');
    await other.locator('#messages > li', { hasText: 'Mes tâches' }).last().waitFor();
    await expect
      .poll(() => other.locator('#messages > li').last().innerText(), { timeout: 20_000 })
      .toMatch(/déchetterie/);
    await other.close();
  });

  it('keeps a text that is refused or too long, and says why', async () => {
    await page.route('**/playground/messages', (route) => route.abort());
    await say(page, 'Bonjour');
    await page.getByText('Pas envoyé. Réessayez.').waitFor();
    expect(await page.locator('#write').inputValue()).toBe('Bonjour');
    await page.unroute('**/playground/messages');
    const long = `${'Le bruit revient au freinage, '.repeat(60)}voilà`;
    await say(page, long);
    await page.getByText(/^Trop long/).waitFor();
    expect(await page.locator('#write').inputValue()).toBe(long);
    expect(await overflowOf(page)).toBe(0);
    await faultless(page);
    await page.locator('#write').fill('');
    // What the browser says of both by itself.
    expect(complaints.splice(0)).toEqual([expect.stringContaining('ERR_FAILED'), expect.stringContaining('400')]);
  });

  it('says that the models are away, that a person answers, and what will stand where nothing is yet', async () => {
    const bare = await open('fr-FR', async (opened) => {
      await showShop(opened, (shop) => {
        const diary = { ...shop.diary, ranges: [], bays: [], technicians: [], slots: [] };
        const none = { tasks: [], cars: [], events: [], days: [], waiting: [], proposals: [] };
        return { ...shop, ...none, isReduced: true, isUntouched: true, diary };
      });
      await opened.route('**/playground/history*', (route) => route.fulfill({ json: { messages: [], isTaken: true } }));
    });
    await bare.locator('#banner').getByText('Réponses réduites.').waitFor();
    await bare.getByText('Une personne de l’équipe vous répond').waitFor();
    const shop = bare.locator('#shop');
    const empty = ['Aucun poste, aucun horaire.', 'Aucune tâche.', 'Aucune voiture.', 'la première barre', 'Personne.'];
    for (const words of empty) await shop.getByText(words).waitFor();
    expect(await bare.locator('body').innerText()).not.toMatch(/undefined|NaN|null/);
    await faultless(bare);
    await bare.context().close();
  });

  it('finds room for long names and long words', async () => {
    const long = 'Marie-Antoinette-Philippine de la Rochefoucauld-Montmorency';
    const word = long.replaceAll('-', '');
    const named = await open('fr-FR', (opened) =>
      showShop(opened, (shop) => ({
        ...shop,
        name: long,
        diary: {
          ...shop.diary,
          bays: [long, 'Pont 2'],
          slots: shop.diary.slots.map((slot) => ({ ...slot, contact: long, vehicle: word })),
        },
        cars: shop.cars.map((car) => ({ ...car, contact: long, vehicle: word })),
        waiting: [{ name: long, at: '08:00', minutes: 5_000, text: 'x'.repeat(400) }],
        proposals: [
          { summary: { fr: long.repeat(3), en: long }, proposer: long, approver: long, persona: 'garage-manager' },
        ],
      })),
    );
    await named.getByRole('heading', { name: long }).waitFor();
    for (const width of [1440, 768, 375, 320]) {
      await named.setViewportSize({ width, height: 800 });
      if (width < 768) await named.getByRole('button', { name: 'Le garage' }).click();
      expect(await overflowOf(named)).toBe(0);
    }
    await named.context().close();
  });

  it.each([
    [1440, 940],
    [1024, 768],
    [768, 1024],
    [375, 812],
    [320, 640],
    [720, 470], // 1440 at a zoom of 200 %.
  ])('fits %i × %i, with its composer in view', async (width, height) => {
    await page.setViewportSize({ width, height });
    if (width < 768) await page.getByRole('button', { name: 'Téléphone' }).click();
    expect(await overflowOf(page)).toBe(0);
    const box = await page.locator('#composer').boundingBox();
    expect((box?.y ?? 0) + (box?.height ?? Infinity)).toBeLessThanOrEqual(height);
  });

  it('can be used with the keyboard alone, and does not move for whom movement disturbs', async () => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 375, height: 812 });
    await page.reload();
    await page.locator('#chips button').first().waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Vous êtes ouverts samedi ?');
    await page.keyboard.press('Enter');
    await page.locator('#working:not([hidden])').waitFor();
    expect(
      await page.evaluate(`document.getAnimations().filter(({ playState }) => playState === 'running').length`),
    ).toBe(0);
    await lastReply(page, /samedi/i);
    await page.getByRole('tab', { selected: true }).focus();
    await page.keyboard.press('ArrowRight');
    await page.getByRole('tab', { name: /Karim/, selected: true }).waitFor();
    await page.emulateMedia({ reducedMotion: null });
  });

  // UPDATE_SCREENSHOT=1 vitest run browser.test.ts -t pictured: it makes pictures and proves nothing, so that it is no test of a usual run.
  const pictures = process.env['UPDATE_SCREENSHOT'] ? it : null;
  pictures?.(
    'is pictured for docs/, on a working morning',
    async () => {
      const pictured = serve('pictured');
      const url = await printedAddress(pictured);
      const posed = await browser.newPage({
        locale: 'fr-FR',
        timezoneId: 'Europe/Paris',
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 940 },
      });
      await posed.goto(url);
      await posed.locator('#events, #tries').first().waitFor();
      await posed.getByRole('tab', { name: /Karim/ }).click();
      await say(posed, 'Décale la révision de Claire Martin à vendredi 15h');
      await newest(posed, /^Karim veut déplacer/);
      await posed.getByRole('tab', { name: /Claire/ }).click();
      await say(posed, 'Je voudrais une vidange dès que possible');
      await posed.locator('#chips.is-offer button').first().click();
      await posed.locator('#diary .slot.is-new').waitFor();
      await posed.screenshot({ path: 'docs/page.png' });
      await posed.getByRole('button', { name: 'Répondre comme Julie' }).click();
      await posed.locator('#messages .answers button').first().waitFor();
      await posed.emulateMedia({ colorScheme: 'dark' });
      await posed.screenshot({ path: 'docs/page-dark.png' });
      await posed.emulateMedia({ colorScheme: 'light' });
      for (const [width, height] of [
        [768, 1024],
        [375, 812],
        [320, 640],
      ] as const) {
        await posed.setViewportSize({ width, height });
        if (width < 768) await posed.getByRole('button', { name: 'Téléphone' }).click();
        await posed.screenshot({ path: `docs/page-${width}.png` });
      }
      await posed.close();
      await stop(pictured);
    },
    120_000,
  );

  it('reads and posts nothing under a stranger’s name that leads to this machine', async () => {
    const stranger = await context.newPage();
    const response = await stranger.goto(address.replace('localhost', 'rebound.example'));
    expect(response?.status()).toBe(403);
    expect(await stranger.locator('body').innerText()).not.toContain('Claire');
    const statuses = await stranger.evaluate(async () => {
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
    await stranger.close();
  });

  // The last two are of a server that goes, and comes back with the data that is there and with a key.
  it('says that the server is gone, and keeps what it showed', async () => {
    const shown = await page.locator('#events li').count();
    await stop(server);
    await page.locator('#banner').getByText('Connexion perdue.').waitFor();
    await page
      .locator('#date')
      .getByText(/ · à \d+\u00A0h/)
      .waitFor();
    expect(await page.locator('#events li').count()).toBe(shown);
    await faultless(page);
    await say(page, 'Vous êtes ouverts lundi ?');
    await page.getByText('Pas envoyé. Réessayez.').waitFor();
    complaints.length = 0; // The browser says of each try that nobody was there.
  });

  it('asks once for its key, where it has one, keeps it out of the address, and goes on by itself', async () => {
    const hour = hoursOf(await page.locator('#time').innerText());
    await stop(server);
    server = serve('data', { PORT: new URL(address).port, PLAYGROUND_SECRET: 'a secret of some length' });
    await printedAddress(server);
    const locked = await context.newPage();
    await locked.goto(address);
    await locked.getByLabel(/PLAYGROUND_SECRET/).fill('a secret of another length');
    await locked.getByRole('button').click();
    await locked.getByText('This key is not the right one.').waitFor();
    await locked.goBack();
    await locked.getByLabel(/PLAYGROUND_SECRET/).fill('a secret of some length');
    await locked.getByRole('button').click();
    await locked.locator('#chips button').first().waitFor();
    expect(locked.url()).not.toContain('secret');
    expect(await locked.evaluate('document.cookie')).toBe('');
    await locked.reload();
    await locked.locator('#chips button').first().waitFor();
    await locked.close();
    await page.locator('#banner').waitFor({ state: 'hidden' });
    // The demo's clock goes on from where it was.
    expect(hoursOf(await page.locator('#time').innerText())).toBeGreaterThanOrEqual(hour);
    await say(page, 'Vous êtes ouverts lundi ?');
    await lastReply(page, /lundi/i);
    complaints.length = 0; // As above.
  });

  /** Gives a page another shop than the one that is there. */
  async function showShop(opened: Page, change: (shop: PlaygroundShop) => PlaygroundShop): Promise<void> {
    const shop: PlaygroundShop = await (await opened.request.get(`${address}/playground/shop?business=garage`)).json();
    await opened.route('**/playground/shop*', (route) => route.fulfill({ json: change(shop) }));
  }

  function launch(): Promise<Browser> {
    return chromium.launch({
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
  }

  /** The page, of a browser that knows nothing yet; `prepare` comes before anything is loaded. */
  async function open(locale: string, prepare: (opened: Page) => Promise<unknown> = async () => {}): Promise<Page> {
    const own = await browser.newContext({ locale, timezoneId: 'Europe/Paris', viewport: wide });
    const opened = await own.newPage();
    opened.on('console', (message) => void (message.type() === 'error' && complaints.push(message.text())));
    opened.on('pageerror', (error) => void complaints.push(error.message));
    await prepare(opened);
    await opened.goto(address);
    await opened.locator('#chips button').first().waitFor();
    return opened;
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

/** Takes somebody's phone in hand. */
async function be(page: Page, name: RegExp): Promise<void> {
  const tab = page.getByRole('tab', { name });
  if ((await tab.getAttribute('aria-selected')) === 'true') return;
  await tab.click();
  await page.locator('#chips button').first().waitFor();
}

async function badge(page: Page, name: RegExp, count: string): Promise<void> {
  await page.getByRole('tab', { name }).locator('.badge', { hasText: count }).waitFor();
}

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

/** Nothing of WCAG 2.1, A and AA, is amiss. */
async function faultless(page: Page, ...schemes: ('light' | 'dark')[]): Promise<void> {
  await page.evaluate(axe.source);
  for (const colorScheme of schemes.length > 0 ? schemes : (['light'] as const)) {
    await page.emulateMedia({ colorScheme });
    const { passes, violations } = await page.evaluate<AxeResults>(
      `axe.run(document, { runOnly: ${JSON.stringify(wcag)}, resultTypes: ['violations'] })`,
    );
    expect(passes.length).toBeGreaterThan(10);
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
    expect(found).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

/** By how many pixels the page is wider than its window. */
function overflowOf(page: Page): Promise<unknown> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** `9 h 12` as hours. */
function hoursOf(text: string): number {
  const [hours = '', minutes = ''] = text.split('\u00A0h\u00A0');
  return Number(hours) + Number(minutes) / 60;
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null) return;
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
