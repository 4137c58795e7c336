// A choice in the tree, the essay or the list of actors lights up the other two.

import { expect, test } from './fixtures.mjs';
import {
  CLAIMS,
  EVENTS,
  STANCES,
  TIES,
  actorOf,
  actors,
  argument,
  card,
  cardHeading,
  claimOf,
  clickNumber,
  clickText,
  command,
  essay,
  expectActor,
  expectClaim,
  expectInView,
  expectLit,
  expectNothing,
  field,
  fold,
  litPassages,
  member,
  mentions,
  number,
  open,
  passages,
  placeOfText,
  references,
  row,
  scrolled,
  status,
  tree,
} from './reader.mjs';

test.describe('from the tree', () => {
  test('a claim chosen in the tree lights up its passages and brings one into view', async ({ page }) => {
    await open(page);
    await expect(page).toHaveTitle(/Does Putin want the war to end/);
    await expectNothing(page);
    await command(page, 'unfold-all').click();
    await row(page, 'truce-unlikely').click();
    await expectClaim(page, 'truce-unlikely');
    await expectLit(page, 'truce-unlikely');
    await expectInView(litPassages(page));
    await expect(page).toHaveTitle(new RegExp(claimOf('truce-unlikely').text.replace('.', '')));
  });

  test('a claim with several passages lights up all of them', async ({ page }) => {
    await open(page);
    await row(page, 'wants-no-end').click();
    await expectLit(page, 'wants-no-end');
    expect(await litPassages(page).count()).toBeGreaterThanOrEqual(3);
    await expectInView(litPassages(page));
  });

  test('the card says of a claim what part it plays, who states it, what it rests on and what it bears on', async ({
    page,
  }) => {
    await open(page);
    await row(page, 'loves-war').click();
    await expectClaim(page, 'loves-war');
    await expect(card(page, 'Claim')).toContainText(/Reason \d of \d+ for the thesis/);
    await expect(field(page, 'stated')).toContainText('insiders');
    await expect(field(page, 'rests on')).toContainText('other claims');
    await expect(field(page, 'rests on')).toContainText(claimOf('loves-war').basis_note);
    await expect(field(page, 'supported by')).toContainText(claimOf('insiders-say-love').text);
    await expect(field(page, 'supported by')).toContainText(claimOf('acquaintance-tells').text);
    await expect(field(page, 'supports')).toContainText(claimOf('wants-no-end').text);
    await expect(field(page, 'concerns')).toContainText('Vladimir Putin');
    await expect(field(page, 'passages').getByRole('link')).toHaveCount(1);
  });

  test('the card of an objection says what it speaks against, and of an undercut which step it doubts', async ({
    page,
  }) => {
    await open(page, 'claim/aim-far-fetched/');
    await expect(card(page, 'Claim')).toContainText('Undercut: doubts the step from');
    await expect(field(page, 'undercuts')).toContainText(claimOf('aim-unchanged').text);
    await expect(field(page, 'undercuts')).toContainText(claimOf('wants-no-end').text);
    await page.goto('claim/ready-for-deal/');
    await expect(card(page, 'Claim')).toContainText(/Objection \d of \d to the thesis/);
    await expect(field(page, 'speaks against')).toContainText(claimOf('wants-no-end').text);
  });

  test('the card of a claim with dated events lists them', async ({ page }) => {
    await open(page, 'claim/terms-unacceptable/');
    for (const event of EVENTS.filter((event) => event.claims?.includes('terms-unacceptable'))) {
      await expect(field(page, 'events')).toContainText(event.title);
    }
  });

  test('the actors whom a claim concerns are marked in the list', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').click();
    const concerned = claimOf('loves-war').actors;
    for (const id of concerned) await expect(member(page, id)).toHaveAttribute('data-marked', 'true');
    await expect(member(page, 'ukraine')).not.toHaveAttribute('data-marked');
  });

  test('what the choice changed is announced', async ({ page }) => {
    await open(page);
    await expect(status(page)).toBeEmpty();
    await row(page, 'loves-war').click();
    await expect(status(page)).toContainText(claimOf('loves-war').text.replace(/\.$/, ''));
    await expect(status(page)).toContainText('1 passage lit');
    await expect(status(page)).toContainText('3 actors marked');
    await command(page, 'clear').click();
    await expect(status(page)).toHaveText('Nothing is chosen.');
    await expectNothing(page);
  });

  test('a claim that the essay never states can be chosen, and the card says that it is unsaid', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await row(page, 'acquaintance-tells').click();
    await expectClaim(page, 'acquaintance-tells');
    await expect(litPassages(page)).toHaveCount(0);
    await expect(field(page, 'stated')).toContainText('by nobody');
    await expect(status(page)).toContainText('The essay never states it.');
  });

  test('choosing what is already in view does not scroll the essay', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, 'claim/veterans-bound/');
    await expectInView(litPassages(page));
    await expectInView(passages(page, 'veterans-may-turn'));
    const [, , before] = await scrolled(page);
    expect(before).toBeGreaterThan(0);
    await clickNumber(page, number(page, 'veterans-may-turn'));
    await expectClaim(page, 'veterans-may-turn');
    await expectInView(litPassages(page));
    expect((await scrolled(page))[2]).toBe(before);
  });
});

test.describe('a claim that is used twice', () => {
  test('stands once, and its other uses refer to that place', async ({ page }) => {
    await open(page);
    await command(page, 'unfold-all').click();
    for (const claim of CLAIMS) await expect(row(page, claim.id)).toHaveCount(1);
    await expect(references(page, 'acquaintance-tells').first()).toContainText('see above)');
    await expect(references(page, 'aid-cut-restored').first()).toContainText('(see below)');
    // A reference has nothing below it: all that bears on the claim is where it stands.
    await expect(tree(page).locator('[data-reference][aria-expanded]')).toHaveCount(0);
  });

  for (const { id, where } of [
    { id: 'acquaintance-tells', where: 'above its other uses' },
    { id: 'aid-cut-restored', where: 'below another use' },
  ]) {
    test(`is lit at each of its places, whichever of them is chosen: one that stands ${where}`, async ({ page }) => {
      await open(page);
      await command(page, 'unfold-all').click();
      const uses = tree(page).locator(`[data-claim="${id}"]`);
      const chosen = tree(page).locator('[aria-selected="true"]');
      await references(page, id).first().click();
      await expectClaim(page, id);
      await expect(chosen).toHaveCount(await uses.count());
      await command(page, 'clear').click();
      await expect(chosen).toHaveCount(0);
      await row(page, id).click();
      await expectClaim(page, id);
      await expect(chosen).toHaveCount(await uses.count());
    });
  }

  test('takes the marks of whatever concerns it at each of its places', async ({ page }) => {
    await open(page, 'paragraph/2/');
    const uses = tree(page).locator('[data-claim="aid-cut-restored"]');
    await expect(uses.and(page.locator('[data-marked]'))).toHaveCount(await uses.count());
  });
});

test.describe('from the essay', () => {
  test('a passage that one claim rests on leads to that claim', async ({ page }) => {
    await open(page);
    await clickText(page, passages(page, 'dissent-exiled'));
    await expectClaim(page, 'dissent-exiled');
    await expectLit(page, 'dissent-exiled');
    // Its place in the tree was folded away.
    await expectInView(row(page, 'dissent-exiled'));
  });

  test('a passage that several claims rest on offers each of them', async ({ page }) => {
    await open(page);
    const passage = passages(page, 'prigozhin-turned');
    const ids = (await passage.getAttribute('data-claims')).split(' ');
    expect(ids.length).toBeGreaterThan(1);
    await clickText(page, passage);
    await expect(card(page, 'Passage')).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`/paragraph/8/#${await passage.getAttribute('id')}$`));
    await expect(litPassages(page)).toHaveCount(1);
    await expect(status(page)).toContainText(`${ids.length} claims`);
    for (const id of ids) {
      await expect(card(page).getByRole('link', { name: claimOf(id).text })).toBeVisible();
      await expect(row(page, id)).toHaveAttribute('data-marked', 'true');
    }
    await card(page).getByRole('link', { name: claimOf('veterans-may-turn').text }).click();
    await expectClaim(page, 'veterans-may-turn');
  });

  test('the number of each claim is a link at the passage where the essay first states it', async ({ page }) => {
    await open(page);
    for (const { id } of CLAIMS.filter((claim) => !claim.implicit)) {
      const first = passages(page, id).first();
      const link = first.locator(`a[href*="claim/${id}/"]`);
      await expect(link, id).toHaveCount(1);
      await expect(link, id).toHaveAccessibleName(new RegExp(`^claim \\d+ ${claimOf(id).text}`));
    }
  });

  test('overlapping passages: each number leads to its own claim', async ({ page }) => {
    await open(page);
    const ids = (await passages(page, 'prigozhin-turned').first().getAttribute('data-claims')).split(' ');
    expect(ids.length).toBeGreaterThan(1);
    for (const id of ids) {
      await clickNumber(page, number(page, id));
      await expectClaim(page, id);
      await expectLit(page, id);
    }
  });

  test('every number can be reached and followed by keyboard', async ({ page }) => {
    await open(page, 'paragraph/9/');
    const ids = (await passages(page, 'economy-rebuilt').first().getAttribute('data-claims')).split(' ');
    await number(page, ids[0]).focus();
    for (const id of ids) {
      await expect(number(page, id)).toBeFocused();
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await expectClaim(page, ids.at(-1));
  });

  test('the number of a paragraph leads to all that rests on it', async ({ page }) => {
    await open(page);
    await page.locator('#p6 .number').click();
    await expect(page).toHaveURL(/\/paragraph\/6\/$/);
    await expect(card(page, 'Passage')).toBeVisible();
    await expect(litPassages(page)).toHaveCount(await page.locator('#p6 [data-claims]').count());
    await expect(page.locator('#p6 [data-claims]:not([data-lit])')).toHaveCount(0);
    for (const id of ['war-controls', 'dissent-exiled', 'liberals-silent', 'liberals-unhappy']) {
      await expect(card(page).getByRole('link', { name: claimOf(id).text })).toBeVisible();
      await expect(row(page, id)).toHaveAttribute('data-marked', 'true');
    }
  });

  test('a mention leads to the actor, the first in a paragraph and the ones behind it', async ({ page }) => {
    await open(page);
    await mentions(page, 'chemezov').first().click();
    await expectActor(page, 'chemezov');
    // Only the first mention in a paragraph is a link; the others can be pointed at.
    const further = essay(page).locator('span.mention').first();
    await further.click();
    await expectActor(page, await further.getAttribute('data-actor'));
  });

  test('text can be marked to be copied without choosing anything', async ({ page }) => {
    await open(page);
    const passage = passages(page, 'dissent-exiled');
    await passage.scrollIntoViewIfNeeded();
    const [x, y] = await passage.evaluate(placeOfText);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 80, y, { steps: 4 });
    await page.mouse.up();
    expect(await page.evaluate(() => getSelection().toString().trim())).not.toBe('');
    await expectNothing(page);
  });
});

test.describe('from the list of actors', () => {
  test('an actor chosen in the list lights up every mention and marks the claims that concern the actor', async ({
    page,
  }) => {
    await open(page);
    await member(page, 'chemezov').click();
    await expectActor(page, 'chemezov');
    await expect(page).toHaveTitle(/Sergey Chemezov/);
    await expect(page.locator('.mention[data-lit]')).toHaveCount(await mentions(page, 'chemezov').count());
    await expect(page.locator('.mention[data-lit]:not([data-actor="chemezov"])')).toHaveCount(0);
    await expectInView(page.locator('.mention[data-lit]'));
    for (const { id } of CLAIMS.filter((claim) => claim.actors?.includes('chemezov'))) {
      await expect(row(page, id)).toHaveAttribute('data-marked', 'true');
    }
    await expect(row(page, 'dissent-exiled')).not.toHaveAttribute('data-marked');
    await expect(status(page)).toContainText('Sergey Chemezov');
  });

  test('the card of an actor tells role, stances, ties and events', async ({ page }) => {
    await open(page);
    await member(page, 'putin').click();
    await expect(card(page, 'Actor')).toContainText(actorOf('putin').role);
    await expect(card(page, 'Actor')).toContainText(actorOf('putin').note);
    const stances = STANCES.filter((stance) => stance.actor === 'putin');
    for (const { claim } of stances) await expect(field(page, 'stands')).toContainText(claimOf(claim).text);
    const ties = TIES.filter((tie) => tie.from === 'putin' || tie.to === 'putin');
    await expect(field(page, 'ties').locator('dd')).toHaveCount(ties.length);
    for (const { relation } of ties) await expect(field(page, 'ties')).toContainText(relation);
    const events = EVENTS.filter((event) => event.actors?.includes('putin'));
    await expect(field(page, 'events').locator('dd')).toHaveCount(events.length);
    for (const { title } of events) await expect(field(page, 'events')).toContainText(title);
  });

  test('every claim that concerns an actor can be found in the tree', async ({ page }) => {
    await open(page);
    await member(page, 'chemezov').click();
    await expectActor(page, 'chemezov');
    const marked = tree(page).locator('[data-marked]');
    expect(await marked.count()).toBeGreaterThan(1);
    await command(page, 'unfold-all').click();
    await expect(marked.filter({ visible: true })).toHaveCount(await marked.count());
  });

  test('every actor of the map is in the list, with the number of mentions', async ({ page }) => {
    await open(page);
    for (const link of await actors(page).locator('[data-actor]').all()) {
      const id = await link.getAttribute('data-actor');
      await expect(link).toContainText(actorOf(id).name);
      const count = await mentions(page, id).count();
      await expect(link).toHaveAccessibleName(new RegExp(`\\b${count} mentions?\\b`));
    }
  });
});

test.describe('from the card', () => {
  test('its links lead on to claims and to actors', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await field(page, 'supported by').getByRole('link', { name: claimOf('insiders-say-love').text }).click();
    await expectClaim(page, 'insiders-say-love');
    await field(page, 'supports').getByRole('link', { name: claimOf('loves-war').text }).click();
    await expectClaim(page, 'loves-war');
    await field(page, 'concerns').getByRole('link', { name: 'Vladimir Putin' }).click();
    await expectActor(page, 'putin');
    await field(page, 'ties').getByRole('link', { name: 'Ukraine' }).first().click();
    await expectActor(page, 'ukraine');
  });

  test('a passage in it brings that passage into view and keeps the card', async ({ page }) => {
    await open(page, 'claim/wants-no-end/');
    const jumps = field(page, 'passages').getByRole('link');
    await expect(jumps).toHaveCount(claimOf('wants-no-end').passages.filter((it) => it.edition === 'retelling').length);
    await jumps.last().click();
    await expectInView(page.locator('#p16 [data-lit]'));
    await expectClaim(page, 'wants-no-end');
    await jumps.first().click();
    await expectInView(page.locator('#p3 [data-lit]'));
    await expectClaim(page, 'wants-no-end');
  });

  test('"Previous claim" and "Next claim" lead through the claims in reading order', async ({ page }) => {
    await open(page, 'claim/aid-cut-restored/');
    await command(page, 'next-claim').click();
    await expectClaim(page, 'russia-aside');
    await command(page, 'previous-claim').click();
    await expectClaim(page, 'aid-cut-restored');
  });

  test('"Close" lets go of the choice', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await command(page, 'clear').click();
    await expectNothing(page);
    await expect(page).toHaveURL('/');
    await expect(page).toHaveTitle(/^Does Putin want the war to end/);
  });

  test('"Copy link" puts the address on the clipboard and says so', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await row(page, 'loves-war').click();
    await expectClaim(page, 'loves-war');
    await command(page, 'copy-link').click();
    await expect(status(page)).toHaveText('Link copied.');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(page.url());
  });

  test('"Copy link" shows the address where the clipboard is closed to it', async ({ page }) => {
    await page.addInitScript(() => {
      navigator.clipboard.writeText = () => Promise.reject(new Error('not allowed'));
    });
    await open(page, 'claim/loves-war/');
    await command(page, 'copy-link').click();
    await expect(status(page)).toContainText(page.url());
  });
});

// Whatever comes with a later frame, the next one shows that the page has heard.
test.describe('at once', () => {
  const marks = () => {
    const within = (place) => `${place} [data-chosen], ${place} .passage[data-lit], ${place} [aria-current]`;
    const marked = ['.tree', 'article', '.cast'].map((place) => [...document.querySelectorAll(within(place))]);
    return marked.map((all) => all.map((it) => it.dataset.claims ?? it.dataset.claim ?? it.dataset.actor));
  };
  /** Clicks on these, one after another before the browser paints, and says what is marked then, and what at last. */
  const chosen = async (page, selectors) => {
    await page.evaluate(`marks = ${marks}`);
    const found = await page.evaluate((all) => {
      for (const selector of all) document.querySelector(selector).click();
      return marks();
    }, selectors);
    await expect(page.locator('#card [aria-expanded]')).toHaveCount(1);
    await page.evaluate(() => new Promise(requestIdleCallback));
    return [found, await page.evaluate(() => marks())];
  };
  const rowOf = (id) => `.tree [data-claim="${id}"]`;
  const memberOf = (id) => `.cast [data-actor="${id}"]`;

  for (const [what, selector, expected] of [
    ['claim', rowOf('wants-no-end'), { tree: 'wants-no-end', lit: (it) => it.split(' ').includes('wants-no-end') }],
    ['actor', memberOf('zhoga'), { cast: 'zhoga' }],
    ['paragraph', '#p6 .number', { lit: () => true }],
  ]) {
    test(`a chosen ${what} is marked before the next frame, and what it was before no longer is`, async ({ page }) => {
      await open(page, '/claim/dissent-exiled/');
      const [atOnce, atLast] = await chosen(page, [selector]);
      const [inTree, inEssay, inCast] = atOnce;
      expect(inTree).toEqual(expected.tree ? inTree.map(() => expected.tree) : []);
      expect(inTree.length > 0).toBe('tree' in expected);
      expect(inEssay.length > 0).toBe('lit' in expected);
      expect(inEssay.every((it) => expected.lit(it))).toBe(true);
      expect(inCast).toEqual(expected.cast ? [expected.cast] : []);
      expect(atLast).toEqual(atOnce);
    });
  }

  test('of choices that follow one another before a frame the last one holds', async ({ page }) => {
    await open(page, '/actor/putin/');
    const all = [rowOf('loves-war'), memberOf('zhoga'), memberOf('putin'), memberOf('zhoga')];
    const [atOnce, atLast] = await chosen(page, all);
    expect(atOnce[2]).toEqual(['zhoga']);
    expect(atLast).toEqual(atOnce);
    await expectActor(page, 'zhoga');
    await expect(page).toHaveURL(/actor\/zhoga/);
  });

  test('a step that follows a choice before a frame goes on from it', async ({ page }) => {
    await open(page);
    await page.evaluate(() => {
      const press = () => document.body.dispatchEvent(new KeyboardEvent('keydown', { key: ']', bubbles: true }));
      [1, 2, 3].forEach(press);
    });
    const third = await page.locator('.notes a').filter({ hasText: /^claim 3\D/ }).getAttribute('href');
    await expectClaim(page, third.match(/claim\/([^/]+)/)[1]);
  });
});

test.describe('folding', () => {
  test('a branch unfolds and folds again by pointer, without being chosen', async ({ page }) => {
    await open(page);
    await expect(row(page, 'insiders-say-love')).toBeHidden();
    await expect(row(page, 'loves-war')).toHaveAttribute('aria-expanded', 'false');
    await fold(page, 'loves-war').click();
    await expect(row(page, 'insiders-say-love')).toBeVisible();
    await expect(row(page, 'loves-war')).toHaveAttribute('aria-expanded', 'true');
    await fold(page, 'loves-war').click();
    await expect(row(page, 'insiders-say-love')).toBeHidden();
    await expectNothing(page);
    await expect(page).toHaveURL('/');
  });

  test('a folded branch says how many claims are in it', async ({ page }) => {
    await open(page);
    const branches = await tree(page).locator('li:has(> ul)').all();
    expect(branches.length).toBeGreaterThan(10);
    for (const branch of branches.slice(1)) {
      const below = await branch.locator('li:not([hidden]) > [data-claim]').count();
      if (below === 0) continue;
      await expect(branch.locator('[data-toggle]').first()).toHaveText(String(below));
    }
  });

  test('everything unfolds and folds at once', async ({ page }) => {
    await open(page);
    const rows = tree(page).locator('li:not([hidden]) > [data-claim]');
    const shown = rows.filter({ visible: true });
    const start = await shown.count();
    await command(page, 'unfold-all').click();
    await expect(shown).toHaveCount(await rows.count());
    await expect(tree(page).locator('[aria-expanded="false"]')).toHaveCount(0);
    await command(page, 'fold-all').click();
    await expect(shown).toHaveCount(start);
    await expect(row(page, 'wants-no-end')).toHaveAttribute('aria-expanded', 'true');
  });

  test('what the reader has unfolded stays so when something is chosen', async ({ page }) => {
    await open(page);
    await fold(page, 'loves-war').click();
    await clickText(page, passages(page, 'dissent-exiled'));
    await expectClaim(page, 'dissent-exiled');
    await expect(row(page, 'insiders-say-love')).toBeVisible();
    await expect(argument(page)).toBeVisible();
    await expect(cardHeading(page)).toBeVisible();
  });
});
