import { Button, Checkbox, Group, Select, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFlask, IconPlayerPlay } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { Import } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { Problem } from '../ui/problem.tsx';
import classes from './customers.module.css';
import { kinds, oneOf } from './filter.ts';
import { inLanguage, useCustomFields } from './lookups.ts';

type Mapped = Import['mapping'][number];

const shared = [
  'name',
  'givenName',
  'familyName',
  'emails',
  'phones',
  'addresses.street',
  'addresses.postalCode',
  'addresses.city',
  'addresses.region',
  'addresses.country',
  'tags',
  'language',
  'timeZone',
  'birthday',
  'externalId',
  'number',
  'ownerId',
  'teamId',
  'territoryId',
] as const;

const own = {
  account: [
    'kind',
    'legalName',
    'tradeName',
    'industry',
    'occupation',
    'region',
    'source',
    'currency',
    'employees',
    'stage',
    'grade',
  ],
  contact: ['organization', 'jobTitle', 'role', 'preferredChannel'],
} as const;

const dateOrders = ['dmy', 'mdy'] as const;
const isLabelled = (field: string) => field === 'emails' || field === 'phones' || field.startsWith('addresses.');

/** What a column can be. */
const useFieldOptions = (recordType: Import['recordType']) => {
  const { t, i18n } = useTranslation('customers');
  const customFields = useCustomFields(recordType);
  return [
    ...[...shared, ...own[recordType]].map((field) => ({
      value: field,
      label: t(`fields.${field.replace('.', '-')}`, { defaultValue: field }),
    })),
    ...customFields.map(({ id, label }) => ({
      value: `customFields.${id}`,
      label: inLanguage(label, i18n.language),
    })),
  ];
};

/** Which column is which field, how the values are to be read, and what it would come to. */
export const ImportMapping = ({ job }: { readonly job: Import }) => {
  const { t } = useTranslation('customers');
  const options = useFieldOptions(job.recordType);
  const [mapping, setMapping] = useState<readonly Mapped[]>(job.mapping);
  const [given, setGiven] = useState(job.options);
  const key = ['imports', job.id];
  const run = useMutationOf<'dry-run' | 'start', Import>({
    run: async (what) => {
      const isChanged =
        JSON.stringify(mapping) !== JSON.stringify(job.mapping) ||
        JSON.stringify(given) !== JSON.stringify(job.options);
      const { country, ...others } = given;
      const ready = isChanged
        ? await data(
            api.patchImport(
              job.id,
              {
                mapping: [...mapping],
                options: country === undefined || country === '' ? others : { ...others, country },
              },
              ifMatch(job),
            ),
          )
        : job;
      return data(
        what === 'start' ? api.startImport(job.id, ifMatch(ready)) : api.rehearseImport(job.id, ifMatch(ready)),
      );
    },
    shows: { key, change: (shown) => shown },
    settle: (answered) => answered,
    touches: [['imports']],
    quiet: true,
  });
  const at = (column: number) => mapping.find((one) => one.column === column);
  const set = (column: number, mapped: Omit<Mapped, 'column'> | undefined) =>
    setMapping(
      [...mapping.filter((one) => one.column !== column), ...(mapped ? [{ column, ...mapped }] : [])].toSorted(
        (one, other) => one.column - other.column,
      ),
    );
  return (
    <Stack gap="md">
      <div>
        <Title order={3} size="h5">
          {t('import.mapping')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('import.mapping-text')}
        </Text>
      </div>
      <div className={classes.scroll}>
        <table className={`${classes.table} ${classes.stacked}`}>
          <thead>
            <tr>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.samples')}</th>
              <th scope="col">{t('import.field')}</th>
            </tr>
          </thead>
          <tbody>
            {job.columns.map(({ name, samples }, column) => {
              const mapped = at(column);
              return (
                <tr key={`${column} ${name}`}>
                  <th scope="row">{name}</th>
                  <td>
                    <Text size="sm" c="dimmed" lineClamp={2}>
                      {samples
                        .filter((sample) => sample.trim() !== '')
                        .slice(0, 3)
                        .join(' · ')}
                    </Text>
                  </td>
                  <td>
                    <Group gap="xs" wrap="nowrap">
                      <Select
                        size="xs"
                        flex={1}
                        aria-label={t('import.field-of', { column: name })}
                        data={options}
                        value={mapped?.field ?? null}
                        placeholder={t('import.left-out')}
                        searchable
                        allowDeselect={false}
                        clearable
                        clearButtonProps={{ 'aria-label': t('import.leave-out', { column: name }) }}
                        onChange={(field) => set(column, field === null ? undefined : { field })}
                      />
                      {mapped && isLabelled(mapped.field) && (
                        <TextInput
                          size="xs"
                          w="6rem"
                          aria-label={t('import.label-of', { column: name })}
                          placeholder={t('label')}
                          value={mapped.label ?? ''}
                          onChange={({ currentTarget }) =>
                            set(column, {
                              field: mapped.field,
                              ...(currentTarget.value !== '' && { label: currentTarget.value }),
                            })
                          }
                        />
                      )}
                    </Group>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      <div className={classes.form}>
        <TextInput
          label={t('import.country')}
          description={t('import.country-text')}
          placeholder="DE"
          maxLength={2}
          value={given.country ?? ''}
          onChange={({ currentTarget }) => setGiven({ ...given, country: currentTarget.value.toUpperCase() })}
        />
        <Select
          label={t('import.dates')}
          description={t('import.dates-text')}
          data={dateOrders.map((value) => ({ value, label: t(`import.${value}`) }))}
          value={given.dateOrder ?? null}
          onChange={(value) => setGiven({ ...given, dateOrder: oneOf(dateOrders, value) })}
        />
        {job.recordType === 'account' && (
          <Select
            label={t('import.kind')}
            description={t('import.kind-text')}
            data={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            value={given.kind ?? null}
            onChange={(value) => setGiven({ ...given, kind: oneOf(kinds, value) })}
          />
        )}
        <Checkbox
          className={classes.wide}
          label={t('import.allow-duplicates')}
          description={t('import.allow-duplicates-text')}
          checked={given.allowDuplicates}
          onChange={({ currentTarget }) => setGiven({ ...given, allowDuplicates: currentTarget.checked })}
        />
      </div>
      <Problem error={run.error} />
      <Group>
        <Button
          variant="light"
          size="sm"
          leftSection={<IconFlask size={16} aria-hidden />}
          loading={run.isPending && run.variables === 'dry-run'}
          onClick={() => run.mutate('dry-run')}
        >
          {t('import.dry-run')}
        </Button>
        <Button
          size="sm"
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={run.isPending && run.variables === 'start'}
          onClick={() => run.mutate('start')}
        >
          {t('import.start')}
        </Button>
      </Group>
    </Stack>
  );
};
