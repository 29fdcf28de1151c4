import { Button, Select, Tabs, TextInput } from '@mantine/core';
import { IconLock, IconSearch } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import { useRights } from '../app/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import classes from './admin.module.css';
import { AuditEntries } from './audit-entries.tsx';
import { usePersonChoice } from './directory.ts';
import { auditLists } from './audit-lists.ts';
import { Verification } from './verification.tsx';

const route = getRouteApi('/shell/audit');

const MOST = 100;

interface RecordFilterProps {
  readonly recordType: string | undefined;
  readonly recordId: string | undefined;
  readonly onChoose: (recordType: string, recordId: string) => void;
}

const RECORD_TYPES = ['account', 'contact', 'ticket', 'person', 'department', 'team', 'territory', 'schedules'];

const RecordFilter = ({ recordType = 'account', recordId = '', onChoose }: RecordFilterProps) => {
  const { t } = useTranslation(['admin', 'app']);
  const [type, setType] = useState(recordType);
  const [id, setId] = useState(recordId);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    onChoose(type, id.trim());
  };
  return (
    <form className={classes.filters} onSubmit={submit} data-print="none">
      <Select
        size="xs"
        label={t('admin:audit.record-type')}
        data={RECORD_TYPES.map((value) => ({
          value,
          label: t(`admin:record-types.${value}`, { defaultValue: value }),
        }))}
        value={type}
        onChange={(chosen) => chosen && setType(chosen)}
        allowDeselect={false}
      />
      <TextInput
        size="xs"
        label={t('admin:audit.record-id')}
        value={id}
        onChange={({ currentTarget }) => setId(currentTarget.value)}
        required
        spellCheck={false}
        data-search
      />
      <Button type="submit" leftSection={<IconSearch size={15} aria-hidden />}>
        {t('admin:audit.show')}
      </Button>
    </form>
  );
};

/** What became of records, what people did, what was refused, what was taken out; and whether all of that is true. */
export const AuditPage = () => {
  const { t } = useTranslation(['admin', 'app']);
  const navigate = route.useNavigate();
  const search = route.useSearch();
  const { list = 'denials', recordType, recordId, person, verification, entry } = search;
  const mayRead = useRights()?.audit ?? false;
  const people = usePersonChoice();
  const showEntry = (id: string | undefined) => void navigate({ search: (was) => ({ ...was, entry: id }) });
  const opened = { openId: entry, onOpen: showEntry };

  if (!mayRead)
    return (
      <Page title={t('app:places.audit')}>
        <EmptyState icon={IconLock} title={t('admin:auditors-only')} />
      </Page>
    );
  return (
    <Page title={t('app:places.audit')}>
      <Tabs
        className={classes.tabbed}
        value={list}
        onChange={(chosen) =>
          void navigate({
            search: (was) => ({ ...was, list: auditLists.find((one) => one === chosen), entry: undefined }),
          })
        }
        keepMounted={false}
      >
        <Tabs.List className={classes.tabs} aria-label={t('app:places.audit')} data-print="none">
          {auditLists.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {t(`admin:audit.${one}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="record" className={classes.panel}>
          <RecordFilter
            key={`${recordType} ${recordId}`}
            recordType={recordType}
            recordId={recordId}
            onChoose={(type, id) => void navigate({ search: { list: 'record', recordType: type, recordId: id } })}
          />
          <div className={classes.fill}>
            {recordType && recordId ? (
              <AuditEntries
                listKey={['audit', 'record', recordType, recordId]}
                fetchPage={(cursor, signal) =>
                  data(api.listAudit({ recordType, recordId, cursor, limit: MOST }, { signal }))
                }
                {...opened}
              />
            ) : (
              <EmptyState icon={IconSearch} title={t('admin:audit.choose-record')} />
            )}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="person" className={classes.panel}>
          <div className={classes.filters} data-print="none">
            <Select
              size="xs"
              label={t('admin:audit.person')}
              data={people.options}
              value={person ?? null}
              onChange={(id) => void navigate({ search: { list: 'person', person: id ?? undefined } })}
              searchable
              nothingFoundMessage={t('app:nothing-found')}
            />
          </div>
          <div className={classes.fill}>
            {person ? (
              <AuditEntries
                listKey={['audit', 'person', person]}
                fetchPage={(cursor, signal) =>
                  data(api.listAudit({ actor: `person:${person}`, cursor, limit: MOST }, { signal }))
                }
                {...opened}
              />
            ) : (
              <EmptyState icon={IconSearch} title={t('admin:audit.choose-person')} />
            )}
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="denials" className={classes.panel}>
          <AuditEntries
            listKey={['audit', 'denials']}
            fetchPage={(cursor, signal) => data(api.listAuditDenials({ cursor, limit: MOST }, { signal }))}
            {...opened}
          />
        </Tabs.Panel>
        <Tabs.Panel value="exports" className={classes.panel}>
          <AuditEntries
            listKey={['audit', 'exports']}
            fetchPage={(cursor, signal) => data(api.listAuditExports({ cursor, limit: MOST }, { signal }))}
            {...opened}
          />
        </Tabs.Panel>
        <Tabs.Panel value="verification" className={classes.panel}>
          <Verification
            id={verification}
            onAsked={(id) => void navigate({ search: { list: 'verification', verification: id } })}
          />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
};
