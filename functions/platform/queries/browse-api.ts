import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { problem, type Answer } from '../../../shared/lambda/problem.ts';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Rapport API</title>
<link rel="stylesheet" href="/v1/docs/swagger-ui.css">
</head>
<body>
<div id="swagger-ui"></div>
<script src="/v1/docs/swagger-ui-bundle.js"></script>
<script src="/v1/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '/v1/openapi.json', dom_id: '#swagger-ui', deepLinking: true, persistAuthorization: false });
`;

/** Swagger UI writes style attributes, so inline styles are allowed on this page; scripts are only our own. */
const POLICY =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; frame-ancestors 'none'";

const beside = (name: string) => readFile(new URL(`./docs/${name}`, import.meta.url), 'utf8');

/** The page's files: those of Swagger UI lie beside the bundle. */
const files: Record<string, { type: string; content: () => Promise<string> }> = {
  'start.js': { type: 'text/javascript; charset=utf-8', content: () => Promise.resolve(START) },
  ...Object.fromEntries(
    [
      ['swagger-ui-bundle.js', 'text/javascript; charset=utf-8'],
      ['swagger-ui.css', 'text/css; charset=utf-8'],
    ].map(([name = '', type = '']) => [name, { type, content: () => beside(name) }]),
  ),
};

/** The OpenAPI document; it lies beside the bundle, so that only those who ask for it pay for reading it. */
export const openApi = async (): Promise<Answer> => ({
  status: 200,
  headers: { 'cache-control': 'public, max-age=300' },
  body: await beside('openapi.json'),
});

/** A page to browse and try the API. */
export const apiPage = (): Answer => ({
  status: 200,
  headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY },
  body: PAGE,
});

/** A file of that page; compressed, since the script is large. */
export const apiPageFile = async (name: string): Promise<Answer> => {
  const file = Object.hasOwn(files, name) ? files[name] : undefined;
  if (!file) return problem(404, 'no-such-file', 'The page has no such file.');
  return {
    status: 200,
    headers: { 'content-type': file.type, 'content-encoding': 'gzip', 'cache-control': 'public, max-age=3600' },
    body: gzipSync(await file.content()).toString('base64'),
    isBase64: true,
  };
};
