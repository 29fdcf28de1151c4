import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';

/** Something that a person can do here: from the palette, by a key, and listed under `?`. */
export interface Command {
  readonly id: string;
  readonly label: string;
  /** `e`, or two after each other: `g t`. Not heard while somebody types. */
  readonly keys?: string;
  /** Heading in the palette and in the list of keys. */
  readonly group?: string;
  readonly icon?: ReactNode;
  /** More words that the palette finds it by. */
  readonly keywords?: readonly string[];
  /** A key that is listed, but neither run nor found in the palette: the list itself hears it. */
  readonly listedOnly?: boolean;
  readonly run: () => void;
}

const registered = new Map<symbol, readonly Command[]>();
const listeners = new Set<() => void>();
let all: readonly Command[] = [];

const changed = () => {
  // The commands of the page come before those of the shell, and win a key from them.
  all = [...registered.values()].toReversed().flat();
  for (const listener of listeners) listener();
};

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Offers commands as long as the component is there. What they do may change with every render; their ids, labels and keys name them. */
export const useCommands = (commands: readonly Command[]) => {
  const latest = useRef(commands);
  latest.current = commands;
  const names = JSON.stringify(commands.map(({ id, label, keys, group }) => [id, label, keys, group]));
  useEffect(() => {
    const key = Symbol(names);
    registered.set(
      key,
      latest.current.map((command) => ({
        ...command,
        run: () => latest.current.find(({ id }) => id === command.id)?.run(),
      })),
    );
    changed();
    return () => {
      registered.delete(key);
      changed();
    };
  }, [names]);
};

/** All that can be done at the moment, the page's own first. */
export const useAllCommands = () => useSyncExternalStore(subscribe, () => all);

export const commandsNow = () => all;
