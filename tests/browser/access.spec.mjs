// What people who use assistive technology, other colours or less motion rely on.

import { expect, test } from './fixtures.mjs';
import {
  KINDS,
  actors,
  argument,
  card,
  command,
  essay,
  expectInView,
  expectNoViolation,
  expectRule,
  litPassages,
  open,
  passages,
  row,
  status,
  tree,
} from './reader.mjs';

const PHONE = { width: 390, height: 844 };

// Each rule is tried where it can find something: by night colours alone differ, in another face the sizes of targets.
const CHECKS = [
  { title: 'axe finds nothing to object to:', tag: [], colorScheme: 'light' },
  { title: 'by night, contrast is enough:', tag: [], colorScheme: 'dark', rule: 'color-contrast' },
  { title: 'targets are large enough:', tag: ['@layout'], colorScheme: 'light', rule: 'target-size' },
];

for (const { title, tag, colorScheme, rule } of CHECKS) {
  const check = (page, what, without) => (rule ? expectRule(page, rule, what) : expectNoViolation(page, what, without));
  test.describe(title, { tag }, () => {
    test.use({ colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    for (const { kind, path } of KINDS) {
      test(kind, async ({ page }) => {
        await open(page, path);
        await check(page, kind);
      });
    }

    test('the whole argument unfolded, and the list of keys', async ({ page }) => {
      await open(page, 'claim/loves-war/');
      await command(page, 'unfold-all').click();
      await expect(tree(page).locator('[aria-expanded="false"]')).toHaveCount(0);
      await check(page, 'unfolded');
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog')).toBeVisible();
      await check(page, 'keys');
    });

    test('each pane of a phone, and the whole card', async ({ page }) => {
      await page.setViewportSize(PHONE);
      await open(page, 'claim/loves-war/');
      // Where one pane is shown at a time, the essay with the title and `main` is one of those put away.
      const away = ['landmark-one-main', 'page-has-heading-one'];
      for (const pane of ['Argument', 'Actors', 'Essay']) {
        await page.getByRole('navigation', { name: 'Panes' }).getByRole('link', { name: pane }).click();
        await expect(page.locator(`#${pane.toLowerCase()}`)).toBeVisible();
        await check(page, pane, pane === 'Essay' ? [] : away);
      }
      await command(page, 'toggle-card').click();
      await expect(page.locator('#card dl')).toBeVisible();
      await check(page, 'the whole card');
    });
  });
}

test.describe('without JavaScript', () => {
  test('axe finds nothing to object to', async ({ browser, site, guard }) => {
    guard.allow(/was preloaded using link preload but not used/);
    // The program is stopped rather than scripts forbidden, which axe needs itself.
    guard.allow(/Failed to load resource|Failed to fetch/);
    const context = await browser.newContext();
    guard.watch(context);
    const page = await context.newPage();
    await page.route('**/*.wasm', (route) => route.abort());
    await page.goto(site.url('claim/loves-war/'));
    await expect(page.locator('html')).not.toHaveClass(/js/);
    await expectNoViolation(page, 'as written');
    await context.close();
  });
});

test.describe('roles and names', () => {
  test('the landmarks are where the contract says', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await expect(essay(page)).toHaveCount(1);
    await expect(essay(page).getByRole('article')).toHaveCount(1);
    await expect(argument(page)).toHaveCount(1);
    await expect(argument(page).getByRole('tree', { name: 'Argument' })).toHaveCount(1);
    await expect(actors(page)).toHaveCount(1);
    await expect(page.getByRole('region', { name: 'Claim' })).toHaveCount(1);
    await expect(status(page)).toHaveCount(1);
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('banner')).toHaveCount(1);
  });

  test('each item of the tree says its part first', async ({ page }) => {
    await open(page);
    await command(page, 'unfold-all').click();
    const items = tree(page).getByRole('treeitem');
    for (const item of await items.all()) {
      await expect(item).toHaveAccessibleName(/^(Thesis|(Reason|Evidence)( \d)?|Objection|Reply|Undercut): \S/);
    }
    await expect(items.and(page.locator('[data-claim="wants-no-end"]'))).toHaveAccessibleName(/^Thesis: /);
    await expect(row(page, 'ready-for-deal')).toHaveAccessibleName(/^Objection: /);
    await expect(row(page, 'aim-far-fetched')).toHaveAccessibleName(/^Undercut: /);
    await expect(row(page, 'insiders-say-love')).toHaveAccessibleName(/^Evidence: /);
    await expect(row(page, 'loves-war')).toHaveAccessibleName(/^Reason 2: /);
  });

  test('the accessibility tree has the same nesting as the argument', async ({ page }) => {
    await open(page);
    await command(page, 'unfold-all').click();
    const below = row(page, 'wants-no-end');
    const group = page.locator(`#${await below.getAttribute('aria-owns')}`);
    await expect(group).toHaveRole('group');
    await expect(group.locator(':scope > li > [role="treeitem"]').first()).toHaveAttribute('aria-level', '2');
  });

  test('headings run from the title down without a gap', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map((it) => Number(it.tagName[1])));
    expect(Math.max(...levels)).toBeLessThanOrEqual(3);
  });

  test('every identifier on the page is used once', async ({ page }) => {
    for (const { path } of KINDS) {
      await open(page, path);
      const twice = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map((it) => it.id);
        return ids.filter((id, at) => ids.indexOf(id) !== at);
      });
      expect(twice).toEqual([]);
    }
  });
});

/** The lowest contrast of any text below an element with what lies behind it, and where. */
function lowestContrast(root) {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const over = (colours) => {
    brush.clearRect(0, 0, 1, 1);
    for (const colour of colours) {
      brush.fillStyle = colour;
      brush.fillRect(0, 0, 1, 1);
    }
    return [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
  };
  const luminance = (rgb) => {
    const [r, g, b] = rgb.map((it) => it / 255).map((it) => (it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  let lowest = { contrast: Infinity };
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    const element = text.parentElement;
    if (text.data.trim() === '' || element.closest('.notes, .number, .unseen')) continue;
    const behind = [];
    for (let it = element; it; it = it.parentElement) behind.unshift(getComputedStyle(it).backgroundColor);
    const [ground, ink] = [over(behind), over([...behind, getComputedStyle(element).color])];
    const [light, dark] = [luminance(ground), luminance(ink)].sort((a, b) => b - a);
    const contrast = (light + 0.05) / (dark + 0.05);
    if (contrast < lowest.contrast) lowest = { contrast, text: text.data.slice(0, 40), in: element.className || element.tagName };
  }
  return lowest;
}

test.describe('contrast', () => {
  for (const colorScheme of ['light', 'dark']) {
    for (const { kind, path } of KINDS) {
      test(`the essay’s text has a contrast of 7 to 1 or more, ${colorScheme}, ${kind}`, async ({ page }) => {
        await page.emulateMedia({ colorScheme });
        await open(page, path);
        for (const part of await page.locator('article > p, article h1').all()) {
          const lowest = await part.evaluate(lowestContrast);
          expect(lowest.contrast, JSON.stringify(lowest)).toBeGreaterThanOrEqual(7);
        }
      });
    }

    test(`the numbers in the margin and the words over the essay have 4.5 to 1 or more, ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme });
      await open(page, 'claim/loves-war/');
      const lowest = await page.locator('article header').evaluate(lowestContrast);
      expect(lowest.contrast, JSON.stringify(lowest)).toBeGreaterThanOrEqual(4.5);
    });
  }
});

test.describe('other eyes', () => {
  /** What an element looks like, as far as it can be told from its neighbours. */
  const look = (locator) =>
    locator.evaluate((element) => {
      const { color, outline, borderLeft, textDecorationLine, boxShadow, fontWeight, backgroundColor } = getComputedStyle(element);
      // The colour that is seen: a ground like the page's own is as good as none.
      const brush = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d');
      for (brush.fillStyle of [getComputedStyle(document.body).backgroundColor, backgroundColor]) brush.fillRect(0, 0, 1, 1);
      const ground = String(brush.getImageData(0, 0, 1, 1).data);
      return { ground, color, outline, borderLeft, textDecorationLine, boxShadow, fontWeight };
    });

  test('with colours forced by the system, a chosen row, a marked one and a lit passage can be told', async ({ page }) => {
    await page.emulateMedia({ forcedColors: 'active' });
    await open(page, 'claim/loves-war/');
    const told = async (one, other, what) => {
      const [a, b] = [await look(one), await look(other)];
      // The system takes away shadows, and grounds become its own; what is left must differ.
      delete a.boxShadow, delete b.boxShadow;
      expect.soft(a, what).not.toEqual(b);
    };
    await told(row(page, 'loves-war'), row(page, 'aim-unchanged'), 'a chosen row');
    await told(passages(page, 'loves-war').first(), passages(page, 'plan-divide').first(), 'a lit passage');
    await page.goto('/actor/chemezov/');
    await expect(litPassages(page)).toHaveCount(0);
    await told(page.locator('.mention[data-lit]').first(), page.locator('.mention:not([data-lit])').first(), 'a mention');
    await told(
      actors(page).locator('[data-actor="chemezov"]'),
      actors(page).locator('[data-actor="kgb"]'),
      'the chosen actor',
    );
    await told(row(page, 'chemezov-weight'), row(page, 'dissent-exiled'), 'a marked row');
  });

  test('without colour, a chosen row and a lit passage can be told as well', async ({ page }) => {
    await open(page, 'claim/loves-war/');
    // A bar at the edge of the row; a line below the numbers in the passage.
    expect((await look(row(page, 'loves-war'))).boxShadow).not.toBe('none');
    expect((await look(row(page, 'aim-unchanged'))).boxShadow).toBe('none');
    const line = async (id) => (await look(passages(page, id).first().locator('.notes a').first())).textDecorationLine;
    expect(await line('loves-war')).not.toEqual(await line('plan-divide'));
  });

  test('with less motion asked for, the essay is there at once', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    await page.evaluate(() => {
      window.behaviours = [];
      const scroll = Element.prototype.scrollTo;
      Element.prototype.scrollTo = function (options) {
        window.behaviours.push(options?.behavior);
        return scroll.call(this, options);
      };
    });
    await command(page, 'unfold-all').click();
    await row(page, 'response-uncertain').click();
    await expectInView(litPassages(page));
    const behaviours = await page.evaluate(() => window.behaviours);
    expect(behaviours.length).toBeGreaterThan(0);
    expect(behaviours).not.toContain('smooth');
    const moving = await page.evaluate(() => document.getAnimations().length);
    expect(moving).toBe(0);
    await expect(card(page, 'Claim')).toBeVisible();
  });
});
