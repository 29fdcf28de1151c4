import { useState } from 'react';
import { draftFrom, EMPTY, type FormDraft } from './form.ts';

const KEY = 'rapport:public-form';

/** A site that embeds the form may be one whose browser gives it no storage: then the draft lives as long as the page. */
const storage = () => {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
};

/** What is being written; survives a reload in this tab. */
export const useKeptDraft = () => {
  const [draft, setDraft] = useState(() => draftFrom(storage()?.getItem(KEY) ?? null));
  const keep = (next: FormDraft) => {
    setDraft(next);
    storage()?.setItem(KEY, JSON.stringify(next));
  };
  const drop = () => {
    setDraft({ ...EMPTY, name: draft.name, email: draft.email });
    storage()?.removeItem(KEY);
  };
  return { draft, keep, drop };
};
