import { readFileSync } from 'node:fs';

/** What a use case costs. */
export interface Cost {
  readonly calls: number;
  readonly 'read units': number;
  readonly 'write units': number;
}

export const figures = ['calls', 'read units', 'write units'] as const satisfies readonly (keyof Cost)[];

/** A row of the table "Use cases" of docs/access-patterns.md. */
export interface Row {
  readonly useCase: string;
  /** The routes and functions that it is about. */
  readonly by: readonly string[];
  /** By figure, as it is written: `3`, `2 r + 1`. */
  readonly cells: Readonly<Record<keyof Cost, string>>;
}

const section = readFileSync(new URL('../../docs/access-patterns.md', import.meta.url), 'utf8')
  .split('\n## ')
  .find((one) => one.startsWith('Use cases'));

export const documented: readonly Row[] = (section ?? '')
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .slice(2)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, useCase = '', by = '', calls = '', reads = '', writes = '']) => ({
    useCase,
    by: by.split(', ').map((name) => name.replaceAll('`', '')),
    cells: { calls, 'read units': reads, 'write units': writes },
  }));

const TERM = /^(\d+(?:\.\d+)?)?(?: ?([a-z]))?$/;

/**
 * What a cell says: a sum of numbers, each by itself or times a letter.
 * @throws when it says something else, or has a letter that stands for nothing
 */
export const valueOf = (cell: string, of: Readonly<Record<string, number>> = {}): number =>
  cell.split(' + ').reduce((sum, term) => {
    const [whole = '', number, letter] = TERM.exec(term) ?? [];
    const value = letter === undefined ? 1 : of[letter];
    if (whole === '' || value === undefined) throw new Error(`"${cell}" is no sum of numbers and known letters`);
    return sum + Number(number ?? 1) * value;
  }, 0);
