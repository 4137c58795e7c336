// Each run of the layout is in the face that it is named for, whatever the system would take by itself.

import { expect, test } from './fixtures.mjs';
import { open } from './reader.mjs';

test('the essay is set in the face of this run', { tag: '@layout' }, async ({ page, context }, info) => {
  const { family } = info.project.metadata;
  test.skip(family === undefined, 'no face can be chosen here');
  await open(page);
  const inspector = await context.newCDPSession(page);
  await inspector.send('DOM.enable');
  await inspector.send('CSS.enable');
  const { root } = await inspector.send('DOM.getDocument');
  for (const selector of ['#p2', 'article h1', '.tree .text']) {
    const { nodeId } = await inspector.send('DOM.querySelector', { nodeId: root.nodeId, selector });
    const { fonts } = await inspector.send('CSS.getPlatformFontsForNode', { nodeId });
    const most = fonts.sort((a, b) => b.glyphCount - a.glyphCount)[0];
    expect(most.familyName, selector).toBe(family);
  }
});
