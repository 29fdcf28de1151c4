import { hashKey, type InfiniteData } from '@tanstack/react-query';
import type { Page } from '../api/pages.ts';
import { ApiProblem } from '../api/problem.ts';
import type { Seen } from '../ui/record-draft.ts';
import { NOT_THERE } from './new.ts';

/** Of a list that tells no versions: all that a record says stands for its version, in whatever order it says it. */
export const versionOf = (record: object) => hashKey([record]);

/** A record of such a list, or what a new one starts with. */
export const seenIn = <Value extends object>(record: Value | undefined, fresh: Value): Seen<Value> =>
  record ? { value: record, etag: versionOf(record) } : { value: fresh, etag: NOT_THERE };

/**
 * Refuses a change that was decided on something older, where the API has no version to refuse it by. Between this and the request
 * somebody may still come in between; a form that stood open for an hour does not.
 * @param stored the record as it is stored by now; absent when it is gone
 * @throws ApiProblem `stale-version`
 */
export const refuseOvertaken = (etag: string, stored: object | undefined) => {
  if (stored && versionOf(stored) === etag) return;
  throw new ApiProblem({
    type: 'urn:rapport:problem:stale-version',
    title: 'Changed meanwhile',
    status: 412,
    detail: 'Somebody has changed it meanwhile.',
  });
};

/** The pages of a list with another row in the place of one. */
export const withRow = <Row>(
  shown: InfiniteData<Page<Row>>,
  row: Row,
  isIt: (one: Row) => boolean,
): InfiniteData<Page<Row>> => ({
  ...shown,
  pages: shown.pages.map((page) => ({ ...page, items: page.items.map((one) => (isIt(one) ? row : one)) })),
});
