import fs from 'node:fs';
import { createRequire } from 'node:module';
import { callable } from './foreign.ts';

// cognito-local rewrites a whole file for every change, in place: a kill in the middle would lose all people. Write
// beside it and rename; at once, so that what it has answered is on disk.
const writeInPlace = fs.writeFile;
Object.assign(fs, {
  writeFile: (file: unknown, data: unknown, ...rest: unknown[]) => {
    const done = callable(rest.at(-1));
    if (typeof file !== 'string' || typeof data !== 'string') return callable(writeInPlace)(file, data, ...rest);
    try {
      fs.writeFileSync(`${file}.new`, data);
      fs.renameSync(`${file}.new`, file);
      done(null);
    } catch (error) {
      done(error);
    }
  },
});

process.removeAllListeners('warning'); // its SDK says at every start that it is old
const require = createRequire(import.meta.url);
const started: unknown = require('cognito-local/lib/bin/start.js');
void started;
