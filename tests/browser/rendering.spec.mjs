// A page that the program has taken over, as the press printed it, is the same as one that the program renders from
// nothing, from the map that the page carries.

import { readdirSync } from 'node:fs';
import { DIST, expect, test } from './fixtures.mjs';
import { interactive } from './reader.mjs';

/** The page as written, with all that the program is to render taken out of it. */
const emptied = (html) => html.replace(/(<div id="app"[^>]*>)[\s\S]*(<\/div>\s*<script>)/, '$1$2');

/** Every third address, and the first page of each map: all kinds of pages come in. */
const ADDRESSES = readdirSync(DIST, { recursive: true })
  .filter((file) => file.endsWith('.html') && !file.endsWith('404.html'))
  .map((file) => file.replaceAll('\\', '/').replace(/index\.html$/, ''))
  // What lists plain links, or shows pictures, has no program, one file has addresses of its own kind, and the studio begins
  // with nothing.
  .filter((address) => !/(^|\/)(data|map|shelf|studio)\//.test(address))
  .sort()
  .filter((address, at) => address.split('/').length < 3 || at % 3 === 0);

test('a page taken over is the same as one rendered from nothing', async ({ page, site }) => {
  test.setTimeout(300_000);
  expect(ADDRESSES.length).toBeGreaterThan(40);
  for (const address of ADDRESSES) {
    await page.goto(site.url(address));
    await interactive(page);
    const printed = await page.evaluate(rendered, STATICS);
    await page.route(site.url(address), async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      expect(emptied(html).length, address).toBeLessThan(html.length / 2);
      await route.fulfill({ response, body: emptied(html) });
    });
    await page.goto(site.url(address));
    await interactive(page);
    expect.soft(await page.evaluate(rendered, STATICS), address || 'the first page').toEqual(printed);
    await page.unroute(site.url(address));
  }
});

/** What never changes on a page, which the program leaves as it stands. */
const STATICS = [
  '.site > .name, .site > .about, .site > button, .hint, .argument > .pane-head',
  'article > header > h1, article > header > .source, .short',
  'main > section, dialog:not(#palette), #decisions-file',
].join();

/**
 * What is rendered at run time, a line for each element: its name, its attributes, its own text. `statics` picks
 * what is left out.
 */
function rendered(statics) {
  const lines = [];
  const walk = (element, depth) => {
    if (element.matches(statics)) return;
    // What is typed into a line is a property there, and an attribute only in print.
    const own = [...element.attributes].filter(({ name }) => name !== 'value' || !element.matches('input'));
    const attributes = own.map(({ name, value }) => `${name}=${JSON.stringify(value)}`).sort();
    const text = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.data);
    lines.push(' '.repeat(depth) + [element.localName, ...attributes].join(' ') + `: ${text.join('')}`);
    for (const child of element.children) walk(child, depth + 1);
  };
  for (const child of document.querySelector('#app').children) walk(child, 0);
  return lines;
}
