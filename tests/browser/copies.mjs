// Copies of the essay, made for a test from the text where it lies beside the project, and the ways to open one.

import { existsSync, readFileSync } from 'node:fs';
import { CLAIMS, EVENTS, PARAGRAPHS, command } from './reader.mjs';
import { expect } from './fixtures.mjs';

const file = new URL('../../../shared/essay/original.txt', import.meta.url);

/** The essay's paragraphs; empty where the text is not there. What follows them in the file is no part of it. */
export const ORIGINAL = existsSync(file) ? readFileSync(file, 'utf8').trim().split('\n').slice(0, PARAGRAPHS) : [];

if (ORIGINAL.length === 0 && process.env.WHEREFORE_REQUIRE_SHARED) {
  throw new Error(`${file.pathname} is not there, and WHEREFORE_REQUIRE_SHARED is set.`);
}

/** Why a test is skipped that needs the essay. */
export const ABSENT = 'the essay’s text is not beside the project';

/** The passages of the essay that claims and events rest on, each once, as text to compare. */
const originals = (it) => (it.passages ?? []).filter((passage) => passage.edition === 'original');
const placed = [...CLAIMS, ...EVENTS].flatMap(originals).map((passage) => JSON.stringify(passage.selector));
export const PASSAGES = new Set(placed).size;

/** The claims that have a passage in a paragraph of the essay, counted from 1. */
export const claimsIn = (paragraph) =>
  CLAIMS.filter((claim) => originals(claim).some((it) => it.selector.sentences?.paragraph === paragraph)).map((it) => it.id);

/** How many passages a paragraph of the essay has, counted from 1. */
export const passagesIn = (paragraph) =>
  new Set(placed.filter((selector) => JSON.parse(selector).sentences?.paragraph === paragraph)).size;

/** The essay, its paragraphs changed by their number, as text. */
export function copyWith(changes = {}) {
  return ORIGINAL.flatMap((text, at) => changes[at + 1]?.(text) ?? [text]).join('\n\n');
}

/** A paragraph in words that the essay has nowhere. */
export const OTHERWISE = 'Gardeners prune pear trees while snow lies on the orchard and the beehives are quiet.';

/** A word put in the place of a paragraph's longest one. */
export function reworded(text) {
  const longest = text.match(/[a-z]{4,}/g).reduce((one, other) => (other.length > one.length ? other : one));
  return [text.replace(longest, 'marmalade')];
}

export const dialog = (page) => page.getByRole('dialog', { name: 'Read your own copy' });
export const report = (page) => page.getByRole('region', { name: 'Your copy' });
/** A list of the report, by the name of its group. */
export const list = (page, name) => report(page).locator(`details[data-group="${name}"]`);
export const warning = (page) => page.locator('.warning');
export const unsure = (page) => page.locator('article [data-unsure]');
export const apart = (page) => page.locator('article details.apart');

/** Opens a copy by pasting it. */
export async function paste(page, text) {
  await command(page, 'open-copy').click();
  await dialog(page).getByLabel('Paste the text').fill(text);
  await dialog(page).getByRole('button', { name: 'Open the text' }).click();
}

/** Opens a copy as a file. */
export async function choose(page, name, bytes) {
  await command(page, 'open-copy').click();
  await page.locator('#copy-file').setInputFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(bytes) });
}

/** Opens a copy by dropping it as a file on the page. */
export async function drop(page, name, text) {
  const files = await page.evaluateHandle(([name, text]) => {
    const data = new DataTransfer();
    data.items.add(new File([text], name));
    return data;
  }, [name, text]);
  await page.dispatchEvent('#essay', 'dragover', { dataTransfer: files });
  await page.dispatchEvent('#essay', 'drop', { dataTransfer: files });
}

/** Waits until a copy of the essay is shown. */
export async function isShown(page) {
  await expect(command(page, 'turn-copy')).toHaveAttribute('aria-pressed', 'true');
}

/** What the report counts, by group. */
export async function counts(page) {
  const summaries = await report(page).locator('summary').allTextContents();
  return Object.fromEntries(summaries.map((it) => it.match(/^(\d+) (.*)$/).slice(1).reverse()).map(([name, n]) => [name, Number(n)]));
}

/** Something on the page has the focus: a reader at the keyboard goes on from there. */
export async function expectFocus(page, what) {
  const has = () => page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
  await expect.poll(has, { message: `the focus is somewhere, ${what}` }).toBe(true);
}

/** What is kept on the device of a copy. */
export const stored = (page) =>
  page.evaluate(() => Object.keys(localStorage).map((name) => name.split(' ')[0]).filter((name) => name.startsWith('wherefore-copy')).sort());

/** Asks for a command by its name, with the keyboard alone. */
export async function ask(page, words) {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Commands' })).toBeHidden();
}

