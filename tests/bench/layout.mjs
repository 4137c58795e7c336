// Lays a graph out with a peer: on standard output, the time in milliseconds and the middle of each node, as JSON.
//
//   node tests/bench/layout.mjs dagre|elk FILE
//
// The file has the sizes of the nodes, the edges and the gaps, as the benchmark writes them. The packages are installed in
// .tools/bench by `cargo xtask bench layout`.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(new URL('../../.tools/bench/package.json', import.meta.url));
const [, , peer, file] = process.argv;
const { sizes, edges, beside, lines, ranks } = JSON.parse(readFileSync(file, 'utf8'));

function dagre() {
  const { Graph, layout } = require('@dagrejs/dagre');
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'BT', nodesep: beside, edgesep: lines, ranksep: ranks });
  graph.setDefaultEdgeLabel(() => ({}));
  sizes.forEach(([width, height], at) => graph.setNode(String(at), { width, height }));
  edges.forEach(([from, to], at) => graph.setEdge(String(from), String(to), {}, String(at)));
  const start = performance.now();
  layout(graph);
  const time = performance.now() - start;
  return { time, middles: sizes.map((_, at) => [graph.node(String(at)).x, graph.node(String(at)).y]) };
}

async function elk() {
  const Elk = require('elkjs');
  const start = performance.now();
  const laid = await new Elk().layout({
    id: 'root',
    layoutOptions: {
      'elk.algorithm': 'layered',
      'elk.direction': 'UP',
      'elk.padding': '[top=0,left=0,bottom=0,right=0]',
      'elk.spacing.nodeNode': String(beside),
      'elk.spacing.edgeNode': String(lines),
      'elk.spacing.edgeEdge': String(lines),
      'elk.layered.spacing.nodeNodeBetweenLayers': String(ranks),
      'elk.layered.layering.strategy': 'NETWORK_SIMPLEX',
      'elk.edgeRouting': 'POLYLINE',
      'elk.separateConnectedComponents': 'false',
    },
    children: sizes.map(([width, height], at) => ({ id: `n${at}`, width, height })),
    edges: edges.map(([from, to], at) => ({ id: `e${at}`, sources: [`n${from}`], targets: [`n${to}`] })),
  });
  const time = performance.now() - start;
  const places = new Map(laid.children.map((node) => [node.id, [node.x + node.width / 2, node.y + node.height / 2]]));
  return { time, middles: sizes.map((_, at) => places.get(`n${at}`)) };
}

console.log(JSON.stringify(peer === 'elk' ? await elk() : dagre()));
