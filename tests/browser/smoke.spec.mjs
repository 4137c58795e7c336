// The built site comes alive in a browser.

import { expect, test } from './fixtures.mjs';

test('the first page becomes interactive', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('#app[data-hydrated="true"]')).toBeVisible();
});

test('so it does below any path of a host', async ({ page, site }) => {
  await page.goto(site.sub());
  await expect(page.locator('#app[data-hydrated="true"]')).toBeVisible();
});
