// Measures what a reader waits for: from a choice to the next paint, and what arrives before the program.
//
//   cargo xtask bench page
//   node tests/bench/choice.mjs [slow-down, 4 if left out], of what is in dist or in the folder that WHEREFORE_DIST names
//
// Every claim, actor and paragraph of the embedded map is chosen once, by a click on its row, number or name, with the
// processor slowed down by the browser. One clock stops when the first frame after it has been painted, which shows
// what was chosen and lights its words; the other when its card has been rendered. A judgment is one on all that rests on
// unnamed sources, made and taken back: the first frame that has it in the tree, and the moment when the bar says what
// follows, after what falls has been marked. Before each choice the page comes to rest, as it does before a
// reader who reads. Of a large map a hundred of each are chosen. The floor is the first clock around a single attribute set
// by hand, which lights a passage and does nothing else: what the browser itself needs for a frame. It is taken before each
// choice, since other work on the machine makes both slower alike; the ratio is the median of the pairs.
import { at, measureSite, spread } from './site.mjs';

const slowDown = Number(process.argv[2] ?? 4);
const MOST = 100;

await measureSite(slowDown, async (opened) => {
  let page = await opened();
  const loaded = await page.evaluate(() => ({
    'first contentful paint': performance.getEntriesByName('first-contentful-paint')[0]?.startTime,
    'program requested': performance.getEntriesByType('resource').find((it) => it.name.endsWith('.wasm'))?.responseEnd,
  }));
  const kinds = {
    claim: '.tree [data-claim]',
    actor: '.cast [data-actor]',
    paragraph: 'article a.number',
    number: '.notes a:not(.unsaid)',
    judgment: '[data-command="without-unnamed"]',
  };
  console.log(`slow-down ${slowDown}; times in milliseconds: median, p95, most`);
  for (const [what, time] of Object.entries(loaded)) console.log(`${what.padEnd(24)} ${time?.toFixed(0)}`);
  for (const [kind, selector] of Object.entries(kinds)) {
    await page.close();
    page = await opened();
    const [times, whole, floors] = await page.evaluate(async ({ kind, selector, most }) => {
      // What is asked for within a frame with this priority comes right after it, before anything else that waits.
      const painted = () =>
        new Promise((done) => requestAnimationFrame(() => scheduler.postTask(done, { priority: 'user-blocking' })));
      const rest = async () => {
        const places = () => [...document.querySelectorAll('.pane')].map((pane) => pane.scrollTop).join();
        for (let still = 0, last = places(); still < 4; still = places() === last ? still + 1 : 0, last = places()) {
          await painted();
        }
        await new Promise((done) => requestIdleCallback(done));
      };
      const times = [];
      const whole = [];
      const floors = [];
      const passage = document.querySelector('.passage');
      const all = [...document.querySelectorAll(selector)];
      const found = all.filter((_, at) => at % Math.ceil(all.length / most) === 0);
      if (kind === 'judgment') {
        // The first one loads the program that judges.
        found[0].click();
        while (!document.querySelector('.tree [data-standing]')) await painted();
      }
      for (const element of kind === 'judgment' ? Array(40).fill(found[0]) : found) {
        await rest();
        const before = performance.now();
        passage.toggleAttribute('data-lit');
        await painted();
        floors.push(performance.now() - before);
        passage.toggleAttribute('data-lit');
        await rest();
        let shown = performance.now();
        const card = new MutationObserver(() => (shown = performance.now()));
        const shows = document.querySelector(kind === 'judgment' ? '.scenario' : '#card');
        card.observe(shows, { subtree: true, childList: true, characterData: true });
        let marked = kind !== 'judgment';
        const marks = new MutationObserver(() => (marked = true));
        marks.observe(document.querySelector('.tree'), { subtree: true, attributeFilter: ['data-standing'] });
        const start = performance.now();
        element.click();
        do await painted();
        while (!marked);
        times.push(performance.now() - start);
        await rest();
        card.disconnect();
        marks.disconnect();
        whole.push(shown - start);
      }
      return [times, whole, floors];
    }, { kind, selector, most: MOST });
    const ratio = at(times.map((time, nth) => time / floors[nth]), 0.5).toFixed(2);
    console.log(
      `${kind.padEnd(10)} n ${String(times.length).padStart(3)}  floor ${spread(floors)}  first frame ${spread(times)}  ratio ${ratio}  with its card ${spread(whole)}`,
    );
  }
});
