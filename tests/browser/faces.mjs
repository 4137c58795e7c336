// The serif faces that the page is laid out in by the tests: it has to hold with whatever face a reader's system has.
//
// On Linux a browser asks fontconfig which file has a face. A configuration of our own answers each serif face that the
// styles name with the one that is wanted, so that the page itself is the same in all runs. Elsewhere, and where a face
// is not installed, the tests of the layout run with what there is: `cargo xtask test` says what is missing.
//
// Entries: `faces()`, and `environment(face)`, with which a browser is to be started.

import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A narrow face, a common one, a wide one; each is in a package of Debian's. */
const ALL = [
  { name: 'narrow', family: 'Liberation Serif' },
  { name: 'common', family: 'Noto Serif' },
  { name: 'wide', family: 'DejaVu Serif' },
];

/** The sans serif face of every run. It comes with the wide face. */
const SANS = 'DejaVu Sans';

/** The face that tests run in which are not about the layout; the pictures of the page are made in it, too. */
export const USUAL = ALL[1];

/** The faces that are installed; none where no face can be chosen. */
export const FACES = process.platform === 'linux' ? ALL.filter(({ family }) => installed(family)) : [];

function installed(family) {
  try {
    return execFileSync('fc-list', [family, 'family'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim() !== '';
  } catch {
    return false;
  }
}

/** The environment of a browser that sets every serif text in a face; `undefined` for one like the system's. */
export function environment(face) {
  if (!FACES.includes(face)) return undefined;
  const folder = new URL('test-results-faces/', import.meta.url);
  mkdirSync(folder, { recursive: true });
  const file = new URL(`${face.name}.conf`, folder);
  writeFileSync(file, configuration(face.family));
  return { ...process.env, FONTCONFIG_FILE: fileURLToPath(file) };
}

/** A configuration that has the system's, and answers the families of each stack of the styles with one family. */
function configuration(serif) {
  const styles = readFileSync(new URL('../../styles/tokens.css', import.meta.url), 'utf8');
  const stack = (name) =>
    new RegExp(`--${name}:\\s*([^;]+);`).exec(styles)[1].split(',').map((family) => family.trim().replaceAll('"', ''));
  const rules = (asked, family) =>
    [...new Set(asked)].filter((name) => name !== family).map(
      (name) => `
  <match target="pattern">
    <test name="family" qual="any"><string>${name}</string></test>
    <edit name="family" mode="assign_replace" binding="strong"><string>${family}</string></edit>
  </match>`,
    );
  // With what a browser asks for where it is told no more than `serif` or `sans-serif`.
  const all = [
    ...rules([...stack('serif'), 'Times New Roman', 'Times'], serif),
    ...rules([...stack('sans'), 'sans', 'Helvetica'], SANS),
  ];
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>${all.join('')}
</fontconfig>
`;
}
