// The studio: a text is opened, claims are made of its words, changed, undone, kept, saved and opened again.

import AxeBuilder from '@axe-core/playwright';
import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from './fixtures.mjs';

const TEXT = `The town library is shut on Sunday. Most people have time on that day.

It will be said that the town cannot pay. The council has just bought a second fountain.`;

const button = (page, name) => page.getByRole('button', { name, exact: true });
const row = (page, text) => page.getByRole('treeitem', { name: new RegExp(text) });
const status = (page) => page.getByRole('status').first();

async function open(page) {
  await page.goto('/studio/');
  await expect(page.locator('#app[data-hydrated="true"]')).toBeVisible();
}

async function start(page, text = TEXT) {
  await open(page);
  await page.getByLabel('A text to start from').fill(text);
  await button(page, 'Start').click();
  await expect(page.getByRole('main', { name: 'Essay' }).locator('#p1')).toBeVisible();
}

/** Selects words of the essay, as a pointer would. */
async function select(page, words) {
  await page.evaluate((words) => {
    const walker = document.createTreeWalker(document.querySelector('article'), NodeFilter.SHOW_TEXT);
    const nodes = [];
    let text = '';
    while (walker.nextNode()) {
      if (walker.currentNode.parentElement.closest('.number, .notes, .unseen, .label')) continue;
      nodes.push([text.length, walker.currentNode]);
      text += walker.currentNode.data;
    }
    const at = text.indexOf(words);
    const place = (offset) => {
      const [start, node] = nodes.findLast(([start]) => start <= offset);
      return [node, offset - start];
    };
    const range = document.createRange();
    range.setStart(...place(at));
    const [node, offset] = place(at + words.length - 1);
    range.setEnd(node, offset + 1);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }, words);
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toBeVisible();
}

async function claim(page, words, how = 'Claim', onto) {
  await select(page, words);
  if (onto) await page.getByLabel('Bears on').selectOption({ label: onto });
  await button(page, how).click();
  await expect(row(page, words)).toBeVisible();
}

/** The sizes of the maps that are kept on the device, in words. */
const keptSizes = (page) =>
  page.evaluate(
    () =>
      new Promise((done) => {
        const request = indexedDB.open('wherefore-studio');
        request.onsuccess = () => {
          const all = request.result.transaction('maps').objectStore('maps').getAll();
          all.onsuccess = () => {
            request.result.close();
            done(all.result.map((it) => it.size).sort());
          };
        };
      }),
  );

async function axe(page) {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map((it) => `${it.id}: ${it.nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
}

test('an empty studio says what to do', async ({ page }) => {
  await open(page);
  await expect(button(page, 'Start from a text')).toBeVisible();
  await expect(button(page, 'Open a map')).toBeVisible();
  await expect(page.getByText('Nothing that you open or write leaves this device.')).toBeVisible();
  await expect(page.locator('input[type=file]')).toHaveCount(1);
  await axe(page);
  await button(page, 'Start').click();
  await expect(page.getByRole('alert')).toHaveText(/no text|empty/i);
});

test('words become a claim, a reason and an objection, and each step can be taken back', async ({ page }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  await expect(status(page)).toHaveText('Done: new claim ‘The town library is shut on …’.');
  await claim(page, 'Most people have time on that day', 'Reason for…', 'The town library is shut on Sunday');
  await claim(page, 'the town cannot pay', 'Objection to…', 'The town library is shut on Sunday');
  await expect(page.getByRole('treeitem', { name: /Reason.*Most people/ })).toBeVisible();
  await expect(page.getByRole('treeitem', { name: /Objection.*the town cannot pay/ })).toBeVisible();
  // The words are lit in the essay.
  await expect(page.locator('#p2 [data-lit]')).toContainText('the town cannot pay');
  await axe(page);
  await button(page, 'Undo').click();
  await expect(status(page)).toHaveText('Undone: new objection ‘the town cannot pay’.');
  await expect(row(page, 'cannot pay')).toHaveCount(0);
  await button(page, 'Redo').click();
  await expect(row(page, 'cannot pay')).toBeVisible();
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('treeitem')).toHaveCount(0);
  await expect(button(page, 'Undo')).toBeDisabled();
});

test('a claim is put in other words, called unsaid, moved and deleted', async ({ page }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  await claim(page, 'Most people have time on that day', 'Reason for…');
  const field = page.getByLabel('The claim, in your own words');
  await expect(field).toBeFocused();
  await field.fill('Sunday is when people are free.');
  await field.press('Enter');
  await expect(row(page, 'Sunday is when people are free')).toBeVisible();
  await button(page, 'unsaid').click();
  await expect(button(page, 'unsaid')).toHaveAttribute('aria-pressed', 'true');
  await claim(page, 'the town cannot pay', 'Objection to…', 'The town library is shut on Sunday');
  await page.getByLabel('How it bears').selectOption('against');
  await page.getByLabel('On what it bears').selectOption({ label: 'Sunday is when people are free.' });
  await button(page, 'Move').click();
  await expect(status(page)).toHaveText('Done: move ‘the town cannot pay’.');
  await row(page, 'Sunday is when').click();
  await button(page, 'Delete').click();
  await expect(page.getByRole('group', { name: 'Delete' })).toContainText('the town cannot pay');
  await page.getByRole('group', { name: 'Delete' }).getByRole('button', { name: 'Delete' }).click();
  await expect(page.getByRole('treeitem')).toHaveCount(1);
});

test('who has keys alone makes claims of a paragraph, or of words of one', async ({ page }) => {
  await start(page);
  // The number of a paragraph is a link.
  const number = page.locator('#p2 a[href$="paragraph/2/"]').first();
  await number.focus();
  await page.keyboard.press('Enter');
  const words = page.getByLabel('Words of the essay');
  await expect(words).toHaveValue(/^It will be said .* fountain\.$/);
  await words.focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('a third fountain');
  await page.keyboard.press('Enter');
  await expect(status(page)).toHaveText('Paragraph 2 does not have these words.');
  await page.keyboard.press('Control+a');
  await page.keyboard.type('a second fountain');
  await page.keyboard.press('Tab');
  await expect(button(page, 'Claim')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(row(page, 'a second fountain')).toBeVisible();
  await expect(page.locator('#p2 [data-lit]')).toContainText('a second fountain');
});

test('what cannot be done is said, and stays to be seen', async ({ page }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  await claim(page, 'Most people have time on that day', 'Reason for…');
  await row(page, 'The town library').click();
  await page.getByLabel('How it bears').selectOption('for');
  await page.getByLabel('On what it bears').selectOption({ label: 'Most people have time on that day' });
  await button(page, 'Move').click();
  await expect(page.getByRole('complementary', { name: 'Warning' })).toHaveText(/cannot bear on itself/);
  // A second reason goes beside the first, and half a word is a whole one.
  await row(page, 'Most people').click();
  await select(page, 'own cannot pa');
  await expect(page.getByLabel('Words of the essay')).toHaveValue('town cannot pay');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: 'Selection' })).toHaveCount(0);
  await row(page, 'Most people').click();
  await button(page, 'Add an unsaid reason').click();
  await expect(page.getByLabel('The claim, in your own words')).toBeFocused();
  await expect(page.getByRole('treeitem', { name: /does not say.*unsaid/ })).toBeVisible();
});

test('two tabs on one map keep both', async ({ page, context }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  const other = await context.newPage();
  await open(other);
  await other.getByRole('region', { name: 'Go on with' }).getByRole('button', { name: 'Untitled', exact: true }).click();
  await claim(other, 'Most people have time on that day');
  const sizes = () => keptSizes(other);
  await expect.poll(sizes).toEqual(['2 claims']);
  await claim(page, 'the town cannot pay');
  await expect(page.getByRole('complementary', { name: 'Warning' })).toHaveText(/changed elsewhere/);
  expect(await sizes()).toEqual(['2 claims', '2 claims']);
});

test('the source and the page go together', async ({ page }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  await button(page, 'Source').click();
  const source = page.getByRole('region', { name: 'Source' });
  const field = source.getByRole('textbox');
  await expect(field).toHaveValue(/\[the-town-library-is-shut-on-sunday\]: The town library is shut on Sunday \{source:/);
  const text = await field.inputValue();
  await field.fill(text.replace('[the-town', '// A note of mine.\n\n[the-town') + '  + [busy]: All are busy. {source: "nobody said this"}\n');
  await expect(row(page, 'All are busy')).toBeVisible();
  await expect(source.getByRole('log')).toContainText('nobody said this');
  await axe(page);
  // What is done on the page leaves what was typed.
  await row(page, 'All are busy').click();
  await page.getByLabel('The claim, in your own words').fill('Everybody is busy.');
  await page.getByLabel('The claim, in your own words').press('Enter');
  await expect(field).toHaveValue(/\/\/ A note of mine\.[^]*\[busy\]: Everybody is busy\. \{source: "nobody said this"\}/);
  await button(page, 'essay.md').click();
  await expect(field).toHaveValue(/The town library is shut on Sunday\. Most people/);
});

test('a person is named, and takes a stand', async ({ page }) => {
  await start(page);
  await claim(page, 'the town cannot pay');
  await select(page, 'The council');
  await page.getByLabel('Whom the words name').selectOption('a new institution');
  await button(page, 'Names').click();
  await expect(page.getByRole('complementary', { name: 'Actors' }).locator('[data-actor="the-council"]').first()).toBeVisible();
  await expect(page.getByLabel('What they make of it')).toHaveValue('asserts');
  await button(page, 'this claim').click();
  await expect(page.getByRole('region', { name: 'Claim' })).toContainText('The council');
});

test('what was begun is kept on the device, and can be removed from there', async ({ page }) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  await expect.poll(() => keptSizes(page)).toEqual(['1 claim']);
  await page.reload();
  const kept = page.getByRole('region', { name: 'Go on with' });
  await kept.getByRole('button', { name: 'Untitled', exact: true }).click();
  await expect(row(page, 'The town library')).toBeVisible();
  await button(page, 'Start from a text').click();
  await kept.getByRole('button', { name: /Remove/ }).click();
  await expect(kept).toHaveCount(0);
});

test('what is saved can be opened again', async ({ page }, info) => {
  await start(page);
  await claim(page, 'The town library is shut on Sunday');
  for (const [name, ending] of [['Save', '.zip'], ['Save as JSON', '.json']]) {
    const [download] = await Promise.all([page.waitForEvent('download'), button(page, name).click()]);
    expect(download.suggestedFilename()).toBe(`untitled${ending}`);
    const path = info.outputPath(`saved${ending}`);
    await writeFile(path, await readFile(await download.path()));
    await page.locator('input[type=file]').first().setInputFiles(path);
    await expect(status(page)).toHaveText('Opened.');
    await expect(row(page, 'The town library is shut on Sunday')).toBeVisible();
  }
});

test('a map of the site can be tried', async ({ page }) => {
  await open(page);
  await page.getByRole('region', { name: 'Try with' }).getByRole('button').first().click();
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  expect(await page.getByRole('treeitem').count()).toBeGreaterThan(5);
  await page.getByRole('treeitem').nth(1).click();
  await expect(page.getByLabel('The claim, in your own words')).not.toHaveValue('');
});

test('nothing that is opened becomes markup, and bad files are told', async ({ page }) => {
  await start(page, '<b>Bold</b> <img src=x onerror="document.title=1"> words.\n\nMore.');
  await expect(page.locator('#p1')).toContainText('words');
  await page.locator('input[type=file]').first().setInputFiles({ name: 'a.zip', mimeType: 'application/zip', buffer: Buffer.from('PK\x03\x04 nothing') });
  await expect(page.getByRole('alert')).toContainText('damaged');
  await page.locator('input[type=file]').first().setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from('{"title": 1') });
  await expect(page.getByRole('alert')).toContainText('no map');
  const hostile = '[a]: <script>document.title=1</script> "}\u202e x #unsaid\n  + [b]: \\<img src=x onerror=alert(1)> #unsaid\n';
  await page.locator('input[type=file]').first().setInputFiles({ name: 'map.argdown', mimeType: 'text/plain', buffer: Buffer.from(hostile) });
  await expect(status(page)).toHaveText('Opened.');
  expect(await page.title()).not.toBe('1');
  await expect(page.locator('#app img[src="x"]')).toHaveCount(0);
});

test('it fits a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  await start(page);
  await select(page, 'The town library is shut on Sunday');
  await button(page, 'Claim').click();
  await expect(status(page)).toContainText('Done: new claim');
  await axe(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
