import { refuse } from '../../../shared/kernel/refusal.ts';
import { onQueue } from '../../../shared/lambda/queue.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import type { Result } from '../../../shared/kernel/result.ts';
import { AuditValuesErased } from '../../access/contract/audit-events.ts';
import { LettersErased } from '../../platform/contract/events.ts';
import { TicketErased, TicketsCopied } from '../../service/contract/events.ts';
import { confirmAudit, confirmLetters, confirmTicket } from '../commands/confirm-erasure.ts';
import { continueErasure } from '../commands/continue-erasure.ts';
import { continueExport } from '../commands/continue-export.ts';
import { continueImport } from '../commands/continue-import.ts';
import { continueMerge } from '../commands/continue-merge.ts';
import { continuePrivacyExport, noteCopies } from '../commands/continue-privacy-export.ts';
import { continueStages } from '../commands/continue-stages.ts';
import { JobContinued, JobDue } from '../contract/events.ts';
import { deps } from '../deps.ts';
import { exportDeps } from '../export-deps.ts';
import { importDeps } from '../import-deps.ts';
import { privacyDeps } from '../privacy-deps.ts';

/** The step of each kind of job; it loads the job, does a piece of work and says how far it is. */
const steps: Readonly<Record<string, (id: string, cause: Cause) => Promise<Result<unknown, Refusal>>>> = {
  erasure: (id, cause) => continueErasure(privacyDeps())(id, cause),
  'privacy-export': (id, cause) => continuePrivacyExport(privacyDeps())(id, cause),
  export: (id, cause) => continueExport(exportDeps())(id, cause),
  import: (id, cause) => continueImport(importDeps())(id, cause),
  merge: (id, cause) => continueMerge(deps())(id, cause),
  stages: (_, cause) => continueStages(deps())(cause),
};

export const handler = onQueue(
  [JobContinued, JobDue, AuditValuesErased, TicketErased, LettersErased, TicketsCopied],
  async (event, cause) => {
    switch (event.type) {
      case AuditValuesErased.type:
        return confirmAudit(deps())(event.data.erasureId, event.data, cause);
      case TicketErased.type:
        return confirmTicket(deps())(event.subject, event.data.erasureId, cause);
      case LettersErased.type:
        return confirmLetters(deps())(event.data, cause);
      case TicketsCopied.type:
        return noteCopies(deps())(event.data, cause);
      case JobContinued.type:
      case JobDue.type: {
        const [kind = '', id = ''] = event.subject.split('/');
        return steps[kind]?.(id, cause) ?? refuse('unknown-job', 'There is no job of this kind.');
      }
    }
  },
  { name: 'run-jobs', settled: ['nothing-left', 'went-on'] },
);
