import { useMemo } from 'react';
import { draftOf, keepDraft, useDraft } from './use-draft.ts';

/** A record as it was read, and the version of that: an ETag. */
export interface Seen<Value> {
  readonly value: Value;
  readonly etag: string;
}

const kindOf = (value: unknown) => (Array.isArray(value) ? 'array' : value === null ? 'null' : typeof value);

/** Whether everything that `like` has is there, each of its kind: another edition of the console may have kept it. */
const isLike = <Value>(kept: unknown, like: Value): kept is Value => {
  if (like === null) return true;
  if (kindOf(kept) !== kindOf(like)) return false;
  if (typeof like !== 'object' || typeof kept !== 'object' || kept === null || Array.isArray(like)) return true;
  const there = new Map(Object.entries(kept));
  return Object.entries(like).every(
    ([name, part]: [string, unknown]) => there.has(name) && isLike(there.get(name), part),
  );
};

const isSeen = <Value>(kept: unknown, like: Value): kept is Seen<Value> => isLike(kept, { value: like, etag: '' });

/** The draft in a text that was kept; none when there is none, or when it lacks what every such record has. */
export const draftIn = <Value>(text: string, fresh: Value): Seen<Value> | undefined => {
  if (text === '') return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return isSeen(kept, fresh) ? kept : undefined;
  } catch {
    return undefined;
  }
};

/**
 * What is typed into the form of a record, with the version on which it was typed: a colleague's change neither takes it away nor
 * is overwritten by it. It survives a reload. Without one the form follows the record.
 * @param name which record: `team:${id}`
 * @param seen the record as it was read last; for a new one what its form starts with
 * @param fresh all that every such record has; null where it may be anything
 */
export const useRecordDraft = <Value extends object>(name: string, seen: Seen<Value>, fresh: Value) => {
  const [text, write] = useDraft(name);
  const draft = useMemo(() => draftIn(text, fresh), [text, fresh]);
  const shown = draft ?? seen;
  const keep = (next: Seen<Value>) => write(JSON.stringify(next));
  return {
    value: shown.value,
    etag: shown.etag,
    isChanged: draft !== undefined,
    change: (part: Partial<Value>) => keep({ value: { ...shown.value, ...part }, etag: shown.etag }),
    discard: () => write(''),
    /** After a save: the draft goes; what was typed while it was under way stays, on what was saved. */
    taken: (sent: Value, saved: string) => {
      const now = draftIn(draftOf(name), fresh);
      if (!now) return;
      const isSent = JSON.stringify(now.value) === JSON.stringify(sent);
      keepDraft(name, isSent ? '' : JSON.stringify({ value: now.value, etag: saved }));
    },
    /** After the person's own change of something that the form does not hold. */
    rebase: (etag: string) => draft && keep({ value: draft.value, etag }),
  };
};
