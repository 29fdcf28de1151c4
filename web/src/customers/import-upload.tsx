import { Button, FileButton, Group, Progress, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Import } from '../api/client.ts';
import { isCancelled } from '../api/change-options.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import classes from './customers.module.css';
import { oneOf } from './filter.ts';
import { bringFile } from './import-file.ts';

const ACCEPT = '.csv,.txt,.tsv,.xlsx,.vcf,text/csv,text/vcard';
const recordTypes = ['account', 'contact'] as const;

/** Where a file is dropped or chosen, and how far its upload is. */
export const ImportUpload = ({ onBegun }: { readonly onBegun: (id: string) => void }) => {
  const { t } = useTranslation('customers');
  const [recordType, setRecordType] = useState<Import['recordType']>('account');
  const [isOver, setOver] = useState(false);
  const [share, setShare] = useState(0);
  const stop = useRef(new AbortController());
  useEffect(() => () => stop.current.abort(), []);
  const bring = useMutationOf<File, Import>({
    run: (file) => {
      stop.current = new AbortController();
      setShare(0);
      return bringFile(file, {
        recordType,
        key: crypto.randomUUID(),
        onShare: setShare,
        signal: stop.current.signal,
      });
    },
    touches: [['imports']],
    quiet: true,
    onDone: ({ id }) => onBegun(id),
  });
  const begin = (file: File | null | undefined) => {
    if (file) bring.mutate(file);
  };
  return (
    <Stack gap="md" className={classes.record}>
      <Title order={2} size="h4">
        {t('import.new')}
      </Title>
      <SegmentedControl
        w="fit-content"
        aria-label={t('import.of')}
        value={recordType}
        onChange={(value) => setRecordType(oneOf(recordTypes, value) ?? 'account')}
        data={recordTypes.map((value) => ({ value, label: t(`import.record-type.${value}`) }))}
      />
      {bring.isPending ? (
        <div className={classes.drop} role="status">
          <Text fw={550}>{bring.variables.name}</Text>
          <Progress w="100%" maw="24rem" value={share * 100} aria-label={t('import.uploading')} />
          <Text size="sm" c="dimmed">
            {t('import.uploading')}
          </Text>
          <Button variant="subtle" color="gray" onClick={() => stop.current.abort()}>
            {t('cancel')}
          </Button>
        </div>
      ) : (
        <div
          className={classes.drop}
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            setOver(false);
            begin(event.dataTransfer.files[0]);
          }}
        >
          <IconFileSpreadsheet size={36} stroke={1.4} aria-hidden />
          <Text fw={550}>{t('import.drop')}</Text>
          <Text size="sm" c="dimmed">
            {t('import.formats')}
          </Text>
          <FileButton accept={ACCEPT} onChange={begin} inputProps={{ 'aria-label': t('import.choose') }}>
            {(props) => (
              <Button size="sm" {...props}>
                {t('import.choose')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {!isCancelled(bring.error) && <Problem error={bring.error} />}
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t('import.nothing-yet')}
        </Text>
      </Group>
    </Stack>
  );
};
