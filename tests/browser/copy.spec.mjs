// The reader's own copy: how it is opened, what is refused, and that it stays where it is. What a copy of the essay
// itself then shows is in copy-essay.spec.mjs.

import { expect, test } from './fixtures.mjs';
import {
  ABSENT,
  ORIGINAL,
  OTHERWISE,
  PASSAGES,
  apart,
  ask,
  choose,
  copyWith,
  counts,
  dialog,
  drop,
  expectFocus,
  isShown,
  paste,
  report,
  stored,
  warning,
} from './copies.mjs';
import {
  command,
  essay,
  expectClaim,
  expectNoViolation,
  expectNothing,
  litPassages,
  open,
  row,
  status,
  sticksOut,
  turnTo,
} from './reader.mjs';

/** The beginning of a picture. */
const PICTURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0, 1, 0, 0];
const ELSEWHERE = `${OTHERWISE}\n\n${'Nobody here argues for anything; the gate is shut, and the geese have the road. '.repeat(20)}`;

const NOT_IT = /^This is not the essay that the map is of\. Nothing in it is lit\.$/;

/** Notes what the page asks for, from now on: the path of each request and what it carries. */
function listenToRequests(context) {
  const asked = [];
  context.on('request', (it) => asked.push([it.method(), new URL(it.url()).pathname, it.postData()]));
  return asked;
}

for (const width of [1280, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    test('another text is told apart: it is said, and nothing is lit', async ({ page }) => {
      await open(page, 'claim/loves-war/');
      const before = await essay(page).locator('article > p').allTextContents();
      await paste(page, ELSEWHERE);
      await expect(report(page).locator('.verdict')).toHaveText(NOT_IT);
      await expect(status(page)).toHaveText(NOT_IT);
      await expectFocus(page, 'after a copy has been opened');
      await expect(report(page).locator('details')).toHaveCount(0);
      await expect(command(page, 'turn-copy')).toHaveCount(0);
      expect(await essay(page).locator('article > p').allTextContents()).toEqual(before);
      await expectClaim(page, 'loves-war');
      expect(await sticksOut(page)).toEqual([]);
      await expectNoViolation(page, 'the report on another text');
      await command(page, 'forget-copy').click();
      await expect(report(page)).toHaveCount(0);
      await expectFocus(page, 'after a copy has been forgotten');
      await expect(command(page, 'open-copy')).toBeVisible();
    });

    for (const [what, name, bytes, words] of [
      ['an empty file', 'empty.txt', '', /There is no text here/],
      ['ten thousand empty lines', 'lines.txt', '\n'.repeat(10_000), /There is no text here/],
      ['a picture', 'essay.txt', PICTURE, /This is not a text file/],
      ['a page that is written by its scripts', 'page.html', '<!doctype html><title>A</title><script>let a</script>', /This page has no text in it/],
    ]) {
      test(`${what} is refused with a word on what to do`, async ({ page }) => {
        await open(page);
        await choose(page, name, bytes);
        await expect(dialog(page)).toBeHidden();
        await expect(warning(page)).toBeVisible();
        await expect(warning(page)).toHaveText(words);
        await expect(status(page)).toHaveText(words);
        await expect(report(page)).toHaveCount(0);
        await expectFocus(page, 'after a file was refused');
        await expectNoViolation(page, 'the warning');
        expect(await sticksOut(page)).toEqual([]);
        // A click anywhere takes the word away, and reading goes on.
        await page.getByRole('heading', { level: 1 }).click();
        await expect(warning(page)).toBeHidden();
        await turnTo(page, 'argument');
        await row(page, 'loves-war').click();
        await expectClaim(page, 'loves-war');
      });
    }

    test('letters that cannot be read are said, and the rest is', async ({ page }) => {
      await open(page);
      await choose(page, 'essay.md', [...Buffer.from(`${ELSEWHERE}\n\nAnd \u{1f3b5} so on`), 0xff, 0xfe, 0xfd, ...Buffer.from(' – to the end.')]);
      await expect(report(page).locator('.note').first()).toHaveText(/could not be read|was read as/);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('the dialog is opened, gone through and left by keyboard alone', async ({ page }) => {
      await open(page);
      await page.keyboard.press('Tab');
      await ask(page, 'your own copy');
      await expect(dialog(page)).toBeVisible();
      await expectNoViolation(page, 'the dialog');
      expect(await sticksOut(page)).toEqual([]);
      expect(await dialog(page).evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
      await page.keyboard.press('Tab');
      await expect(dialog(page).getByLabel('Paste the text')).toBeFocused();
      // The keys of the page are text here.
      await page.keyboard.type('a / ? [ ]');
      await expect(dialog(page).getByLabel('Paste the text')).toHaveValue('a / ? [ ]');
      await page.keyboard.press('Tab');
      await expect(dialog(page).getByRole('button', { name: 'Open the text' })).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(dialog(page).getByLabel(/choose a file/)).toBeFocused();
      await page.keyboard.press('Tab');
      await expect(dialog(page).getByRole('button', { name: 'Close' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(dialog(page)).toBeHidden();
      await expect(report(page)).toHaveCount(0);
      await expectFocus(page, 'after the dialog');

      await ask(page, 'your own copy');
      await page.keyboard.press('Escape');
      await expect(dialog(page)).toBeHidden();
      await expectNothing(page);

      await ask(page, 'your own copy');
      await page.keyboard.press('Tab');
      await page.keyboard.insertText(ELSEWHERE);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await expect(report(page).locator('.verdict')).toHaveText(NOT_IT);
      await expectFocus(page, 'after a copy has been opened by key');
    });

    test('where nothing can be kept, it is said and reading goes on', async ({ page }) => {
      await page.addInitScript(() => {
        Storage.prototype.setItem = () => {
          throw new DOMException('full', 'QuotaExceededError');
        };
      });
      await open(page);
      await paste(page, ELSEWHERE);
      for (const keep of [() => command(page, 'keep-copy').click(), () => ask(page, 'keep on this device')]) {
        await expect(report(page)).toBeVisible();
        await keep();
        await expect(warning(page)).toHaveText(/keep.*Reading goes on\./);
        await expect(warning(page)).toBeVisible();
        await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'false');
        expect(await stored(page)).toEqual([]);
        await expectFocus(page, 'after the browser kept nothing');
        await turnTo(page, 'argument');
        await row(page, 'loves-war').click();
        await expectClaim(page, 'loves-war');
        await expect(warning(page)).toBeHidden();
      }
    });
  });
}

test.describe('what is in a file', () => {
  test('never runs and never loads', async ({ page, context }) => {
    await open(page);
    const asked = listenToRequests(context);
    const trap = `<script>window.ran = 1</script><img src="/trap.png" onerror="window.ran = 2"><iframe src="/trap"></iframe>
      <link rel="stylesheet" href="/trap.css"><svg onload="window.ran = 3"></svg><video src="/trap.mp4" autoplay></video>
      <meta http-equiv="refresh" content="0;url=/trap"><style>@import "/trap.css"; body { background: url(/trap.png) }</style>`;
    const text = (ORIGINAL.length ? ORIGINAL : [ELSEWHERE]).map((it) => `<p onclick="window.ran = 4" style="background: url(/trap.png)">${it}</p>${trap}`);
    const aside = '<p>Menu &lt;img src="/trap.png" onerror="window.ran = 5"&gt; &lt;script&gt;window.ran = 6&lt;/script&gt;</p>';
    await choose(page, 'saved.html', `<!doctype html><html onmouseover="window.ran = 7"><body>${trap}${aside}${text.join('')}</body></html>`);
    await expect(report(page)).toBeVisible();
    if (ORIGINAL.length) {
      await apart(page).first().locator('summary').click();
      await expect(apart(page).first()).toContainText('<script>window.ran = 6</script>');
      await page.locator('#p3').click();
    }
    await page.mouse.move(400, 400);
    expect(await page.evaluate(() => window.ran)).toBeUndefined();
    expect(asked.filter(([, path]) => path.includes('trap'))).toEqual([]);
    expect(await page.locator('article :is(img, iframe, script, svg, video, style)').count()).toBe(0);
  });

  test('opens what was asked for and no more: the program for it comes when it is needed, and nothing is sent', async ({ page, context }) => {
    const asked = listenToRequests(context);
    await open(page);
    await command(page, 'open-copy').click();
    await expect(dialog(page)).toBeVisible();
    await page.keyboard.press('Escape');
    expect(asked.filter(([, path]) => path.includes('opener'))).toEqual([]);
    asked.length = 0;
    await paste(page, ELSEWHERE);
    await expect(report(page)).toBeVisible();
    await paste(page, 'Geese, again. Nothing more.');
    await expect(status(page)).toHaveText(NOT_IT);
    const file = await page.locator('#app').getAttribute('data-opener');
    const fingerprints = await page.locator('#app').getAttribute('data-fingerprints');
    const files = [file, file.replace(/\.js$/, '_bg.wasm'), fingerprints];
    const needed = files.map((name) => ['GET', `/${name}`, null]);
    expect(asked.filter(([, path]) => !path.endsWith('.svg')).sort()).toEqual(needed.sort());
    expect(page.url()).not.toContain('?');
  });

  for (const part of ['opener-*.js', 'opener-*_bg.wasm']) {
    test(`is not opened where ${part} cannot be loaded; it is said, and can be tried again`, async ({ page, guard }) => {
      guard.allow(/Failed to load resource|opener|NetworkError|Failed to fetch/);
      await open(page);
      await page.route(`**/${part}`, (route) => route.abort());
      await paste(page, ELSEWHERE);
      await expect(warning(page)).toHaveText(/cannot be loaded/);
      await page.unroute(`**/${part}`);
      await paste(page, ELSEWHERE);
      await expect(report(page).locator('.verdict')).toHaveText(NOT_IT);
    });
  }

  test('is read beside the page, which answers meanwhile, however large the file', async ({ page }) => {
    test.slow();
    await open(page);
    await page.evaluate(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: 'longtask' });
      const words = 'Pears are ripe when they part from the branch at a touch, and not a day before. ';
      const data = new DataTransfer();
      data.items.add(new File(Array(250).fill(`${words.repeat(1000)}\n\n`), 'large.txt'));
      document.querySelector('#essay').dispatchEvent(new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true }));
    });
    for (const id of ['loves-war', 'aim-unchanged', 'officials-want-out']) {
      await row(page, id).click();
      await expectClaim(page, id);
    }
    await expect(report(page), 'the file is still being read').toHaveCount(0);
    await expect(report(page).locator('.verdict')).toHaveText(NOT_IT, { timeout: 60_000 });
    await expectClaim(page, 'officials-want-out');
    test.info().annotations.push({ type: 'the page’s longest task, ms', description: String(await page.evaluate(() => window.longest)) });
  });
});

test.describe('a copy that is kept on the device', () => {
  test.skip(ORIGINAL.length === 0, ABSENT);

  for (const width of [1280, 360]) {
    test(`survives a reload until it is forgotten, at ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height: 800 });
      await open(page, 'claim/veterans-bound/');
      await paste(page, copyWith());
      await isShown(page);
      expect(await stored(page)).toEqual([]);
      await command(page, 'keep-copy').click();
      await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
      await expect(status(page)).toHaveText(/is kept on this device until you forget it/);
      expect(await stored(page)).toEqual(['wherefore-copy', 'wherefore-copy-decisions']);
      await page.reload();
      await isShown(page);
      await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
      expect(await counts(page)).toEqual({ exact: PASSAGES });
      await expectClaim(page, 'veterans-bound');
      // What is opened by itself leaves the reader where a page begins.
      await page.keyboard.press('Tab');
      await expect(page.locator('.skip')).toBeFocused();
      await command(page, 'forget-copy').click();
      await expect(report(page)).toHaveCount(0);
      expect(await stored(page)).toEqual([]);
      await page.reload();
      await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
      await expect(command(page, 'open-copy')).toBeVisible();
      await expect(litPassages(page)).not.toHaveCount(0);
    });
  }

  test('stays kept when something that is no copy is opened, and gives way to another copy', async ({ page }) => {
    await open(page);
    await paste(page, copyWith());
    await isShown(page);
    await command(page, 'keep-copy').click();
    await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
    await paste(page, '   ');
    await expect(warning(page)).toHaveText(/There is no text here/);
    await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
    expect(await stored(page)).toHaveLength(2);
    await drop(page, 'part.txt', ORIGINAL.slice(0, 8).join('\n\n'));
    await expect(report(page).locator('.verdict')).toHaveText('Your copy is a part of the essay.');
    await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'false');
    expect(await stored(page)).toEqual([]);
  });

  test('is no longer said to be kept once the device has no room', async ({ page }) => {
    await open(page);
    await paste(page, copyWith({ 10: () => [OTHERWISE] }));
    await isShown(page);
    await command(page, 'keep-copy').click();
    await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
    await page.evaluate(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('#p9'));
      getSelection().removeAllRanges();
      getSelection().addRange(range);
      document.querySelector('[data-group="lost"]').open = true;
    });
    await report(page).locator('[data-group="lost"] [data-decide]').first().click();
    await expect(report(page).locator('[data-group="settled by you"]')).toHaveCount(1);
    await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'false');
    await expect(warning(page)).toHaveText(/Reading goes on\./);
  });
});
