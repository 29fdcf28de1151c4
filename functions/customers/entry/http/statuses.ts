import type { Refusal } from '../../../../shared/kernel/refusal.ts';
import type { Result } from '../../../../shared/kernel/result.ts';
import { problemOf } from '../../../../shared/lambda/problem.ts';

/** The statuses of what accounts and contacts are refused with. */
export const recordStatuses = {
  forbidden: 403,
  'field-forbidden': 403,
  'no-such-account': 404,
  'no-such-contact': 404,
  'bad-cursor': 400,
  'invalid-body': 400,
  duplicate: 409,
  taken: 409,
  busy: 409,
  'has-contacts': 409,
  'has-reports': 409,
  'stale-version': 412,
  'if-match-missing': 428,
  'key-reused': 422,
  'too-many-marks': 422,
  'invalid-result': 422,
  'bad-phone': 422,
  'unknown-code': 422,
  'bad-custom-field': 422,
  'unknown-owner': 422,
  'unknown-team': 422,
  'unknown-territory': 422,
  'unknown-account': 422,
  'not-an-organization': 422,
  'bad-reporting-line': 422,
};

/** What became of the entries of a batch. */
export const batchAnswer = (results: readonly Result<object, Refusal<keyof typeof recordStatuses>>[]) => ({
  status: 200,
  body: {
    results: results.map((result) => {
      if (result.ok) return { status: 201, record: result.value };
      const { status, body: problem } = problemOf(result.error, recordStatuses);
      return { status, problem };
    }),
  },
});
