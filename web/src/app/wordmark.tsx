import { Link } from '@tanstack/react-router';
import classes from './wordmark.module.css';

/** The name of the product is not translated. */
const NAME = 'Rapport';

/** As in icon.svg. */
const LETTER =
  'M10 24V8h7.2a5.3 5.3 0 0 1 1.6 10.35L22.6 24h-3.9l-3.3-5.2h-2.1V24zm3.3-8.1h3.6a2.45 2.45 0 0 0 0-4.9h-3.6z';

export const Wordmark = () => (
  <Link to="/" className={classes.root}>
    <svg viewBox="0 0 32 32" width={22} height={22} aria-hidden>
      <rect width="32" height="32" rx="8" className={classes.ground} />
      <path d={LETTER} className={classes.letter} />
    </svg>
    <span>{NAME}</span>
  </Link>
);
