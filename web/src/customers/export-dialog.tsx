import { Button, Checkbox, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Export, ExportEntry } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { useColumnChoice } from '../ui/use-column-choice.ts';
import { ExportJob } from './export-job.tsx';
import { asQuery, oneOf, type AccountFilter } from './filter.ts';
import { useRequestKey } from '../api/use-request-key.ts';

const exportFormats = ['xlsx', 'csv', 'ndjson', 'labels'] as const;

/** Exports the list as it is narrowed, and waits for its files. */
export const ExportDialog = ({
  of,
  filter,
  columns,
  listName,
  onClose,
}: {
  readonly of: 'accounts';
  readonly filter: AccountFilter;
  readonly columns: readonly { readonly id: string; readonly always?: boolean; readonly optional?: boolean }[];
  /** Under which the list keeps its columns. */
  readonly listName: string;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['customers', 'app']);
  const [format, setFormat] = useState<Export['format']>('xlsx');
  const [isShownOnly, setShownOnly] = useState(false);
  const [choice] = useColumnChoice(listName, columns);
  const key = useRequestKey(format, isShownOnly, filter);
  const start = useMutationOf<void, Export>({
    run: () => {
      const entry: ExportEntry = {
        of,
        format,
        filter: asQuery(filter),
        ...(isShownOnly &&
          format !== 'labels' && { columns: columns.filter(({ id }) => choice[id]).map(({ id }) => id) }),
      };
      return data(api.createExport(entry, { headers: { 'Idempotency-Key': key } }));
    },
    touches: [['exports', 'list']],
    quiet: true,
  });
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <Modal opened onClose={onClose} title={t('exports.list')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      {start.data ? (
        <ExportJob id={start.data.id} />
      ) : (
        <Stack gap="sm">
          <Text size="sm" c="dimmed">
            {t(isNarrowed ? 'exports.narrowed' : 'exports.all')}
          </Text>
          <Select
            data-autofocus
            label={t('exports.format')}
            data={exportFormats.map((value) => ({ value, label: t(`export-format.${value}`) }))}
            value={format}
            allowDeselect={false}
            onChange={(value) => setFormat(oneOf(exportFormats, value) ?? format)}
          />
          {format !== 'labels' && (
            <Checkbox
              label={t('exports.shown-only')}
              checked={isShownOnly}
              onChange={({ currentTarget }) => setShownOnly(currentTarget.checked)}
            />
          )}
          <Problem error={start.error} />
          <Group justify="end">
            <Button variant="subtle" color="gray" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button loading={start.isPending} onClick={() => start.mutate()}>
              {t('exports.start')}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
};
