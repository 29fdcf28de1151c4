import { useState } from 'react';

const PREFIX = 'rapport:draft:';

/**
 * A text that survives a reload, a sign-in and being offline, in this tab. Empty means that there is none.
 * @param name what it belongs to: `reply:${ticketId}`
 */
export const useDraft = (name: string, initial = '') => {
  const key = PREFIX + name;
  const stored = () => sessionStorage.getItem(key) ?? initial;
  const [held, setHeld] = useState({ key, text: stored() });
  // Another record has its own draft.
  const text = held.key === key ? held.text : stored();
  const write = (next: string) => {
    setHeld({ key, text: next });
    if (next === '' || next === initial) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, next);
  };
  return [text, write] as const;
};

/** What people wrote is theirs: it goes when they sign out. */
export const dropDrafts = () => {
  for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
};
