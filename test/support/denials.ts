const DENIAL = /^[a-z]+#denial#[0-9A-Z]{26} denial$/;

/** Items, but for the word to the audit that somebody was refused. */
export const withoutDenials = <Stored extends { readonly pk?: unknown; readonly sk?: unknown }>(
  items: readonly Stored[],
) => items.filter(({ pk, sk }) => !DENIAL.test(`${String(pk)} ${String(sk)}`));

/** What a request has written (`<pk> <sk>`) beside the word to the audit that it was refused, which a 403 or 404 may leave. */
export const besideDenials = (status: number, written: readonly string[]) =>
  status === 403 || status === 404 ? written.filter((name) => !DENIAL.test(name)) : [...written];
