import { useState } from 'react';

/** Column → shown; a column that is not named is shown unless it is optional. */
export type ColumnChoice = Readonly<Record<string, boolean>>;

interface Choosable {
  readonly id: string;
  readonly always?: boolean;
  readonly optional?: boolean;
}

const usual = (columns: readonly Choosable[]): ColumnChoice =>
  Object.fromEntries(columns.map(({ id, always, optional }) => [id, always === true || optional !== true]));

const stored = (name: string): ColumnChoice => {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? '{}');
    if (typeof value !== 'object' || value === null) return {};
    return Object.fromEntries(
      Object.entries(value).filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean'),
    );
  } catch {
    return {};
  }
};

/** Which columns of the list the person wants; kept by the browser. */
export const useColumnChoice = (list: string, columns: readonly Choosable[]) => {
  const name = `rapport:columns:${list}`;
  const [own, setOwn] = useState(() => stored(name));
  const choice: Record<string, boolean> = { ...usual(columns), ...own };
  for (const { id, always } of columns) if (always) choice[id] = true;
  const choose = (next: ColumnChoice) => {
    setOwn(next);
    localStorage.setItem(name, JSON.stringify(next));
  };
  return [choice, choose] as const;
};

export const shownColumns = <Shown extends Choosable>(columns: readonly Shown[], choice: ColumnChoice) =>
  columns.filter(({ id }) => choice[id]);
