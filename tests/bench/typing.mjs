// Measures what a letter typed into the search costs.
//
//   cargo xtask bench page
//   node tests/bench/typing.mjs [slow-down, 1 if left out], of what is in dist or in the folder that WHEREFORE_DIST names
//
// The queries are words of the page's own text, some of them with a wrong letter, some in pairs; each is typed letter by
// letter into an empty line. One clock stops when the page's thread is free again, another when the next frame has been
// painted, the last when the frame has been painted that shows what the letters find: a worker looks that up. The first
// letter of all stands by itself. It comes half a second after the line took the focus, in which the worker is loaded and the
// words of the text are made ready; the longest that this keeps the page at a time is told too.
import { measureSite, spread } from './site.mjs';

const slowDown = Number(process.argv[2] ?? 1);

await measureSite(slowDown, async (opened) => {
  const page = await opened();
  const { words, preparing, first, thread, frame, found } = await page.evaluate(async () => {
    const free = () => new Promise((done) => scheduler.postTask(done, { priority: 'user-blocking' }));
    const painted = () => new Promise((done) => requestAnimationFrame(() => free().then(done)));
    const rest = () => new Promise((done) => requestIdleCallback(done));
    const field = document.querySelector('#search');
    const type = async (query) => {
      const start = performance.now();
      field.value = query;
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await free();
      const answered = performance.now() - start;
      await painted();
      const shown = performance.now() - start;
      // The status says how many hits there are when they are there, and is empty until then.
      while (query.trim() && !document.querySelector('[role=status]').textContent) await painted();
      return [answered, shown, query.trim() ? performance.now() - start : shown];
    };
    const text = [...document.querySelectorAll('article > p')].map((it) => it.textContent).join(' ');
    const words = text.match(/\p{Letter}+/gu) ?? [];
    const long = words.filter((word) => word.length > 6);
    const pick = (list, nth) => list[Math.floor((list.length * nth) / 10)];
    const off = (word) => `${word.slice(0, 4)}${word[4] === 'x' ? 'y' : 'x'}${word.slice(5)}`;
    const queries = [1, 2, 3, 4, 5, 6].flatMap((nth) => [
      pick(words, nth),
      pick(long, nth),
      off(pick(long, nth + 2)),
      `${pick(words, nth)} ${pick(words, nth + 3)}`,
    ]);
    let preparing = 0;
    const tasks = new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) preparing = Math.max(preparing, duration);
    });
    tasks.observe({ type: 'longtask' });
    field.focus();
    for (const start = performance.now(); performance.now() - start < 500; ) await painted();
    tasks.disconnect();
    const first = await type(words[0][0]);
    const [thread, frame, found] = [[], [], []];
    for (const query of queries) {
      await type('');
      for (let end = 1; end <= query.length; end += 1) {
        await rest();
        const [answered, shown, listed] = await type(query.slice(0, end));
        thread.push(answered);
        frame.push(shown);
        found.push(listed);
      }
    }
    return { words: words.length, preparing, first, thread, frame, found };
  });
  console.log(`${words} words, slow-down ${slowDown}; times in milliseconds: median, p95, most`);
  console.log(`preparing, at a time         ${preparing ? preparing.toFixed(1).padStart(6) : '< 50'}`);
  console.log(`the first letter           ${first[0].toFixed(1).padStart(6)}, to the next frame ${first[1].toFixed(1).padStart(6)}, to its hits ${first[2].toFixed(1).padStart(6)}`);
  console.log(`${thread.length} letters, thread free    ${spread(thread)}`);
  console.log(`${frame.length} letters, next frame     ${spread(frame)}`);
  console.log(`${found.length} letters, hits shown     ${spread(found)}`);
});
