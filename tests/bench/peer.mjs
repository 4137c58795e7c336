// The peer's way to find a quote in a page: the best approximate match wins, however poor it is.
//
//   node tests/bench/peer.mjs WORK DONE
//
// WORK is a list of jobs { text, quotes: [{ exact, prefix, suffix, hint }] }, DONE becomes a list of answers
// { found: [[start, end] | null], milliseconds }. Offsets are code points. `cargo bench --bench anchoring` writes and
// reads both.
//
// The ranking is that of Hypothesis' client, written anew after what is known of it; the approximate search is the one
// it uses: Myers' bit-parallel algorithm, from the package of the same author.

import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

// The package is installed with those of the browser tests.
const require = createRequire(new URL("../browser/package.json", import.meta.url));
const { default: approximate } = await import(pathToFileURL(require.resolve("approx-string-match")));

/** All exact matches; if there are none, the approximate ones with the fewest errors. */
function search(text, quote, maxErrors) {
  const found = [];
  for (let start = text.indexOf(quote); start !== -1; start = text.indexOf(quote, start + 1)) {
    found.push({ start, end: start + quote.length, errors: 0 });
  }
  return found.length > 0 ? found : approximate(text, quote, maxErrors);
}

/** How alike a stretch of the page and a piece of context are, from 0 to 1. */
function alike(text, context) {
  if (context.length === 0 || text.length === 0) {
    return 0;
  }
  const [best] = search(text, context, context.length);
  return 1 - best.errors / context.length;
}

/** The range of the best match, in UTF-16 units; null if there is none at all. */
function anchor(text, { exact, prefix, suffix, hint }) {
  const maxErrors = Math.min(256, exact.length / 2);
  let best = null;
  for (const match of search(text, exact, maxErrors)) {
    const before = text.slice(Math.max(0, match.start - prefix.length), match.start);
    const behind = text.slice(match.end, match.end + suffix.length);
    const quoteScore = 1 - match.errors / exact.length;
    const prefixScore = prefix ? alike(before, prefix) : 1;
    const suffixScore = suffix ? alike(behind, suffix) : 1;
    const placeScore = 1 - Math.abs(match.start - hint) / text.length;
    const score = (50 * quoteScore + 20 * prefixScore + 20 * suffixScore + 2 * placeScore) / 92;
    if (best === null || score > best.score) {
      best = { start: match.start, end: match.end, score };
    }
  }
  return best;
}

/** Converts an offset in UTF-16 units to code points. */
function points(text, offset) {
  let count = 0;
  for (let at = 0; at < offset; count += 1) {
    at += text.codePointAt(at) > 0xffff ? 2 : 1;
  }
  return count;
}

const [work, done] = process.argv.slice(2);
const answers = JSON.parse(readFileSync(work, "utf8")).map(({ text, quotes }) => {
  const start = performance.now();
  const matches = quotes.map((quote) => anchor(text, quote));
  const milliseconds = performance.now() - start;
  const found = matches.map((match) => match && [points(text, match.start), points(text, match.end)]);
  return { found, milliseconds };
});
writeFileSync(done, JSON.stringify(answers));
