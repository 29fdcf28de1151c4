import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const OLDEST = [3, 10] as const;

const isNewEnough = `import sys; sys.exit(sys.version_info < (${OLDEST.join(', ')}))`;

const systemPython = () => {
  const found = ['python3', 'python'].find((name) => spawnSync(name, ['-c', isNewEnough]).status === 0);
  if (found === undefined)
    throw new Error(`This test needs Python ${OLDEST.join('.')} or newer: no such python3 is on the PATH.`);
  return found;
};

const must = (command: string, args: readonly string[], failure: string) => {
  if (spawnSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'] }).status !== 0) throw new Error(failure);
};

/**
 * Makes the virtual environment `.venv/<name>` of what a requirements file lists, unless it is there and up to date.
 * @returns the path of its interpreter; throws, in words for the person at the terminal, what is missing
 */
export const pythonOf = (name: string, requirementsFile: URL) => {
  const environment = fileURLToPath(new URL(`../../.venv/${name}`, import.meta.url));
  const requirements = fileURLToPath(requirementsFile);
  const stamp = `${environment}/made-from`;
  const interpreter = `${environment}/bin/python`;
  const wanted = createHash('sha256').update(readFileSync(requirements)).digest('hex');
  const runs = () => spawnSync(interpreter, ['-c', isNewEnough]).status === 0;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted && runs()) return interpreter;

  const python = systemPython();
  console.log(`Making .venv/${name} with ${python} …`);
  rmSync(environment, { recursive: true, force: true });
  must(
    python,
    ['-m', 'venv', environment],
    'Python could not make a virtual environment: install its venv module (Debian and Ubuntu: apt install python3-venv).',
  );
  must(
    interpreter,
    ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--only-binary', ':all:', '-r', requirements],
    `pip could not install what ${requirements} lists.`,
  );
  writeFileSync(stamp, wanted);
  return interpreter;
};
