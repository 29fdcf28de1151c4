import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import {
  CACHE_FOREVER,
  CACHE_NEVER,
  contentSecurityPolicy,
  HASHED_FOLDER,
  PERMISSIONS_POLICY,
  PUBLIC_FORM_PAGE,
  REFERRER_POLICY,
  type Origins,
} from '../config/console-headers.ts';
import { targetOf } from './payload.ts';
import { decoded } from './routes.ts';

export interface ConsoleFilesOptions {
  /** The built console. */
  readonly folder: string;
  /** Settles when the console is there. */
  readonly built: Promise<void>;
  readonly origins: Origins;
  /** What `/config.json` says. */
  readonly config: unknown;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/** The file for a path: a path of the console itself, which has no dot in its last part, is the console's page. */
const fileOf = (path: string) => {
  if (path === PUBLIC_FORM_PAGE.replace('.html', '')) return PUBLIC_FORM_PAGE;
  return (path.split('/').at(-1) ?? '').includes('.') ? path : '/index.html';
};

/** Serves the built console as CloudFront does: its headers, its cache, its way with paths. False when there is no such file. */
export const consoleFiles = ({ folder, built, origins, config }: ConsoleFilesOptions) => {
  const common = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': REFERRER_POLICY,
    'permissions-policy': PERMISSIONS_POLICY,
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<boolean> => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = normalize(decoded(targetOf(request).path));
    const name = fileOf(path);
    await built;
    const place = join(folder, name);
    if (!place.startsWith(folder + sep) || name.startsWith('/.')) return false;
    if (name !== '/config.json' && !existsSync(place)) return false;
    const body = name === '/config.json' ? Buffer.from(JSON.stringify(config)) : await readFile(place);
    response.writeHead(200, {
      ...common,
      'content-security-policy': contentSecurityPolicy(origins, name === PUBLIC_FORM_PAGE ? '*' : "'none'"),
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-length': body.length,
      'cache-control': name.startsWith(`/${HASHED_FOLDER}`) ? CACHE_FOREVER : CACHE_NEVER,
    });
    response.end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
};
