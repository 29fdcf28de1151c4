import { Button } from '@mantine/core';
import { IconForms, IconPlus } from '@tabler/icons-react';
import { getRouteApi } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CustomField } from '../api/client.ts';
import { usePages } from '../api/pages.ts';
import { DataList, type Column } from '../ui/data-list.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { RecordLayout } from '../ui/record-layout.tsx';
import { useLabelWords } from './code-choice.ts';
import { CustomFieldForm } from './custom-field-form.tsx';
import { NEW } from './new.ts';

const route = getRouteApi('/shell/administration/custom-fields');

const idOf = ({ recordType, id }: Pick<CustomField, 'recordType' | 'id'>) => `${recordType}.${id}`;

/** The company's own fields of accounts and contacts. */
export const CustomFieldsPage = () => {
  const { t } = useTranslation('admin');
  const navigate = route.useNavigate();
  const { open } = route.useSearch();
  const words = useLabelWords();
  const show = (id: string | undefined) => void navigate({ search: { open: id } });
  const pages = usePages(['custom-fields', 'list'], (cursor, signal) =>
    data(api.listCustomFields({ cursor, limit: 200 }, { signal })),
  );
  const field = pages.rows.find((one) => idOf(one) === open);
  const columns = useMemo(
    (): Column<CustomField>[] => [
      {
        id: 'label',
        header: t('name'),
        cell: ({ label }) => words(label),
        width: 'minmax(9rem, 2fr)',
        always: true,
        phone: 'title',
      },
      {
        id: 'record',
        header: t('access.record'),
        cell: ({ recordType }) => t(`access.of.${recordType}`),
        width: '8rem',
      },
      { id: 'id', header: t('id'), cell: ({ id }) => id, width: 'minmax(8rem, 1fr)', phone: 'none' },
      { id: 'kind', header: t('kind'), cell: ({ kind }) => t(`kinds.${kind}`), width: '8rem', phone: 'aside' },
      {
        id: 'required',
        header: t('rules'),
        cell: ({ required, unique }) =>
          [required && t('required-short'), unique && t('unique-short')].filter(Boolean).join(', '),
        width: '10rem',
      },
    ],
    [t, words],
  );
  return (
    <Page
      title={t('sections.custom-fields')}
      actions={
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => show(NEW)}>
          {t('new-field')}
        </Button>
      }
    >
      <RecordLayout
        list={
          <DataList
            name="custom-fields"
            label={t('sections.custom-fields')}
            pages={pages}
            columns={columns}
            rowId={idOf}
            openId={open}
            onOpen={(one) => show(idOf(one))}
            onEdit={(one) => show(idOf(one))}
            empty={
              <EmptyState icon={IconForms} title={t('no-fields.title')}>
                {t('no-fields.text')}
              </EmptyState>
            }
          />
        }
        record={
          open &&
          (field ?? open === NEW) && (
            <CustomFieldForm
              key={open}
              field={field}
              onSaved={(saved) => show(idOf(saved))}
              onDeleted={() => show(undefined)}
            />
          )
        }
        onClose={() => show(undefined)}
      />
    </Page>
  );
};
