import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The files that are committed or would be with the next `git add`, by their paths from the project. */
export const committedFiles = (): string[] =>
  execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
    .split('\0')
    .filter((file) => file !== '' && existsSync(file));
