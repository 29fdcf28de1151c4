import { describe, expect, it } from 'vitest';
import { draftOfDenial, draftOfExport } from '../../../../functions/access/domain/audit-notice.ts';

const envelope = {
  specversion: '1.0',
  id: 'D1:1:0',
  source: '/customers/denials',
  subject: 'D1',
  time: '2026-03-02T09:00:00.000Z',
  datacontenttype: 'application/json',
  actor: 'person:ada',
  correlationid: 'REQUEST1',
  version: 1,
} as const;

const common = {
  recordId: 'D1',
  mark: '2026-03-02T09:00:00.000Z#D1:1:0',
  at: '2026-03-02T09:00:00.000Z',
  correlationId: 'REQUEST1',
  fields: [],
};

describe('the entry of a denial', () => {
  it('says who was refused what, and on which record', () => {
    const data = { route: 'GET /v1/accounts/{id}', status: 404, recordId: '7KQ' };
    expect(draftOfDenial({ ...envelope, type: 'access.denied.v1', data })).toEqual({
      entry: { ...common, recordType: 'denial', kind: 'denied', by: 'person:ada', about: data },
      changes: [],
    });
  });

  it('names no record where the path named none', () => {
    const data = { route: 'GET /v1/dead-letters', status: 403 };
    expect(draftOfDenial({ ...envelope, type: 'access.denied.v1', data }).entry.about).toStrictEqual(data);
  });
});

it('the entry of an export says who asked for it, what it was and how much', () => {
  const about = { what: 'accounts', format: 'csv', records: 17 };
  const data = { ...about, requestedBy: 'person:eva' };
  expect(draftOfExport({ ...envelope, type: 'data.exported.v1', data })).toEqual({
    entry: { ...common, recordType: 'export', kind: 'exported', by: 'person:eva', about },
    changes: [],
  });
});
