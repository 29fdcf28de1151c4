import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** What a person may mend: printed without a stack, exit code 1. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}

/** The folder of one deployment. Whoever holds it is alone: the lock is the system's and goes with the process, however that ends. */
export interface StateFolder {
  readonly path: string;
  /** Nobody has worked on it before. */
  readonly isNew: boolean;
  /** Small facts (checkpoints, last runs, audiences) and the queues' journal; every write is durable when it returns. */
  readonly database: DatabaseSync;
  /** A remembered fact, or undefined. */
  recall(key: string): string | undefined;
  remember(key: string, value: string): void;
  close(): void;
}

const LOCK_WAIT_MS = 2000;

const lock = (path: string) => {
  const database = new DatabaseSync(join(path, 'lock.sqlite'), { timeout: LOCK_WAIT_MS });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return database;
  } catch {
    database.close();
    throw new CannotStart(
      `Another host (process ${holderOf(path)}) works on ${path}. Stop it first, or choose another PORT.`,
    );
  }
};

const holderOf = (path: string) => {
  try {
    return readFileSync(join(path, 'host.pid'), 'utf8');
  } catch {
    return 'unknown';
  }
};

/**
 * Takes the folder for this process.
 * @param beforeUse ends what a killed host left running, before anything is read or wiped
 * @throws CannotStart when another living host has it
 */
export const openState = async (
  path: string,
  { fresh, beforeUse }: { fresh: boolean; beforeUse: () => Promise<void> },
): Promise<StateFolder> => {
  mkdirSync(path, { recursive: true });
  const held = lock(path);
  writeFileSync(join(path, 'host.pid'), String(process.pid));
  await beforeUse();
  if (fresh)
    for (const name of readdirSync(path))
      if (!name.startsWith('lock.sqlite') && name !== 'host.pid') rmSync(join(path, name), { recursive: true });
  const isNew = !existsSync(join(path, 'host.sqlite'));
  const database = new DatabaseSync(join(path, 'host.sqlite'));
  // NORMAL: a commit survives the death of the process; only a power cut may take the last ones.
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
    CREATE TABLE IF NOT EXISTS facts (key TEXT PRIMARY KEY, value TEXT NOT NULL)`);
  const read = database.prepare('SELECT value FROM facts WHERE key = ?');
  const write = database.prepare(
    'INSERT INTO facts VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    path,
    isNew,
    database,
    recall: (key) => {
      const value = read.get(key)?.['value'];
      return typeof value === 'string' ? value : undefined;
    },
    remember: (key, value) => void write.run(key, value),
    close: () => {
      database.close();
      held.close();
    },
  };
};
