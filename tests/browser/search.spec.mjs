// Finding words: in the essay, its claims, its actors and its events.
import { test, expect } from './fixtures.mjs';
import { interactive, open, scrolled } from './reader.mjs';

const field = (page) => page.getByRole('search').getByRole('searchbox');
const hits = (page) => page.locator('.hits');

test('the key / leads to the search, and what is typed is found by kind', async ({ page }) => {
  await page.goto('/');
  await interactive(page);
  await page.keyboard.press('/');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('minerals');
  await expect(hits(page).getByRole('heading')).toHaveText([/^\d+ claims$/, /^\d+ events?$/, /^\d+ passages$/]);
  await expect(page.getByRole('status')).toHaveText(/^\d+ hits$/);
  await expect(page).toHaveURL(/\?q=minerals$/);
});

test('accents and case make no difference, and one letter may be off', async ({ page }) => {
  await page.goto('/');
  await interactive(page);
  await field(page).fill('minerals');
  await expect(page.getByRole('status')).toHaveText(/^\d+ hits$/);
  const found = await page.getByRole('status').textContent();
  // The second is written with the accents apart from their letters.
  for (const query of ['MÎNÉRALŠ', 'mi\u0302ne\u0301rals', 'minarals']) {
    await field(page).fill('');
    await expect(hits(page)).toBeHidden();
    await field(page).fill(query);
    await expect(page.getByRole('status')).toHaveText(found);
  }
});

test('a hit leads to what it names, and ends the search', async ({ page }) => {
  await page.goto('/');
  await interactive(page);
  await field(page).fill('zhoga');
  await hits(page).getByRole('link', { name: 'Artem Zhoga', exact: true }).click();
  await expect(page).toHaveURL(/\/actor\/zhoga\/$/);
  await expect(page.getByRole('region', { name: 'Actor' })).toBeVisible();
  await expect(hits(page)).toBeHidden();
  await expect(field(page)).toHaveValue('');
});

test('an address carries what is looked for', async ({ page }) => {
  await page.goto('/claim/loves-war/?q=kursk+nowhere');
  await interactive(page);
  await expect(field(page)).toHaveValue('kursk nowhere');
  await expect(hits(page)).toContainText('Nothing found');
  await field(page).fill('');
  await expect(page).toHaveURL(/\/claim\/loves-war\/$/);
});

test('what is typed comes into the address once the reader pauses, beside what was judged meanwhile', async ({ page }) => {
  await open(page);
  await page.evaluate(() => {
    window.changes = 0;
    const own = history.replaceState;
    history.replaceState = function (...given) {
      window.changes += 1;
      return own.apply(this, given);
    };
    const field = document.querySelector('#search');
    for (const typed of ['m', 'mi', 'min', 'mine']) {
      field.value = typed;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
    }
    document.querySelector('[data-command="without-unnamed"]').click();
  });
  await expect(page).toHaveURL(({ searchParams }) => searchParams.get('q') === 'mine' && searchParams.get('reject') !== null);
  expect(await page.evaluate(() => window.changes)).toBe(1);
});

test('Esc leaves the search and keeps the choice', async ({ page }) => {
  await page.goto('/claim/loves-war/');
  await interactive(page);
  await field(page).fill('oil');
  await expect(hits(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(hits(page)).toBeHidden();
  await expect(page.getByRole('region', { name: 'Claim' })).toBeVisible();
});

test('Enter and the signs of other commands are text in the search', async ({ page }) => {
  await page.goto('/');
  await interactive(page);
  await field(page).fill('peace');
  await page.keyboard.press('Enter');
  await page.keyboard.type(']?');
  await expect(field(page)).toHaveValue('peace]?');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('typing leaves the essay where the reader has scrolled it', async ({ page }) => {
  await page.goto('/claim/wants-no-end/');
  await interactive(page);
  await page.evaluate(() => document.querySelector('.essay').scrollTo({ top: 1e6, behavior: 'instant' }));
  await field(page).focus();
  const before = await scrolled(page);
  await page.keyboard.type('war');
  await expect(page).toHaveURL(/\?q=war$/);
  expect(await scrolled(page)).toEqual(before);
});

test('the words are looked up by the judge, which is asked for once the search is', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  const judges = () => asked.filter((url) => /judge-[0-9a-f]{16}\.js$/.test(url)).length;
  await open(page, '/claim/loves-war/');
  expect(judges()).toBe(0);
  await field(page).focus();
  await expect.poll(judges).toBe(1);
  await field(page).fill('oil');
  await expect(page.getByRole('status')).toHaveText(/^\d+ hits$/);
  expect(judges()).toBe(1);
  // To search is not to judge: nothing is said of what falls.
  await expect(page.locator('.scenario')).toBeHidden();
  await expect(page.locator('.what-if .standing')).toHaveCount(0);
});

test('hits come while a scenario is in force, and one is judged while hits are shown', async ({ page }) => {
  await open(page, '/?reject=loves-war&q=oil');
  await expect(page.locator('.scenario')).toBeVisible();
  await expect(hits(page).getByRole('link').first()).toBeVisible();
  await expect(page).toHaveURL(/reject=loves-war/);
  await expect(page).toHaveURL(/q=oil/);
});

test('Enter goes to the first hit, however soon it comes', async ({ page }) => {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/judge-[0-9a-f]{16}\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page);
  await field(page).fill('minerals');
  await page.keyboard.press('Enter');
  await expect(hits(page)).toHaveText('Nothing found yet …');
  release();
  await expect(page.getByRole('status')).toHaveText(/^Hit 1 of \d+ in the essay\.$/);
});

test('where the words cannot be looked up, the page says so, and tries again with the next letter', async ({ page, guard }) => {
  guard.allow(/judge/);
  await page.route(/judge-[0-9a-f]{16}\.js$/, (route) => route.abort());
  await open(page);
  await field(page).fill('oil');
  await expect(page.locator('.warning')).toContainText('cannot be loaded');
  await expect(hits(page)).toHaveText('Nothing found yet …');
  await page.unroute(/judge-[0-9a-f]{16}\.js$/);
  await field(page).fill('oi');
  await expect(page.getByRole('status')).toHaveText(/^\d+ hits$/);
  await expect(page.locator('.warning')).toBeHidden();
});
