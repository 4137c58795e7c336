// The main states as pictures, compared with those in looks/.
//
// They are made in one serif face (see faces.mjs), which looks/made-with.json names, and compared wherever that face is
// installed: with whichever browser, whose version is kept to be looked up when letters differ. Where the face is missing,
// or of another edition, whose lines break elsewhere, the comparison is skipped, and says so.
// After a deliberate change of the look, `npx playwright test looks --update-snapshots` makes the pictures anew; look at
// them before they are kept.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from './fixtures.mjs';
import { open } from './reader.mjs';

const MADE_WITH = new URL('looks/made-with.json', import.meta.url);

/** What decides how letters are drawn: the face, how wide the page's type is set in it, and the browser. */
const setting = async (page, browser, face) => ({
  face,
  browser: browser.version(),
  widths: await page.evaluate(() =>
    ['normal 20px', 'italic 20px', '600 20px'].map((style) => {
      const context = document.createElement('canvas').getContext('2d');
      context.font = `${style} ${getComputedStyle(document.documentElement).getPropertyValue('--serif')}`;
      return Math.round(context.measureText('Wherefore lays an essay open by its reasons').width * 100);
    }),
  ),
});

const LOOKS = [
  { name: 'wide', path: '/claim/insiders-say-love/', size: [1440, 900] },
  { name: 'wide-dark', path: '/actor/zhoga/', size: [1440, 900], colorScheme: 'dark' },
  { name: 'phone', path: '/claim/loves-war/', size: [390, 844] },
  { name: 'phone-argument', path: '/?only=unnamed', size: [390, 844] },
  { name: 'map', path: '/claim/loves-war/?view=map', size: [1440, 900], asks: ['Unfold all'] },
  { name: 'map-text', path: '/?view=map', size: [1440, 900], colorScheme: 'dark', asks: ['Order of the text', 'Fit'] },
  { name: 'map-phone', path: '/?view=map', size: [390, 844], asks: ['PNG, PDF …'] },
  { name: 'print', path: '/claim/loves-war/', size: [720, 1000], media: 'print' },
];

for (const { name, path, size, colorScheme, media, asks } of LOOKS) {
  test(name, async ({ page, browser }, info) => {
    await page.setViewportSize({ width: size[0], height: size[1] });
    await page.emulateMedia({ colorScheme: colorScheme ?? 'light', reducedMotion: 'reduce' });
    await page.addInitScript(() => localStorage.setItem('wherefore-hint', 'off'));
    await open(page, path);
    const own = await setting(page, browser, info.project.metadata.family);
    if (['all', 'changed'].includes(info.config.updateSnapshots)) writeFileSync(MADE_WITH, `${JSON.stringify(own, null, 2)}\n`);
    const kept = existsSync(MADE_WITH) ? JSON.parse(readFileSync(MADE_WITH, 'utf8')) : undefined;
    const drawn = (it) => JSON.stringify([it?.face, it?.widths]);
    test.skip(drawn(kept) !== drawn(own), `the pictures were made in ${kept?.face ?? 'another face'}, which is not what there is here`);
    if (media) await page.emulateMedia({ media });
    const map = page.getByRole('region', { name: 'Map' });
    if (asks) await expect(map.locator('[data-claim]').first()).toBeVisible();
    for (const asked of asks ?? []) await map.getByRole('button', { name: asked, exact: true }).click();
    await expect(page).toHaveScreenshot(`${name}.png`, { maxDiffPixelRatio: 0.01, animations: 'disabled' });
  });
}
