import { useTranslation } from 'react-i18next';
import type { HistoryEntry } from '../api/client.ts';
import { lateOf } from './conversation.ts';
import { useNames } from './use-directory.ts';

/** A change of a ticket as a sentence, in the person's language; reasons that people gave stand as they gave them. */
export const ChangeWords = ({ entry }: { readonly entry: HistoryEntry }) => {
  const { t } = useTranslation('tickets');
  const { actorName, departmentName, personName } = useNames();
  const { change, by, details, why } = entry;
  const late = lateOf(entry);
  const isTaken = change === 'assigned' && by === `person:${details['assigneeId']}`;
  const sentence = t(`changes.${isTaken ? 'taken' : change}`, {
    who: actorName(by),
    department: departmentName(String(details['departmentId'] ?? '')),
    from: departmentName(String(details['fromDepartmentId'] ?? '')),
    assignee: personName(String(details['assigneeId'] ?? '')),
    level: details['level'] ?? '',
  });
  const reason = late ? t(`escalation.late.${late}`) : why;
  return <>{reason === undefined ? sentence : t('changes.why', { sentence, reason })}</>;
};
