// The built site in a browser, for what is measured there: what is in dist, or in the folder that WHEREFORE_DIST names.
import { createRequire } from 'node:module';
import { startServer } from '../browser/server.mjs';

const require = createRequire(new URL('../browser/package.json', import.meta.url));
const { chromium } = require('@playwright/test');

/**
 * Serves the site and hands on `opened`, which opens its first page in a new tab, with the processor slowed down, and
 * waits until it is interactive. Stops browser and server when `measure` has ended.
 */
export async function measureSite(slowDown, measure) {
  const server = await startServer(process.env.WHEREFORE_DIST ?? new URL('../../dist', import.meta.url).pathname);
  const browser = await chromium.launch({
    executablePath: process.env.WHEREFORE_BROWSER ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking'],
  });
  const opened = async () => {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const client = await page.context().newCDPSession(page);
    await client.send('Emulation.setCPUThrottlingRate', { rate: slowDown });
    await page.goto(`${server.origin}/`);
    await page.waitForSelector('#app[data-hydrated="true"]');
    return page;
  };
  try {
    await measure(opened);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** The median, the 95th of a hundred and the most of a list of times, in columns. */
export const spread = (times) => [0.5, 0.95, 1].map((share) => at(times, share).toFixed(1).padStart(6)).join(' ');

/** The time that this share of the list does not exceed. */
export function at(times, share) {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
