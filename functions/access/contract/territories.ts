import type { Territory } from './records.ts';

/** What territories ask of an account. */
export interface Located {
  readonly region?: string | undefined;
  readonly industry?: string | undefined;
  readonly employees?: number | undefined;
}

/** What is not known is not a number, and no number is more or less than that. */
const UNKNOWN = Number.NaN;

const holdsFor = ({ region, industry, employees = UNKNOWN }: Located, { when }: Territory) => {
  const { from = 0, to = Infinity } = when.employees ?? {};
  return (
    (when.regions === undefined || when.regions.some((one) => one === region)) &&
    (when.industries === undefined || when.industries.some((one) => one === industry)) &&
    (when.employees === undefined || (employees >= from && employees <= to))
  );
};

/**
 * The territory that an account belongs to unless somebody chose one: the first whose conditions all hold; none when none
 * does. What is not known of the account holds no condition.
 * @param territories in the order in which they are asked
 */
export const territoryOf = (account: Located, territories: readonly Territory[]): string | undefined =>
  territories.find((one) => holdsFor(account, one))?.id;
