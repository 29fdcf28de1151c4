import { runSecretLint } from 'secretlint';
import type { Verdict } from './verdict.ts';

const engineOptions = {
  configFileJSON: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend' }] },
  formatter: 'unix',
  color: false,
  terminalLink: false,
  maskSecrets: true,
};

/** Looks for keys, tokens and passwords in files. What is wrong names file and line; the secret itself is masked. */
export const secretsIn = async (files: readonly string[]): Promise<Verdict> => {
  const { exitStatus, stdout, stderr } = await runSecretLint({
    cliOptions: { cwd: process.cwd(), filePathOrGlobList: [...files], noGlob: true },
    engineOptions,
  });
  if (stderr) throw stderr;
  const wrong = exitStatus === 0 ? [] : (stdout ?? '').split('\n').filter((line) => line.includes('[Error/'));
  if (exitStatus !== 0 && wrong.length === 0) throw new Error(`secretlint ends with ${exitStatus}: ${stdout ?? ''}`);
  return { figures: `secrets: ${files.length} files, ${wrong.length} secrets`, wrong };
};
