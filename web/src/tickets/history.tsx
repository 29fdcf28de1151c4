import type { HistoryEntry } from '../api/client.ts';
import { When } from '../ui/when.tsx';
import { ChangeWords } from './change-words.tsx';
import classes from './history.module.css';

/** Every change of the ticket, by whom, when and why; the latest first. */
export const History = ({ history }: { readonly history: readonly HistoryEntry[] }) => (
  <ol className={classes.root} reversed>
    {history.toReversed().map((entry) => (
      <li key={`${entry.version} ${entry.change}`} className={classes.line}>
        <span className={classes.at}>
          <When at={entry.at} />
        </span>
        <span className={classes.words}>
          <ChangeWords entry={entry} />
        </span>
      </li>
    ))}
  </ol>
);
