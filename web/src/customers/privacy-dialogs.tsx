import { Anchor, Button, Group, List, Loader, Menu, Modal, Select, Stack, Text } from '@mantine/core';
import { IconFileExport, IconShieldOff } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { Erasure, PrivacyExport } from '../api/client.ts';
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

/** Whose data it is. */
export interface PrivacySubject {
  readonly type: 'account' | 'contact';
  readonly id: string;
  readonly name: string;
}

export type PrivacyWish = 'erase' | 'private-export';

interface Props {
  readonly subject: PrivacySubject;
  readonly onClose: () => void;
}

/** The part of a menu where one asks for somebody's data or for their erasure; for those alone who may. */
export const PrivacyItems = ({ onWish }: { readonly onWish: (wish: PrivacyWish) => void }) => {
  const { t } = useTranslation('customers');
  return (
    <>
      <Menu.Label>{t('privacy.title')}</Menu.Label>
      <Menu.Item leftSection={<IconFileExport size={16} aria-hidden />} onClick={() => onWish('private-export')}>
        {t('privacy.export')}
      </Menu.Item>
      <Menu.Item color="red" leftSection={<IconShieldOff size={16} aria-hidden />} onClick={() => onWish('erase')}>
        {t('privacy.erase')}
      </Menu.Item>
    </>
  );
};

/** Asks for somebody to be erased; somebody else agrees. */
const EraseDialog = ({ subject: { type, id, name }, onClose }: Props) => {
  const { t } = useTranslation(['customers', 'app']);
  const [reason, setReason] = useState<Erasure['reason']>('asked');
  const ask = useMutationOf<Erasure['reason'], Erasure>({
    run: (chosen) =>
      data(type === 'account' ? api.eraseAccount(id, { reason: chosen }) : api.eraseContact(id, { reason: chosen })),
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
            <Text fw={600}>{name}</Text>
            <Text size="sm">{t(type === 'account' ? 'privacy.erase-text' : 'privacy.erase-contact-text')}</Text>
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

/** Gathers all that is kept of somebody, to hand it to them. */
const PrivateExportDialog = ({ subject, onClose }: Props) => {
  const { t } = useTranslation(['customers', 'app']);
  const start = useMutationOf<void, PrivacyExport>({
    run: () =>
      data(
        subject.type === 'account' ? api.exportAccountPrivately(subject.id) : api.exportContactPrivately(subject.id),
      ),
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
        <Text size="sm">{t('privacy.export-text', { name: subject.name })}</Text>
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

/** What was wished for in `PrivacyItems`. */
export const PrivacyDialog = ({ wish, ...props }: Props & { readonly wish: PrivacyWish }) =>
  wish === 'erase' ? <EraseDialog {...props} /> : <PrivateExportDialog {...props} />;
