// An essay that is more than paragraphs: headings, lists, quotations, verse, foot notes, links.

import { expect, test } from './fixtures.mjs';
import {
  argument,
  essay,
  expectInView,
  expectNoViolation,
  litPassages,
  mentions,
  open,
  passages,
  row,
} from './reader.mjs';

const PARAGRAPHS = 21;
const MASTER = 'https://harbour.example/master?of=tides&year=1931';
const kind = (page, kind) => page.locator(`article > p[data-kind~="${kind}"]`);
const link = (page, address) => page.locator(`article a[href="${address}"]`);

test('it is all there without a program, with its styles', async ({ browser, site, guard }) => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  guard.watch(context);
  const page = await context.newPage();
  await page.goto(site.url('almanac/'));
  await expect(page.locator('article > p')).toHaveCount(PARAGRAPHS);
  for (let at = 1; at <= PARAGRAPHS; at++) await expect(page.locator(`article > p#p${at}`)).toHaveCount(1);
  await expect(page.locator('article > :is(h2, h3, h4)')).toHaveText([
    'A book of days',
    'What is in it',
    'What they say against it',
    'An answer in verse',
  ]);
  await expect(kind(page, 'note')).toHaveCount(2);
  await expect(kind(page, 'verse')).toHaveCSS('white-space', /pre-line|preserve-breaks/);
  await page.goto(site.url('almanac/paragraph/19/'));
  await expect(kind(page, 'item').first()).toHaveCSS('position', 'relative');
  await expect(kind(page, 'quote').first()).not.toHaveCSS('padding-left', '0px');
  await context.close();
});

test('other maps do not load its styles', async ({ page, site }) => {
  const asked = [];
  page.on('request', (request) => asked.push(request.url()));
  await open(page, site.url());
  expect(asked.filter((url) => url.includes('/markdown-'))).toEqual([]);
  await open(page, site.url('almanac/'));
  expect(asked.filter((url) => url.includes('/markdown-'))).toHaveLength(1);
});

test('headings, lists, quotations and foot notes are what they look like', async ({ page, site }) => {
  await open(page, site.url('almanac/'));
  await expectNoViolation(page);
  const own = essay(page);
  await expect(own.getByRole('heading', { name: 'A book of days', level: 2 })).toBeVisible();
  await expect(own.getByRole('heading', { name: 'What is in it', level: 3 })).toBeVisible();
  await expect(own.getByRole('heading', { name: 'An answer in verse', level: 4 })).toBeVisible();
  const lists = await page.locator('article > [role="list"]').evaluateAll((all) => all.map((it) => it.getAttribute('aria-owns')));
  expect(lists).toEqual(['p4 p5 p6 p7 p8', 'p10', 'p12']);
  await expect(own.getByRole('listitem').and(page.locator('p'))).toHaveCount(7);
  await expect(page.locator('#p10 > .label')).toHaveText('3.');
  await expect(page.locator('#p12 > .label')).toHaveText('4.');
  await expect(page.locator('#p17 em')).toHaveText('May look for it down there.');
  expect(await page.locator('#p17').innerText()).toContain('where;\nAnd he');
});

test('a foot note is led to and back, and the choice stays', async ({ page, site }) => {
  await open(page, site.url('almanac/claim/costs/'));
  await expect(litPassages(page)).toHaveCount(1);
  await page.locator('#p1 sup a').click();
  await expectInView(page.locator('#p19'));
  await expect(page).toHaveURL(site.url('almanac/claim/costs/'));
  await page.locator('#p19 > sup a').click();
  await expectInView(page.locator('#p1'));
  await expect(litPassages(page)).toHaveCount(1);
});

test('a link leads out of the site and chooses nothing', async ({ page, site }) => {
  await open(page, site.url('almanac/'));
  const outside = link(page, MASTER);
  await expect(outside).toHaveAttribute('rel', 'noopener noreferrer');
  // The mention is the whole link.
  await expect(mentions(page, 'master')).toHaveText('the harbour master');
  // Nothing may be asked of another host: what the click would do is looked at instead.
  await page.evaluate(() => {
    window.addEventListener('click', (event) => {
      window.followed = [event.target.closest('a')?.href, event.defaultPrevented];
      event.preventDefault();
    });
  });
  await outside.click();
  expect(await page.evaluate(() => window.followed)).toEqual([MASTER, false]);
  await link(page, 'https://harbour.example/records').click();
  expect(await page.evaluate(() => window.followed)).toEqual(['https://harbour.example/records', false]);
  await expect(page).toHaveURL(site.url('almanac/'));
  await expect(litPassages(page)).toHaveCount(0);
});

test('passages and mentions reach over what is emphasised', async ({ page, site }) => {
  await open(page, site.url('almanac/'));
  await row(page, 'read-daily').click();
  await expect(litPassages(page)).toHaveText([/every house opens every day$/]);
  await expect(passages(page, 'read-daily').locator('em, strong')).toHaveText(['every', 'every day']);
  await page.locator('#actors [data-actor="marrow"]').click();
  await expect(mentions(page, 'marrow').first()).toHaveAttribute('data-lit', 'true');
  await expect(mentions(page, 'marrow').first().locator('em')).toHaveText('Old');
  await page.locator('#actors [data-actor="master"]').click();
  await expect(mentions(page, 'master')).toHaveAttribute('data-lit', 'true');
});

test('the search finds headings and marks words within what is emphasised', async ({ page, site }) => {
  await open(page, site.url('almanac/'));
  await page.getByRole('searchbox').fill('verse answer');
  await expect(page.locator('.hits a')).toHaveText([/^An answer in verse · Old Marrow/]);
  await page.locator('.hits a').click();
  await expect(page).toHaveURL(site.url('almanac/paragraph/16/'));
  await expectInView(page.locator('#p16'));
  await page.getByRole('searchbox').fill('inner basin');
  // What is marked comes when its paragraph comes into view.
  await page.locator('#p4').scrollIntoViewIfNeeded();
  await expect.poll(() => page.evaluate(() => [...(CSS.highlights.get('hits') ?? [])].map(String))).toEqual(['inner', 'basin']);
  await expect(argument(page)).toBeVisible();
});

for (const width of [1440, 390, 320]) {
  test(`nothing reaches beyond its column at ${width} px @layout`, async ({ page, site }) => {
    await page.setViewportSize({ width, height: 800 });
    await open(page, site.url('almanac/'));
    const wide = await page.evaluate(() => {
      const article = document.querySelector('.essay article').getBoundingClientRect();
      const out = (it) => it.getBoundingClientRect().right > article.right + 1;
      return [...document.querySelectorAll('article > *')].filter(out).map((it) => it.id || it.tagName);
    });
    expect(wide).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    // Numbers stand in one line, whatever the paragraph is.
    const lefts = await page.locator('article > p:not(#p1) > .number').evaluateAll((all) =>
      all.map((it) => Math.round(it.getBoundingClientRect().right)),
    );
    expect(new Set(lefts).size, lefts.join(' ')).toBe(1);
  });
}

test('on paper the addresses of links are told', async ({ page, site }) => {
  await open(page, site.url('almanac/'));
  await page.emulateMedia({ media: 'print' });
  const told = await link(page, MASTER).evaluate((it) => getComputedStyle(it, '::after').content);
  expect(told).toContain('harbour.example');
  await expect(page.locator('article > h2')).toBeVisible();
});
