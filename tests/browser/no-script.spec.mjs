// Without JavaScript the page is complete, and plain links lead through it.

import { expect, test } from './fixtures.mjs';
import { ACTORS, CLAIMS, KINDS, PARAGRAPHS, actorOf, claimOf, expectInView } from './reader.mjs';

test.use({ javaScriptEnabled: false });

// The program is asked for early and then not used.
test.beforeEach(({ guard }) => guard.allow(/was preloaded using link preload but not used/));

const rows = (page) => page.locator('.tree a[data-claim]');

test('the essay is complete', async ({ page }) => {
  await page.goto('/');
  for (let number = 1; number <= PARAGRAPHS; number += 1) {
    await expect(page.locator(`p#p${number}`)).toBeVisible();
  }
  await expect(page.getByRole('main', { name: 'Essay' }).getByRole('article')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Does Putin want the war to end?');
});

test('the argument is nested lists in which every claim can be read', async ({ page }) => {
  await page.goto('/');
  const list = page.getByRole('navigation', { name: 'Argument' }).getByRole('list').first();
  for (const { id, text } of CLAIMS) {
    const row = list.locator(`a[data-claim="${id}"]:not([data-reference])`);
    await expect(row).toBeVisible();
    await expect(row).toContainText(text);
    await expect(row).toHaveAttribute('href', new RegExp(`^claim/${id}/`));
  }
  expect(await list.getByRole('list').count()).toBeGreaterThan(10);
  // Nothing claims to be a tree that answers to keys.
  await expect(page.getByRole('tree')).toHaveCount(0);
  await expect(page.getByRole('treeitem')).toHaveCount(0);
});

test('every actor is in the list, as a link', async ({ page }) => {
  await page.goto('/');
  const list = page.getByRole('complementary', { name: 'Actors' });
  for (const { id, name } of ACTORS) {
    await expect(list.getByRole('link').and(page.locator(`[data-actor="${id}"]`))).toContainText(name);
  }
});

test('a claim in the tree leads to its page, with its passage lit and come to', async ({ page }) => {
  await page.goto('/');
  await rows(page).and(page.locator('[data-claim="response-uncertain"]')).first().click();
  await expect(page).toHaveURL(/\/claim\/response-uncertain\/#/);
  const lit = page.locator('[data-claims][data-lit]');
  await expect(lit).toHaveCount(await page.locator('[data-claims~="response-uncertain"]').count());
  const target = page.locator('[data-claims~="response-uncertain"]:target');
  await expect(target).toHaveCount(1);
  await expectInView(target);
  const card = page.getByRole('region', { name: 'Claim' });
  await expect(card.getByRole('heading', { level: 2 })).toHaveText(claimOf('response-uncertain').text);
});

test('a number in the essay leads to its claim, and stays at its place', async ({ page }) => {
  await page.goto('/');
  const number = page.locator('#p6 a[href*="claim/dissent-exiled/"]');
  await number.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/claim\/dissent-exiled\/#/);
  await expectInView(page.locator('[data-claims~="dissent-exiled"]:target'));
});

test('the links of a card lead on', async ({ page }) => {
  await page.goto('/claim/loves-war/');
  const card = page.locator('#card');
  await card.getByRole('link', { name: claimOf('insiders-say-love').text }).first().click();
  await expect(page).toHaveURL(/\/claim\/insiders-say-love\//);
  await card.getByRole('link', { name: 'Vladimir Putin' }).first().click();
  await expect(page).toHaveURL(/\/actor\/putin\//);
});

test('an actor’s page lights up the mentions and tells of the actor', async ({ page }) => {
  await page.goto('/actor/chemezov/');
  const mentions = page.locator('.mention[data-actor="chemezov"]');
  await expect(page.locator('.mention[data-lit]')).toHaveCount(await mentions.count());
  const card = page.getByRole('region', { name: 'Actor' });
  await expect(card).toContainText(actorOf('chemezov').note);
  await expect(page.locator('.actors [aria-current]')).toHaveAttribute('data-actor', 'chemezov');
});

test('the page for unknown addresses says so and leads on', async ({ page, guard }) => {
  guard.allow(/status of 404/);
  await page.goto('/nothing-of-the-kind');
  await expect(page.getByRole('region', { name: 'Not found' })).toBeVisible();
  await page.getByRole('link', { name: 'start from the top' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('#card')).toBeHidden();
});

for (const { kind, path } of KINDS) {
  test(`${kind}: nothing is shown that needs the program`, async ({ page }) => {
    await page.goto(`/${path}`);
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('.fold, dialog').filter({ visible: true })).toHaveCount(0);
    for (const link of ['Argument', 'Essay', 'Actors']) {
      await expect(page.getByRole('heading', { name: link }).or(page.locator(`#${link.toLowerCase()}`)).first()).toBeVisible();
    }
  });
}

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('the bar at the foot leads to the parts of the page', async ({ page }) => {
    await page.goto('/');
    for (const name of ['Argument', 'Actors', 'Essay']) {
      await page.getByRole('navigation', { name: 'Panes' }).getByRole('link', { name }).click();
      await expect(page.locator(`#${name.toLowerCase()}`)).toBeInViewport();
    }
  });
});
