import type { HttpCall } from '../support/lambda.ts';
import type { Actor, Relation } from './actors.ts';

/** A request that nothing but a missing right refuses, and the records that it is made on. */
export interface Example {
  /** The id of each record that the table names, for somebody; `none` when the route is about no single record. */
  readonly records: Readonly<Record<string, (actor: Actor) => string>>;
  readonly request: (id: string) => HttpCall;
  /** What somebody can be to the record; to one of a department, if nothing is said. */
  readonly relations?: readonly Relation[];
}

export type Records = Example['records'];

export const fixed = (ids: Readonly<Record<string, string>>): Records =>
  Object.fromEntries(Object.entries(ids).map(([name, id]) => [name, () => id]));

export const none = fixed({ none: '' });
export const plain: Example = { records: none, request: () => ({}) };
export const read = (records: Records): Example => ({ records, request: (id) => ({ params: { id } }) });
export const send = (body: object): Example => ({ records: none, request: () => ({ body }) });
export const put = (records: Records, body: object): Example => ({
  records,
  request: (id) => ({ params: { id }, body }),
});
export const patch = (records: Records, body: object): Example => ({
  records,
  request: (id) => ({ params: { id }, body, headers: { 'if-match': '*' } }),
});
