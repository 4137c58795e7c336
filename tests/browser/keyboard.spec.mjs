// The page by keyboard alone.

import { expect, test } from './fixtures.mjs';
import {
  STANCES,
  actors,
  argument,
  card,
  cardHeading,
  claimOf,
  clickNumber,
  command,
  expectActor,
  expectClaim,
  expectInView,
  expectLit,
  expectNothing,
  field,
  member,
  number,
  open,
  row,
  tree,
} from './reader.mjs';

const focused = (page) => page.locator(':focus');
const shownRows = (page) => tree(page).getByRole('treeitem').filter({ visible: true });
const keysDialog = (page) => page.getByRole('dialog', { name: 'Keys' });

test.describe('the tree', () => {
  test('is one tab stop, whatever is unfolded', async ({ page }) => {
    await open(page);
    await command(page, 'unfold-all').click();
    await expect(tree(page).locator('[tabindex="0"]')).toHaveCount(1);
    await command(page, 'without-judgment').focus();
    await page.keyboard.press('Tab');
    await expect(row(page, 'wants-no-end')).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(argument(page).locator(':focus')).toHaveCount(0);
    await page.keyboard.press('Shift+Tab');
    await expect(row(page, 'wants-no-end')).toBeFocused();
  });

  test('is walked with the arrows, Home and End', async ({ page }) => {
    await open(page);
    const rows = shownRows(page);
    const last = (await rows.count()) - 1;
    await rows.first().focus();
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(2)).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(rows.nth(1)).toBeFocused();
    await page.keyboard.press('End');
    await expect(rows.nth(last)).toBeFocused();
    await expectInView(rows.nth(last));
    await page.keyboard.press('ArrowDown');
    await expect(rows.nth(last)).toBeFocused();
    await page.keyboard.press('Home');
    await expect(rows.first()).toBeFocused();
    await page.keyboard.press('ArrowUp');
    await expect(rows.first()).toBeFocused();
    await expect(tree(page).locator('[tabindex="0"]')).toHaveCount(1);
  });

  test('unfolds and is gone into with Right, and gone out of and folded with Left', async ({ page }) => {
    await open(page);
    const branch = row(page, 'loves-war');
    await branch.focus();
    await page.keyboard.press('ArrowRight');
    await expect(branch).toBeFocused();
    await expect(branch).toHaveAttribute('aria-expanded', 'true');
    await page.keyboard.press('ArrowRight');
    await expect(row(page, 'insiders-say-love')).toBeFocused();
    await page.keyboard.press('ArrowRight');
    await expect(row(page, 'insiders-say-love')).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(branch).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(branch).toHaveAttribute('aria-expanded', 'false');
    await expect(branch).toBeFocused();
    await page.keyboard.press('ArrowLeft');
    await expect(row(page, 'wants-no-end')).toBeFocused();
  });

  test('unfolds every branch beside the focused one with *', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').focus();
    await page.keyboard.press('*');
    const beside = tree(page).locator('[role="treeitem"][aria-level="2"][aria-expanded]');
    expect(await beside.count()).toBeGreaterThan(2);
    for (const branch of await beside.all()) await expect(branch).toHaveAttribute('aria-expanded', 'true');
    await expect(row(page, 'loves-war')).toBeFocused();
  });

  test('goes to the next claim that begins with a letter, round the end', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    const begins = [];
    const rows = shownRows(page);
    for (const [at, it] of (await rows.all()).entries()) {
      const text = claimOf(await it.getAttribute('data-claim')).text;
      if (text.startsWith('P')) begins.push(at);
    }
    expect(begins.length).toBeGreaterThan(1);
    await rows.nth(begins[0]).focus();
    for (const at of [...begins.slice(1), begins[0]]) {
      await page.keyboard.press('p');
      await expect(rows.nth(at)).toBeFocused();
    }
  });

  test('chooses with Enter, and the focus stays', async ({ page }) => {
    await open(page);
    await row(page, 'wants-no-end').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expectClaim(page, 'war-serves-putin');
    await expectLit(page, 'war-serves-putin');
    await expect(row(page, 'war-serves-putin')).toBeFocused();
  });

  test('shows where the focus is', async ({ page }) => {
    await open(page);
    await row(page, 'wants-no-end').focus();
    await page.keyboard.press('ArrowDown');
    const outline = await row(page, 'war-serves-putin').evaluate((element) => {
      const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
      return { outlineStyle, outlineWidth: parseFloat(outlineWidth), outlineColor };
    });
    expect(outline.outlineStyle).toBe('solid');
    expect(outline.outlineWidth).toBeGreaterThanOrEqual(2);
  });

  test('goes to the place of a claim that was chosen elsewhere', async ({ page }) => {
    await open(page);
    await clickNumber(page, number(page, 'dissent-exiled'));
    await expectClaim(page, 'dissent-exiled');
    await command(page, 'without-judgment').focus();
    await page.keyboard.press('Tab');
    await expect(row(page, 'dissent-exiled')).toBeFocused();
  });

  test('keeps its tab stop in sight when the branch around it is folded', async ({ page }) => {
    await open(page, 'claim/aim-looks-nearer/');
    await command(page, 'fold-all').click();
    await command(page, 'without-judgment').focus();
    await page.keyboard.press('Tab');
    await expect(row(page, 'aim-unchanged')).toBeFocused();
  });

  test('tells each item’s level, place and number of neighbours', async ({ page }) => {
    await open(page);
    await command(page, 'unfold-all').click();
    const wrong = await tree(page).evaluate((root) => {
      const item = (li) => li.querySelector(':scope > [role="treeitem"]');
      const level = (li) => (li.parentElement === root ? 1 : 1 + level(li.parentElement.closest('li')));
      return [...root.querySelectorAll('li:not([hidden])')].filter((li) => {
        const beside = [...li.parentElement.children].filter((it) => !it.hidden);
        const [own, value] = [item(li), (name) => item(li).getAttribute(name)];
        return (
          !own ||
          value('aria-level') !== String(level(li)) ||
          value('aria-posinset') !== String(beside.indexOf(li) + 1) ||
          value('aria-setsize') !== String(beside.length)
        );
      }).length;
    });
    expect(wrong).toBe(0);
  });
});

test.describe('the keys of the page', () => {
  test('] and [ step through the claims in reading order', async ({ page }) => {
    await open(page);
    await page.keyboard.press(']');
    await expectClaim(page, 'breakthrough');
    await page.keyboard.press(']');
    await expectClaim(page, 'truce-agreed');
    await page.keyboard.press(']');
    await expectClaim(page, 'aid-cut-restored');
    await page.keyboard.press('[');
    await expectClaim(page, 'truce-agreed');
    await page.keyboard.press('[');
    await expectClaim(page, 'breakthrough');
    // There is nothing before the first.
    await page.keyboard.press('[');
    await expectClaim(page, 'breakthrough');
  });

  test('they work from within the tree as well', async ({ page }) => {
    await open(page, 'claim/aid-cut-restored/');
    await row(page, 'wants-no-end').focus();
    await page.keyboard.press(']');
    await expectClaim(page, 'russia-aside');
  });

  test('? shows the list of keys, Esc closes it, and Esc again lets go of the choice', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await page.keyboard.press('?');
    await expect(keysDialog(page)).toBeVisible();
    for (const key of ['[', ']', 'Esc', '?']) await expect(keysDialog(page)).toContainText(key);
    await page.keyboard.press('Escape');
    await expect(keysDialog(page)).toBeHidden();
    await expectClaim(page, 'loves-war');
    await page.keyboard.press('Escape');
    await expectNothing(page);
  });

  test('the list of keys opens by button, closes by button and gives the focus back', async ({ page }) => {
    await open(page);
    await command(page, 'show-keys').focus();
    await page.keyboard.press('Enter');
    await expect(keysDialog(page)).toBeVisible();
    await keysDialog(page).getByRole('button', { name: 'Close' }).click();
    await expect(keysDialog(page)).toBeHidden();
    await expect(command(page, 'show-keys')).toBeFocused();
  });

  test('keys do nothing to the page while the list of keys lies over it', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await page.keyboard.press('?');
    await expect(keysDialog(page)).toBeVisible();
    await page.keyboard.press(']');
    await page.keyboard.press('[');
    await page.keyboard.press('?');
    await page.keyboard.press('Escape');
    await expect(keysDialog(page)).toBeHidden();
    await expectClaim(page, 'loves-war');
  });

  test('keys with a modifier are left to the browser', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await page.keyboard.press('Alt+]');
    await page.keyboard.press('Control+[');
    await row(page, 'loves-war').focus();
    await page.keyboard.press('Control+ArrowDown');
    await expect(row(page, 'loves-war')).toBeFocused();
    await expectClaim(page, 'loves-war');
  });
});

test.describe('the focus', () => {
  test('goes to the essay by the first link of the page', async ({ page }) => {
    for (const path of ['', 'claim/loves-war/']) {
      await open(page, path);
      await page.keyboard.press('Tab');
      const skip = page.getByRole('link', { name: 'Skip to the essay' });
      await expect(skip).toBeFocused();
      await expectInView(skip);
      await page.keyboard.press('Enter');
      await page.keyboard.press('Tab');
      await expect(page.getByRole('main').locator(':focus')).toHaveCount(1);
    }
  });

  test('goes to the card’s heading when a link in the card is chosen', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await field(page, 'supported by').getByRole('link', { name: claimOf('insiders-say-love').text }).focus();
    await page.keyboard.press('Enter');
    await expectClaim(page, 'insiders-say-love');
    await expect(cardHeading(page)).toBeFocused();
    await field(page, 'supports').getByRole('link', { name: claimOf('loves-war').text }).focus();
    await page.keyboard.press('Enter');
    await expectClaim(page, 'loves-war');
    await expect(cardHeading(page)).toBeFocused();
    await field(page, 'concerns').getByRole('link', { name: 'Vladimir Putin' }).focus();
    await page.keyboard.press('Enter');
    await expectActor(page, 'putin');
    await expect(cardHeading(page)).toBeFocused();
    await page.keyboard.press('Tab');
    await expect(card(page).locator(':focus')).toHaveCount(1);
  });

  test('is not lost when the card closes', async ({ page }) => {
    await open(page);
    await number(page, 'loves-war').focus();
    await page.keyboard.press('Enter');
    await expectClaim(page, 'loves-war');
    await command(page, 'clear').focus();
    await page.keyboard.press('Enter');
    await expectNothing(page);
    await expect(focused(page)).toHaveCount(1);
  });

  test('stays on the number that was chosen in the essay', async ({ page }) => {
    await open(page);
    await number(page, 'zhoga-warning').focus();
    await page.keyboard.press('Enter');
    await expectClaim(page, 'zhoga-warning');
    await expect(number(page, 'zhoga-warning')).toBeFocused();
  });

  test('stays on the actor who was chosen in the list', async ({ page }) => {
    await open(page);
    await member(page, 'stalin').focus();
    await page.keyboard.press('Enter');
    await expectActor(page, 'stalin');
    await expect(member(page, 'stalin')).toBeFocused();
  });

  test('comes by Tab through the tree, the essay, the card and the actors, in this order', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await page.locator('#essay a:not([tabindex="-1"])').last().focus();
    await page.keyboard.press('Tab');
    await expect(card(page).locator(':focus')).toHaveCount(1);
    const order = await page.evaluate(() => {
      const places = ['.site', '#argument', '#essay', '#card', '#actors'].map((it) => document.querySelector(it));
      return places.every((it, at) => at === 0 || places[at - 1].compareDocumentPosition(it) & 4);
    });
    expect(order).toBe(true);
    await member(page, 'putin').focus();
    await page.keyboard.press('Tab');
    await expect(actors(page).locator(':focus')).toHaveCount(1);
  });

  test('stays on a filter that is switched on and off', async ({ page }) => {
    await open(page);
    for (const id of ['only-unnamed', 'only-unsaid']) {
      await command(page, id).focus();
      for (const pressed of ['true', 'false']) {
        await page.keyboard.press('Enter');
        await expect(command(page, id)).toHaveAttribute('aria-pressed', pressed);
        await expect(command(page, id)).toBeFocused();
      }
    }
  });

  test('stays on what was asked of a scenario', async ({ page }) => {
    await open(page, '/?reject=loves-war');
    const weights = page.locator('.scenario [data-judge="weights"]');
    await weights.focus();
    for (const pressed of ['true', 'false']) {
      await page.keyboard.press('Enter');
      await expect(weights).toHaveAttribute('aria-pressed', pressed);
      await expect(weights).toBeFocused();
    }
    await expect(page).toHaveURL(/reject=loves-war/);
  });

  test('goes to the section that a link at the head of the essay leads to', async ({ page }) => {
    await open(page);
    for (const [name, id] of [['time line', 'timeline'], ['who stands where', 'stances']]) {
      await page.getByRole('main').getByRole('link', { name }).press('Enter');
      await expect(page.locator(`#${id} h2`)).toBeFocused();
      await expectInView(page.locator(`#${id} h2`));
    }
  });

  test('goes from sign to sign in the table of stances by arrows, over what is not shown', async ({ page }) => {
    await open(page);
    const table = page.locator('#stances table');
    const cell = () => page.evaluate(() => {
      const on = document.activeElement.closest('#stances :is(td, th)');
      return on && [on.parentElement.dataset.on ?? '', on.cellIndex];
    });
    await table.locator('tbody th a').first().focus();
    const [first] = await cell();
    await page.keyboard.press('ArrowRight');
    const [same, column] = await cell();
    expect([same, column > 0]).toEqual([first, true]);
    await expectInView(page.locator('#stances :focus'));
    await page.keyboard.press('ArrowUp');
    expect(await cell()).toEqual(['', column]);
    await page.keyboard.press('ArrowUp');
    expect(await cell(), 'there is no more above').toEqual(['', column]);
    await page.keyboard.press('ArrowDown');
    expect(await cell()).toEqual([first, column]);
    await page.keyboard.press('ArrowLeft');
    expect(await cell()).toEqual([first, 0]);
    const box = page.getByRole('checkbox', { name: 'Only where they disagree' });
    await box.focus();
    await page.keyboard.press('Space');
    const disputed = STANCES.filter((it) => it.position === 'denies').map((it) => it.claim);
    const shown = table.locator('tbody tr:visible');
    await expect(shown).toHaveCount(disputed.length);
    await shown.first().locator('th a').focus();
    await page.keyboard.press('ArrowDown');
    const next = shown.nth(Math.min(1, disputed.length - 1));
    expect((await cell())[0]).toBe(await next.getAttribute('data-on'));
    await page.keyboard.press('Enter');
    await expectClaim(page, await next.getAttribute('data-on'));
    await expect(box).toBeChecked();
  });

  test('leaves the search with Esc, once that is empty', async ({ page }) => {
    await open(page);
    await page.keyboard.press('/');
    await page.keyboard.type('kgb');
    await page.keyboard.press('Escape');
    await expect(page.locator('#search')).toHaveValue('');
    await expect(page.locator('#search')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(page.locator('#search')).not.toBeFocused();
    await page.keyboard.press('?');
    await expect(keysDialog(page)).toBeVisible();
  });

  test('can be seen on everything that takes it', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    // A key was pressed last, so that the browser shows the focus.
    await page.keyboard.press('Tab');
    const without = await page.evaluate(() => {
      const seen = [];
      for (const element of document.querySelectorAll('a[href], button, summary, [tabindex="0"]')) {
        if (!element.checkVisibility()) continue;
        element.focus();
        if (document.activeElement !== element || element.classList.contains('skip')) continue;
        const { outlineStyle, outlineWidth } = getComputedStyle(element);
        if (outlineStyle === 'none' || parseFloat(outlineWidth) < 2) seen.push(element.outerHTML.slice(0, 100));
      }
      return seen;
    });
    expect(without).toEqual([]);
  });
});
