// Measures the chart: how long it takes to be drawn, and each frame while the reader zooms and moves about.
//
//   cargo xtask bench page
//   node tests/bench/chart.mjs [slow-down, 1 if left out], of what is in dist or in the folder that WHEREFORE_DIST names
//
// The map is opened, all of it unfolded, shown whole, and then the wheel brings its middle nearer, one notch a frame, until
// text can be read; then away again until all is seen; then near again it is moved by keys. A frame's
// time is that between two frames, while each is given one notch: the browser paints at most every 16.7 ms. Beside it
// stands what the page's own thread worked in that frame, from the notch to after the paint.
import { at, measureSite, spread } from './site.mjs';

const slowDown = Number(process.argv[2] ?? 1);

await measureSite(slowDown, async (opened) => {
  const page = await opened();
  const opens = await page.evaluate(async () => {
    const painted = () =>
      new Promise((done) => requestAnimationFrame(() => scheduler.postTask(done, { priority: 'user-blocking' })));
    globalThis.painted = painted;
    const start = performance.now();
    document.querySelector('[data-command="map"]').click();
    while (!document.querySelector('#chart [data-claim]')) await painted();
    return performance.now() - start;
  });
  const timed = (asked) =>
    page.evaluate(async (asked) => {
      const start = performance.now();
      document.querySelector(`[data-view="${asked}"]`).click();
      await painted();
      return performance.now() - start;
    }, asked);
  const unfolds = await timed('unfold');
  const fits = await timed('fit');
  console.log(`slow-down ${slowDown}; times in milliseconds`);
  console.log(`opened ${opens.toFixed(0)}, all unfolded ${unfolds.toFixed(0)}, fitted ${fits.toFixed(0)}`);
  console.log(`claims drawn: ${await page.evaluate(() => document.querySelectorAll('#chart [data-claim]').length)}`);
  console.log(`${''.padEnd(12)} between frames: median, p95, most; work in a frame: median, p95, most`);
  for (const [what, notch] of [['nearer', -40], ['farther', 40], ['near again', -40], ['moved', 0]]) {
    const [frames, work, claims] = await page.evaluate(async (notch) => {
      const drawing = document.querySelector('#chart .drawing');
      const [area, drawn] = [drawing, drawing.querySelector('svg.chart > g')].map((it) => it.getBoundingClientRect());
      const [clientX, clientY] = [area.left + area.width / 2, (Math.max(area.top, drawn.top) + Math.min(area.bottom, drawn.bottom)) / 2];
      const frames = [];
      const work = [];
      let last = await new Promise(requestAnimationFrame);
      for (let nth = 0; nth < 85; nth += 1) {
        const now = await new Promise((done) =>
          requestAnimationFrame((now) => {
            const start = performance.now();
            const event = notch
              ? new WheelEvent('wheel', { deltaY: notch, clientX, clientY, bubbles: true, cancelable: true })
              : new KeyboardEvent('keydown', { key: nth % 50 < 25 ? 'ArrowRight' : 'ArrowLeft', bubbles: true, cancelable: true });
            drawing.dispatchEvent(event);
            scheduler.postTask(() => work.push(performance.now() - start), { priority: 'user-blocking' });
            done(now);
          }),
        );
        if (nth > 0) frames.push(now - last);
        last = now;
      }
      await painted();
      return [frames, work, document.querySelectorAll('#chart svg.chart [data-claim]').length];
    }, notch);
    console.log(`${what.padEnd(12)} ${spread(frames)}   ${spread(work)}   claims in the page: ${claims}`);
  }
});
