import { vi } from 'vitest';
import * as z from 'zod';

const line = z.looseObject({ level: z.string(), code: z.string() });

/** Catches what is logged from now on, rather than showing it. */
export const catchLog = () => {
  const written: string[] = [];
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((chunk) => {
      written.push(String(chunk));
      return true;
    }),
  );
  const texts = () => written.flatMap((chunk) => chunk.split('\n')).filter((text) => text !== '');
  return {
    /** Each line as it was written. */
    texts,
    lines: () => texts().map((text) => line.parse(JSON.parse(text))),
    restore: () => {
      for (const spy of spies) spy.mockRestore();
    },
  };
};
