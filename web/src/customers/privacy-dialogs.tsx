import { Anchor, Button, Group, List, Loader, Modal, Select, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Account, Erasure, PrivacyExport } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import { ButtonLink } from './links.tsx';
import { oneOf } from './filter.ts';

const erasureReasons = [
  'asked',
  'consent-withdrawn',
  'objected',
  'no-longer-needed',
  'unlawful',
  'legal-obligation',
] as const;

interface Props {
  readonly account: Account;
  readonly onClose: () => void;
}

/** Asks for a customer to be erased; somebody else agrees. */
export const EraseDialog = ({ account, onClose }: Props) => {
  const { t } = useTranslation(['customers', 'app']);
  const [reason, setReason] = useState<Erasure['reason']>('asked');
  const ask = useMutationOf<Erasure['reason'], Erasure>({
    run: (chosen) => data(api.eraseAccount(account.id, { reason: chosen })),
    touches: [['erasures']],
    quiet: true,
  });
  return (
    <Modal opened onClose={onClose} title={t('privacy.erase')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <Stack gap="md">
        {ask.data ? (
          <>
            <Text>{t('privacy.asked')}</Text>
            <Group justify="end">
              <ButtonLink to="/erasures">{t('erasures.open')}</ButtonLink>
            </Group>
          </>
        ) : (
          <>
            <Text fw={600}>{account.name}</Text>
            <Text size="sm">{t('privacy.erase-text')}</Text>
            <Select
              label={t('privacy.reason')}
              data={erasureReasons.map((value) => ({ value, label: t(`erasure-reason.${value}`) }))}
              value={reason}
              allowDeselect={false}
              onChange={(value) => setReason(oneOf(erasureReasons, value) ?? reason)}
            />
            <Problem error={ask.error} />
            <Group justify="end">
              <Button variant="subtle" color="gray" onClick={onClose}>
                {t('cancel')}
              </Button>
              <Button color="red" loading={ask.isPending} onClick={() => ask.mutate(reason)}>
                {t('privacy.ask')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  );
};

/** Gathers all that is kept of a customer, to hand it to them. */
export const PrivateExportDialog = ({ account, onClose }: Props) => {
  const { t } = useTranslation(['customers', 'app']);
  const start = useMutationOf<void, PrivacyExport>({
    run: () => data(api.exportAccountPrivately(account.id)),
    quiet: true,
  });
  const { mutate, isIdle } = start;
  useEffect(() => {
    if (isIdle) mutate();
  }, [isIdle, mutate]);
  const id = start.data?.id;
  const { data: made, error } = useQuery({
    queryKey: ['privacy-exports', id],
    queryFn: () => data(api.getPrivacyExport(id ?? '')),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (state.data?.status === 'done' || state.data?.status === 'erased' ? false : 1000),
  });
  return (
    <Modal opened onClose={onClose} title={t('privacy.export')} closeButtonProps={{ 'aria-label': t('app:close') }}>
      <Stack gap="md">
        <Text size="sm">{t('privacy.export-text', { name: account.name })}</Text>
        <Problem error={start.error ?? error} />
        {made?.files ? (
          <List size="sm">
            <List.Item>
              <Anchor href={made.files.html} target="_blank" rel="noreferrer noopener">
                {t('privacy.to-read')}
              </Anchor>
            </List.Item>
            <List.Item>
              <Anchor href={made.files.json} target="_blank" rel="noreferrer noopener">
                {t('privacy.as-data')}
              </Anchor>
            </List.Item>
          </List>
        ) : (
          !start.error &&
          !error && (
            <Group gap="sm" role="status">
              <Loader size="xs" />
              <Text size="sm">{t('privacy.gathering')}</Text>
            </Group>
          )
        )}
        <Text size="xs" c="dimmed">
          {t('links-hold')}
        </Text>
      </Stack>
    </Modal>
  );
};
