import { Link } from '@tanstack/react-router';
import classes from './wordmark.module.css';

/** The name of the product is not translated. */
const NAME = 'Rapport';

export const Wordmark = () => (
  <Link to="/" className={classes.root}>
    <img src="/icon.svg" alt="" width={22} height={22} />
    <span>{NAME}</span>
  </Link>
);
