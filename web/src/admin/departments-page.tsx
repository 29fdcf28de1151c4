import { Button, NumberInput, TextInput } from '@mantine/core';
import type { InfiniteData } from '@tanstack/react-query';
import { IconBuilding, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Department } from '../api/client.ts';
import { every } from '../api/directory.ts';
import { blamedFields } from '../api/problem.ts';
import { usePages, type Page as PageOf } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { useRecordDraft } from '../ui/record-draft.ts';
import { RecordLayout } from '../ui/record-layout.tsx';
import { Amount } from '../ui/when.tsx';
import classes from './admin.module.css';
import { NEW, NOT_THERE } from './new.ts';
import { refuseOvertaken, seenIn, versionOf, withRow } from './overtaken.ts';
import { RecordForm, useIdWords } from './record-form.tsx';

const route = getRouteApi('/shell/administration/departments');

const MOST = 200;

const SHOWN = ['id', 'name', 'email', 'managerEmail', 'targets.firstResponseHours', 'targets.resolutionHours'];

const FRESH: Department = {
  id: '',
  name: '',
  email: '',
  managerEmail: '',
  targets: { firstResponseHours: 4, resolutionHours: 24 },
};

interface FormProps {
  readonly department: Department | undefined;
  readonly onSaved: (id: string) => void;
}

const DepartmentForm = ({ department, onSaved }: FormProps) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(`department:${department?.id ?? NEW}`, seenIn(department, FRESH), FRESH);
  const { value, change } = draft;
  const idWords = useIdWords();
  const save = useMutationOf({
    run: async (sent: Department) => {
      if (department) {
        const items = await every((cursor) => data(api.listDepartments({ cursor, limit: MOST })));
        refuseOvertaken(
          draft.etag,
          items.find(({ id }) => id === department.id),
        );
      }
      return data(api.putDepartment(sent.id, sent, department ? {} : ifMatch(NOT_THERE)));
    },
    shows: {
      key: ['departments', 'list'],
      change: (shown: InfiniteData<PageOf<Department>>, sent) =>
        withRow(shown, sent, ({ id }) => id === department?.id),
    },
    touches: [['departments']],
    done: t('saved'),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, versionOf(saved)),
  });
  const blamed = blamedFields(save.error);
  const target = (part: Partial<Department['targets']>) => change({ targets: { ...value.targets, ...part } });
  return (
    <RecordForm
      title={department?.name ?? t('new-department')}
      submit={t('save')}
      onSubmit={() => save.mutate(value, { onSuccess: ({ id }) => onSaved(id) })}
      isPending={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        save.reset();
      }}
      shownFields={SHOWN}
    >
      {!department && (
        <TextInput
          {...idWords}
          value={value.id}
          onChange={({ currentTarget }) => change({ id: currentTarget.value })}
          error={blamed['id']}
        />
      )}
      <TextInput
        label={t('name')}
        value={value.name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        error={blamed['name']}
        required
      />
      <TextInput
        type="email"
        label={t('department-email')}
        description={t('department-email-text')}
        value={value.email}
        onChange={({ currentTarget }) => change({ email: currentTarget.value })}
        error={blamed['email']}
        required
      />
      <TextInput
        type="email"
        label={t('manager-email')}
        description={t('manager-email-text')}
        value={value.managerEmail}
        onChange={({ currentTarget }) => change({ managerEmail: currentTarget.value })}
        error={blamed['managerEmail']}
        required
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('first-response-hours')}
          value={value.targets.firstResponseHours}
          min={0.0001}
          max={87_600}
          onChange={(hours) => target({ firstResponseHours: Number(hours) })}
          error={blamed['targets.firstResponseHours']}
          required
        />
        <NumberInput
          label={t('resolution-hours')}
          value={value.targets.resolutionHours}
          min={0.0001}
          max={87_600}
          onChange={(hours) => target({ resolutionHours: Number(hours) })}
          error={blamed['targets.resolutionHours']}
          required
        />
      </div>
    </RecordForm>
  );
};

/** The departments that tickets go to, and how fast they answer. */
export const DepartmentsPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const pages = usePages(['departments', 'list'], (cursor, signal) =>
    data(api.listDepartments({ cursor, limit: MOST }, { signal })),
  );
  const department = pages.rows.find(({ id }) => id === open);
  const columns = useMemo(
    (): Column<Department>[] => [
      {
        id: 'name',
        header: t('name'),
        cell: ({ name }) => name,
        width: 'minmax(9rem, 2fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'manager',
        header: t('manager-email'),
        cell: ({ managerEmail }) => managerEmail,
        width: 'minmax(11rem, 2fr)',
      },
      {
        id: 'email',
        header: t('department-email'),
        cell: ({ email }) => email,
        width: 'minmax(11rem, 2fr)',
        optional: true,
      },
      {
        id: 'first',
        header: t('first-response-hours'),
        cell: ({ targets }) => <Amount value={targets.firstResponseHours} style="unit" unit="hour" />,
        width: '9rem',
        align: 'end',
        phone: 'aside',
      },
      {
        id: 'resolution',
        header: t('resolution-hours'),
        cell: ({ targets }) => <Amount value={targets.resolutionHours} style="unit" unit="hour" />,
        width: '9rem',
        align: 'end',
        phone: 'none',
      },
    ],
    [t],
  );
  return (
    <Page
      title={t('sections.departments')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
          {t('new-department')}
        </Button>
      }
    >
      <RecordLayout
        list={
          <DataList
            name="departments"
            label={t('sections.departments')}
            pages={pages}
            columns={columns}
            rowId={({ id }) => id}
            openId={open}
            onOpen={({ id }) => show(id)}
            onEdit={({ id }) => show(id)}
            empty={<EmptyState icon={IconBuilding} title={t('no-departments')} />}
          />
        }
        record={
          open && (department ?? open === NEW) && <DepartmentForm key={open} department={department} onSaved={show} />
        }
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
