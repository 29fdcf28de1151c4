import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/client.ts';
import { actorWords } from './actor-words.ts';
import { usePersonChoice } from './directory.ts';

/** What is kept as a whole, by the names that the audit has for it. */
const DOCUMENTS = {
  'directory access-rules': 'access',
  'directory departments': 'departments',
  'directory settings': 'settings',
  'directory teams': 'teams',
  'directory territories': 'territories',
  'routing rules': 'routing',
  'standards code-lists': 'code-lists',
  'standards custom-fields': 'custom-fields',
  'standards stage-rules': 'stages',
} as const;

const isDocument = (name: string): name is keyof typeof DOCUMENTS => name in DOCUMENTS;

/** What an entry of the audit is about, and who did it, as people call them; what has no name by its identifier. */
export const useAuditWords = () => {
  const { t } = useTranslation('admin');
  const people = usePersonChoice();
  return useMemo(
    () => ({
      record: ({ recordType, recordId }: Pick<AuditEntry, 'recordType' | 'recordId'>) => {
        const document = `${recordType} ${recordId}`;
        if (isDocument(document)) return t(`sections.${DOCUMENTS[document]}`);
        const type = t(`record-types.${recordType}`, { defaultValue: recordType });
        return `${type} ${recordType === 'person' ? people.nameOf(recordId) : recordId}`;
      },
      actor: (actor: string) => actorWords(actor, people.nameOf),
    }),
    [t, people],
  );
};
