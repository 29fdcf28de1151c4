import type { EventOf } from '../../../shared/kernel/event.ts';
import type { AccessDenied, DataExported } from '../contract/audit-events.ts';
import type { Draft } from './audit-entry.ts';

type Notice = EventOf<typeof AccessDenied> | EventOf<typeof DataExported>;

const entryFields = ({ id, subject, time, correlationid }: Notice) => ({
  recordId: subject,
  mark: `${time}#${id}`,
  at: time,
  correlationId: correlationid,
  fields: [],
});

/** The entry of a denial. */
export const draftOfDenial = (event: EventOf<typeof AccessDenied>): Draft => {
  const { route, status, recordId } = event.data;
  return {
    entry: {
      ...entryFields(event),
      recordType: 'denial',
      kind: 'denied',
      by: event.actor,
      about: { route, status, ...(recordId !== undefined && { recordId }) },
    },
    changes: [],
  };
};

/** The entry of an export. */
export const draftOfExport = (event: EventOf<typeof DataExported>): Draft => {
  const { requestedBy, ...about } = event.data;
  return {
    entry: { ...entryFields(event), recordType: 'export', kind: 'exported', by: requestedBy, about },
    changes: [],
  };
};
