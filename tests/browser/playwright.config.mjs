// How the browser tests run. The browser is the one that WHEREFORE_BROWSER names (`cargo xtask test` sets it), else the
// one that Playwright has downloaded itself. Each worker serves the site on its own (see fixtures.mjs).
//
// Tests of the layout, tagged `@layout`, run in each serif face (see faces.mjs); the others run once. Where no face can be
// chosen, all run once.

import { defineConfig, devices } from '@playwright/test';
import { FACES, USUAL, environment } from './faces.mjs';

const launchOptions = (face) => ({
  executablePath: process.env.WHEREFORE_BROWSER || undefined,
  env: environment(face),
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
});

const LAYOUT = /@layout/;
const rest = { name: 'once', metadata: {}, use: { launchOptions: launchOptions(USUAL) } };
const projects =
  FACES.length === 0
    ? [rest]
    : [
        { ...rest, grepInvert: LAYOUT, metadata: { family: FACES.includes(USUAL) ? USUAL.family : undefined } },
        ...FACES.map((face) => ({
          name: face.name,
          grep: LAYOUT,
          metadata: { family: face.family },
          use: { launchOptions: launchOptions(face) },
        })),
      ];

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
  projects,
  use: {
    ...devices['Desktop Chrome'],
    screenshot: 'only-on-failure',
    // To record a trace (npx playwright test --trace on) takes about as long again as the test, and touches <base>.
    trace: 'off',
  },
});
