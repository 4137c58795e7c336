// Serves a built site to the browser tests as a static host would: the folder is mounted at `/` and, because the
// project may be published below any path, at SUB_PATH too. Folders answer with their index.html, and what does not
// exist answers with 404.html and the status 404.
//
// Entry: `startServer(folder)`. Stages of a request: address -> path inside the site -> file -> answer.

import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, resolve, sep } from 'node:path';

/** The second place at which the site is mounted. */
export const SUB_PATH = '/some/where/';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml',
};

/** Starts a server on a port that the system chooses. `close` stops it at once. */
export async function startServer(folder) {
  const root = resolve(folder);
  if (!(await isFile(join(root, 'index.html')))) {
    throw new Error(`There is no built site in ${root}: run "cargo xtask build" first.`);
  }
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error) => {
      // The client may have gone away in the middle; there is nobody left to tell.
      if (!response.headersSent) response.writeHead(500);
      response.end(response.headersSent ? undefined : String(error));
    });
  });
  await new Promise((listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', listening);
  });
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () =>
      new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      }),
  };
}

async function answer(root, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return send(response, 405, 'Only GET and HEAD are answered.');
  }
  // The target is not resolved as a URL, which would quietly drop `..` before it could be refused.
  const [path, query] = splitOnce(request.url, '?');
  const redirect = (target) => {
    response.writeHead(301, { location: query === undefined ? target : `${target}?${query}` });
    response.end();
  };
  if (`${path}/` === SUB_PATH) return redirect(SUB_PATH);

  const inside = path.startsWith(SUB_PATH) ? path.slice(SUB_PATH.length - 1) : path;
  const place = placeOf(root, inside);
  if (place === undefined) return send(response, 400, 'This address is malformed.');

  if (inside.endsWith('/')) {
    const index = join(place, 'index.html');
    if (await isFile(index)) return sendFile(request, response, 200, index);
  } else if (await isFile(place)) {
    return sendFile(request, response, 200, place);
  } else if (await isFile(join(place, 'index.html'))) {
    return redirect(`${path}/`);
  }
  const missing = join(root, '404.html');
  if (await isFile(missing)) return sendFile(request, response, 404, missing);
  return send(response, 404, 'There is no such page.');
}

/** The place in the file system that a path names, or undefined if it is malformed or leads out of the folder. */
function placeOf(root, path) {
  let decoded;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    return undefined;
  }
  if (!decoded.startsWith('/') || decoded.includes('\0') || decoded.includes('\\')) return undefined;
  const place = resolve(root, `.${decoded}`);
  return place === root || place.startsWith(root + sep) ? place : undefined;
}

function splitOnce(text, separator) {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

async function isFile(path) {
  try {
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}

function send(response, status, text) {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' });
  response.end(text);
}

async function sendFile(request, response, status, file) {
  const { size } = await stat(file);
  response.writeHead(status, {
    'content-type': TYPES[extname(file)] ?? 'application/octet-stream',
    'content-length': size,
    'cache-control': 'no-store',
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}
