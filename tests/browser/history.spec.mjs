// Addresses: each choice has one, Back and Forward lead through them, and a link opens where it says.

import { expect, test } from './fixtures.mjs';
import {
  PARAGRAPHS,
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
  interactive,
  litPassages,
  member,
  number,
  open,
  passages,
  row,
  tree,
} from './reader.mjs';

test.describe('Back and Forward', () => {
  test('lead through choices one by one', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').click();
    await expectClaim(page, 'loves-war');
    await member(page, 'putin').click();
    await expectActor(page, 'putin');
    await page.locator('#p6 .number').click();
    await expect(page).toHaveURL(/\/paragraph\/6\/$/);
    await clickNumber(page, number(page, 'dissent-exiled'));
    await expectClaim(page, 'dissent-exiled');

    await page.goBack();
    await expect(page).toHaveURL(/\/paragraph\/6\/$/);
    await expect(card(page, 'Passage')).toBeVisible();
    await page.goBack();
    await expectActor(page, 'putin');
    await page.goBack();
    await expectClaim(page, 'loves-war');
    await expectLit(page, 'loves-war');
    await page.goBack();
    await expectNothing(page);
    await page.goForward();
    await expectClaim(page, 'loves-war');
    await page.goForward();
    await expectActor(page, 'putin');
  });

  test('bring the passage into view and the title back', async ({ page }) => {
    await open(page, 'claim/response-uncertain/');
    await expectInView(litPassages(page));
    await row(page, 'loves-war').click();
    await expectInView(litPassages(page));
    await page.goBack();
    await expectClaim(page, 'response-uncertain');
    await expectInView(litPassages(page));
    await expect(page).toHaveTitle(new RegExp(claimOf('response-uncertain').text.replace(/\.$/, '')));
  });

  test('choosing the same thing again adds nothing to go back through', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').click();
    await row(page, 'loves-war').click();
    await expectClaim(page, 'loves-war');
    await page.goBack();
    await expectNothing(page);
  });

  test('"Close" can be taken back', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await command(page, 'clear').click();
    await expectNothing(page);
    await page.goBack();
    await expectClaim(page, 'loves-war');
  });

  test('a passage of several claims can be come back to', async ({ page }) => {
    await open(page);
    const passage = passages(page, 'prigozhin-turned');
    await clickText(page, passage);
    await expect(card(page, 'Passage')).toBeVisible();
    await clickNumber(page, number(page, 'veterans-resentful'));
    await expectClaim(page, 'veterans-resentful');
    await page.goBack();
    await expect(card(page, 'Passage')).toBeVisible();
    await expect(litPassages(page)).toHaveCount(1);
    await expect(passage).toHaveAttribute('data-lit', 'true');
  });

  test('a jump to a passage within the card is not a step to go back through', async ({ page }) => {
    await open(page);
    await row(page, 'wants-no-end').click();
    await field(page, 'passages').getByRole('link').last().click();
    await expectInView(page.locator('#p16 [data-lit]'));
    await page.goBack();
    await expectNothing(page);
  });
});

test.describe('a link that is opened', () => {
  test('opens on its claim, with the passage in view and its place in the tree unfolded', async ({ page }) => {
    await open(page, 'claim/response-uncertain/');
    await expectClaim(page, 'response-uncertain');
    await expectLit(page, 'response-uncertain');
    await expectInView(litPassages(page));
    await expectInView(row(page, 'response-uncertain'));
  });

  test('opens on its actor, with a mention in view', async ({ page }) => {
    await open(page, 'actor/stalin/');
    await expectActor(page, 'stalin');
    await expectInView(member(page, 'stalin'));
    await expectInView(page.locator('.mention[data-lit]'));
  });

  test('opens on its paragraph', async ({ page }) => {
    await open(page, 'paragraph/16/');
    await expectInView(page.locator('#p16'));
    await expect(cardHeading(page)).toContainText('rest on this paragraph');
  });

  test('opens on its passage', async ({ page }) => {
    await open(page, 'paragraph/6/');
    const id = await passages(page, 'liberals-unhappy').getAttribute('id');
    await open(page, `paragraph/6/#${id}`);
    await expect(litPassages(page)).toHaveCount(1);
    await expect(page.locator(`#${id}`)).toHaveAttribute('data-lit', 'true');
    await expectInView(page.locator(`#${id}`));
    await expect(card(page, 'Passage')).toBeVisible();
  });

  test('opens on its claim if it names a place as well, and the page keeps its head', async ({ page }) => {
    await open(page);
    const id = await passages(page, 'response-uncertain').first().getAttribute('id');
    await page.goto(`claim/response-uncertain/#${id}`);
    await interactive(page);
    await expectClaim(page, 'response-uncertain');
    await expectInView(page.locator(`#${id}`));
    await expectInView(page.getByRole('link', { name: 'Wherefore' }));
  });

  test('stays where it is when the page is loaded again', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').click();
    await expectClaim(page, 'loves-war');
    await page.reload();
    await interactive(page);
    await expectClaim(page, 'loves-war');
    await expectLit(page, 'loves-war');
    await page.goBack();
    await interactive(page);
    await expectNothing(page);
  });

  test('works without the slash at its end', async ({ page }) => {
    await open(page, 'claim/loves-war');
    await expectClaim(page, 'loves-war');
  });

  test('works below any path of a host, and moves stay below it', async ({ page, site }) => {
    await open(page, site.sub('claim/loves-war/'));
    await expectClaim(page, 'loves-war');
    await expect(page).toHaveURL(site.sub('claim/loves-war/'));
    await member(page, 'putin').click();
    await expectActor(page, 'putin');
    await expect(page).toHaveURL(site.sub('actor/putin/'));
    await page.locator('#p6 .number').click();
    await expect(page).toHaveURL(site.sub('paragraph/6/'));
    await command(page, 'clear').click();
    await expect(page).toHaveURL(site.sub());
    await page.goBack();
    await expect(page).toHaveURL(site.sub('paragraph/6/'));
    await page.reload();
    await interactive(page);
    await expect(litPassages(page).first()).toBeAttached();
    await page.getByRole('link', { name: 'Wherefore' }).click();
    await expectNothing(page);
    await expect(page).toHaveURL(site.sub());
  });
});

test.describe('an address that is not there', () => {
  const MISSING = [
    { path: 'claim/nothing-of-the-kind/', says: 'claim “nothing-of-the-kind”' },
    { path: 'actor/nobody/', says: 'actor “nobody”' },
    { path: 'paragraph/99/', says: 'paragraph “99”' },
    { path: 'paragraph/zero/', says: 'paragraph “zero”' },
    { path: 'nonsense', says: 'no page at this address' },
    { path: 'nonsense/', says: 'no page at this address' },
    { path: 'deeper/non/sense/', says: 'no page at this address' },
    { path: 'claim/loves-war/further/down/', says: '' },
    { path: 'claim/%3Cb%3E%22x%22/', says: 'claim' },
  ];
  for (const place of ['url', 'sub']) {
    const where = place === 'url' ? 'at the top of a host' : 'below a path of a host';
    for (const { path, says } of MISSING) {
      test(`${where}, /${path} says what is missing, shows the essay and leads on`, async ({ page, site, guard }) => {
        // The browser itself notes in the console that the page was answered with 404.
        guard.allow(/status of 404/);
        const answer = await page.goto(site[place](path));
        expect(answer.status()).toBe(404);
        await interactive(page);
        await expect(card(page, 'Not found')).toBeVisible();
        await expect(cardHeading(page)).toContainText(says);
        await expect(essay(page).locator('p[id]')).toHaveCount(PARAGRAPHS);
        // With its styles: the panes stand side by side.
        const left = (locator) => locator.evaluate((element) => element.getBoundingClientRect().left);
        expect(await left(tree(page))).toBeLessThan(await left(page.locator('#p1')));
        await row(page, 'loves-war').click();
        await expectClaim(page, 'loves-war');
        await expect(page).toHaveURL(site[place]('claim/loves-war/'));
        await page.goBack();
        await expect(card(page, 'Not found')).toBeVisible();
        await card(page).getByRole('link', { name: 'start from the top' }).click();
        await expectNothing(page);
        await expect(page).toHaveURL(site[place]());
      });
    }
  }

  test('is not offered to search engines', async ({ page, guard }) => {
    guard.allow(/status of 404/);
    await open(page, 'claim/nothing-of-the-kind/');
    await expect(page.locator('meta[name="robots"]')).toHaveAttribute('content', 'noindex');
  });
});

test('a passage that an address named is not lit any longer once something else is chosen', async ({ page }) => {
  await page.goto('/paragraph/5/#p5s1');
  await interactive(page);
  const named = page.locator('#p5s1');
  const ground = () => named.evaluate((it) => getComputedStyle(it).backgroundColor);
  await expect(named).toHaveAttribute('data-lit', 'true');
  await page.keyboard.press(']');
  await page.keyboard.press(']');
  await expect(named).not.toHaveAttribute('data-lit');
  expect(await ground()).toBe('rgba(0, 0, 0, 0)');
});
