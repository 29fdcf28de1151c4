import { ActionIcon, Button, Menu, Text, UnstyledButton } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { usePages } from '../api/pages.ts';
import { Problem } from '../ui/problem.tsx';
import type { PartProps } from './account-fields.tsx';
import { ContactDialog } from './contact-form.tsx';
import classes from './customers.module.css';
import { useMay } from './may.ts';
import { PrivacyDialog, PrivacyItems, type PrivacySubject, type PrivacyWish } from './privacy-dialogs.tsx';
import { dialled } from './reach-editors.tsx';

/** The people of an organization. */
export const ContactsPart = ({ account }: PartProps) => {
  const { t } = useTranslation('customers');
  const may = useMay();
  const [open, setOpen] = useState<string | undefined>();
  const [asked, setAsked] = useState<{ readonly wish: PrivacyWish; readonly subject: PrivacySubject } | undefined>();
  const pages = usePages(['contacts', 'of', account.id], (cursor, signal) =>
    data(api.listContacts({ accountId: account.id, cursor, limit: 50 }, { signal })),
  );
  return (
    <section className={classes.section} aria-label={t('contacts.title')}>
      <div className={classes.sectionHead}>
        <Text component="h3" fw={600}>
          {t('contacts.title')}
        </Text>
        {may.change && (
          <ActionIcon aria-label={t('contacts.add')} onClick={() => setOpen('new')} data-print="none">
            <IconPlus size={18} aria-hidden />
          </ActionIcon>
        )}
      </div>
      <Problem error={pages.error} onRetry={pages.retry} />
      {!pages.isPending && !pages.error && pages.rows.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('contacts.empty')}
        </Text>
      )}
      <div className={classes.cards}>
        {pages.rows.map(({ id, name, jobTitle, role, emails = [], phones = [] }) => (
          <div key={id} className={classes.contact}>
            <UnstyledButton className={classes.card} onClick={() => setOpen(id)}>
              <Text fw={550} className={may.privacy ? classes.besideMenu : undefined}>
                {name}
              </Text>
              <Text size="sm" c="dimmed">
                {[jobTitle, role && t(`contact-role.${role}`)].filter(Boolean).join(' · ')}
              </Text>
              <Text size="sm">
                {[...emails.map(({ address }) => address), ...phones.map(({ number }) => dialled(number))]
                  .slice(0, 2)
                  .join(' · ')}
              </Text>
            </UnstyledButton>
            {may.privacy && (
              <Menu position="bottom-end" withinPortal>
                <Menu.Target>
                  <ActionIcon aria-label={t('contacts.actions', { name })} className={classes.menu} data-print="none">
                    <IconDots size={18} aria-hidden />
                  </ActionIcon>
                </Menu.Target>
                <Menu.Dropdown>
                  <PrivacyItems onWish={(wish) => setAsked({ wish, subject: { type: 'contact', id, name } })} />
                </Menu.Dropdown>
              </Menu>
            )}
          </div>
        ))}
      </div>
      {pages.hasMore && (
        <Button variant="subtle" onClick={pages.fetchMore} loading={pages.isFetchingMore}>
          {t('more')}
        </Button>
      )}
      <ContactDialog
        accountId={account.id}
        contactId={open}
        colleagues={pages.rows.map(({ id, name }) => ({ value: id, label: name }))}
        onClose={() => setOpen(undefined)}
      />
      {asked && <PrivacyDialog {...asked} onClose={() => setAsked(undefined)} />}
    </section>
  );
};
