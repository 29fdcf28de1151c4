import { readFileSync } from 'node:fs';
import { audit } from './supply/audit.ts';
import { committedFiles } from './supply/committed-files.ts';
import { licencesIn } from './supply/licences.ts';
import { secretsIn } from './supply/secrets.ts';

/** `npm run supply`: what comes in with packages, and what must not go out with ours. */
const licences = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')));
const verdicts = [licences, ...(await Promise.all([secretsIn(committedFiles()), audit()]))];
const wrong = verdicts.flatMap((verdict) => verdict.wrong);
for (const one of wrong) console.error(one);
console.log(`supply: ${wrong.length} wrong; ${verdicts.map(({ figures }) => figures).join('; ')}`);
process.exitCode = wrong.length === 0 ? 0 : 1;
