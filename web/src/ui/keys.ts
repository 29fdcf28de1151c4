import { useEffect } from 'react';
import { commandsNow } from './commands.ts';

/** The only command that is heard everywhere. */
export const PALETTE_KEYS = 'mod+K';

/** Between the two keys of `g t`. */
const SEQUENCE_MS = 1200;

const TYPED_INTO =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"]';

/** Whether a key is meant for a field, or for a dialog that lies over the page. */
export const isMeantForPage = (event: KeyboardEvent) => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
  if (document.querySelector('[role="dialog"][aria-modal="true"]')) return false;
  return !(event.target instanceof Element && event.target.closest(TYPED_INTO));
};

/** The key that may be the first of two. */
let first: { readonly key: string; readonly at: number } | undefined;

/** Of `g e` the command, when the first key is pressed already and this is the second. */
const sequenceEndedBy = ({ key, timeStamp }: KeyboardEvent) => {
  if (!first || timeStamp - first.at >= SEQUENCE_MS) return undefined;
  const both = `${first.key} ${key}`;
  return commandsNow().find(({ keys, listedOnly }) => keys === both && !listedOnly);
};

/** Whether the key ends a sequence, and so is none of a list. */
export const endsSequence = (event: KeyboardEvent) => sequenceEndedBy(event) !== undefined;

/** Runs the commands by their keys. Once, in the shell. */
export const useCommandKeys = () => {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        // Also while somebody types; and the browser's own search is not meant.
        event.preventDefault();
        return commandsNow()
          .find(({ keys }) => keys === PALETTE_KEYS)
          ?.run();
      }
      if (!isMeantForPage(event) || event.key.length > 1) return;
      const command =
        sequenceEndedBy(event) ?? commandsNow().find(({ keys, listedOnly }) => keys === event.key && !listedOnly);
      first = { key: event.key, at: event.timeStamp };
      if (!command) return;
      first = undefined;
      event.preventDefault();
      command.run();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
};
