// Every page of the built folder comes alive without a word in the console, and stays as it was written.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DIST, expect, test } from './fixtures.mjs';
import { holdProgram, interactive } from './reader.mjs';

const ADDRESSES = readdirSync(DIST, { recursive: true })
  .filter((file) => file.endsWith('.html'))
  .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
  // What lists plain links, or shows pictures, has no program, one file has addresses of its own kind, and the studio begins
  // with nothing.
  .filter((address) => !/(^|\/)(data|map|shelf|studio)\//.test(address))
  .sort();

// The other maps of the tested site stand in folders of their own.
const KINDS = {
  'the first page and the page for unknown addresses': ADDRESSES.filter((address) => !address.includes('/')),
  'another map': ADDRESSES.filter((address) => address.startsWith('linden/')),
  'a map of an essay set in every way': ADDRESSES.filter((address) => address.startsWith('almanac/')),
  'every claim': ADDRESSES.filter((address) => address.startsWith('claim/')),
  'every actor': ADDRESSES.filter((address) => address.startsWith('actor/')),
  'every paragraph': ADDRESSES.filter((address) => address.startsWith('paragraph/')),
};

// So many pages are too much to record.
test.use({ trace: 'off' });

test('every page of the folder is of a kind that is tested here', () => {
  expect(Object.values(KINDS).flat().sort()).toEqual(ADDRESSES);
  for (const [kind, addresses] of Object.entries(KINDS)) expect(addresses.length, kind).toBeGreaterThan(1);
});

for (const [kind, addresses] of Object.entries(KINDS)) {
  test(`${kind}: the page comes alive, says nothing in the console and reads as before`, async ({ page, site }) => {
    test.setTimeout(300_000);
    const said = [];
    page.on('console', (message) => said.push(`${page.url()}: ${message.text()}`));
    page.on('pageerror', (error) => said.push(`${page.url()}: ${error}`));

    // The program is held back until the page as written has been looked at.
    const release = await holdProgram(page);
    for (const address of addresses) {
      await page.goto(site.url(address), { waitUntil: 'domcontentloaded' });
      const before = await page.evaluate(look);
      await release();
      await interactive(page);
      const after = await page.evaluate(look);
      expect.soft(after.text, `the visible text of /${address}`).toEqual(before.text);
      expect.soft(after.ids, `the identifiers on /${address}`).toEqual(before.ids);
      expect.soft(after.lit, `what is lit on /${address}`).toEqual(before.lit);
      expect.soft(after.title, `the title of /${address}`).toEqual(before.title);
    }
    expect(said).toEqual([]);
  });
}

function look() {
  const app = document.querySelector('#app');
  const all = (selector, name) => [...app.querySelectorAll(selector)].map((element) => element.getAttribute(name));
  return {
    text: app.innerText,
    ids: all('[id]', 'id'),
    lit: all('[data-lit], [data-chosen], [data-marked]:not(main section *), .actors [aria-current]', 'href'),
    title: document.title,
  };
}
