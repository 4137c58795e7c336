// Finding, following and handing on: what goes beyond a choice.

import { expect, test } from './fixtures.mjs';
import {
  ACTORS,
  CLAIMS,
  EVENTS,
  MAP,
  PARAGRAPHS,
  STANCES,
  actorOf,
  actors,
  argument,
  ask,
  cardHeading,
  claimOf,
  command,
  essay,
  expectActor,
  expectClaim,
  expectInView,
  expectNoViolation,
  fold,
  litPassages,
  marks,
  member,
  open,
  number,
  palette,
  passages,
  row,
  status,
  sticksOut,
  tree,
  turnTo,
  unfoldCard,
} from './reader.mjs';

const unnamed = CLAIMS.filter((claim) => claim.basis === 'anonymous-source').map((claim) => claim.id);
const unsaid = CLAIMS.filter((claim) => claim.implicit).map((claim) => claim.id);

for (const width of [1280, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test('what rests on unnamed people is shown by itself, and all again', async ({ page }) => {
      await open(page);
      await ask(page, 'unnamed');
      await expect(status(page)).toContainText(`${unnamed.length} claims rest on people without a name`);
      await expect(page).toHaveURL(/\?only=unnamed$/);
      for (const id of unnamed) await expect(row(page, id)).toBeVisible();
      await expect(row(page, 'breakthrough')).toBeHidden();
      await expect(row(page, 'wants-no-end')).toBeVisible();
      await turnTo(page, 'essay');
      for (const id of unnamed) await expect(passages(page, id).first()).toHaveAttribute('data-lit', 'true');
      await expectNoViolation(page);
      await turnTo(page, 'argument');
      expect(await sticksOut(page)).toEqual([]);
      await command(page, 'show-whole').click();
      await expect(row(page, 'breakthrough')).toBeVisible();
      await expect(page.locator('[data-claims][data-lit]')).toHaveCount(0);
      await expect(page).not.toHaveURL(/only/);
    });

    test('one actor’s claims are shown by themselves', async ({ page }) => {
      await open(page, '/actor/zhoga/');
      await ask(page, 'only these');
      await expect(page).toHaveURL(/actor\/zhoga\/\?only=zhoga$/);
      await expect(row(page, 'zhoga-criticised')).toBeVisible();
      await expect(row(page, 'economy-needs-war')).toBeHidden();
      await page.keyboard.press('Escape');
      await expect(row(page, 'economy-needs-war')).toBeVisible();
      await turnTo(page, 'actors');
      await expectActor(page, 'zhoga');
    });

    test('the palette has what applies here, and no more', async ({ page }) => {
      await open(page);
      await page.keyboard.press('Control+k');
      await expect(palette(page)).toBeVisible();
      await expect(palette(page).getByRole('option', { name: /^Copy claim/ })).toHaveCount(0);
      await expectNoViolation(page);
      await page.keyboard.type('keys');
      await expect(palette(page).getByRole('option').first()).toContainText('Keys');
      await page.keyboard.type(' nothing');
      await expect(palette(page)).toContainText('Nothing here goes by that name');
      await page.keyboard.press('Escape');
      await expect(palette(page)).toBeHidden();
      expect(await sticksOut(page)).toEqual([]);
    });

    test('a hit of the search is marked in its place, and the next one is a key away', async ({ page }) => {
      await open(page);
      await page.keyboard.press('/');
      await page.keyboard.type('ukraine');
      await expect(page.locator('.hits')).toContainText('passages');
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(/^Hit 1 of \d+ in the essay\.$/);
      await expect
        .poll(async () => [...new Set((await marks(page, 'hits')).map((word) => word.slice(0, 7).toLowerCase()))])
        .toEqual(['ukraine']);
      await page.keyboard.press('Enter');
      await expect(status(page)).toHaveText(/^Hit 2 of/);
      await page.keyboard.press('Shift+Enter');
      await page.keyboard.press('Shift+Enter');
      await expect(status(page)).toHaveText(/^Hit (\d+) of \1 /);
      await expect.poll(() => marks(page, 'hit')).not.toEqual([]);
      await page.keyboard.press('Escape');
      await expect.poll(() => marks(page, 'hits')).toHaveLength(0);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('hits are marked as they come into view, so that a long text costs no more than a short one', async ({ page }) => {
      await open(page, '/?q=the');
      const marked = (id) =>
        page.evaluate((id) => {
          const all = [...(CSS.highlights.get('hits') ?? [])];
          return all.filter((it) => it.startContainer.parentElement.closest('p').id === id).map((it) => it.toString());
        }, id);
      const paragraph = (id) => essay(page).locator(`p#${id}`);
      await paragraph('p1').evaluate((it) => it.scrollIntoView({ behavior: 'instant' }));
      await expect.poll(() => marked('p1')).not.toEqual([]);
      expect(await marked(`p${PARAGRAPHS}`)).toEqual([]);
      await paragraph(`p${PARAGRAPHS}`).evaluate((it) => it.scrollIntoView({ behavior: 'instant' }));
      await expect.poll(() => marked(`p${PARAGRAPHS}`)).not.toEqual([]);
      for (const id of ['p1', `p${PARAGRAPHS}`]) {
        // Without the numbers in its margins.
        const text = await paragraph(id).evaluate((it) => {
          const own = it.cloneNode(true);
          for (const other of own.querySelectorAll('.number, .notes')) other.remove();
          return own.textContent;
        });
        expect(await marked(id)).toEqual(text.match(/\bthe\p{Letter}*/giu));
      }
    });

    test('a word one letter off is found, and it is said how it was read', async ({ page }) => {
      await open(page, '/?q=minerels');
      await expect(page.locator('.hits .misread')).toHaveText(/“minerels”; read as .*minerals/);
      await expect(page.locator('.hits mark').first()).toHaveText(/mineral/i);
    });

    test('an event leads to what it concerns, and back', async ({ page }) => {
      await open(page, '/claim/loves-war/');
      await ask(page, 'time line');
      const heading = page.getByRole('heading', { name: 'Time line' });
      await expectInView(heading);
      await expect(heading).toBeFocused();
      const entries = page.locator('#timeline li');
      await expect(entries).toHaveCount(EVENTS.length);
      const event = EVENTS.find((event) => event.actors?.length && event.claims?.length);
      const entry = page.locator(`#event-${event.id}`);
      await entry.getByRole('link', { name: actorOf(event.actors[0]).name, exact: true }).click();
      await expect(page).toHaveURL(new RegExp(`/actor/${event.actors[0]}/$`));
      await expect(entry).toHaveAttribute('data-marked');
      await page.goto(`/claim/${event.claims[0]}/`);
      await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
      if (width < 900) await command(page, 'toggle-card').click();
      await page.locator('#card').getByRole('link', { name: event.title }).click();
      await expectInView(entry);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('a sign in the table of stances leads to its passage', async ({ page }) => {
      await open(page);
      await ask(page, 'stands where');
      const stance = STANCES.find((it) => it.actor === 'putin');
      const cell = page.locator(`#stances tr[data-on="${stance.claim}"] .stance`).first();
      await expect(page.locator('#stances td .stance:not(.argues)')).toHaveCount(STANCES.length);
      await cell.focus();
      await page.keyboard.press('Enter');
      await expect(page).toHaveURL(/\/paragraph\/\d+\/#p\d+s\d+/);
      await expect(litPassages(page)).toHaveCount(1);
      await expectInView(litPassages(page));
      expect(await sticksOut(page)).toEqual([]);
    });

    test('what is set is kept on the device', { tag: '@layout' }, async ({ page }) => {
      await open(page);
      await ask(page, 'settings');
      const settings = page.getByRole('dialog', { name: 'Settings' });
      await settings.getByRole('radio', { name: 'Dark' }).check();
      await settings.getByRole('radio', { name: 'Largest' }).check();
      await settings.getByRole('radio', { name: 'Compact' }).check();
      await expectNoViolation(page);
      await settings.getByRole('button', { name: 'Close' }).click();
      const look = () =>
        page.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).fontSize]);
      const before = await look();
      expect(before[0]).toBe('rgb(25, 23, 20)');
      expect(await sticksOut(page)).toEqual([]);
      await page.reload();
      await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
      expect(await look()).toEqual(before);
      await ask(page, 'settings');
      await expect(settings.getByRole('radio', { name: 'Dark' })).toBeChecked();
    });

    test('the first hint is put away for good', async ({ page }) => {
      await open(page);
      const hint = page.getByRole('complementary', { name: 'First steps' });
      await expect(hint).toBeVisible();
      await command(page, 'dismiss-hint').click();
      await expect(hint).toBeHidden();
      await page.reload();
      await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
      await expect(hint).toBeHidden();
    });

    test('actors can be listed in another order', async ({ page }) => {
      await open(page);
      await turnTo(page, 'actors');
      const names = () => actors(page).locator('[data-actor] b').allTextContents();
      await actors(page).getByRole('combobox').selectOption({ label: 'By name' });
      await expect.poll(names).toEqual(ACTORS.map((actor) => actor.name).sort());
      await actors(page).getByRole('combobox').selectOption({ label: 'By kind' });
      await expect(actors(page).getByRole('heading', { level: 3 })).toHaveText(['People', 'Institutions', 'Groups', 'States']);
      if (width > 900) await expectNoViolation(page);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('who stands where is said in words where there is no room for columns', { tag: '@layout' }, async ({ page }) => {
      await open(page, '/#stances');
      const stance = page.locator('#stances tr[data-on="wants-no-end"] .stance').first();
      const words = await stance.locator('.unseen').evaluate((it) => it.getBoundingClientRect().width);
      expect(words > 40).toBe(width < 900);
      await expect(stance).toHaveAccessibleName('Vladimir Putin: denies');
      expect(await sticksOut(page)).toEqual([]);
    });

    test('where the program does not run, the page says so and is whole', async ({ page, guard }) => {
      guard.allow(/\.wasm|Failed to fetch/);
      await page.route(/\.wasm$/, (route) => route.abort());
      await page.goto('/');
      await expect(page.getByText('does not run in this browser')).toBeVisible();
      for (const pane of ['essay', 'argument', 'actors']) await expect(page.locator(`#${pane}`)).toBeVisible();
      await expect(row(page, 'wants-no-end')).toBeVisible();
      await expect(page.locator('.needs-program:visible')).toHaveCount(0);
      await expectNoViolation(page);
      expect(await sticksOut(page)).toEqual([]);
    });

    test('the argument follows the paragraph being read, once asked to', async ({ page }) => {
      await open(page);
      const scroll = (to) => page.evaluate((to) => {
        document.querySelector(to).scrollIntoView({ block: 'start', behavior: 'instant' });
      }, to);
      await scroll('#p12');
      await expect(page.locator('[data-read]')).toHaveCount(0);
      await page.keyboard.press('a');
      await expect(page.locator('[data-command="read-along"]')).toHaveAttribute('aria-pressed', 'true');
      // At once, and not only with the next scroll.
      await expect.poll(() => page.locator('.tree [data-read]').count()).toBeGreaterThan(0);
      await scroll('#p9');
      await expect.poll(() => page.locator('.tree [data-read]').count()).toBeGreaterThan(0);
      await turnTo(page, 'argument');
      await expectInView(page.locator('.tree [data-read]'));
      await turnTo(page, 'essay');
      await page.keyboard.press('a');
      await expect(page.locator('[data-read]')).toHaveCount(0);
    });

    test('the drawn ties lead to the actors in them', async ({ page }) => {
      await open(page, '/actor/zhoga/');
      await unfoldCard(page);
      const other = page.locator('#card svg a').first();
      const id = await other.getAttribute('data-actor');
      await other.click();
      await expectActor(page, id);
    });

    test('a claim and the argument can be taken along as text', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await open(page, '/claim/insiders-say-love/');
      await unfoldCard(page);
      await command(page, 'copy-claim').click();
      await expect(status(page)).toHaveText('Claim copied.');
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text).toContain(claimOf('insiders-say-love').text);
      expect(text).toContain(page.url());
      await ask(page, 'outline');
      await expect(status(page)).toHaveText('Outline copied.');
      const outline = await page.evaluate(() => navigator.clipboard.readText());
      for (const { text } of CLAIMS) expect(outline).toContain(text);
    });

    test('the system’s sheet for sharing gets the address, and where there is none the link is copied', async ({ page, context }) => {
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await page.addInitScript(() => {
        Object.defineProperty(navigator, 'share', { configurable: true, value: async (data) => void (window.shared = data) });
      });
      await open(page, '/actor/zhoga/');
      await unfoldCard(page);
      await command(page, 'share').click();
      await expect.poll(() => page.evaluate(() => window.shared?.url)).toBe(page.url());
      await page.evaluate(() => Object.defineProperty(navigator, 'share', { value: undefined }));
      await command(page, 'share').click();
      await expect(status(page)).toHaveText('Link copied.');
    });
  });
}

test('the filters are buttons too, and an address carries them', async ({ page }) => {
  await open(page, '/?only=unsaid');
  for (const id of unsaid) await expect(row(page, id).first()).toBeVisible();
  const toggle = command(page, 'only-unsaid');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await expect(page).not.toHaveURL(/only/);
});

test('keys pass over what is not shown, and a claim from outside ends the filter', async ({ page }) => {
  await open(page, '/?only=unnamed');
  await row(page, 'wants-no-end').focus();
  await page.keyboard.press('End');
  await expect(page.locator('.tree .row').filter({ visible: true }).last()).toBeFocused();
  await expect(page.locator(':focus')).toBeVisible();
  await passages(page, 'truce-agreed').first().locator('a[href*="claim/truce-agreed/"]').click();
  await expectClaim(page, 'truce-agreed');
  await expect(page).not.toHaveURL(/only/);
});

test('a number tells its claim while it is pointed at or has the focus, until Esc', async ({ page }) => {
  await open(page);
  const number = essay(page).locator('.notes a').first();
  const preview = number.locator('.preview');
  const width = () => preview.evaluate((element) => element.getBoundingClientRect().width);
  expect(await width()).toBeLessThan(5);
  await number.focus();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('Tab');
  expect(await width()).toBeGreaterThan(100);
  await page.keyboard.press('Escape');
  expect(await width()).toBeLessThan(5);
  await number.hover({ position: { x: 2, y: 2 } });
  await expect.poll(width).toBeGreaterThan(100);
});

test('what a number tells does not lie over what was chosen by it', { tag: '@layout' }, async ({ page }) => {
  await open(page);
  const seen = page.locator('.preview').filter({ visible: true });
  const width = () => seen.evaluateAll((all) => Math.max(...all.map((it) => it.getBoundingClientRect().width)));
  await number(page, 'loves-war').hover();
  await expect.poll(width).toBeGreaterThan(100);
  await page.mouse.down();
  await page.mouse.up();
  await expectClaim(page, 'loves-war');
  await expect.poll(width).toBeLessThan(2);
  await page.keyboard.press(']');
  await expect(cardHeading(page)).not.toHaveText(claimOf('loves-war').text);
  await expect.poll(width).toBeLessThan(2);
});

test('what a number tells lies over the paragraph below', { tag: '@layout' }, async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 1000 });
  await open(page);
  const below = (number) =>
    number.locator('.preview').evaluate((element) => {
      const { bottom } = element.getBoundingClientRect();
      return bottom - 3 > element.closest('.essay p').nextElementSibling?.getBoundingClientRect().top;
    });
  const isOnTop = (number) =>
    number.locator('.preview').evaluate((element) => {
      const { left, right, bottom } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint((left + right) / 2, bottom - 3));
    });
  let crossing = 0;
  for (const number of await essay(page).locator('.notes a:last-child').all()) {
    await number.hover({ position: { x: 2, y: 2 } });
    if (!(await below(number))) continue;
    crossing++;
    expect(await isOnTop(number)).toBe(true);
    await page.mouse.move(5, 5);
    await number.focus();
    expect(await isOnTop(number)).toBe(true);
    await number.evaluate((it) => it.blur());
  }
  expect(crossing).toBeGreaterThan(0);
});

test.describe('in short', () => {
  const short = (page) => essay(page).getByRole('region', { name: 'In short' });
  const REASONS = '.tree > li > ul > li:is([data-part="reason"], [data-part="evidence"]):not([data-joined])';

  test('it names the thesis, the reasons that its editor names, and those that unnamed people bear', async ({ page }) => {
    await open(page);
    await expect(short(page).getByRole('link').first()).toHaveText(claimOf('wants-no-end').text);
    const named = await short(page).locator('li').evaluateAll((all) => all.map((it) => [it.value, it.querySelector('a').textContent]));
    expect(named).toEqual(MAP.leading.map((id, nth) => [nth + 1, claimOf(id).text]));
    await expectUnnamed(page);
  });

  test('where its editor names none, it names the reasons with most behind them', async ({ page }) => {
    await open(page, '/linden/');
    const reasons = page.locator(REASONS);
    const counts = await reasons.evaluateAll((all) => all.map((it) => it.querySelectorAll('.row').length - 1));
    const most = [...counts].sort((a, b) => b - a).slice(0, 3);
    const named = await short(page).locator('li').evaluateAll((all) => all.map((it) => [it.value, it.querySelector('a').textContent]));
    expect(named.length).toBe(most.length);
    for (const [value, text] of named) {
      await expect(reasons.nth(value - 1).locator('.text').first()).toHaveText(text);
      expect(most).toContain(counts[value - 1]);
    }
  });

  /** What is said of people without a name is what the tree has. */
  async function expectUnnamed(page) {
    const among = await page.locator(REASONS).evaluateAll((all) => all.map((it) => it.querySelector('[data-anonymous]') !== null));
    const borne = among.flatMap((is, at) => (is ? [at + 1] : []));
    expect(borne.length).toBeGreaterThan(0);
    const told = await short(page).locator('.note').textContent();
    expect(told.match(/\d+/g).map(Number)).toEqual(borne);
  }

  test('its reasons are chosen by mouse and by key', async ({ page }) => {
    await open(page);
    const first = short(page).locator('li a').first();
    const id = (await first.getAttribute('href')).match(/claim\/([^/]+)/)[1];
    await first.click();
    await expectClaim(page, id);
    await short(page).getByRole('link').first().focus();
    await page.keyboard.press('Enter');
    await expectClaim(page, 'wants-no-end');
  });
});

test('what is said by unnamed people, and what is left unsaid, has its sign in the margin', async ({ page }) => {
  await open(page);
  await expect(essay(page).locator('.notes a.unnamed')).toHaveCount(unnamed.length);
  const sign = essay(page).locator('.notes a.unsaid').first();
  await expect(sign).toHaveAccessibleName(/^left unsaid /);
  await sign.click({ position: { x: 2, y: 2 } });
  await expect(page.locator('#card')).toContainText('never says it');
});

test('a link to a place on the page has a place to go to', async ({ page }) => {
  // Some claims and events are told of in sentences that no claim rests on.
  for (const path of ['/', ...CLAIMS.slice(0, 12).map(({ id }) => `/claim/${id}/`)]) {
    await page.goto(path);
    const lost = await page.locator('a[href*="#"]').evaluateAll((links) =>
      links
        .filter((link) => link.pathname === location.pathname && !document.getElementById(link.hash.slice(1)))
        .map((link) => `${link.getAttribute('href')}: ${link.textContent}`),
    );
    expect(lost, path).toEqual([]);
  }
});

test('where the browser cannot mark hits, stepping still goes to them', async ({ page }) => {
  await page.addInitScript(() => delete window.Highlight);
  await open(page, '/?q=ukraine');
  await page.locator('#search').press('Shift+Enter');
  await expect(status(page)).toHaveText(/^Hit (\d+) of \1 /);
  await expect.poll(() => page.locator('#essay').evaluate((it) => it.scrollTop)).toBeGreaterThan(500);
});

test('what a number stands for is seen whole, at the foot of the window too', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open(page);
  const { height } = page.viewportSize();
  const low = await page.locator('.notes a').evaluateAll(
    (all, height) => all.findLastIndex((it) => it.getBoundingClientRect().bottom < height - 2),
    height,
  );
  for (const at of [low, low - 1, 0]) {
    const number = page.locator('.notes a').nth(at);
    for (const show of [() => number.hover(), () => number.focus()]) {
      await page.mouse.move(0, 0);
      await show();
      const preview = number.locator('.preview');
      await expect.poll(() => preview.evaluate((it) => it.getBoundingClientRect().width)).toBeGreaterThan(200);
      const box = await preview.boundingBox();
      expect(box.y).toBeGreaterThan(0);
      expect(box.y + box.height).toBeLessThanOrEqual(height);
      await number.evaluate((it) => it.blur());
    }
  }
});

test('the palette offers first what goes by the words typed', async ({ page }) => {
  await open(page);
  await ask(page, 'by name');
  await expect(page.locator('.order select')).toHaveValue('sort-name');
});

test('the command that the arrows have come to is seen, however long the list', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  const options = palette(page).getByRole('option');
  const last = (await options.count()) - 1;
  expect(last).toBeGreaterThan(20);
  await expect(options.nth(last)).not.toBeInViewport();
  for (let at = 0; at < last; at += 1) await page.keyboard.press('ArrowDown');
  await expect(options.nth(last)).toHaveAttribute('aria-selected', 'true');
  await expect(options.nth(last)).toBeInViewport({ ratio: 0.9 });
  for (let at = 0; at < last; at += 1) await page.keyboard.press('ArrowUp');
  await expect(options.first()).toBeInViewport({ ratio: 0.9 });
});

test('keys of one letter can be switched off', async ({ page }) => {
  await open(page);
  await page.evaluate(() => localStorage.setItem('wherefore-keys', 'off'));
  await page.reload();
  await expect(page.locator('#app')).toHaveAttribute('data-hydrated', 'true');
  await page.keyboard.press(']');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(page.locator('#card')).toBeHidden();
  await page.keyboard.press('Control+k');
  await expect(palette(page)).toBeVisible();
});

test('each command with a button or key is in the palette under its name', async ({ page }) => {
  await open(page, '/claim/loves-war/');
  const shown = await page.locator('button[data-command]:visible').evaluateAll((all) => all.map((it) => it.dataset.command));
  await page.keyboard.press('Control+k');
  const offered = await palette(page).getByRole('option').evaluateAll((all) => all.map((it) => it.dataset.command));
  for (const id of shown) expect(offered, id).toContain(id);
});

test('on paper every claim is there with its number, and nothing to press', async ({ page }) => {
  await open(page, '/claim/loves-war/');
  await page.emulateMedia({ media: 'print' });
  for (const { id } of CLAIMS) await expect(row(page, id)).toBeVisible();
  const number = await row(page, 'loves-war').locator('.words').evaluate((it) => getComputedStyle(it, '::before').content);
  expect(number).toMatch(/^attr\(data-number\)|^"\d+/);
  await expect(page.locator('button:visible, input:visible, #card:visible')).toHaveCount(0);
  await expect(page.locator('#timeline li').first()).toBeVisible();
  await expect(tree(page)).toBeVisible();
  await expect(fold(page, 'loves-war')).toBeHidden();
  await expect(argument(page)).toBeVisible();
  await expect(member(page, 'zhoga')).toBeVisible();
});

test('the card names first what has the most claims behind it', async ({ page }) => {
  await open(page, '/claim/wants-no-end/');
  const supports = page.locator('#card .field', { hasText: /^supported by/ }).locator('dd');
  const behind = (await supports.allInnerTexts()).map((it) => Number(/(\d+) claims? behind it/.exec(it)?.[1] ?? 0));
  expect(behind[0]).toBeGreaterThan(0);
  expect(behind).toEqual(behind.toSorted((a, b) => b - a));
});
