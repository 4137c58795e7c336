// How the browser tests run. The browser is the one that WHEREFORE_BROWSER names (`cargo xtask test` sets it), else the
// one that Playwright has downloaded itself. Each worker serves the site on its own (see fixtures.mjs).

import { defineConfig, devices } from '@playwright/test';

export default defineConfig({
  snapshotPathTemplate: '{testDir}/looks/{arg}{ext}',
  testDir: '.',
  testMatch: '*.spec.mjs',
  outputDir: 'test-results',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  // A slow machine is no failure.
  timeout: 60_000,
  // On a busy machine a browser may stall. What passes only the second time is listed as flaky, and wants to be mended.
  retries: 1,
  workers: 2,
  reporter: 'list',
  use: {
    ...devices['Desktop Chrome'],
    launchOptions: {
      executablePath: process.env.WHEREFORE_BROWSER || undefined,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
    screenshot: 'only-on-failure',
    // To record a trace (npx playwright test --trace on) takes about as long again as the test, and touches <base>.
    trace: 'off',
  },
});
