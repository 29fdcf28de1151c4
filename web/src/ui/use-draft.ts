import { useSyncExternalStore } from 'react';

const PREFIX = 'rapport:draft:';
const textAt = (name: string) => PREFIX + name;
const keyAt = (name: string) => `${PREFIX}${name}:key`;

const listeners = new Set<() => void>();
const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};
const changed = () => {
  for (const listener of listeners) listener();
};

/** What was kept under a name; empty when nothing is. */
export const draftOf = (name: string) => sessionStorage.getItem(textAt(name)) ?? '';

/** Keeps a text; an empty one is none, and what was sent of it is forgotten. */
export const keepDraft = (name: string, text: string) => {
  if (text === '') {
    sessionStorage.removeItem(textAt(name));
    sessionStorage.removeItem(keyAt(name));
  } else sessionStorage.setItem(textAt(name), text);
  changed();
};

/** Drops a draft that was taken, unless something else is written there meanwhile. */
export const dropDraft = (name: string, taken: string) => {
  if (draftOf(name) === taken) keepDraft(name, '');
};

/**
 * The idempotency key with which a draft is sent. The same content has the same key, also after a reload, so that sending
 * it again after a lost answer does nothing twice; other content has another. It goes with the draft.
 */
export const keyOfDraft = (name: string, sent: unknown) => {
  const content = JSON.stringify(sent);
  const [key = '', ...rest] = sessionStorage.getItem(keyAt(name))?.split(' ') ?? [];
  if (key !== '' && rest.join(' ') === content) return key;
  const next = crypto.randomUUID();
  sessionStorage.setItem(keyAt(name), `${next} ${content}`);
  return next;
};

/**
 * A text that survives a reload, a sign-in and being offline, in this tab. Empty means that there is none.
 * Everybody who shows it sees the same.
 * @param name what it belongs to: `reply:${ticketId}`
 */
export const useDraft = (name: string) => {
  const text = useSyncExternalStore(subscribe, () => draftOf(name));
  return [text, (next: string) => keepDraft(name, next)] as const;
};

/** What people wrote is theirs: it goes when they sign out. */
export const dropDrafts = () => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  changed();
};
