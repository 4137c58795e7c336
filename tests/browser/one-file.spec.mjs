// What a site gives back of a map, and the whole reader on it as one file, opened from the disk with no network.

import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readFileSync, statSync } from 'node:fs';
import { DIST, expect, test } from './fixtures.mjs';
import { CLAIMS, PARAGRAPHS, argument, claimOf, essay, expectClaim, expectNoViolation, interactive, open, tree } from './reader.mjs';

const FILE = join(DIST, 'data/reader.html');
const ADDRESS = pathToFileURL(FILE).href;
const CLAIM = 'liberals-unhappy';

test.describe('one file', () => {
  test.use({ baseURL: undefined });

  test.beforeEach(async ({ context }) => {
    await context.setOffline(true);
  });

  const opened = async (page, fragment = '') => {
    await page.goto(ADDRESS + fragment);
    await interactive(page);
  };

  test('opens from the disk, asks for nothing and follows what is chosen in its fragment', async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    await opened(page);
    expect(asked.filter((url) => !/^(data|blob):/.test(url))).toEqual([ADDRESS]);
    await expect(essay(page).locator('article > p')).toHaveCount(PARAGRAPHS);
    await tree(page).locator('[data-claim]:visible').nth(1).click();
    const first = await tree(page).locator('[data-chosen]').first().getAttribute('data-claim');
    await expect(page).toHaveURL(`${ADDRESS}#/claim/${first}/`);
    await expectClaim(page, first);
    await page.goBack();
    await expect(page.locator('#card[data-kind="claim"]')).toHaveCount(0);
  });

  test('an address with a claim, words and a judgment opens on them', async ({ page }) => {
    await opened(page, `#/claim/${CLAIM}/?q=war&reject=${CLAIM}`);
    await expectClaim(page, CLAIM);
    await expect(page.getByRole('searchbox')).toHaveValue('war');
    await expect(page.getByRole('complementary', { name: 'What if' })).toContainText(claimOf(CLAIM).text.replace(/\.$/, ''));
  });

  test('links lead within the file, with the program and without', async ({ page, browser }) => {
    await opened(page);
    await essay(page).locator('.short a').first().click();
    await expect(page).toHaveURL(/reader\.html#\/claim\//);
    const still = await (await browser.newContext({ javaScriptEnabled: false })).newPage();
    await still.goto(ADDRESS);
    await expect(essay(still).locator('article > p')).toHaveCount(PARAGRAPHS);
    await expect(argument(still).locator('[data-claim]')).not.toHaveCount(0);
    const mention = essay(still).locator('a.mention').first();
    const href = await mention.getAttribute('href');
    await mention.click();
    expect(decodeURI(still.url())).toBe(ADDRESS + href);
    await expect(still.locator(`[id="${href.slice(1)}"]`)).toBeInViewport();
    await still.context().close();
  });

  test('axe finds nothing to object to', async ({ page }) => {
    await opened(page, `#/claim/${CLAIM}/`);
    await expectNoViolation(page);
  });

  test('is no larger than what may be sent by mail', () => {
    expect(statSync(FILE).size).toBeLessThan(900_000);
  });
});

test.describe('other forms', () => {
  test('each is where the page says', async ({ page, request, site }) => {
    await open(page);
    const forms = page.locator('#forms');
    await expect(forms.getByRole('heading', { name: 'This map in other forms' })).toBeVisible();
    for (const link of await forms.getByRole('link').all()) {
      const answer = await request.get(await link.evaluate((it) => it.href));
      expect(answer.status(), await link.textContent()).toBe(200);
    }
    await forms.getByRole('link', { name: 'source', exact: true }).click();
    await expect(page).toHaveURL(site.url('data/#source'));
    for (const link of await page.getByRole('main').getByRole('link').all()) {
      const answer = await request.get(await link.evaluate((it) => it.href));
      expect(answer.status(), await link.textContent()).toBe(200);
    }
    await expectNoViolation(page);
  });

  test('data and feed name every claim at its address', async ({ request, site }) => {
    const data = await (await request.get(site.url('data.json'))).json();
    const feed = await (await request.get(site.url('feed.json'))).json();
    expect(feed.items.map((item) => item.id)).toEqual(CLAIMS.map((claim) => `claim/${claim.id}/`));
    for (const file of data.files) expect(readFileSync(join(DIST, file.address)).length, file.address).toBeGreaterThan(0);
  });

  test('the shelf lists the maps of the site, and whom they have in common', async ({ page, site }) => {
    await open(page);
    await page.getByRole('link', { name: 'Other essays on this shelf' }).click();
    await expect(page).toHaveURL(site.url('shelf/'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('The shelf');
    await expectNoViolation(page);
    await page.getByRole('main').getByRole('link').nth(1).click();
    await expect(page).toHaveURL(site.url('linden/'));
  });
});
