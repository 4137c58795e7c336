// A phone, a page enlarged to 400 %, and large text: one column, and nothing out of reach.

import { expect, test } from './fixtures.mjs';
import {
  KINDS,
  card,
  cardHeading,
  claimOf,
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
  open,
  passages,
  row,
  sticksOut,
} from './reader.mjs';

const bar = (page, name) => page.getByRole('navigation', { name: 'Panes' }).getByRole('link', { name });

/** What is to be touched and is smaller than 44 px each way. */
async function expectTouchable(locator) {
  const found = await locator.filter({ visible: true }).all();
  expect(found.length, String(locator)).toBeGreaterThan(0);
  for (const it of found) {
    const { width, height } = await it.boundingBox();
    expect.soft(Math.round(height), `height of ${await it.innerText()}`).toBeGreaterThanOrEqual(44);
    expect.soft(Math.round(width), `width of ${await it.innerText()}`).toBeGreaterThanOrEqual(44);
  }
}

for (const [width, height] of [
  [320, 640],
  [390, 844],
]) {
  test.describe(`on a phone of ${width} by ${height}`, () => {
    test.use({ viewport: { width, height }, hasTouch: true, isMobile: true });

    test('no kind of page is wider than the screen, whichever pane is shown', { tag: '@layout' }, async ({ page }) => {
      for (const { kind, path } of KINDS) {
        await open(page, path);
        for (const pane of ['Essay', 'Argument', 'Actors']) {
          await bar(page, pane).click();
          await expect(page.locator(`#${pane.toLowerCase()}`)).toBeVisible();
          expect.soft(await sticksOut(page), `${kind}, ${pane}`).toEqual([]);
        }
      }
      await open(page);
      await bar(page, 'Argument').click();
      await command(page, 'unfold-all').click();
      expect(await sticksOut(page)).toEqual([]);
    });

    test('the bar shows one pane at a time and comes back to where each was scrolled', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page);
      const scrollY = () => page.evaluate(() => Math.round(window.scrollY));
      await expect(bar(page, 'Essay')).toHaveAttribute('aria-current', 'true');
      await page.locator('#p9').evaluate((element) => element.scrollIntoView());
      const inEssay = await scrollY();
      expect(inEssay).toBeGreaterThan(500);

      await bar(page, 'Argument').click();
      await expect(bar(page, 'Argument')).toHaveAttribute('aria-current', 'true');
      await expect(essay(page)).toBeHidden();
      await expect(row(page, 'wants-no-end')).toBeVisible();
      await command(page, 'unfold-all').click();
      await page.evaluate(() => window.scrollTo(0, 300));
      expect(await scrollY()).toBe(300);

      await bar(page, 'Actors').click();
      await expect(member(page, 'putin')).toBeVisible();
      await expect(page.locator('#argument')).toBeHidden();

      await bar(page, 'Essay').click();
      await expect.poll(scrollY).toBe(inEssay);
      await bar(page, 'Argument').click();
      await expect.poll(scrollY).toBe(300);
    });

    test('Back comes to the pane that was shown, and Forward too', async ({ page }) => {
      await open(page);
      const shown = (pane) => expect(bar(page, pane)).toHaveAttribute('aria-current', 'true');
      await bar(page, 'Argument').click();
      await shown('Argument');
      await row(page, 'loves-war').click();
      await expectClaim(page, 'loves-war');
      await shown('Essay');
      await page.goBack();
      await shown('Argument');
      await expect(card(page)).toBeHidden();
      await page.goBack();
      await shown('Essay');
      await page.goForward();
      await shown('Argument');
      await page.goForward();
      await expectClaim(page, 'loves-war');
      await shown('Essay');
      await page.goBack();
      await bar(page, 'Actors').click();
      await page.goBack();
      await shown('Argument');
    });

    test('a claim chosen in the argument shows its passage in the essay, over a sheet with its text', { tag: '@layout' }, async ({ page }) => {
      await open(page);
      await bar(page, 'Argument').click();
      await command(page, 'unfold-all').click();
      await row(page, 'response-uncertain').click();
      await expectClaim(page, 'response-uncertain');
      await expectLit(page, 'response-uncertain');
      await expect(bar(page, 'Essay')).toHaveAttribute('aria-current', 'true');
      await expectInView(litPassages(page));
      await expectInView(cardHeading(page));
      const sheet = await card(page).boundingBox();
      expect(sheet.height).toBeLessThan(height / 2);
      // Back in the argument, the claim is where it was.
      await bar(page, 'Argument').click();
      await expectInView(row(page, 'response-uncertain'));
    });

    test('a claim that the essay never states leaves the reader in the argument', async ({ page }) => {
      await open(page);
      await bar(page, 'Argument').click();
      await command(page, 'unfold-all').click();
      await row(page, 'acquaintance-tells').click();
      await expectClaim(page, 'acquaintance-tells');
      await expect(bar(page, 'Argument')).toHaveAttribute('aria-current', 'true');
      await expectInView(cardHeading(page));
      await expectInView(row(page, 'acquaintance-tells'));
    });

    test('the sheet says more and less, and closes', async ({ page }) => {
      await open(page, 'claim/loves-war/');
      const more = command(page, 'toggle-card');
      await expect(field(page, 'rests on')).toBeHidden();
      await expect(more).toHaveAccessibleName('More');
      await expect(more).toHaveAttribute('aria-expanded', 'false');
      await more.click();
      await expect(field(page, 'rests on')).toBeVisible();
      await expect(more).toHaveAccessibleName('Less');
      await expect(more).toHaveAttribute('aria-expanded', 'true');
      await expectInView(command(page, 'clear'));
      await more.click();
      await expect(field(page, 'rests on')).toBeHidden();
      await command(page, 'clear').click();
      await expectNothing(page);
    });

    test('the whole sheet can be read to its end', { tag: '@layout' }, async ({ page }) => {
      await open(page, 'actor/putin/');
      await command(page, 'toggle-card').click();
      const last = card(page).locator('a, button, summary').filter({ visible: true }).last();
      await last.scrollIntoViewIfNeeded();
      await expectInView(last);
    });

    test('a link in the sheet leads on, and its passage comes into view', { tag: '@layout' }, async ({ page }) => {
      await open(page, 'claim/loves-war/');
      await command(page, 'toggle-card').click();
      await field(page, 'supported by').getByRole('link', { name: claimOf('insiders-say-love').text }).click();
      await expectClaim(page, 'insiders-say-love');
      await expectInView(litPassages(page));
      await expectInView(cardHeading(page));
    });

    test('a passage that is touched shows what rests on it without moving away', async ({ page }) => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open(page);
      await clickText(page, passages(page, 'dissent-exiled'));
      await expectClaim(page, 'dissent-exiled');
      await expectInView(litPassages(page));
      await expectInView(cardHeading(page));
    });

    test('an actor chosen in the list is told of in the sheet, and the essay shows the mentions', async ({ page }) => {
      await open(page);
      await bar(page, 'Actors').click();
      await member(page, 'chemezov').click();
      await expectActor(page, 'chemezov');
      await expectInView(cardHeading(page));
      await bar(page, 'Essay').click();
      await expectInView(page.locator('.mention[data-lit]'));
    });

    test('the end of the essay can be read above the bar and the sheet', { tag: '@layout' }, async ({ page }) => {
      for (const path of ['', 'claim/response-uncertain/']) {
        await open(page, path);
        await page.evaluate(() => window.scrollTo({ top: document.scrollingElement.scrollHeight, behavior: 'instant' }));
        const last = page.locator('#p16 > span').last();
        const box = await last.boundingBox();
        const over = await (path ? card(page) : page.getByRole('navigation', { name: 'Panes' })).boundingBox();
        expect(box.y + box.height, path).toBeLessThanOrEqual(over.y);
      }
    });

    test('what is touched is at least 44 px each way', { tag: '@layout' }, async ({ page }) => {
      await open(page, 'claim/loves-war/');
      await expectTouchable(page.getByRole('navigation', { name: 'Panes' }).getByRole('link'));
      await expectTouchable(card(page).getByRole('button'));
      await expectTouchable(page.locator('header.site').getByRole('button'));
      await bar(page, 'Argument').click();
      await expectTouchable(page.locator('.tree [data-claim]'));
      await expectTouchable(fold(page, 'loves-war'));
      await expectTouchable(page.locator('#argument button'));
      await bar(page, 'Actors').click();
      await expectTouchable(page.locator('.actors [data-actor]'));
    });
  });
}

test.describe('a page of 1280 by 1024 enlarged to 400 %', { tag: '@layout' }, () => {
  test.use({ viewport: { width: 320, height: 256 }, contextOptions: { reducedMotion: 'reduce' } });

  for (const { kind, path } of KINDS) {
    test(`${kind} can be read: nothing lies over all of it, and nothing is out of reach sideways`, async ({ page }) => {
      await open(page, path);
      expect(await sticksOut(page)).toEqual([]);
      const free = await page.evaluate(() => {
        const places = [];
        for (let y = 4; y < window.innerHeight; y += 8) {
          if (document.elementFromPoint(160, y)?.closest('.bar, #card') === null) places.push(y);
        }
        return (places.length * 8) / window.innerHeight;
      });
      expect(free, 'the share of the window in which the essay can be seen').toBeGreaterThanOrEqual(0.3);
      await page.locator('#p16').evaluate((element) => element.scrollIntoView({ block: 'start', behavior: 'instant' }));
      await expectInView(page.locator('#p16 > span').first());
    });
  }

  test('the card can be read whole and put away', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await command(page, 'toggle-card').click();
    const last = card(page).getByRole('button').last();
    await last.scrollIntoViewIfNeeded();
    await expectInView(last);
    await command(page, 'clear').scrollIntoViewIfNeeded();
    await command(page, 'clear').click();
    await expectNothing(page);
  });
});

test.describe('a browser whose text is set to twice its size', { tag: '@layout' }, () => {
  test.use({ viewport: { width: 1280, height: 800 } });

  for (const { kind, path } of KINDS) {
    test(`${kind} fits the window sideways`, async ({ page, context, site }) => {
      const browser = await context.newCDPSession(page);
      await browser.send('Page.setFontSizes', { fontSizes: { standard: 32 } });
      await open(page, site.url(path));
      expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('32px');
      expect(await sticksOut(page)).toEqual([]);
      await expect(page.locator('#p1')).toBeVisible();
    });
  }
});

test.describe('between a phone and a wide window', { tag: '@layout' }, () => {
  for (const width of [480, 640, 800, 991, 992, 1024, 1280, 1920]) {
    test(`nothing sticks out of a window ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 720 });
      for (const path of ['', 'claim/loves-war/', 'actor/putin/']) {
        await open(page, path);
        expect.soft(await sticksOut(page), path).toEqual([]);
      }
    });
  }
});
