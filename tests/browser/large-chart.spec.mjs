// The chart of a large map: what is looked at is in the page, and the rest comes when it is looked for. The site is that
// of a made-up map of 400 claims, in the folder that WHEREFORE_LARGE names.

import { expect, test } from './fixtures.mjs';
import { expectInView } from './reader.mjs';
import { startServer } from './server.mjs';

const map = (page) => page.getByRole('region', { name: 'Map' });
const claims = (page) => map(page).locator('svg.chart [data-claim]');
const press = (page, name) => map(page).getByRole('button', { name, exact: true }).click();

let server;
test.beforeAll(async () => {
  server = process.env.WHEREFORE_LARGE && (await startServer(process.env.WHEREFORE_LARGE));
});
test.afterAll(() => server?.close());

test.beforeEach(async ({ page }) => {
  test.skip(!server, 'WHEREFORE_LARGE names no site of a large map');
  await page.goto(`${server.origin}/?view=map`);
  // A page of many claims is longer on its way.
  await expect(claims(page).first()).toBeAttached({ timeout: 30_000 });
});

test('what the window shows is in the page, and what is chosen or walked to comes into it', async ({ page }) => {
  await press(page, 'Unfold all');
  // From far away there are the thesis and its reasons, and shapes of all others.
  await expect.poll(() => claims(page).count()).toBeLessThan(30);
  await expect(map(page).locator('.shapes .bar path').first()).toBeVisible();
  await page.evaluate(() => document.getElementById('c-c399').click());
  const chosen = map(page).locator('svg.chart [data-chosen]');
  await expectInView(chosen);
  const near = await claims(page).count();
  expect(near).toBeGreaterThan(1);
  expect(near).toBeLessThan(300);
  await expect(map(page).locator('.shapes')).toBeHidden();
  await chosen.focus();
  const first = await chosen.getAttribute('data-claim');
  for (let nth = 0; nth < 4; nth += 1) await page.keyboard.press('ArrowUp');
  const at = await page.evaluate(() => document.activeElement.dataset.claim);
  expect(at).toBeTruthy();
  expect(at).not.toBe(first);
  await expect(map(page).locator('svg.chart [tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/claim/${at}/`));
});

test('moving over it brings in what comes into view and takes out what is far away', async ({ page }) => {
  await press(page, 'Unfold all');
  await page.evaluate(() => document.getElementById('c-c200').click());
  await expectInView(map(page).locator('svg.chart [data-chosen]'));
  const ids = () => claims(page).evaluateAll((all) => all.map((it) => it.dataset.claim));
  const drawing = await map(page).locator('.drawing').boundingBox();
  const before = await ids();
  for (let nth = 0; nth < 6; nth += 1) {
    await page.mouse.move(drawing.x + drawing.width / 2, drawing.y + drawing.height / 2 + 150);
    await page.mouse.down();
    await page.mouse.move(drawing.x + drawing.width / 2 - 200, drawing.y + drawing.height / 2 - 150, { steps: 4 });
    await page.mouse.up();
  }
  const after = await ids();
  expect(after).not.toEqual(before);
  // The one stop for Tab stays in the page wherever the window is.
  await expect(map(page).locator('svg.chart [tabindex="0"]')).toHaveCount(1);
  expect(after.length).toBeLessThan(300);
});

test('from far away the claim under a shape is chosen', async ({ page }) => {
  await press(page, 'Unfold all');
  const { x, y } = await map(page).locator('svg.chart').evaluate((svg) => {
    // The first bar of the last path: where it begins, in units.
    const [, left, top] = [...svg.querySelectorAll('.shapes .bar path')].at(-1).getAttribute('d').match(/^M(\d+) (\d+)/);
    const to = svg.getScreenCTM();
    return { x: to.a * (Number(left) + 20) + to.e, y: to.d * (Number(top) + 2) + to.f };
  });
  await page.mouse.click(x, y);
  await expect(page).toHaveURL(/\/claim\/[^/]+\/\?view=map/);
  await expectInView(map(page).locator('svg.chart [data-chosen]'));
});
