import type { DatabaseSync } from 'node:sqlite';
import type { Message } from './fauxqs.ts';
import { shaped } from './foreign.ts';

/** A message that was accepted before the last end of the host. */
export interface Restored {
  readonly queue: string;
  readonly message: Message;
}

/**
 * Makes fauxqs's queues durable: the part of its `PersistenceManager` that queues call, writing to SQLite before the
 * sender has its answer. A message that was in somebody's hands when the host died is visible again at the next start.
 */
export const openJournal = (database: DatabaseSync) => {
  database.exec(`CREATE TABLE IF NOT EXISTS messages (
    id TEXT PRIMARY KEY, queue TEXT NOT NULL, source TEXT, message TEXT NOT NULL)`);
  const insert = database.prepare('INSERT OR REPLACE INTO messages VALUES (?, ?, ?, ?)');
  const remove = database.prepare('DELETE FROM messages WHERE id = ? RETURNING queue');
  const removeAll = database.prepare('DELETE FROM messages WHERE queue = ?');
  const sourceOf = database.prepare('SELECT source FROM messages WHERE id = ?');
  const all = database.prepare('SELECT queue, message FROM messages ORDER BY rowid');
  // A redriven message is deleted and inserted again under its id, in this order and in one breath.
  let leaving: { id: string; queue: string } | undefined;

  return {
    /** Called when a queue got a message. */
    onArrival: undefined as ((queue: string) => void) | undefined,

    /** The queue from which a message came to its dead-letter queue, by its name. */
    source: (messageId: string) => {
      const source = sourceOf.get(messageId)?.['source'];
      return typeof source === 'string' ? source : undefined;
    },
    /** With all their tries before them: an end of the host must not use up what a claim of a killed function needs. */
    restore: (): Restored[] =>
      all.all().map(({ queue, message }) => ({
        queue: String(queue),
        message: { ...shaped<Message>(JSON.parse(String(message)), 'messageId', 'body'), approximateReceiveCount: 0 },
      })),
    /** All or nothing, for what moves a message from one queue to another. */
    atomically: <Result>(work: () => Result): Result => {
      database.exec('BEGIN');
      try {
        return work();
      } finally {
        database.exec('COMMIT');
      }
    },

    insertMessage(queue: string, message: Message) {
      const source = leaving?.id === message.messageId ? leaving.queue : null;
      leaving = undefined;
      insert.run(message.messageId, queue, source, JSON.stringify(message));
      this.onArrival?.(queue);
    },
    deleteMessage(id: string) {
      const queue = remove.get(id)?.['queue'];
      leaving = typeof queue === 'string' ? { id, queue } : undefined;
    },
    deleteQueueMessages: (queue: string) => void removeAll.run(queue),
    // Receives and visibility end with the host; queues are made anew from the template.
    updateMessageInflight: () => undefined,
    updateMessageReady: () => undefined,
    insertQueue: () => undefined,
    deleteQueue: () => undefined,
    updateQueueAttributes: () => undefined,
    updateQueueSequenceCounter: () => undefined,
  };
};

export type Journal = ReturnType<typeof openJournal>;
