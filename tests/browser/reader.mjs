// What a reader sees and does, as the tests name it: the places of the page, and a few questions about them.
//
// Claims and actors are named by their identifiers. The texts to compare with are those of the map that the site gives back.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { DIST, expect } from './fixtures.mjs';

/** The map of the first page. */
export const MAP = JSON.parse(readFileSync(join(DIST, 'data/map.json'), 'utf8'));

/** The essay's claims; the editor's are shown to those who ask for them. */
export const CLAIMS = MAP.claims.filter((claim) => claim.voice !== 'editor');
export const ACTORS = MAP.actors;
export const STANCES = MAP.stances;
export const TIES = MAP.ties;
export const EVENTS = MAP.events;
/** The text of each paragraph. */
export const TEXTS = MAP.editions[0].paragraphs;
export const PARAGRAPHS = TEXTS.length;

export const claimOf = (id) => CLAIMS.find((claim) => claim.id === id);
export const actorOf = (id) => ACTORS.find((actor) => actor.id === id);

/** One page of each kind. */
export const KINDS = [
  { kind: 'the first page', path: '' },
  { kind: 'a claim', path: 'claim/dissent-exiled/' },
  { kind: 'an unsaid claim', path: 'claim/acquaintance-tells/' },
  { kind: 'an actor', path: 'actor/putin/' },
  { kind: 'a paragraph', path: 'paragraph/6/' },
  { kind: 'a passage', path: 'paragraph/3/#p3s2' },
  { kind: 'an address that is not there', path: '404.html' },
];

/** Opens an address and waits until the page is interactive. */
export async function open(page, address = '/') {
  await page.goto(address);
  await interactive(page);
}

export async function interactive(page) {
  await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
}

/** Holds the program of each page back. What comes of this lets the one go on that has been asked for last. */
export async function holdProgram(page) {
  let go;
  await page.route('**/*.wasm', async (route) => {
    await new Promise((done) => (go = done));
    await route.continue();
  });
  return async () => {
    await expect.poll(() => go, { intervals: [5, 20] }).toBeTruthy();
    go();
    go = undefined;
  };
}

export const essay = (page) => page.getByRole('main', { name: 'Essay' });
export const argument = (page) => page.getByRole('navigation', { name: 'Argument' });
export const tree = (page) => page.getByRole('tree', { name: 'Argument' });
export const actors = (page) => page.getByRole('complementary', { name: 'Actors' });
export const card = (page, name) => page.getByRole('region', name ? { name } : {}).and(page.locator('#card'));
export const cardHeading = (page) => page.locator('#card').getByRole('heading', { level: 2 });
export const status = (page) => page.getByRole('status');
export const command = (page, id) => page.locator(`button[data-command="${id}"]`).filter({ visible: true });

/** The row of the tree where a claim stands. */
export const row = (page, id) => page.locator(`.tree [data-claim="${id}"]:not([data-reference])`);
/** The rows that refer to it. */
export const references = (page, id) => page.locator(`.tree [data-claim="${id}"][data-reference]`);
/** What folds and unfolds the branch below a claim, for the pointer. */
export const fold = (page, id) => row(page, id).locator('[data-toggle]');
/** The passages of the essay that a claim rests on. */
export const passages = (page, id) => essay(page).locator(`[data-claims~="${id}"]`);
/** The number in the essay that leads to a claim, where its first passage begins. */
export const number = (page, id) => essay(page).locator(`[data-claims] a[href*="claim/${id}/"]`).first();
/** An actor in the list. */
export const member = (page, id) => page.locator(`#actors [data-actor="${id}"]`);
/** The places where the essay names an actor. */
export const mentions = (page, id) => essay(page).locator(`.mention[data-actor="${id}"]`);
/** A row of the card's list, by its term. */
export const field = (page, term) => page.locator('#card dl > div').filter({ has: page.locator(`dt:text-is("${term}")`) });

/** The claims whose passages are lit, as sets of identifiers, in reading order. */
export const litPassages = (page) => essay(page).locator('[data-claims][data-lit]');

/** Exactly a claim's passages are lit. */
export async function expectLit(page, id) {
  const count = await passages(page, id).count();
  await expect(litPassages(page)).toHaveCount(count);
  await expect(passages(page, id).and(page.locator('[data-lit]'))).toHaveCount(count);
}

/** A claim is what is chosen: the tree, the card and the address say so. */
export async function expectClaim(page, id) {
  await expect(row(page, id)).toHaveAttribute('aria-selected', 'true');
  await expect(card(page, 'Claim')).toBeVisible();
  await expect(cardHeading(page)).toHaveText(claimOf(id).text);
  // Where one file is the whole site, its fragment is the address.
  await expect(page).toHaveURL(({ pathname, hash }) => pathname.endsWith(`/claim/${id}/`) || hash.startsWith(`#/claim/${id}/`));
}

/** An actor is what is chosen. */
export async function expectActor(page, id) {
  await expect(member(page, id)).toHaveAttribute('aria-current', 'true');
  await expect(card(page, 'Actor')).toBeVisible();
  await expect(cardHeading(page)).toHaveText(actorOf(id).name);
  await expect(page).toHaveURL(({ pathname }) => pathname.endsWith(`/actor/${id}/`));
}

/** Nothing is chosen. */
export async function expectNothing(page) {
  await expect(page.locator('#card')).toBeHidden();
  await expect(litPassages(page)).toHaveCount(0);
  await expect(page.locator('[aria-selected="true"], .actors [aria-current]')).toHaveCount(0);
}

/** The start of an element can be seen: within its pane and the window, and nothing lies over it. */
export async function expectInView(locator, what = 'is in view') {
  await expect.poll(() => locator.first().evaluate(isUncovered), { message: `${locator} ${what}` }).toBe(true);
}

function isUncovered(element) {
  const line = [...element.getClientRects()].find((rect) => rect.width > 0 && rect.height > 0);
  if (line === undefined) return false;
  const [x, y] = [line.left + Math.min(line.width / 2, 60), line.top + line.height / 2];
  const top = document.elementFromPoint(x, y);
  return top !== null && (element.contains(top) || top.contains(element));
}

/** Clicks in the middle of a link that holds unseen words, which Playwright would take for a part to click on. */
export async function clickNumber(page, link) {
  await link.evaluate((element) => element.scrollIntoView({ block: 'nearest', behavior: 'instant' }));
  const { x, y, width, height } = await link.boundingBox();
  await page.mouse.click(x + width / 2, y + height / 2);
}

/** Clicks on the plain text of a passage: not on a number or a mention in it. */
export async function clickText(page, passage) {
  await passage.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
  const [x, y] = await passage.evaluate(placeOfText);
  await page.mouse.click(x, y);
}

/** A point on the plain text of a passage: a whole pixel, as a mouse has it. From a part of one nothing can be selected. */
export function placeOfText(element) {
  for (const node of element.childNodes) {
    if (node.nodeType !== Node.TEXT_NODE || node.data.trim().length < 5) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const line = [...range.getClientRects()].find((rect) => rect.width > 20);
    if (line) return [line.left + 10, line.top + line.height / 2].map(Math.round);
  }
  throw new Error(`There is no plain text in ${element.id}`);
}

/** How far each pane, and the page itself, is scrolled. */
export const scrolled = (page) =>
  page.evaluate(() => [document.scrollingElement, ...document.querySelectorAll('.pane')].map((it) => it.scrollTop));

/** What sticks out of the window sideways, or can be scrolled sideways within its pane. */
export const sticksOut = (page) =>
  page.evaluate(() => {
    const root = document.scrollingElement;
    const boxes = [root, ...document.querySelectorAll('.pane, .card, .bar, .site')].filter((it) => it.checkVisibility());
    return boxes
      .filter((it) => it.scrollWidth > it.clientWidth + 1 || it.getBoundingClientRect().right > innerWidth + 0.5)
      .map((it) => `${it.tagName}.${it.className}: ${it.scrollWidth} px in ${it.clientWidth}`);
  });

/** The rules of WCAG 2.2 that axe has but does not ask for by itself. */
const ASKED_FOR = ['target-size'];

/** Every rule that axe has for WCAG 2.2, and those for good practice, but the ones named. */
export async function expectNoViolation(page, what, without = []) {
  const rules = new Map([...ASKED_FOR.map((rule) => [rule, { enabled: true }]), ...without.map((rule) => [rule, { enabled: false }])]);
  await expectNothingFound(new AxeBuilder({ page }).options({ rules: Object.fromEntries(rules) }), what);
}

/** One rule of axe, in a fraction of the time of all. */
export async function expectRule(page, rule, what) {
  await expectNothingFound(new AxeBuilder({ page }).withRules([rule]), what);
}

async function expectNothingFound(axe, what) {
  const { violations } = await axe.analyze();
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((it) => it.html.slice(0, 120)).join(' | ')}`);
  expect.soft(found, what).toEqual([]);
}

/** What the browser's highlight of a name marks. */
export const marks = (page, name) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => range.toString()), name);
/** Turns a narrow page to a pane. */
export const turnTo = (page, pane) =>
  page.evaluate((pane) => document.querySelector(`.bar [data-show="${pane}"]`).click(), pane);
/** Unfolds the card of a narrow page; that of a wide one is unfolded. */
export const unfoldCard = async (page) => {
  if (await command(page, 'toggle-card').isVisible()) await command(page, 'toggle-card').click();
};
export const palette = (page) => page.getByRole('dialog', { name: 'Commands' });
/** Asks for a command by its name, with the keyboard alone. */
export const ask = async (page, words) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type(words);
  await page.keyboard.press('Enter');
  await expect(palette(page)).toBeHidden();
};
