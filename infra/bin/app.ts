import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { contexts } from '../../functions/contexts.ts';
import { buildApp } from '../app.ts';

const folder = fileURLToPath(new URL('../../web/dist', import.meta.url));
const isBuilt = existsSync(`${folder}/index.html`);
if (!isBuilt) console.error('The console is not built, and is not deployed: npm run build:web');

buildApp({ contexts, ...(isBuilt && { console: folder }) }).synth();
