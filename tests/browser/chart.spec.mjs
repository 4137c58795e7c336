// The argument drawn: a map to walk through beside the essay, by mouse, touch and keys, and a page without a program.

import { readFile } from 'node:fs/promises';

import { expect, test } from './fixtures.mjs';
import {
  CLAIMS,
  MAP,
  claimOf,
  command,
  essay,
  expectClaim,
  expectInView,
  expectNoViolation,
  open,
  passages,
  row,
  status,
  sticksOut,
  tree,
  turnTo,
} from './reader.mjs';

const map = (page) => page.getByRole('region', { name: 'Map' });
const drawn = (page, id) => map(page).locator(`[data-claim="${id}"]`);
const view = (page) => map(page).getByRole('group', { name: 'View' });
const press = (page, name) => view(page).getByRole('button', { name, exact: true }).click();
/** What of the drawing is seen: left, top, width, height, in units. */
const seen = async (page) => (await map(page).locator('svg.chart').getAttribute('viewBox')).split(' ').map(Number);
/** Where the claims are drawn. */
const places = (page) =>
  map(page).locator('[data-claim] .ground').evaluateAll((all) =>
    Object.fromEntries(all.map((it) => [it.parentElement.dataset.claim, [Number(it.getAttribute('x')), Number(it.getAttribute('y'))]])),
  );

async function openMap(page, address = '/?view=map') {
  await open(page, address);
  await expect(map(page).locator('[data-claim]').first()).toBeAttached();
  await press(page, 'Fit');
}

test('nothing of the map is loaded before it is asked for', async ({ page }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page);
  expect(asked.filter((url) => url.includes('chart'))).toEqual([]);
  await page.keyboard.press('m');
  await expect(map(page).locator('[data-claim="wants-no-end"]')).toBeVisible();
  await expect(status(page)).toHaveText('The argument is drawn.');
  await expect(page).toHaveURL(/\?view=map$/);
  await expect(tree(page)).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(map(page)).toBeHidden();
  await expect(tree(page)).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
});

for (const width of [1440, 1024, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('a claim that is chosen on the map is chosen everywhere, and the other way round', async ({ page }) => {
      await openMap(page);
      await drawn(page, 'loves-war').click();
      await expectClaim(page, 'loves-war');
      await expect(page).toHaveURL(/\/claim\/loves-war\/\?view=map$/);
      // A narrow page turns to the essay.
      if (width < 900) await turnTo(page, 'argument');
      await expect(drawn(page, 'loves-war')).toHaveAttribute('data-chosen', 'true');
      if (width > 900) await expectInView(passages(page, 'loves-war').first());
      // What is folded away comes into view when it is chosen elsewhere.
      await page.evaluate(() => document.querySelector('.tree #c-veterans-bound').click());
      if (width < 900) await turnTo(page, 'argument');
      await expect(drawn(page, 'veterans-bound')).toHaveAttribute('data-chosen', 'true');
      await expectInView(drawn(page, 'veterans-bound'));
    });

    test('it has no fault that axe knows, and nothing sticks out', async ({ page }) => {
      await openMap(page);
      // A pane beside the essay has no heading of the page, nor its main part.
      const without = width > 900 ? [] : ['landmark-one-main', 'page-has-heading-one'];
      await expectNoViolation(page, 'the map', without);
      expect(await sticksOut(page)).toEqual([]);
    });
  });
}

test('claims are called as in the tree, steps have their ids, and what is folded is counted', async ({ page }) => {
  await openMap(page);
  await press(page, 'Unfold all');
  const names = await map(page).locator('[data-claim]').evaluateAll((all) => all.map((it) => [it.dataset.claim, it.getAttribute('aria-label')]));
  expect(names.map(([id]) => id).sort()).toEqual(CLAIMS.map((it) => it.id).sort());
  const steps = await map(page).locator('[data-inference]').evaluateAll((all) => all.map((it) => it.dataset.inference));
  expect(steps.sort()).toEqual(MAP.inferences.filter((it) => it.voice !== 'editor').map((it) => it.id).sort());
  await press(page, 'Fold all');
  await expect(drawn(page, 'loves-war')).toContainText('3 below');
  await press(page, 'Editor’s notes');
  // What they are on is unfolded.
  const notes = MAP.claims.filter((it) => it.voice === 'editor').length;
  await expect(map(page).locator('.claim.editor')).toHaveCount(notes);
  await press(page, 'Unfold all');
  await expect(map(page).locator('.claim.editor').first()).toBeAttached();
  await press(page, 'Back to the list');
  await command(page, 'unfold-all').click();
  for (const [id, name] of names.filter((_, nth) => nth % 9 === 0)) await expect(row(page, id)).toHaveAccessibleName(name.replace(/\s+/g, ' '));
});

test('unfolding a claim leaves it where it is, and most of the others', async ({ page }) => {
  await openMap(page);
  const before = await places(page);
  const at = await drawn(page, 'war-serves-putin').boundingBox();
  await map(page).locator('[data-fold="war-serves-putin"]').click();
  await expect(drawn(page, 'war-controls')).toBeAttached();
  const now = await drawn(page, 'war-serves-putin').boundingBox();
  expect([Math.round(now.x), Math.round(now.y)]).toEqual([Math.round(at.x), Math.round(at.y)]);
  const after = await places(page);
  const moves = Object.keys(before).map((id) => Math.abs(after[id][0] - before[id][0])).sort((a, b) => a - b);
  expect(moves[moves.length >> 1]).toBe(0);
  await map(page).locator('[data-fold="war-serves-putin"]').click();
  await expect(drawn(page, 'war-controls')).toHaveCount(0);
});

test('arrows walk along the reasons, and Enter chooses', async ({ page }) => {
  await openMap(page);
  await drawn(page, 'wants-no-end').focus();
  await page.keyboard.press('ArrowDown');
  const first = await page.evaluate(() => document.activeElement.dataset.claim);
  expect(first).not.toBe('wants-no-end');
  await page.keyboard.press('ArrowRight');
  const second = await page.evaluate(() => document.activeElement.dataset.claim);
  expect(second).not.toBe(first);
  await page.keyboard.press('ArrowUp');
  await expect(drawn(page, 'wants-no-end')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await expectClaim(page, first);
  // One stop for Tab.
  await expect(map(page).locator('svg.chart [tabindex="0"]')).toHaveCount(1);
});

test('it is made larger and moved by wheel, buttons, keys and pointer', async ({ page }) => {
  await openMap(page);
  const [, , width] = await seen(page);
  await press(page, 'Zoom in');
  await expect.poll(async () => (await seen(page))[2]).toBeLessThan(width);
  await press(page, 'Zoom out');
  await expect.poll(async () => Math.round((await seen(page))[2])).toBe(Math.round(width));
  const box = await map(page).locator('.drawing').boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height - 60);
  await page.mouse.wheel(0, -240);
  await expect.poll(async () => (await seen(page))[2]).toBeLessThan(width);
  const [left] = await seen(page);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width / 2 - 120, box.y + box.height - 60, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await seen(page))[0]).toBeGreaterThan(left);
  await expect(page).toHaveURL(/\?view=map$/);
  await press(page, 'Fit');
  const [x, y, w, h] = await seen(page);
  for (const [left, top] of Object.values(await places(page))) {
    expect(left).toBeGreaterThanOrEqual(x);
    expect(left).toBeLessThan(x + w);
    expect(top).toBeGreaterThanOrEqual(y);
    expect(top).toBeLessThan(y + h);
  }
});

test('from far away all but the thesis and its reasons are bars', async ({ page }) => {
  await openMap(page);
  await press(page, 'Unfold all');
  await press(page, 'Fit');
  await expect(map(page).locator('svg.chart')).toHaveClass(/far/);
  const names = map(page).locator('[data-named]');
  await expect(names.first()).toHaveAttribute('data-named', 'wants-no-end');
  expect(await names.count()).toBeGreaterThan(2);
  // As large as can be read, however far away.
  const size = await names.nth(1).locator('text').evaluate((it) => Number.parseFloat(getComputedStyle(it).fontSize));
  expect(size).toBeGreaterThanOrEqual(12);
  await expect(drawn(page, 'veterans-bound').locator('.said')).toBeHidden();
  await expect(drawn(page, 'veterans-bound').locator('.bar').first()).toBeVisible();
  await expect(map(page).locator('.overview')).toBeVisible();
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('all of the overview is above the panes’ names, for who comes for the first time too', async ({ page }) => {
    await openMap(page);
    await press(page, 'Unfold all');
    const [overview, panes] = [map(page).locator('.overview'), page.getByRole('navigation', { name: 'Panes' })];
    await expect(overview).toBeVisible();
    const [above, below] = [await overview.boundingBox(), await panes.boundingBox()];
    expect(above.y + above.height).toBeLessThanOrEqual(below.y);
  });
});

test('the order of the text is that of the essay', async ({ page }) => {
  await openMap(page);
  await press(page, 'Order of the text');
  await expect(view(page).getByRole('button', { name: 'Order of the text' })).toHaveAttribute('aria-pressed', 'true');
  const at = await places(page);
  const numbers = await page.locator('.tree [data-number]').evaluateAll((all) => all.map((it) => [Number(it.dataset.number), it.closest('.row').dataset.claim]));
  const order = [...new Map(numbers).entries()].sort(([a], [b]) => a - b).map(([, id]) => id);
  const tops = order.map((id) => at[id][1]);
  expect(tops).toEqual([...tops].sort((a, b) => a - b));
  await drawn(page, order[0]).focus();
  await page.keyboard.press('ArrowDown');
  expect(await page.evaluate(() => document.activeElement.dataset.claim)).not.toBe(order[0]);
});

test('what falls is struck out and signed on the map', async ({ page }) => {
  await openMap(page, '/?view=map&reject=insiders-say-love');
  await expect(drawn(page, 'loves-war')).toHaveAttribute('data-standing', '✕');
  await expect(drawn(page, 'loves-war').locator('.standing')).toHaveText('✕');
  await expect(drawn(page, 'loves-war')).toHaveAccessibleName(/falls/);
  expect(await drawn(page, 'loves-war').locator('.said').evaluate((it) => getComputedStyle(it).textDecorationLine)).toBe('line-through');
});

test('pointing at a claim lights its passages', async ({ page }) => {
  await openMap(page);
  await drawn(page, 'loves-war').hover();
  await expect(essay(page).locator('[data-hinted]').first()).toBeAttached();
  const claims = await essay(page).locator('[data-hinted]').evaluateAll((all) => all.map((it) => it.dataset.claims));
  expect(claims.every((it) => it.split(' ').includes('loves-war'))).toBe(true);
});

test('the picture is saved as it is shown, with its title and its source', async ({ page, guard }) => {
  // The page itself reads no such picture.
  guard.allow(/inline style/);
  await openMap(page);
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save picture')]);
  expect(download.suggestedFilename()).toBe('map.svg');
  const picture = await readFile(await download.path(), 'utf8');
  expect(picture).toContain(`<title>${MAP.title}</title>`);
  expect(picture.match(/data-claim=/g).length).toBe(await map(page).locator('[data-claim]').count());
  expect(picture).not.toContain('var(');
  const problem = await page.evaluate((text) => new DOMParser().parseFromString(text, 'image/svg+xml').querySelector('parsererror')?.textContent, picture);
  expect(problem).toBeUndefined();
});

test('a picture is of the whole or of what is seen, in lines or in pixels of two sizes', async ({ page }) => {
  await openMap(page);
  const taken = async (name) => {
    const button = map(page).getByRole('group', { name: 'Picture' }).getByRole('button', { name, exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
    return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
  };
  await expect(map(page).getByRole('group', { name: 'Picture' })).toBeHidden();
  await press(page, 'PNG, PDF …');
  await expect(view(page).getByRole('button', { name: 'PNG, PDF …' })).toHaveAttribute('aria-expanded', 'true');
  const [whole, large] = [await taken('PNG'), await taken('PNG, large')];
  expect(whole.name).toBe('map.png');
  const size = ({ bytes }) => [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect(size(whole)[0]).toBeGreaterThanOrEqual(1920);
  expect(Math.round(size(large)[0] / size(whole)[0])).toBe(2);
  // More than an empty sheet.
  expect(whole.bytes.length).toBeGreaterThan(20_000);
  const all = (await taken('SVG')).bytes.toString();
  await drawn(page, 'loves-war').click();
  for (let nth = 0; nth < 5; nth += 1) await press(page, 'Zoom in');
  await map(page).getByRole('button', { name: 'What is seen' }).click();
  const part = (await taken('SVG')).bytes.toString();
  const count = (picture) => picture.match(/data-claim=/g).length;
  expect(count(part)).toBeLessThan(count(all));
  expect(part).toContain('data-claim="loves-war"');
  expect(part).toContain(`<title>${MAP.title}</title>`);
  await expectNoViolation(page, 'the choice of pictures');
});

test('printing makes a page as large as the picture, with nothing else on it', async ({ page }) => {
  await openMap(page);
  await page.evaluate(() => {
    window.print = () => {
      document.documentElement.dataset.printed = 'true';
    };
  });
  await press(page, 'PNG, PDF …');
  await map(page).getByRole('button', { name: 'PDF, by printing' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', 'true');
  const [width, height] = await page.locator('#picture svg').evaluate((it) => [it.width.baseVal.value, it.height.baseVal.value]);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('#picture')).toBeVisible();
  await expect(essay(page)).toBeHidden();
  await page.emulateMedia({ media: null });
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = [...pdf.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(([, w, h]) => [Number(w), Number(h)]);
  expect(boxes.length).toBe(1);
  // Points, of which there are three for four pixels.
  expect(Math.abs(boxes[0][0] - width * 0.75)).toBeLessThan(2);
  expect(Math.abs(boxes[0][1] - height * 0.75)).toBeLessThan(2);
  // Once it is printed, the page is as it was.
  await expect(page.locator('#picture')).toHaveCount(0);
});

test('where the program of the map cannot be loaded, that is said, and the tree is there', async ({ page, guard }) => {
  guard.allow(/chart|Failed to load resource/);
  await page.route(/chart-[0-9a-f]{16}\.js$/, (route) => route.abort());
  await open(page);
  await page.keyboard.press('m');
  await expect(page.locator('.warning')).toContainText('cannot be loaded');
  await expect(tree(page)).toBeVisible();
});

test('another map of the site is drawn too', async ({ page }) => {
  await openMap(page, '/linden/?view=map');
  await expect(map(page).locator('[data-claim]').first()).toBeVisible();
  await map(page).locator('[data-claim]').nth(1).click();
  await expect(page).toHaveURL(/\/linden\/claim\/[^/]+\/\?view=map$/);
});

test.describe('without a program', () => {
  test.use({ javaScriptEnabled: false });

  test('the map is a page of its own, whole, with links', async ({ page, guard }) => {
    guard.allow(/preloaded using link preload/);
    await page.goto('/');
    await page.getByRole('main').getByRole('link', { name: 'map', exact: true }).click();
    await expect(page).toHaveURL(/\/map\/$/);
    await expect(page.locator('.chart-scroll svg.chart')).toHaveCount(2);
    await expect(page.locator('svg.chart').first().locator('[data-claim]')).toHaveCount(CLAIMS.length);
    await expectNoViolationOf(page);
    await page.locator('svg.chart').first().getByRole('link', { name: new RegExp(claimOf('loves-war').text.slice(0, 30)) }).first().click();
    await expect(page).toHaveURL(/\/claim\/loves-war\/#/);
  });

  /** What can be told without running anything in the page: that each claim is a link with a name. */
  async function expectNoViolationOf(page) {
    const links = page.locator('svg.chart').first().locator('a[data-claim]');
    expect(await links.count()).toBe(await page.locator('svg.chart').first().locator('a[data-claim][aria-label][href]').count());
  }
});
