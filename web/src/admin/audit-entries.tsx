import { Badge } from '@mantine/core';
import { IconHistory } from '@tabler/icons-react';
import type { QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../api/client.ts';
import { usePages, type Page } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { When } from '../ui/when.tsx';
import { AuditEntryRecord } from './audit-entry-record.tsx';
import { useAuditWords } from './record-words.ts';

const idOf = ({ at, kind, recordType, recordId, version, correlationId }: AuditEntry) =>
  [at, kind, recordType, recordId, version ?? '', correlationId ?? ''].join(' ');

export interface AuditEntriesProps {
  readonly listKey: QueryKey;
  readonly fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<AuditEntry>>;
  readonly openId: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Entries of the audit, the newest first, and the one that is open. */
export const AuditEntries = ({ listKey, fetchPage, openId, onOpen }: AuditEntriesProps) => {
  const { t } = useTranslation('admin');
  const words = useAuditWords();
  const pages = usePages(listKey, fetchPage);
  const open = pages.rows.find((entry) => idOf(entry) === openId);
  const columns = useMemo(
    (): Column<AuditEntry>[] => [
      {
        id: 'kind',
        header: t('audit.kind'),
        cell: ({ kind }) => t(`audit.kinds.${kind}`),
        width: '7rem',
        phone: 'none',
      },
      {
        id: 'record',
        header: t('audit.what'),
        cell: ({ recordType, recordId, about }) =>
          recordType === 'denial' && about?.['route'] !== undefined
            ? String(about['route'])
            : words.record({ recordType, recordId }),
        width: 'minmax(12rem, 3fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'fields',
        header: t('audit.fields'),
        cell: ({ fields }) => fields.join(', '),
        width: 'minmax(8rem, 2fr)',
      },
      {
        id: 'by',
        header: t('audit.by'),
        cell: ({ by }) => words.actor(by),
        width: 'minmax(8rem, 1fr)',
      },
      {
        id: 'intact',
        header: t('audit.intact'),
        cell: ({ intact, erased }) =>
          intact ? (
            erased && t('audit.erased')
          ) : (
            <Badge color="red" size="sm" tt="none">
              {t('audit.not-intact')}
            </Badge>
          ),
        width: '7rem',
        phone: 'none',
      },
      {
        id: 'at',
        header: t('audit.at'),
        cell: ({ at }) => <When at={at} as="relative" />,
        width: '8rem',
        align: 'end',
        phone: 'aside',
      },
    ],
    [t, words],
  );
  return (
    <RecordLayout
      list={
        <DataList
          name="audit"
          label={t('audit.entries')}
          pages={pages}
          columns={columns}
          rowId={idOf}
          openId={openId}
          onOpen={(entry) => onOpen(idOf(entry))}
          empty={<EmptyState icon={IconHistory} title={t('audit.none')} />}
        />
      }
      record={open && <AuditEntryRecord entry={open} />}
      onClose={() => onOpen(undefined)}
    />
  );
};
