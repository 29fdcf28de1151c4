import { ActionIcon, Alert, Badge, Menu, Skeleton, Stack, Text, Title, Tooltip } from '@mantine/core';
import { IconCopy, IconDots, IconId, IconPrinter, IconX } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../api/client.ts';
import { Problem } from '../ui/problem.tsx';
import { useCommands } from '../ui/commands.ts';
import { tell } from '../ui/tell.ts';
import { When } from '../ui/when.tsx';
import { OwnershipFields, ProfileFields, ReachFields, TagsField } from './account-fields.tsx';
import { useAccount } from './account-names.ts';
import { CardDialog } from './card-dialog.tsx';
import { Consents } from './consents.tsx';
import { ContactsPart } from './contacts-part.tsx';
import { CustomFieldRows } from './custom-fields.tsx';
import classes from './customers.module.css';
import { useCustomFields } from './lookups.ts';
import { useFieldRules, useMay } from './may.ts';
import { PrivacyDialog, PrivacyItems, type PrivacyWish } from './privacy-dialogs.tsx';
import { StageAndGrade, useStageNames } from './stage-grade.tsx';

const Section = ({ title, children }: { readonly title: string; readonly children: ReactNode }) => (
  <section className={classes.section} aria-label={title}>
    <div className={classes.sectionHead}>
      <Text component="h3" fw={600}>
        {title}
      </Text>
    </div>
    {children}
  </section>
);

const Head = ({ account, onClose }: { readonly account: Account; readonly onClose: () => void }) => {
  const { t } = useTranslation(['customers', 'app']);
  const may = useMay();
  const names = useStageNames();
  const [dialog, setDialog] = useState<'card' | PrivacyWish | undefined>();
  const close = () => setDialog(undefined);
  useCommands([
    {
      id: 'customer-card',
      label: t('card.title'),
      group: t('title'),
      keys: 'p',
      icon: <IconId size={18} stroke={1.6} aria-hidden />,
      run: () => setDialog('card'),
    },
    { id: 'customer-close', label: t('close-record'), group: t('title'), keys: 'x', run: onClose },
  ]);
  return (
    <header className={classes.head}>
      <Stack gap={4} className={classes.title}>
        <Title order={2} size="h3">
          {account.name}
        </Title>
        <div className={classes.badges}>
          <Badge variant="default" tt="none">
            {t(`kind.${account.kind}`)}
          </Badge>
          {account.stage && (
            <Badge variant="light" tt="none">
              {names.stage(account.stage)}
            </Badge>
          )}
          {account.grade && (
            <Badge variant="default" c="var(--rp-good)" tt="none">
              {names.grade(account.grade)}
            </Badge>
          )}
          <Text size="sm" c="dimmed">
            {account.number}
          </Text>
        </div>
      </Stack>
      <div className={classes.badges} data-print="none">
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <ActionIcon aria-label={t('record-menu')} size="lg">
              <IconDots size={20} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown data-print="none">
            <Menu.Item leftSection={<IconId size={16} aria-hidden />} onClick={() => setDialog('card')}>
              {t('card.title')}
            </Menu.Item>
            <Menu.Item leftSection={<IconPrinter size={16} aria-hidden />} onClick={() => print()}>
              {t('print-record')}
            </Menu.Item>
            <Menu.Item
              leftSection={<IconCopy size={16} aria-hidden />}
              onClick={() => void navigator.clipboard.writeText(account.number).then(() => tell.done(t('copied')))}
            >
              {t('copy-number')}
            </Menu.Item>
            {may.privacy && (
              <>
                <Menu.Divider />
                <PrivacyItems onWish={setDialog} />
              </>
            )}
          </Menu.Dropdown>
        </Menu>
        <Tooltip label={t('close-record')}>
          <ActionIcon aria-label={t('close-record')} size="lg" onClick={onClose}>
            <IconX size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </div>
      {dialog === 'card' && <CardDialog id={account.id} onClose={close} />}
      {dialog !== undefined && dialog !== 'card' && (
        <PrivacyDialog
          wish={dialog}
          subject={{ type: 'account', id: account.id, name: account.name }}
          onClose={close}
        />
      )}
    </header>
  );
};

/** An account: every field that the person may see, each changed where it stands. */
export const AccountRecord = ({ id, onClose }: { readonly id: string; readonly onClose: () => void }) => {
  const { t } = useTranslation('customers');
  const rules = useFieldRules('account');
  const customFields = useCustomFields('account');
  const { data: account, error, refetch } = useAccount(id);
  if (!account)
    return (
      <div className={classes.record}>
        {error ? <Problem error={error} onRetry={() => void refetch()} /> : <Skeleton height={24} width="50%" />}
      </div>
    );
  const hasCustom = customFields.length > 0 || Object.keys(account.customFields ?? {}).length > 0;
  return (
    <div className={classes.record} key={account.id}>
      <Head account={account} onClose={onClose} />
      {account.id !== id && (
        <Alert variant="light" mb="sm">
          {t('merged-into')}
        </Alert>
      )}
      <Section title={t('sections.reach')}>
        <ReachFields account={account} />
      </Section>
      <Section title={t('sections.profile')}>
        <ProfileFields account={account} />
        <TagsField account={account} />
      </Section>
      {account.kind === 'organization' && <ContactsPart account={account} />}
      <Section title={t('sections.stage')}>
        <StageAndGrade account={account} />
      </Section>
      <Section title={t('sections.ownership')}>
        <OwnershipFields account={account} />
      </Section>
      {hasCustom && rules.isShown('customFields') && (
        <Section title={t('sections.custom')}>
          <CustomFieldRows account={account} />
        </Section>
      )}
      <Consents account={account} />
      <Text size="xs" c="dimmed" mt="lg">
        {t('created')} <When at={account.createdAt} /> · {t('changed')} <When at={account.updatedAt} as="relative" />
      </Text>
    </div>
  );
};
