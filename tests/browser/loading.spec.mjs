// How a page comes: from its own files alone, readable before the program, without moving, and safe.

import { expect, test } from './fixtures.mjs';
import { CLAIMS, KINDS, PARAGRAPHS, actorOf, claimOf, expectInView, holdProgram, interactive, litPassages, open, row, scrolled } from './reader.mjs';

const ONE_FRAME_LATER = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

for (const [screen, viewport] of Object.entries({
  'a wide window': { width: 1440, height: 900 },
  'a phone': { width: 390, height: 844 },
})) {
  test.describe(`in ${screen}`, () => {
    test.use({ viewport, isMobile: screen === 'a phone', hasTouch: screen === 'a phone' });

    for (const { kind, path } of KINDS) {
      test(`${kind}: nothing moves while the page loads and comes alive`, async ({ page }) => {
        await page.addInitScript(() => {
          window.moved = [];
          new PerformanceObserver((list) => {
            for (const shift of list.getEntries()) {
              const what = shift.sources.map((it) => it.node?.outerHTML?.slice(0, 80) ?? String(it.node?.nodeName));
              window.moved.push({ value: shift.value, what });
            }
          }).observe({ type: 'layout-shift', buffered: true });
        });
        // The program comes late, so that the page is painted before and after.
        const release = await holdProgram(page);
        await page.goto(`/${path}`, { waitUntil: 'domcontentloaded' });
        const painted = () => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length);
        await expect.poll(painted).toBe(1);
        await release();
        await interactive(page);
        await page.evaluate(ONE_FRAME_LATER);
        expect(await page.evaluate(() => window.moved)).toEqual([]);
      });
    }

    test('what a page is about is in view before the program runs, and stays there', async ({ page }) => {
      const release = await holdProgram(page);
      for (const path of ['claim/dissent-exiled/', 'paragraph/12/']) {
        await page.goto(`/${path}`, { waitUntil: 'domcontentloaded' });
        await expectInView(litPassages(page), 'before the program runs');
        const before = await scrolled(page);
        await release();
        await interactive(page);
        await page.evaluate(ONE_FRAME_LATER);
        expect(await scrolled(page), path).toEqual(before);
        // The first key leads to the first link, as on any page.
        await page.keyboard.press('Tab');
        await expect(page.locator('.skip')).toBeFocused();
      }
    });
  });
}

test.describe('what is clicked before the program runs', () => {
  test.use({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });

  test('is done once it does, the last click alone', async ({ page }) => {
    const release = await holdProgram(page);
    await page.goto('/claim/dissent-exiled/', { waitUntil: 'domcontentloaded' });
    const more = page.getByRole('button', { name: 'More', exact: true });
    await page.getByRole('button', { name: 'Close' }).tap();
    await more.tap();
    await expect(more).toHaveAttribute('aria-busy', 'true');
    await expect(page.locator('[aria-busy]')).toHaveCount(1);
    await release();
    await interactive(page);
    await expect(page.locator('.frame')).toHaveAttribute('data-card', 'open');
    await expect(page.locator('[aria-busy]')).toHaveCount(0);
  });
});

test.describe('what is asked for', () => {
  test('is the page, its styles, its icon and the program, each once, and nothing while it is read', async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await open(page);
    await page.evaluate(ONE_FRAME_LATER);
    const kinds = (list) => [...new Set(list.map((path) => path.match(/\.(\w+)$/)?.[1] ?? 'page'))].sort();
    expect(kinds(asked).filter((kind) => kind !== 'svg')).toEqual(['css', 'js', 'page', 'wasm']);
    expect(asked.filter((path) => path.endsWith('.wasm'))).toHaveLength(1);
    expect(asked.filter((path) => path.endsWith('.js'))).toHaveLength(1);
    expect(asked.filter((path) => path === '/')).toHaveLength(1);

    // Touching the page asks for the notes and the rest of the styles, once; a browser may look at the icon again.
    const before = asked.length;
    for (const id of ['putin', 'chemezov', 'stalin']) await page.locator(`.actors [data-actor="${id}"]`).click();
    await expect(page).toHaveURL(/\/actor\/stalin\/$/);
    await expect(page.locator('#card-body > .note')).toHaveText(actorOf('stalin').note);
    const more = asked.slice(before).filter((path) => !path.endsWith('.svg'));
    expect(more.sort()).toEqual([/^\/notes-[0-9a-f]{16}\.txt$/, /^\/styles-later-[0-9a-f]{16}\.css$/].map((it) => expect.stringMatching(it)));
    expect(asked.filter((path) => path.endsWith('.svg') && path.lastIndexOf('/') > 0)).toEqual([]);
  });
});

test.describe('the notes of cards', () => {
  const NOTES = /notes-[0-9a-f]{16}\.txt$/;
  const card = (page) => page.locator('#card-body');

  test('are there on the page of a claim or an actor before anything is asked for', async ({ page }) => {
    const asked = [];
    page.on('request', (request) => asked.push(request.url()));
    for (const [path, note] of [['claim/loves-war/', claimOf('loves-war').basis_note], ['actor/putin/', actorOf('putin').note]]) {
      await open(page, `/${path}`);
      await page.evaluate(ONE_FRAME_LATER);
      await expect(card(page)).toContainText(note);
    }
    expect(asked.filter((url) => NOTES.test(url))).toEqual([]);
  });

  test('come with the first choice, of a claim and of an actor', async ({ page }) => {
    await open(page);
    await row(page, 'loves-war').click();
    await expect(card(page)).toContainText(claimOf('loves-war').basis_note);
    await page.locator('.actors [data-actor="putin"]').click();
    await expect(card(page)).toContainText(actorOf('putin').note);
  });

  test('are left out while their file does not come, and asked for again', async ({ page, guard }) => {
    guard.allow(/notes|Failed to load resource/);
    await page.route(NOTES, (route) => route.abort());
    await open(page);
    await page.locator('.actors [data-actor="putin"]').click();
    await expect(card(page)).toContainText('named');
    await expect(card(page)).not.toContainText(actorOf('putin').note);
    await page.unroute(NOTES);
    await page.locator('.actors [data-actor="stalin"]').click();
    await expect(card(page)).toContainText(actorOf('stalin').note);
  });
});

test.describe('the policy of the page', () => {
  test('stands in every kind of page, before anything that it forbids', async ({ page, site }) => {
    for (const { kind, path } of KINDS) {
      const answer = await page.request.get(site.url(path));
      const html = await answer.text();
      const policy = html.match(/<meta http-equiv="Content-Security-Policy" content="([^"]*)">/)?.[1];
      expect(policy, kind).toBeTruthy();
      expect(html.indexOf('Content-Security-Policy'), kind).toBeLessThan(html.search(/<(script|link)\b/));
      const rules = Object.fromEntries(policy.split(/; */).map((rule) => [rule.split(' ')[0], rule.split(' ').slice(1)]));
      expect(rules['default-src'], kind).toEqual(["'none'"]);
      expect(rules['connect-src'], kind).toEqual(["'self'"]);
      expect(policy, kind).not.toContain("'unsafe-inline'");
      expect(policy, kind).not.toContain("'unsafe-eval'");
      // Structured data and the map stand in the page but are not run.
      const inline = [...html.matchAll(/<script(?![^>]* src=)(?![^>]*(?:ld\+json|text\/plain))[^>]*>/g)].length;
      expect(rules['script-src'].filter((it) => it.startsWith("'sha256-")), kind).toHaveLength(inline);
    }
  });

  test('keeps scripts out that the page was not written with', async ({ page, guard }) => {
    guard.allow(/Content Security Policy/);
    await open(page);
    const ran = await page.evaluate(async () => {
      const refused = new Promise((done) => document.addEventListener('securitypolicyviolation', (it) => done(it.violatedDirective)));
      const script = document.createElement('script');
      script.textContent = 'window.intruder = true';
      document.head.append(script);
      return { directive: await refused, intruder: window.intruder };
    });
    expect(ran.intruder).toBeUndefined();
    expect(ran.directive).toContain('script-src');
  });

  test('lets nothing be sent to another host', async ({ page, guard }) => {
    guard.allow(/Content Security Policy|violates the document/);
    await open(page);
    const outcome = await page.evaluate(async () => {
      const refused = new Promise((done) => document.addEventListener('securitypolicyviolation', (it) => done(it.violatedDirective)));
      const sent = await fetch('https://example.org/').then(
        () => 'sent',
        () => 'refused',
      );
      return { sent, directive: await refused };
    });
    expect(outcome).toEqual({ sent: 'refused', directive: 'connect-src' });
  });
});

test.describe('before the program runs, or where it cannot', () => {
  test('the page is painted and can be read while the program is still on its way', async ({ page }) => {
    const release = await holdProgram(page);
    await page.goto('/claim/response-uncertain/', { waitUntil: 'domcontentloaded' });
    await expect.poll(() => page.evaluate(() => performance.getEntriesByName('first-contentful-paint').length)).toBe(1);
    await expect(page.locator('article > p')).toHaveCount(PARAGRAPHS);
    await expect(page.locator('#p1')).toBeVisible();
    await expect(page.locator('#card-heading')).toHaveText(claimOf('response-uncertain').text);
    await expect(page.locator('#app')).not.toHaveAttribute('data-hydrated');
    await release();
    await interactive(page);
  });

  for (const [what, files] of [
    ['the program', '**/*.wasm'],
    ['the script that starts it', '**/*.js'],
  ]) {
    test(`without ${what}, the whole page can be read and nothing is folded away`, async ({ page, guard }) => {
      guard.allow(/Failed to load resource|Failed to fetch|preloaded using link preload/);
      await page.route(files, (route) => route.abort());
      await page.goto('/');
      await expect(page.locator('html')).not.toHaveClass(/\bjs\b/);
      await expect(page.locator('article > p').filter({ visible: true })).toHaveCount(PARAGRAPHS);
      for (const { id } of CLAIMS) await expect(page.locator(`.tree [data-claim="${id}"]:not([data-reference])`)).toBeVisible();
      await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
      await page.locator('.tree [data-claim="response-uncertain"]').first().click();
      await expect(page).toHaveURL(/\/claim\/response-uncertain\//);
      await expectInView(page.locator('[data-claims~="response-uncertain"]').first());
    });
  }
});

test.describe('what a page says of itself', () => {
  const head = (page) =>
    page.evaluate(() => ({
      title: document.title,
      description: document.querySelector('meta[name="description"]')?.content,
      ogTitle: document.querySelector('meta[property="og:title"]')?.content,
      ogDescription: document.querySelector('meta[property="og:description"]')?.content,
      ogType: document.querySelector('meta[property="og:type"]')?.content,
    }));

  test('differs by page, and tells of the claim or the actor', async ({ page }) => {
    const heads = [];
    for (const path of ['', 'claim/loves-war/', 'claim/dissent-exiled/', 'actor/putin/', 'paragraph/6/']) {
      await page.goto(`/${path}`);
      heads.push(await head(page));
    }
    const [first, claim, , actor, paragraph] = heads;
    for (const key of ['title', 'description', 'ogTitle', 'ogDescription']) {
      expect(new Set(heads.map((it) => it[key])).size, key).toBe(heads.length);
    }
    for (const it of heads) {
      expect(it.ogTitle).toBe(it.title);
      expect(it.ogDescription).toBe(it.description);
      expect(it.description.length).toBeLessThanOrEqual(201);
    }
    expect(first.title).toContain('Does Putin want the war to end');
    expect(claim.title).toContain(claimOf('loves-war').text.replace(/\.$/, ''));
    expect(claim.description).toContain('for the thesis');
    expect(actor.title).toContain(actorOf('putin').name);
    expect(actor.description).toContain(actorOf('putin').note.slice(0, 40));
    expect(paragraph.title).toContain('Paragraph 6');
  });

  test('has a picture for link previews, wherever the site stands', async ({ page, site }) => {
    for (const below of [site.url, site.sub]) {
      for (const { path } of KINDS.filter(({ path }) => path !== '404.html')) {
        const html = await (await page.request.get(below(path))).text();
        const tag = (name) => html.match(new RegExp(`<meta (?:property|name)="${name}" content="([^"]*)">`))?.[1];
        expect(tag('twitter:card')).toBe('summary_large_image');
        expect(tag('twitter:image')).toBe(tag('og:image'));
        expect(tag('og:image:alt')).toBeTruthy();
        const answer = await page.request.get(new URL(tag('og:image'), below(path)).href);
        expect(answer.headers()['content-type'], path).toBe('image/png');
        const picture = await answer.body();
        expect([picture.readUInt32BE(16), picture.readUInt32BE(20)].map(String)).toEqual([tag('og:image:width'), tag('og:image:height')]);
        expect(picture.length).toBeLessThan(40_000);
      }
    }
  });

  test('is there for programs too, and names pages by their address', async ({ page, site }) => {
    for (const [path, type] of [['', 'Article'], ['claim/loves-war/', 'Claim'], ['actor/putin/', 'Person'], ['paragraph/6/', 'CreativeWork']]) {
      await page.goto(site.sub(path));
      const data = JSON.parse(await page.locator('script[type="application/ld+json"]').textContent());
      expect(data['@type']).toBe(type);
      expect(await page.evaluate((id) => new URL(id, document.baseURI).href, data['@id'])).toBe(site.sub(path));
    }
  });

  test('its title stays the same when the page comes alive', async ({ page }) => {
    for (const { path } of KINDS.filter(({ path }) => path !== '404.html')) {
      const response = await page.goto(`/${path}`);
      const [, title] = /<title>(.*)<\/title>/.exec(await response.text());
      await interactive(page);
      expect(await page.title()).toBe(title);
    }
  });
});

test.describe('on paper', () => {
  test('the whole argument is there and nothing that is clicked', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await page.emulateMedia({ media: 'print' });
    for (const { id } of CLAIMS) await expect(page.locator(`.tree [data-claim="${id}"]:not([data-reference])`)).toBeVisible();
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('.bar, .fold, .skip, dialog').filter({ visible: true })).toHaveCount(0);
    await expect(page.locator('article > p').filter({ visible: true })).toHaveCount(PARAGRAPHS);
    await expect(page.locator('#actors')).toBeVisible();
    await expect(page.locator('#card')).toContainText(claimOf('loves-war').text);
    // Nothing is cut off at the edge of a pane.
    const cut = await page.evaluate(() =>
      [...document.querySelectorAll('.frame, .columns, .pane, .card')].filter(
        (it) => it.scrollHeight > it.clientHeight + 1 && getComputedStyle(it).overflowY !== 'visible',
      ).length,
    );
    expect(cut).toBe(0);
  });

  test('so it is from a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await open(page, 'claim/loves-war/');
    await page.emulateMedia({ media: 'print' });
    for (const pane of ['#essay', '#argument', '#actors']) await expect(page.locator(pane)).toBeVisible();
    await expect(page.locator('.tree [data-claim]').filter({ visible: true })).toHaveCount(
      await page.locator('.tree li:not([hidden]) > [data-claim]').count(),
    );
    await expect(page.getByRole('button').filter({ visible: true })).toHaveCount(0);
  });
});
