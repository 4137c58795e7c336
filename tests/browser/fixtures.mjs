// What every browser test starts from, imported in place of `@playwright/test`:
//
// - `site` has the addresses of the served site: `site.url('claim/x/')` at the top of a host, `site.sub('claim/x/')`
//   below a path. The folder is dist, or the one that WHEREFORE_DIST names. `page.goto('/')` opens it too.
// - `guard` watches each test by itself: a console error or warning, an uncaught error or a request to another host
//   fails it. `guard.allow(/pattern/)` lets a complaint pass that matches; `guard.watch(context)` watches a further
//   context that the test has opened.

import { test as base, expect } from '@playwright/test';
import { fileURLToPath } from 'node:url';
import { SUB_PATH, startServer } from './server.mjs';

export const DIST = process.env.WHEREFORE_DIST ?? fileURLToPath(new URL('../../dist', import.meta.url));

export { expect };

export const test = base.extend({
  site: [
    async ({}, use) => {
      const { origin, close } = await startServer(DIST);
      const below = (prefix) => (path = '') => origin + prefix + path.replace(/^\//, '');
      await use({ url: below('/'), sub: below(SUB_PATH) });
      await close();
    },
    { scope: 'worker' },
  ],

  baseURL: async ({ site }, use) => use(site.url()),

  guard: [
    async ({ context }, use) => {
      const guard = new Guard();
      guard.watch(context);
      await use(guard);
      expect(guard.complaints(), 'what the page complained of, or asked other hosts for').toEqual([]);
    },
    { auto: true },
  ],
});

class Guard {
  #heard = [];
  #allowed = [];

  watch(context) {
    context.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') {
        this.#heard.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
      }
    });
    context.on('weberror', (error) => this.#heard.push(`uncaught error: ${error.error()}`));
    context.on('request', (request) => {
      if (isElsewhere(request.url())) this.#heard.push(`request to another host: ${request.url()}`);
    });
  }

  allow(pattern) {
    this.#allowed.push(pattern);
  }

  complaints() {
    return this.#heard.filter((complaint) => !this.#allowed.some((pattern) => pattern.test(complaint)));
  }
}

function isElsewhere(address) {
  const { protocol, hostname } = new URL(address);
  return !['data:', 'blob:', 'about:', 'file:'].includes(protocol) && hostname !== '127.0.0.1';
}
