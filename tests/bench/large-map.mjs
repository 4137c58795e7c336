// Writes a large essay map for benchmarks, the same each time: 5,000 claims in a tree some levels deep, each stated by a
// sentence of a text of about 60,000 words; one step in four an objection, one in eight an undercut, some steps with two
// premises; a hundred actors who are named in the text and take stands.
//
//   node tests/bench/large-map.mjs FILE [claims, 5000 if left out [words, for a text longer than its claims]]
import { writeFileSync } from 'node:fs';

const [, , file, wanted = '5000', least = '0'] = process.argv;
const CLAIMS = Number(wanted);
const ACTORS = 100;
const SENTENCES = 20;
/** A sentence has 11 words in the mean, and some have a name. */
const PARAGRAPHS = Math.ceil(Math.max(CLAIMS, Number(least) / 11) / SENTENCES);

let seed = 1n;
const below = (bound) => {
  seed = BigInt.asUintN(64, seed * 6_364_136_223_846_793_005n + 1_442_695_040_888_963_407n);
  return Number((seed >> 33n) % BigInt(bound));
};
const oneOf = (list) => list[below(list.length)];

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo ka le mi no pu ra'.split(' ');
const word = () => Array.from({ length: 2 + below(3) }, () => oneOf(SYLLABLES)).join('');
const WORDS = Array.from({ length: 2000 }, word);
const capital = (text) => text[0].toUpperCase() + text.slice(1);
const words = (count) => Array.from({ length: count }, () => oneOf(WORDS)).join(' ');
const NAMES = Array.from({ length: ACTORS }, (_, at) => capital(`${SYLLABLES[at % 20]}${SYLLABLES[Math.floor(at / 20)]}stor`));

const BASES = ['anonymous-source', 'judgment', 'inference', 'inference', 'event', 'public-statement'];
const SCHEMES = ['position-to-know', 'cause-to-effect', 'practical-reasoning', 'sign'];

const place = (claim) => ({ paragraph: Math.floor(claim / SENTENCES) + 1, first: (claim % SENTENCES) + 1, last: (claim % SENTENCES) + 1 });
const passage = (claim) => ({ edition: 'text', selector: { sentences: place(claim) } });

const claims = Array.from({ length: CLAIMS }, (_, at) => ({
  id: `c${at}`,
  text: `${capital(words(6 + below(6)))}.`,
  basis: at === 0 ? 'inference' : oneOf(BASES),
  ...(below(3) === 0 && { actors: [`a${below(ACTORS)}`] }),
  passages: [passage(at)],
}));
const inferences = Array.from({ length: CLAIMS - 1 }, (_, index) => {
  const claim = index + 1;
  const target = `c${Math.floor(index / (2 + below(3)))}`;
  const kind = below(8);
  return {
    id: `i${claim}`,
    premises: below(4) === 0 && claim + 1 < CLAIMS ? [`c${claim}`, `c${claim + 1 + below(CLAIMS - claim - 1)}`] : [`c${claim}`],
    target: kind < 2 ? { attacks: target } : kind === 2 && claim > 1 ? { undercuts: `i${1 + below(claim - 1)}` } : { supports: target },
    scheme: oneOf(SCHEMES),
  };
});
const sentence = () => {
  const named = below(6) === 0 ? ` ${oneOf(NAMES)}` : '';
  return `${capital(words(5 + below(4)))}${named} ${words(3 + below(4))}.`;
};
const paragraphs = Array.from({ length: PARAGRAPHS }, () =>
  Array.from({ length: SENTENCES }, sentence).join(' '),
);
const stances = Array.from({ length: 3 * ACTORS }, () => below(CLAIMS)).map((claim, at) => ({
  actor: `a${at % ACTORS}`,
  claim: `c${claim}`,
  position: oneOf(['asserts', 'denies', 'concedes']),
  passage: passage(claim),
}));

writeFileSync(
  file,
  JSON.stringify({
    format: 'wherefore/1',
    title: 'A Large Map',
    summary: 'A map as large as a book, made for benchmarks.',
    language: 'en',
    source: { title: 'No Book', author: 'a0', publisher: 'Nobody', published: '2025-01' },
    editions: [{ id: 'text', title: 'The text', note: 'Words without a sense.', paragraphs }],
    claims,
    inferences,
    actors: NAMES.map((name, at) => ({ id: `a${at}`, name, kind: oneOf(['person', 'institution']), role: words(3), note: `${capital(words(9))}.`, aliases: [] })),
    stances,
    ties: [],
    events: [],
  }),
);
