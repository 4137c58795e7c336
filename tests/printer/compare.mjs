// Whether the page of any address is the same, byte for byte, whoever prints it: the build of the site, which is native, or
// the same code as WebAssembly.
//
//   node tests/printer/compare.mjs NATIVE SCRIPT MAP…
//
// NATIVE is the printer as a program, SCRIPT the one that loads it as WebAssembly, a MAP a folder with the sources of a
// map, or a file with a whole one. Each map is tried as it is, and in three ways garbled: texts that no author would
// write, and parts that are missing or twice.
import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';

const [, , native, script, ...files] = process.argv;

function run(given, input) {
  const { stdout, stderr, status } = spawnSync(native, given, { input, maxBuffer: 2 ** 30 });
  if (status !== 0) throw new Error(`the native printer failed: ${stderr}`);
  return stdout.toString();
}

let seed = 7n;
const below = (bound) => {
  seed = BigInt.asUintN(64, seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
  return Number((seed >> 33n) % BigInt(bound));
};
const ODD = ['<b>&amp;"\'', 'e\u0301\u0323', '👩‍👩‍👧 𝒳', '\u202eright to left', ' \t\n ', '-->', '</script>', 'ﬁ ß İ', '{{}} \\0b', ''];
/** What holds text for readers; all else has a form, and a map with another form would be no map. */
const TEXTS = new Set(['text', 'title', 'name', 'role', 'note', 'basisNote', 'basis_note', 'relation', 'author', 'publication']);

function garbled(value, key) {
  if (Array.isArray(value)) {
    const items = value.map((item) => garbled(item, key));
    const at = below(Math.max(items.length, 1));
    if (['stances', 'ties', 'events', 'passages', 'aliases', 'inferences'].includes(key) && below(3) === 0) items.splice(at, 1);
    if (['stances', 'ties', 'events'].includes(key) && items.length && below(3) === 0) items.push(items[0]);
    return items;
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, garbled(it, name)]));
  }
  return TEXTS.has(key) && typeof value === 'string' && below(4) === 0 ? ODD[below(ODD.length)] + value : value;
}

const maps = files.flatMap((file) => {
  const isFolder = statSync(file).isDirectory();
  const map = JSON.parse(isFolder ? run([file]) : readFileSync(file, 'utf8'));
  return [map, ...Array.from({ length: 3 }, () => garbled(map))];
});
const question = JSON.stringify({ page: readFileSync(new URL('../../index.html', import.meta.url), 'utf8'), maps });

const expected = JSON.parse(run([], question));

globalThis.question = question;
createRequire(import.meta.url)(resolve(script));
// It answers once what it waits for has been done, of which nothing is a matter of time.
while (globalThis.answer === undefined) await new Promise((done) => setImmediate(done));
const printed = JSON.parse(globalThis.answer);

let pages = 0;
const differing = [];
for (const [at, own] of expected.entries()) {
  if (own.error || !own['index.html']) throw new Error(`map ${at} cannot be printed: ${own.error}`);
  const names = new Set([...Object.keys(own), ...Object.keys(printed[at] ?? {})]);
  pages += names.size;
  for (const name of names) if (own[name] !== printed[at]?.[name]) differing.push(`${name} of map ${at}`);
}
if (differing.length > 0) {
  console.error(`${differing.length} of ${pages} files differ: ${differing.slice(0, 10).join(', ')}`);
  process.exit(1);
}
console.log(`${pages} files of ${maps.length} maps are the same as WebAssembly prints them, byte for byte.`);
