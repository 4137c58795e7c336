// What the editor of a map adds, in the map of the tests: there for who asks for it, and said to be the editor's.

import { expect, test } from './fixtures.mjs';
import {
  argument,
  card,
  cardHeading,
  command,
  expectInView,
  expectNoViolation,
  field,
  litPassages,
  open,
  row,
  status,
  tree,
} from './reader.mjs';

const NOTES = ['ein-tag', 'kalden-groesser', 'wenige-linden'];
const rows = (page) => page.locator('.tree .row').filter({ visible: true });

test('nothing of it is seen, heard or numbered until it is asked for', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await command(page, 'unfold-all').click();
  for (const id of NOTES) await expect(row(page, id)).toBeHidden();
  await expect(tree(page)).not.toContainText(/Editor/, { useInnerText: true });
  const shown = await rows(page).count();
  const ids = new Set();
  await row(page, 'linden').focus();
  for (let at = 0; at < shown + 2; at += 1) {
    ids.add(await page.evaluate(() => document.activeElement.id));
    await page.keyboard.press('ArrowDown');
  }
  expect(ids.size).toBe(shown);
  await row(page, 'grad').focus();
  await expect(row(page, 'grad')).not.toHaveAttribute('aria-expanded');
  await page.keyboard.press('ArrowRight');
  await expect(row(page, 'grad')).toBeFocused();
  for (const id of NOTES) await expect(page.locator(`main a[href*="claim/${id}/"]`)).toHaveCount(0);
  await page.getByRole('searchbox').fill('Messwert');
  await expect(page.locator('.hits')).not.toContainText('Messwert');
});

test('a switch shows it where it bears on something, and an address keeps that', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  const toggle = command(page, 'only-editor');
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  for (const id of NOTES) await expect(row(page, id)).toBeVisible();
  await expect(row(page, 'kosten')).toBeHidden();
  await expect(status(page)).toContainText('4 notes by the editor, not by the essay');
  await expect(tree(page).getByRole('treeitem', { name: /^Editor’s objection: Zwölf Linden/ })).toBeVisible();
  await expect(tree(page).getByRole('treeitem', { name: /^Editor’s undercut: Ein einziger Messwert/ })).toBeVisible();
  await expect(page).toHaveURL(/only=editor/);
  await expectNoViolation(page, 'the notes');
  await page.reload();
  for (const id of NOTES) await expect(row(page, id)).toBeVisible();
  await toggle.click();
  for (const id of NOTES) await expect(row(page, id)).toBeHidden();
  await expect(page).not.toHaveURL(/only/);
});

test('keys ask for it, walk to it and leave it', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await command(page, 'only-editor').focus();
  await page.keyboard.press('Enter');
  await expect(row(page, 'wenige-linden')).toBeVisible();
  await row(page, 'linden').focus();
  await page.keyboard.press('End');
  await expect(row(page, 'wenige-linden')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/claim\/wenige-linden\/\?only=editor/);
  await expect(cardHeading(page)).toHaveText('Zwölf Linden beschatten nur ein Zehntel des Platzes.');
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(site.url('linden/'));
  await expect(row(page, 'wenige-linden')).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('editor');
  await page.keyboard.press('Enter');
  await expect(row(page, 'wenige-linden')).toBeVisible();
});

test('its page says whose it is, and what in the essay it refers to', async ({ page, site }) => {
  await open(page, site.url('linden/claim/ein-tag/'));
  await expect(row(page, 'ein-tag')).toBeVisible();
  await expect(row(page, 'ein-tag')).toHaveAttribute('aria-selected', 'true');
  await expect(card(page, 'Claim')).toContainText('Editor’s undercut');
  await expect(field(page, 'stated')).toContainText('The editor’s note, not the essay’s');
  await expect(field(page, 'rests on')).toContainText('the editor’s judgment');
  await expect(field(page, 'refers to')).toContainText('paragraph 2, sentence 2');
  await expect(card(page)).not.toContainText(/author|nobody/);
  await expect(page.locator('.what-if button').filter({ visible: true })).toHaveCount(0);
  await expect(litPassages(page)).toHaveCount(1);
  await expectInView(litPassages(page).first());
  const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
  expect(data.author).toBeUndefined();
  await expectNoViolation(page, 'the card');
  await row(page, 'grad').click();
  await expect(row(page, 'ein-tag')).toBeVisible();
  await page.goBack();
  await expect(cardHeading(page)).toHaveText('Ein einziger Messwert sagt nichts über einen ganzen Sommer.');
});

test('the card of what it bears on has it folded away', async ({ page, site }) => {
  await open(page, site.url('linden/claim/kalden/'));
  await expect(card(page)).not.toContainText('viermal', { useInnerText: true });
  await field(page, 'editor').locator('summary').click();
  await expect(field(page, 'editor')).toContainText('Kalden ist viermal so groß');
  await field(page, 'editor').getByRole('link').click();
  await expect(cardHeading(page)).toHaveText('Kalden ist viermal so groß und liegt an der Bahn.');
  await expect(row(page, 'kalden-groesser')).toBeVisible();
});

test('without a program it is listed with the rest, and marked', async ({ browser, site, guard }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto(site.url('linden/'));
  await expect(row(page, 'wenige-linden')).toBeVisible();
  await expect(row(page, 'wenige-linden')).toContainText('Editor’s objection');
  await page.goto(site.url('linden/claim/ein-tag/'));
  await expect(row(page, 'kosten')).toBeVisible();
  await expect(page.locator('#card')).toContainText('The editor’s note, not the essay’s');
  await context.close();
});

test('on paper it stands where it was asked for', async ({ page, site }) => {
  await open(page, site.url('linden/'));
  await page.emulateMedia({ media: 'print' });
  await expect(argument(page)).not.toContainText('Editor', { useInnerText: true });
  await page.emulateMedia({ media: 'screen' });
  await command(page, 'only-editor').click();
  await page.emulateMedia({ media: 'print' });
  await expect(row(page, 'wenige-linden')).toContainText('Editor’s objection');
  await expect(row(page, 'wenige-linden')).toBeVisible();
});
