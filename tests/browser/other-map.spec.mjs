// A map in another language and with other numbers of everything, made for the tests: the same programs carry it.

import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.mjs';
import { counts, isShown, paste } from './copies.mjs';
import {
  actors,
  argument,
  card,
  cardHeading,
  command,
  essay,
  expectInView,
  expectNoViolation,
  interactive,
  litPassages,
  open,
  passages,
  row,
  status,
  tree,
} from './reader.mjs';

const FOLDER = new URL('../maps/linden/', import.meta.url);
const MAP = JSON.parse(readFileSync(new URL('map.json', FOLDER), 'utf8'));
const RETELLING = readFileSync(new URL('retelling.txt', FOLDER), 'utf8').trim().split('\n\n');
const ORIGINAL = readFileSync(new URL('original.txt', FOLDER), 'utf8').trim();

const textOf = (id) => MAP.claims.find((claim) => claim.id === id).text;
const mark = (page, id) => row(page, id).locator('small.standing');

test('its pages say whose they are before any program runs', async ({ browser, site, guard }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto(site.url('linden/claim/zu-heiss/'));
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page).toHaveTitle(new RegExp(textOf('zu-heiss').slice(0, 20)));
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(MAP.title);
  await expect(page.locator('article > p')).toHaveCount(RETELLING.length);
  await expect(litPassages(page)).toHaveCount(1);
  await expect(page.locator('.cast [data-actor]')).toHaveCount(MAP.actors.length);
  for (const { id } of MAP.claims) {
    const response = await context.request.get(site.url(`linden/claim/${id}/`));
    expect(response.status(), id).toBe(200);
  }
  await context.close();
});

test('a claim lights its passages, by its own text and in its own tree', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await expectNoViolation(page);
  await command(page, 'unfold-all').click();
  await expect(tree(page).locator('.row:not([data-reference])')).toHaveCount(MAP.claims.length);
  await row(page, 'grad').click();
  await expect(cardHeading(page)).toHaveText(textOf('grad'));
  await expect(page).toHaveURL(site.url('linden/claim/grad/'));
  await expect(litPassages(page)).toHaveCount(1);
  await expectInView(passages(page, 'grad'));
  await actors(page).locator('[data-actor="kroen"]').click();
  await expect(card(page, 'Actor')).toContainText('Bürgermeisterin');
  await expect(page).toHaveURL(site.url('linden/actor/kroen/'));
  await page.goBack();
  await expect(cardHeading(page)).toHaveText(textOf('grad'));
});

test('the search folds its letters', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await page.getByRole('searchbox').fill('handler');
  await expect(page.locator('.hits')).toContainText('Händler');
  // Not as a word that was typed wrong.
  await expect(page.locator('.hits .misread')).toHaveCount(0);
});

test('the judge answers for it, and the address keeps what was judged', async ({ page, site }) => {
  await open(page, site.url('linden/claim/abhilfe/'));
  await page.locator('.what-if').getByRole('button', { name: 'Reject' }).click();
  await expect(mark(page, 'abhilfe')).toHaveText(/rejected by you/);
  await expect(page.locator('.scenario')).toContainText('The thesis');
  await expect(page).toHaveURL(/linden\/claim\/abhilfe\/\?reject=abhilfe/);
  await page.reload();
  await interactive(page);
  await expect(mark(page, 'abhilfe')).toHaveText(/rejected by you/);
});

test('a judged claim keeps its sentence when another text is shown', async ({ page, site }) => {
  await open(page, site.url('linden/claim/abhilfe/?reject=abhilfe'));
  await expect(page.locator('.what-if .standing')).toContainText('because you reject it');
  await paste(page, ORIGINAL);
  await isShown(page);
  await expect(mark(page, 'abhilfe')).toHaveText(/rejected by you/);
  await command(page, 'turn-copy').click();
  await expect(mark(page, 'abhilfe')).toHaveText(/rejected by you/);
  await expect(page.locator('.what-if .standing')).toContainText('because you reject it');
});

test('its own copy is opened, and kept apart from that of another map', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await paste(page, ORIGINAL);
  await isShown(page);
  const places = new Set(MAP.claims.flatMap((claim) => claim.passages ?? []).filter((it) => it.edition === 'original').map((it) => JSON.stringify(it.selector)));
  expect(await counts(page)).toEqual({ exact: places.size });
  await expect(essay(page)).toContainText('maß die Wetterwarte auf dem Pflaster');
  await command(page, 'keep-copy').click();
  await expect(status(page)).toContainText('kept');
  const names = await page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('wherefore-copy')));
  expect(names.map((name) => name.split(' ')[1])).toEqual([site.url('linden/'), site.url('linden/')]);
  await open(page, site.url('/'));
  await expect(page.locator('#report')).toHaveCount(0);
  await expect(argument(page)).toBeVisible();
  await open(page, site.url('linden/'));
  await isShown(page);
  await command(page, 'unfold-all').click();
  await row(page, 'kalden').click();
  await expectInView(passages(page, 'kalden'));
});
