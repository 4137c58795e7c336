// A reader's own copy of the essay: everything that can be done with the map on its own text can be done on the copy,
// and the reader has the last word on what is not sure. These tests need the essay, which is not the project's.

import { readFileSync } from 'node:fs';
import { expect, test } from './fixtures.mjs';
import {
  ABSENT,
  ORIGINAL,
  OTHERWISE,
  PASSAGES,
  apart,
  ask,
  choose,
  claimsIn,
  copyWith,
  counts,
  dialog,
  drop,
  expectFocus,
  isShown,
  list,
  passagesIn,
  paste,
  report,
  reworded,
  unsure,
  warning,
} from './copies.mjs';
import {
  CLAIMS,
  EVENTS,
  PARAGRAPHS,
  TEXTS,
  clickText,
  command,
  essay,
  expectActor,
  expectClaim,
  expectInView,
  expectLit,
  expectNoViolation,
  expectRule,
  litPassages,
  marks,
  member,
  mentions,
  open,
  passages,
  row,
  status,
  sticksOut,
  turnTo,
} from './reader.mjs';

test.skip(ORIGINAL.length === 0, ABSENT);

const OWN = TEXTS.join('\n\n');
/** A word of the essay that the map's own text does not have. */
const WORD = ORIGINAL.join(' ').match(/\b[a-z]{9,}\b/g)?.find((word) => !OWN.includes(word.slice(0, 5)));

const texts = (page) => essay(page).locator('article > p').allTextContents();

/** A list of the report is unfolded. */
async function unfold(page, name) {
  await list(page, name).locator('summary').click();
  await expect(list(page, name).locator('ol')).toBeVisible();
}

/** Selects the text of a paragraph from end to end. */
const select = (page, paragraph) =>
  page.locator(`#p${paragraph}`).evaluate((it) => {
    const range = document.createRange();
    range.selectNodeContents(it);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  });

for (const width of [1280, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 }, contextOptions: { reducedMotion: 'reduce' } });

    /** Chooses a claim in the tree. */
    const chooseClaim = async (page, id) => {
      await turnTo(page, 'argument');
      if (!(await row(page, id).isVisible())) await command(page, 'unfold-all').click();
      await row(page, id).click();
      await expectClaim(page, id);
    };

    for (const [way, bring] of [
      ['pasted', (page) => paste(page, copyWith())],
      ['chosen as a file', (page) => choose(page, 'essay.txt', ORIGINAL.join('\n'))],
      ['dropped on the page', (page) => drop(page, 'essay.md', copyWith())],
    ]) {
      test(`${way}, every passage is exact`, async ({ page }) => {
        await open(page);
        await bring(page);
        await isShown(page);
        await expect(dialog(page)).toBeHidden();
        await expect(report(page).locator('.verdict')).toHaveText('Your copy is the essay, word for word.');
        await expect(report(page).locator('.found')).toHaveText(`${PARAGRAPHS} of ${PARAGRAPHS} paragraphs, ${PASSAGES} passages:`);
        expect(await counts(page)).toEqual({ exact: PASSAGES });
        await expect(status(page)).toHaveText(`Your copy is shown. ${PASSAGES} of ${PASSAGES} passages found for sure.`);
        await expectFocus(page, 'after a copy has been opened');
        const shown = await texts(page);
        expect(shown).toHaveLength(PARAGRAPHS);
        expect(await page.locator('#p10').innerText()).toContain(ORIGINAL[9].slice(0, 40));
        expect(await sticksOut(page)).toEqual([]);
        expect(new URL(page.url()).pathname).toBe('/');
      });
    }

    test('the tree lights the copy, and the copy the tree', async ({ page }) => {
      await open(page);
      await paste(page, copyWith());
      await isShown(page);
      for (const id of ['economy-needs-war', 'wants-no-end', 'response-uncertain']) {
        await chooseClaim(page, id);
        await expect(passages(page, id)).not.toHaveCount(0);
        await expectLit(page, id);
        await expectInView(litPassages(page));
      }
      const one = page.locator('article [data-claims="money-to-regions"]');
      await clickText(page, one);
      await expectClaim(page, 'money-to-regions');
      await expectLit(page, 'money-to-regions');
      await page.keyboard.press(']');
      await expect(page).not.toHaveURL(/money-to-regions/);
      await expectInView(litPassages(page));
      await page.goBack();
      await expectClaim(page, 'money-to-regions');
      await expectInView(litPassages(page));
      await page.goBack();
      await expectClaim(page, 'response-uncertain');
      await expectLit(page, 'response-uncertain');
      // A passage that several claims rest on: its address is that of the same passage in the map's own text.
      const many = page.locator('#p3 [data-claims*=" "]').first();
      await clickText(page, many);
      await expect(page).toHaveURL(/\/paragraph\/3\/#p3s\d+(-\d+)?$/);
      await expect(many).toHaveAttribute('data-lit', 'true');
      await expectFocus(page, 'after all this');
    });

    test('names are lit, and words of the copy are found', async ({ page }) => {
      await open(page);
      await paste(page, copyWith());
      await isShown(page);
      await turnTo(page, 'actors');
      await member(page, 'chemezov').click();
      await expectActor(page, 'chemezov');
      await turnTo(page, 'essay');
      await expect(mentions(page, 'chemezov').and(page.locator('[data-lit]'))).toHaveCount(await mentions(page, 'chemezov').count());
      await expect(mentions(page, 'chemezov').first()).toContainText('Chemezov');
      await page.keyboard.press('/');
      await page.keyboard.type(WORD);
      await expect(page.locator('.hits mark').first()).toHaveText(WORD);
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(/^Hit 1 of \d+ in the essay\.$/);
      await expect.poll(() => marks(page, 'hit')).toEqual([WORD]);
      await expect.poll(() => marks(page, 'hits')).toContain(WORD);
      await page.keyboard.press('Escape');
      // In the map's own text the word is not.
      await command(page, 'turn-copy').click();
      await page.keyboard.press('/');
      await page.keyboard.type(WORD);
      await expect(page.locator('.hits')).not.toContainText(WORD);
      await expect.poll(() => marks(page, 'hits')).not.toContain(WORD);
    });

    test('an address stays what it is, and turning to the map’s own text and back keeps what is chosen', async ({ page }) => {
      await open(page, 'claim/veterans-bound/');
      const home = await texts(page);
      const place = page.url();
      await paste(page, copyWith());
      await isShown(page);
      await expectClaim(page, 'veterans-bound');
      await expectLit(page, 'veterans-bound');
      expect(page.url()).toBe(place);
      const copy = await texts(page);
      await command(page, 'turn-copy').click();
      await expect(command(page, 'turn-copy')).toHaveAttribute('aria-pressed', 'false');
      await expect.poll(() => texts(page)).toEqual(home);
      await expectLit(page, 'veterans-bound');
      await expectFocus(page, 'after the turn');
      await command(page, 'turn-copy').click();
      await isShown(page);
      expect(await texts(page)).toEqual(copy);
      await expectLit(page, 'veterans-bound');
      expect(page.url()).toBe(place);
    });

    test('the time line and the table of stances lead into the copy', async ({ page }) => {
      await open(page);
      // Its first two paragraphs are one: the others have other numbers than in the map's own text.
      await paste(page, copyWith({ 1: (text) => [`${text} ${ORIGINAL[1]}`], 2: () => [] }));
      await isShown(page);
      expect(await counts(page)).toEqual({ exact: PASSAGES });
      await ask(page, 'time line');
      const event = EVENTS.find((event) => event.claims?.length);
      await expectInView(page.getByRole('heading', { name: 'Time line' }));
      await page.locator(`#event-${event.id} a[href*="claim/${event.claims[0]}/"]`).first().click();
      await expectClaim(page, event.claims[0]);
      await expectLit(page, event.claims[0]);
      await ask(page, 'stands where');
      await page.locator('#stances td .stance').first().focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/paragraph\/\d+\/#p\d+s\d+/);
      await expect(litPassages(page)).toHaveCount(1);
      await expectInView(litPassages(page));
      // What a paragraph of the copy tells of is marked in the time line.
      const paragraph = (it, edition) => {
        const passage = it.passages.find((passage) => passage.edition === edition);
        return passage && Object.values(passage.selector)[0].paragraph;
      };
      const told = EVENTS.find((it) => paragraph(it, 'original') > 4 && paragraph(it, 'retelling') === paragraph(it, 'original'));
      const number = paragraph(told, 'original');
      await page.locator(`#p${number - 1} .number`).click();
      await expect(page).toHaveURL(new RegExp(`/paragraph/${number}/$`));
      await expect(page.locator(`#event-${told.id}`)).toHaveAttribute('data-marked');
    });

    test('a word that was changed: the passage is to be confirmed, and the reader has the last word', async ({ page }) => {
      await open(page);
      await paste(page, copyWith({ 9: reworded }));
      await isShown(page);
      const before = await counts(page);
      expect(before['to confirm']).toBeGreaterThan(0);
      expect(Object.keys(before).sort()).toEqual(['exact', 'to confirm']);
      await expect(unsure(page)).not.toHaveCount(0);
      await expect(page.locator('#p9 [data-unsure]')).toHaveCount(await unsure(page).count());

      await unfold(page, 'to confirm');
      const entry = list(page, 'to confirm').locator('li').first();
      await expect(entry).toContainText(/The wording differs: \d+ % of what can be compared agrees\./);
      const claim = await entry.locator('a').first().getAttribute('href').then((it) => it.split('/')[1]);
      expect(claimsIn(9)).toContain(claim);
      await entry.locator('a').first().click();
      await expectClaim(page, claim);
      await expect(passages(page, claim).and(page.locator('[data-lit][data-unsure]'))).not.toHaveCount(0);
      await expectInView(litPassages(page));
      await expectNoViolation(page, 'a list unfolded and an unsure passage lit');
      expect(await sticksOut(page)).toEqual([]);

      await entry.getByRole('button', { name: 'This is it', exact: true }).click();
      await expect(list(page, 'settled by you')).toHaveCount(1);
      await expect(status(page)).toHaveText('Confirmed.');
      await expectFocus(page, 'after the passage was confirmed');
      await expect(passages(page, claim).first()).not.toHaveAttribute('data-unsure');
      await expectLit(page, claim);
      expect((await counts(page))['to confirm'] ?? 0).toBe(before['to confirm'] - 1);

      await unfold(page, 'settled by you');
      await list(page, 'settled by you').getByRole('button', { name: 'Take back' }).click();
      await expect(list(page, 'settled by you')).toHaveCount(0);
      await expectFocus(page, 'after the word was taken back');
      expect(await counts(page)).toEqual(before);

      if (!(await list(page, 'to confirm').evaluate((it) => it.open))) await unfold(page, 'to confirm');
      await entry.getByRole('button', { name: 'This is not it' }).click();
      await expect(list(page, 'lost')).toHaveCount(1);
      await expectFocus(page, 'after the passage was dropped');
      await unfold(page, 'lost');
      await expect(list(page, 'lost').locator('li')).toContainText('Take back');
    });

    test('a passage that is lost is attached to what is selected', async ({ page }) => {
      await open(page);
      await paste(page, copyWith({ 10: () => [OTHERWISE] }));
      await isShown(page);
      const before = await counts(page);
      expect(before.lost).toBe(passagesIn(10));
      // The claim stays in the tree, and says so.
      await chooseClaim(page, 'bet-paid-off');
      await expect(row(page, 'bet-paid-off')).toHaveAccessibleName(/\(no place in your copy\)/);
      await expect(row(page, 'dissent-exiled')).not.toHaveAccessibleName(/no place/);
      await expect(status(page)).toContainText('It has no place in your copy: see the report on it.');
      await expect(litPassages(page)).toHaveCount(0);
      await turnTo(page, 'essay');
      await unfold(page, 'lost');
      const entry = list(page, 'lost').locator('li').filter({ has: page.locator('a[href="claim/bet-paid-off/"]') });
      await entry.getByRole('button', { name: 'It is what I selected' }).click();
      await expect(warning(page)).toHaveText(/Nothing of your copy is selected/);
      await expectFocus(page, 'after nothing was selected');
      await expectNoViolation(page, 'the lost and the warning');
      expect(await sticksOut(page)).toEqual([]);
      // The gardeners are not of the essay: they are set apart, from where they can be taken.
      await apart(page).filter({ hasText: OTHERWISE }).locator('summary').click();
      const words = apart(page).getByText(OTHERWISE);
      await words.scrollIntoViewIfNeeded();
      await words.click({ clickCount: 3 });
      if (!(await list(page, 'lost').evaluate((it) => it.open))) await unfold(page, 'lost');
      await entry.getByRole('button', { name: 'It is what I selected' }).click();
      await expect(status(page)).toHaveText('The passage is where you say.');
      await expect(warning(page)).toBeHidden();
      await expect(list(page, 'settled by you')).toHaveCount(1);
      await expectFocus(page, 'after the passage was attached');
      await expect(page.locator('.tree [data-claim="bet-paid-off"] .lost')).toHaveCount(0);
      await expectLit(page, 'bet-paid-off');
      await expect(passages(page, 'bet-paid-off')).toHaveText(new RegExp(OTHERWISE.replace(/\.$/, '')));
      expect((await counts(page)).lost).toBe(before.lost - 1);
    });

    test('a passage that is lost is attached to the paragraph that is chosen, by keyboard alone', async ({ page }) => {
      await open(page);
      await paste(page, copyWith({ 10: () => [] }));
      await isShown(page);
      const before = await counts(page);
      await page.locator('#p9 .number').focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/paragraph\/9\/$/);
      await unfold(page, 'lost');
      const entry = list(page, 'lost').locator('li').filter({ has: page.locator('a[href="claim/bet-paid-off/"]') });
      await entry.getByRole('button', { name: 'It is what I selected' }).focus();
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText('The passage is where you say.');
      expect((await counts(page)).lost).toBe(before.lost - 1);
      await expect(passages(page, 'bet-paid-off').first()).toHaveAttribute('id', /^p9s/);
    });

    test('what was decided is saved as a file without text, and read again', async ({ page }) => {
      await open(page);
      await paste(page, copyWith({ 9: reworded, 10: () => [OTHERWISE] }));
      await isShown(page);
      const before = await counts(page);
      await expect(command(page, 'save-decisions')).toHaveCount(0);
      await unfold(page, 'to confirm');
      await list(page, 'to confirm').getByRole('button', { name: 'This is it', exact: true }).first().click();
      await expect(list(page, 'settled by you')).toHaveCount(1);
      await select(page, 11);
      // What is selected stays so while the list is unfolded.
      await unfold(page, 'lost');
      await list(page, 'lost').getByRole('button', { name: 'It is what I selected' }).first().click();
      await expect(list(page, 'settled by you').locator('summary')).toHaveText('2 settled by you');
      const decided = await counts(page);
      const [download] = await Promise.all([page.waitForEvent('download'), command(page, 'save-decisions').click()]);
      expect(download.suggestedFilename()).toBe('decisions.json');
      const file = readFileSync(await download.path(), 'utf8');
      expect(JSON.parse(file).passages).toHaveLength(2);
      const words = file.match(/[a-z]{4,}/gi).filter((word) => !/^[0-9a-f]+$/.test(word));
      expect([...new Set(words)].sort()).toEqual(
        ['confirmed', 'decision', 'decisions', 'first', 'format', 'last', 'paragraph', 'passages', 'sentences', 'text', 'wherefore'].filter((it) => words.includes(it)),
      );

      await command(page, 'forget-copy').click();
      await expect(report(page)).toHaveCount(0);
      await expectFocus(page, 'after the copy was forgotten');
      await paste(page, copyWith({ 9: reworded, 10: () => [OTHERWISE] }));
      await isShown(page);
      expect(await counts(page)).toEqual(before);
      const [chooser] = await Promise.all([page.waitForEvent('filechooser'), command(page, 'load-decisions').click()]);
      await chooser.setFiles({ name: 'decisions.json', mimeType: 'application/json', buffer: Buffer.from(file) });
      await expect(status(page)).toHaveText('2 decisions read.');
      expect(await counts(page)).toEqual(decided);
      await expectFocus(page, 'after decisions were read');

      for (const [bad, why] of [
        ['{', /holds no decisions/],
        [file.replace('decisions/1', 'decisions/9'), /later version/],
        [JSON.stringify({ ...JSON.parse(file), text: '00' }), /on another text/],
      ]) {
        await page.locator('#decisions-file').setInputFiles({ name: 'a.json', mimeType: 'application/json', buffer: Buffer.from(bad) });
        await expect(warning(page)).toHaveText(why);
        expect(await counts(page)).toEqual(decided);
      }
    });

    test('what stands twice is shown, and picked', async ({ page }) => {
      await open(page);
      await paste(page, copyWith({ 6: (text) => [text, text] }));
      await isShown(page);
      const before = await counts(page);
      expect(before['to pick']).toBeGreaterThan(0);
      await unfold(page, 'to pick');
      const entry = list(page, 'to pick').locator('li').filter({ has: page.locator('a[href="claim/dissent-exiled/"]') });
      const [first, second] = [entry.getByRole('button', { name: 'See place 1' }), entry.getByRole('button', { name: 'See place 2' })];
      await first.click();
      await expect.poll(() => marks(page, 'hit')).not.toEqual([]);
      const same = (await marks(page, 'hit')).join('');
      expect(ORIGINAL[5]).toContain(same);
      await expectInView(page.locator('#p6'));
      await second.click();
      await expect.poll(() => page.evaluate(() => [...CSS.highlights.get('hit')][0].startContainer.parentElement.closest('p').id)).toBe('p7');
      expect((await marks(page, 'hit')).join('')).toBe(same);
      await expectNoViolation(page, 'what is to be picked');
      expect(await sticksOut(page)).toEqual([]);
      await entry.getByRole('button', { name: 'It is place 2' }).click();
      await expect(list(page, 'settled by you')).toHaveCount(1);
      await expectFocus(page, 'after a place was picked');
      await chooseClaim(page, 'dissent-exiled');
      await expectLit(page, 'dissent-exiled');
      await expect(page.locator('#p7 [data-lit]')).toHaveCount(1);
      expect((await counts(page))['to pick']).toBe(before['to pick'] - 1);
    });

    test('what is around the essay is set apart and folded', async ({ page }) => {
      const [menu, advert, footer] = ['Home | News | Shop | Log in', 'Buy our pears! Only this week, and only here.', 'All rights reserved by the orchard.'];
      await open(page);
      await paste(page, copyWith({ 1: (text) => [menu, text], 7: (text) => [text, advert], 16: (text) => [text, footer] }));
      await isShown(page);
      expect(await counts(page)).toEqual({ exact: PASSAGES });
      await expect(apart(page)).toHaveCount(3);
      // What never changes stays, whatever comes between the paragraphs.
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
      await expect(page.locator('.short')).toBeVisible();
      for (const [at, words] of [menu, advert, footer].entries()) {
        await expect(apart(page).nth(at).getByText(words)).toBeHidden();
        await apart(page).nth(at).locator('summary').focus();
        await page.keyboard.press('Enter');
        await expect(apart(page).nth(at).getByText(words)).toBeVisible();
      }
      await expect(essay(page).locator('article > p')).toHaveCount(PARAGRAPHS);
      await expectNoViolation(page, 'what is set apart');
      expect(await sticksOut(page)).toEqual([]);
      await command(page, 'turn-copy').click();
      await expect(apart(page)).toHaveCount(0);
    });
  });
}

test('the first half of the essay does for that half', async ({ page }) => {
  await open(page);
  await paste(page, ORIGINAL.slice(0, 8).join('\n\n'));
  await isShown(page);
  await expect(report(page).locator('.verdict')).toHaveText('Your copy is a part of the essay.');
  const { exact, lost, ...others } = await counts(page);
  expect(exact + lost).toBe(PASSAGES);
  expect(others).toEqual({});
  await command(page, 'unfold-all').click();
  await row(page, 'economy-needs-war').click();
  await expectClaim(page, 'economy-needs-war');
  await expect(litPassages(page)).toHaveCount(0);
  await row(page, 'loves-war').click();
  await expectLit(page, 'loves-war');
});

test('the address never holds anything of the copy', async ({ page, context }) => {
  const words = ORIGINAL.join(' ').match(/[a-z]{7,}/gi).filter((word) => !OWN.includes(word));
  const places = [];
  page.on('framenavigated', (frame) => places.push(frame.url()));
  const sent = [];
  context.on('request', (it) => sent.push([it.url(), it.postData() ?? '', JSON.stringify(it.headers())].join(' ')));
  await open(page);
  await paste(page, copyWith({ 9: reworded, 10: () => [OTHERWISE] }));
  await isShown(page);
  for (const claim of CLAIMS.slice(0, 12)) {
    const number = essay(page).locator(`[data-claims] a[href*="claim/${claim.id}/"]`).first();
    if (await number.count()) await number.evaluate((it) => it.click());
  }
  for (let paragraph = 1; paragraph <= 4; paragraph += 1) await page.locator(`#p${paragraph} .number`).click();
  await clickText(page, page.locator('#p3 [data-claims*=" "]').first());
  await expect(page).toHaveURL(/#p3s/);
  await page.keyboard.press('/');
  await page.keyboard.type(WORD);
  await expect.poll(() => marks(page, 'hits')).toContain(WORD);
  await expect(page).not.toHaveURL(/[?&]q=/);
  await page.reload();
  await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
  expect(places.length).toBeGreaterThan(8);
  const ids = CLAIMS.map((claim) => claim.id).join(' ');
  for (const word of new Set(words)) {
    if (ids.includes(word.toLowerCase())) continue;
    expect(places.filter((it) => it.includes(word))).toEqual([]);
    expect(sent.filter((it) => it.includes(word))).toEqual([]);
  }
});

test('a kept copy opens where the address points', async ({ page }) => {
  await open(page);
  await paste(page, copyWith());
  await isShown(page);
  await command(page, 'keep-copy').click();
  await expect(command(page, 'keep-copy')).toHaveAttribute('aria-pressed', 'true');
  for (const path of ['claim/truce-settles-little/', 'paragraph/13/', 'claim/dissent-exiled/']) {
    await page.goto(`/${path}`);
    await isShown(page);
    expect(new URL(page.url()).pathname).toBe(`/${path}`);
    await expectInView(litPassages(page));
  }
});

test('what was decided is kept with the copy', async ({ page }) => {
  await open(page);
  await paste(page, copyWith({ 9: reworded }));
  await isShown(page);
  await command(page, 'keep-copy').click();
  await unfold(page, 'to confirm');
  await list(page, 'to confirm').getByRole('button', { name: 'This is it', exact: true }).first().click();
  await expect(list(page, 'settled by you')).toHaveCount(1);
  const decided = await counts(page);
  await page.reload();
  await isShown(page);
  expect(await counts(page)).toEqual(decided);
});

test('the report is worked through by keyboard alone', async ({ page }) => {
  await open(page);
  await ask(page, 'your own copy');
  await page.keyboard.press('Tab');
  await page.keyboard.insertText(copyWith({ 9: reworded, 10: () => [OTHERWISE] }));
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await isShown(page);
  const names = Object.keys(await counts(page));
  expect(names).toEqual(['exact', 'to confirm', 'lost']);
  // The first list has the focus, and the others are a Tab away each while they are folded.
  await expect(list(page, 'exact').locator('summary')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(list(page, 'to confirm').locator('summary')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  const entry = list(page, 'to confirm').locator('li').first();
  await expect(entry.locator('[data-jump]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expectInView(page.locator('#p9 [data-unsure]'));
  await expectFocus(page, 'after the jump');
  await entry.getByRole('button', { name: 'This is it', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(list(page, 'settled by you')).toHaveCount(1);
  await expectFocus(page, 'after the passage was confirmed');
  await ask(page, 'show my copy');
  await expect(command(page, 'turn-copy')).toHaveAttribute('aria-pressed', 'false');
  await ask(page, 'forget my copy');
  await expect(report(page)).toHaveCount(0);
  await expectFocus(page, 'after the copy was forgotten');
});

const expectContrast = (page, what) => expectRule(page, 'color-contrast', what);
// By night only colours are other than by day.
for (const [title, colorScheme, check] of [
  ['axe finds nothing to object to:', 'light', expectNoViolation],
  ['by night, contrast is enough:', 'dark', expectContrast],
]) {
  test.describe(title, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const width of [1280, 320]) {
      test(`the dialog, the report and its lists, what is set apart, at ${width} px`, async ({ page }) => {
        test.slow();
        await page.setViewportSize({ width, height: 800 });
        await open(page);
        await command(page, 'open-copy').click();
        await check(page, 'the dialog');
        expect(await sticksOut(page)).toEqual([]);
        await page.keyboard.press('Escape');
        await paste(page, copyWith({ 1: (text) => ['Home | News | Shop', text], 6: (text) => [text, text], 9: reworded, 10: () => [OTHERWISE] }));
        await isShown(page);
        for (const name of Object.keys(await counts(page))) {
          await unfold(page, name);
          await check(page, name);
          expect(await sticksOut(page), name).toEqual([]);
        }
        await unfold(page, 'to confirm');
        await list(page, 'to confirm').locator('a').first().click();
        await apart(page).first().locator('summary').click();
        await check(page, 'an unsure passage lit, and what is set apart');
        expect(await sticksOut(page)).toEqual([]);
      });
    }
  });
}
