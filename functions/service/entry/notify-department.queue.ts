import { systemClock } from '../../../shared/kernel/clock.ts';
import { connectTable } from '../../../shared/dynamo/connect.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import { sesCarrier } from '../../../shared/mail/ses-carrier.ts';
import { notifyDepartment } from '../commands/notify-department.ts';
import { TicketEscalated, TicketRerouted, TicketRouted } from '../contract/events.ts';
import { withMail } from '../deps.ts';
import { once } from '../../../shared/lambda/environment.ts';

const deps = once(() => withMail(connectTable(), systemClock, sesCarrier));

export const handler = onQueue(
  [TicketRouted, TicketRerouted, TicketEscalated],
  (event) => {
    const notify = notifyDepartment(deps());
    const { departmentId } = event.data;
    if (event.type === TicketEscalated.type)
      return notify(event, departmentId, { kind: 'escalated', level: event.data.level, late: event.data.late });
    return notify(event, departmentId, {
      kind: 'routed',
      why: event.type === TicketRerouted.type ? event.data.reason : event.data.routing.reason,
      due: { firstResponse: event.data.firstResponseDueAt, resolution: event.data.resolutionDueAt },
    });
  },
  { name: 'notify-department', settled: ['no-department', 'already-sent'] },
);
