// What if: the reader's judgments, what falls, and how the page says so.

import { readFile } from 'node:fs/promises';

import { expect, test } from './fixtures.mjs';
import {
  CLAIMS,
  argument,
  ask,
  claimOf,
  command,
  essay,
  expectClaim,
  expectNoViolation,
  interactive,
  open,
  passages,
  row,
  status,
  sticksOut,
  turnTo,
  unfoldCard,
} from './reader.mjs';

const bar = (page) => page.getByRole('complementary', { name: 'What if' });
const whatIf = (page) => page.locator('#card .what-if');
const mark = (page, id) => row(page, id).locator('small.standing:not(:empty)');
const UNNAMED = CLAIMS.filter((claim) => claim.basis === 'anonymous-source').map((claim) => claim.id);

test('nothing of it is loaded, or shown, before it is asked for', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, '/claim/loves-war/');
  await expect(bar(page)).toBeHidden();
  await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
  expect(asked.filter((url) => /judge|opener/.test(url))).toEqual([]);
});

for (const width of [1280, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('rejecting a premise shows what falls, says so and goes into the address', async ({ page }) => {
      await open(page, '/claim/insiders-say-love/');
      await unfoldCard(page);
      await whatIf(page).getByRole('button', { name: 'Reject' }).click();
      await expect(bar(page)).toContainText('The thesis holds, on reasons 1 and 3.');
      await expect(whatIf(page).locator('.standing')).toContainText('The thesis holds, on reasons 1 and 3.');
      await expect(bar(page)).toContainText('1 judgment in force');
      await expect(bar(page)).toContainText('not what is true');
      await expect(status(page)).toHaveText(
        'Rejecting this, 1 other claim falls; the thesis still holds, on reasons 1 and 3.',
      );
      await expect(page).toHaveURL(/\/claim\/insiders-say-love\/\?reject=insiders-say-love$/);
      await expect(mark(page, 'insiders-say-love')).toHaveText(/✕\srejected by you/);
      await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
      await expect(passages(page, 'loves-war').first()).toHaveAttribute('data-fallen', 'true');
      await expect(whatIf(page)).toContainText('Falls, because you reject it.');
      await expectNoViolation(page);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('a judgment is taken back by its button, by Back and by Reset', async ({ page }) => {
      await open(page, '/claim/insiders-say-love/');
      await unfoldCard(page);
      await whatIf(page).getByRole('button', { name: 'Reject' }).click();
      await expect(mark(page, 'loves-war')).toHaveCount(1);
      await whatIf(page).getByRole('button', { name: 'Take back' }).click();
      await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
      await expect(bar(page)).toBeHidden();
      await expect(page).not.toHaveURL(/reject/);
      await page.goBack();
      await expect(mark(page, 'loves-war')).toHaveCount(1);
      await expect(page).toHaveURL(/reject=insiders-say-love/);
      await page.goBack();
      await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
      await page.goForward();
      await expect(mark(page, 'loves-war')).toHaveCount(1);
      await bar(page).getByRole('button', { name: 'Reset' }).click();
      await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
      await expect(page).not.toHaveURL(/reject/);
    });

    test('accepting makes a claim hold for argument’s sake', async ({ page }) => {
      await open(page, '/claim/loves-war/?reject=insiders-say-love');
      await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
      await unfoldCard(page);
      await expect(whatIf(page)).toContainText('Falls, because its only reason does not apply');
      await expect(whatIf(page).locator('.standing a[href*="claim/insiders-say-love/"]').first()).toBeVisible();
      await whatIf(page).getByRole('button', { name: 'Accept' }).click();
      await expect(mark(page, 'loves-war')).toHaveText(/✓\saccepted by you/);
      await expect(page).toHaveURL(/accept=loves-war/);
    });

    test('all that unnamed people say is left out by one switch', async ({ page }) => {
      await open(page);
      await turnTo(page, 'argument');
      await command(page, 'without-unnamed').click();
      for (const id of UNNAMED) await expect(mark(page, id)).toHaveText(/✕\sleft out by you/);
      for (const id of ['loves-war', 'aim-unchanged']) await expect(mark(page, id)).toHaveText(/✕\sfalls/);
      await expect(bar(page)).toContainText('The thesis holds, on reason 1');
      await expect(command(page, 'without-unnamed')).toHaveAttribute('aria-pressed', 'true');
      // What the page says in short does not go on as if nothing had fallen.
      const short = page.locator('.short li a');
      const fallen = await short.evaluateAll((all) => all.filter((it) => it.dataset.standing === '✕').map((it) => it.textContent));
      expect(fallen).toEqual([claimOf('loves-war').text]);
      // A pane beside the essay has no heading of the page, nor its main part.
      await expectNoViolation(page, 'leaving out', width > 900 ? [] : ['landmark-one-main', 'page-has-heading-one']);
      await command(page, 'without-unnamed').click();
      await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
    });

    test('a card says what its claim hangs on, and what to ask; a “no” takes the step away', async ({ page }) => {
      await open(page, '/claim/loves-war/');
      await unfoldCard(page);
      await whatIf(page).getByRole('button', { name: 'What if' }).click();
      await whatIf(page).getByText('What it hangs on').click();
      await expect(whatIf(page)).toContainText('Reject one of these alone, and it no longer holds');
      await whatIf(page).getByText('Questions to ask').click();
      await expect(whatIf(page)).toContainText('Walton');
      await expectNoViolation(page);
      await whatIf(page).getByRole('button', { name: 'No', exact: true }).first().click();
      await expect(page).toHaveURL(/doubt=i-insiders-love/);
      await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
      await expect(whatIf(page).getByText('You answered “no”')).toBeVisible();
      await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('weights are shown to those who want them', async ({ page }) => {
      await open(page, '/?reject=loves-war');
      await bar(page).getByRole('button', { name: 'Weights' }).click();
      const weights = page.getByRole('region', { name: 'Weights' });
      await expect(weights.locator('meter').first()).toBeVisible();
      const before = await weights.locator('small').first().textContent();
      const field = weights.getByRole('textbox').first();
      await field.fill('0');
      await field.press('Enter');
      await field.blur();
      await expect(weights.locator('small').first()).not.toHaveText(before);
      await weights.getByRole('textbox').first().fill('much');
      await weights.getByRole('textbox').first().blur();
      await expect(status(page)).toContainText('a number from 0 to 1');
      await weights.getByText('Weights by basis').click();
      const unnamed = weights.getByRole('textbox', { name: `${UNNAMED.length} claims on unnamed sources` });
      await unnamed.fill('0,1');
      await unnamed.press('Enter');
      await expect(status(page)).toHaveText(`The weight of ${UNNAMED.length} claims is set.`);
      await weights.getByText('How strength is reckoned').click();
      await weights.getByRole('button', { name: 'DF-QuAD' }).click();
      await expect(weights).toContainText('Rago');
      await expectNoViolation(page);
      expect(await sticksOut(page)).toEqual([]);
    });
  });
}

test('the weight of a chosen claim is set on its card, and its strength follows', async ({ page }) => {
  await open(page, '/claim/insiders-say-love/?reject=war-controls');
  await bar(page).getByRole('button', { name: 'Weights' }).click();
  const weight = whatIf(page).getByRole('textbox', { name: 'weight' });
  await expect(weight).toHaveValue('0.4');
  await weight.fill('0.9');
  await weight.press('Enter');
  await expect(status(page)).toHaveText('The weight is set.');
  await expect(whatIf(page).locator('.weights')).toContainText('strength 0.90');
  await expect(weight).toHaveValue('0.9');
  await expectNoViolation(page);
});

test('a link carries the weights, and Back takes one back', async ({ page }) => {
  await open(page, '/claim/insiders-say-love/?method=df-quad&weigh=insiders-say-love_0.9,nobody_1');
  const weight = whatIf(page).getByRole('textbox', { name: 'weight' });
  await expect(weight).toHaveValue('0.9');
  await expect(bar(page)).toContainText('names what is not on this map: nobody_1. The rest applies.');
  await weight.fill('0.2');
  await weight.press('Enter');
  await expect(page).toHaveURL(/weigh=insiders-say-love_0.2&method=df-quad|method=df-quad&weigh=insiders-say-love_0.2/);
  await row(page, 'loves-war').click();
  await expectClaim(page, 'loves-war');
  await expect(page).toHaveURL(/weigh=insiders-say-love_0.2/);
  await page.goBack();
  await page.goBack();
  await expect(whatIf(page).getByRole('textbox', { name: 'weight' })).toHaveValue('0.9');
});

test('a link carries the scenario, and choosing another claim keeps it', async ({ page }) => {
  await open(page, '/claim/wants-no-end/?reject=insiders-say-love,nope&accept=insiders-say-love');
  await expect(bar(page)).toContainText('names what is not on this map: nope. The rest applies.');
  await expect(bar(page)).toContainText('It counts as rejected.');
  await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
  await row(page, 'aim-unchanged').click();
  await expectClaim(page, 'aim-unchanged');
  await expect(page).toHaveURL(/reject=insiders-say-love/);
  await page.reload();
  await interactive(page);
  await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
});

test('a judgment is seen before the judge is there', async ({ page }) => {
  let release;
  const held = new Promise((done) => (release = done));
  await page.route(/judge-[0-9a-f]{16}\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  await open(page, '/claim/insiders-say-love/');
  await whatIf(page).getByRole('button', { name: 'Reject' }).click();
  await expect(mark(page, 'insiders-say-love')).toHaveText(/✕\srejected by you/);
  await expect(mark(page, 'loves-war')).toHaveCount(0);
  release();
  await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
  await expect(essay(page).locator('.notes a[href*="claim/loves-war/"][data-standing="✕"]')).not.toHaveCount(0);
  await expect(essay(page).locator('.notes a[href*="claim/war-controls/"][data-standing]')).toHaveCount(0);
});

test('a link with a scenario leaves the focus where a page has it at first', async ({ page }) => {
  await open(page, '/claim/loves-war/?reject=insiders-say-love');
  await expect(whatIf(page)).toContainText('Falls, because');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: 'Skip to the essay' })).toBeFocused();
});

for (const colorScheme of ['light', 'dark']) {
  test(`what falls in the essay can be read as well as the rest, ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await open(page, '/claim/loves-war/?reject=insiders-say-love');
    const fallen = passages(page, 'loves-war').first();
    await expect(fallen).toHaveAttribute('data-fallen', 'true');
    const colour = (it) => it.evaluate((element) => getComputedStyle(element).color);
    expect(await colour(fallen)).toBe(await colour(page.locator('#p3')));
    await expectNoViolation(page);
  });
}

test('by keyboard alone', async ({ page }) => {
  await open(page, '/claim/insiders-say-love/');
  await ask(page, 'reject suppose');
  await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
  await ask(page, 'all judgments back');
  await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
  await whatIf(page).getByRole('button', { name: 'Reject' }).focus();
  await page.keyboard.press('Enter');
  await expect(mark(page, 'loves-war')).toHaveText(/✕\sfalls/);
  await whatIf(page).getByRole('button', { name: 'Take back' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('.row small.standing:not(:empty)')).toHaveCount(0);
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('a link in a sentence leads to its claim, and the scenario stays', async ({ page }) => {
  await open(page, '/claim/loves-war/?reject=insiders-say-love');
  await whatIf(page).locator('.standing a').first().click();
  await expectClaim(page, 'insiders-say-love');
  await expect(whatIf(page)).toContainText('because you reject it');
  await expect(argument(page)).toContainText('rejected by you');
});

test('where the program cannot be loaded, the page says so', async ({ page, guard }) => {
  guard.allow(/judge/);
  await page.route(/judge-[0-9a-f]{16}\.js$/, (route) => route.abort());
  await open(page, '/claim/loves-war/');
  await whatIf(page).getByRole('button', { name: 'Reject' }).click();
  await expect(page.locator('.warning')).toContainText('cannot be loaded');
  await expect(page.locator('.tree [data-standing]')).toHaveCount(0);
  await expect(essay(page).locator('#p16')).toBeVisible();
});

test('a judge of another version, one that is gone and one that fails are told apart', async ({ page, guard }) => {
  guard.allow(/judge|Failed to load resource|404|fails on purpose/);
  // What a judge says first is the version that it speaks, as one byte.
  const [, spoken] = (await readFile(new URL('../../src/messages/mod.rs', import.meta.url), 'utf8')).match(/const VERSION: u32 = (\d+);/);
  const says = (version) => `postMessage(new Uint8Array([${version}])); onmessage = () => { throw Error('fails on purpose'); };`;
  const answers = [
    [{ contentType: 'text/javascript', body: says(99) }, 'has been updated'],
    [{ status: 404, body: '' }, 'has been updated'],
    [{ contentType: 'text/javascript', body: says(spoken) }, 'has failed'],
  ];
  await open(page, '/claim/loves-war/');
  for (const [answer, words] of answers) {
    await page.route(/judge-[0-9a-f]{16}\.js$/, (route) => route.fulfill(answer));
    await whatIf(page).getByRole('button', { name: 'Reject' }).click();
    await expect(page.locator('.warning')).toContainText(words);
    await expect(mark(page, 'loves-war')).toHaveCount(0);
    await page.unroute(/judge-[0-9a-f]{16}\.js$/);
    await page.keyboard.press('Escape');
    await open(page, '/claim/loves-war/');
  }
});

test('a judgment is written beside its claim, wherever the row of the claim stands', async ({ page }) => {
  await open(page, '/claim/insiders-say-love/');
  // As if a component were built otherwise than it was: the reasons in another order, and a row that is none of a claim.
  await page.evaluate(() => {
    const reasons = document.querySelector('.tree [data-part="thesis"] > ul');
    reasons.append(reasons.firstElementChild);
    reasons.insertAdjacentHTML('afterbegin', '<li><a class="row"><small class="standing"></small></a></li>');
  });
  await whatIf(page).getByRole('button', { name: 'Reject' }).click();
  await expect(mark(page, 'insiders-say-love')).toHaveText(/rejected by you/);
  await expect(mark(page, 'loves-war')).toHaveText(/falls/);
  const told = page.locator('.row:has(small.standing:not(:empty))');
  const ids = await told.evaluateAll((rows) => rows.map((it) => it.dataset.claim).sort());
  expect(ids).toEqual(['breakthrough', 'insiders-say-love', 'loves-war']);
});
