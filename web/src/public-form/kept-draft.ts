import { useState } from 'react';
import { attemptFrom, attemptOf, draftFrom, EMPTY, type FormDraft } from './form.ts';

const DRAFT = 'rapport:public-form';
const ATTEMPT = 'rapport:public-form-attempt';

/**
 * A site that embeds the form may be one whose browser gives it no storage, or no room in it: then the draft lives as long as
 * the page.
 */
const inStorage = <Value>(use: (storage: Storage) => Value) => {
  try {
    return use(sessionStorage);
  } catch {
    return undefined;
  }
};

const stored = (key: string) => inStorage((storage) => storage.getItem(key)) ?? null;
const store = (key: string, value: unknown) => inStorage((storage) => storage.setItem(key, JSON.stringify(value)));

/** What is being written, and what of it was tried to be sent; both survive a reload in this tab. */
export const useKeptDraft = () => {
  const [draft, setDraft] = useState(() => draftFrom(stored(DRAFT)));
  const [tried, setTried] = useState(() => attemptFrom(stored(ATTEMPT)));
  const keep = (next: FormDraft) => {
    setDraft(next);
    store(DRAFT, next);
  };
  /** To be asked for before it is sent: the answer may never come. */
  const attempt = () => {
    const next = attemptOf(draft, tried);
    setTried(next);
    store(ATTEMPT, next);
    return next;
  };
  const drop = () => {
    setDraft({ ...EMPTY, name: draft.name, email: draft.email });
    setTried(undefined);
    inStorage((storage) => {
      storage.removeItem(DRAFT);
      storage.removeItem(ATTEMPT);
    });
  };
  return { draft, keep, attempt, drop };
};
