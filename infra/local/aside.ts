import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { callable, shaped } from './foreign.ts';

/**
 * Calls an exported function in a process of its own, which takes its memory with it when it has answered.
 * @param module the file's URL
 * @param argument and the answer are plain data
 * @throws what the function threw, with its stack
 */
export const aside = (
  module: URL,
  name: string,
  argument: unknown,
  env: Record<string, string> = {},
): Promise<unknown> =>
  new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), [module.href, name], {
      execArgv: [],
      serialization: 'advanced',
      env: { ...process.env, ...env },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let complaints = '';
    child.stderr?.on('data', (text: Buffer) => (complaints += text.toString()));
    child.once('message', (answer: { value?: unknown; error?: string }) => {
      if (answer.error === undefined) resolve(answer.value);
      else reject(new Error(answer.error));
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`${name} ended with code ${code}\n${complaints}`)));
    child.send({ argument });
  });

const answer = async (module: string, name: string, argument: unknown) => {
  try {
    const exports: unknown = await import(module);
    return { value: await callable(shaped<Record<string, unknown>>(exports, name)[name])(argument) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
};

const [, script, module, name] = process.argv;
if (process.send && script === fileURLToPath(import.meta.url) && module && name)
  process.once('message', ({ argument }: { argument: unknown }) => {
    void answer(module, name, argument).then((said) => process.send?.(said, () => process.exit(0)));
  });
