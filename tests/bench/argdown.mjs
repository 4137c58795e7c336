// How long the peer takes to read an argument: the median of some runs, in milliseconds, on standard output.
//
//   node tests/bench/argdown.mjs FILE TIMES
//
// The package is installed in .tools/bench by `cargo xtask bench source`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../.tools/bench/package.json', import.meta.url));
const core = require('@argdown/core');

const [, , file, times] = process.argv;
const input = readFileSync(file, 'utf8');
const app = new core.ArgdownApplication();
for (const [plugin, name] of [
  [new core.ParserPlugin(), 'parse-input'],
  [new core.DataPlugin(), 'build-model'],
  [new core.ModelPlugin(), 'build-model'],
]) {
  app.addPlugin(plugin, name);
}
const taken = [];
for (let nth = 0; nth < Number(times); nth += 1) {
  const start = performance.now();
  const { statements, lexerErrors, parserErrors } = app.run({ process: ['parse-input', 'build-model'], input });
  taken.push(performance.now() - start);
  if (!statements || lexerErrors?.length || parserErrors?.length) throw new Error('the peer refuses the text');
}
taken.sort((one, other) => one - other);
console.log(taken[Math.floor(taken.length / 2)]);
