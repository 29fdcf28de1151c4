import { ActionIcon, Button, Group, MultiSelect, Select, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { api } from '../api/api.ts';
import type { AccessRules } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import classes from './admin.module.css';
import { SaveBar } from './save-bar.tsx';
import { useWhole } from './use-whole.ts';

const ROLES = ['manager', 'sales', 'marketing', 'service', 'technician', 'analyst', 'auditor', 'machine'] as const;
const TYPES = ['account', 'contact'] as const;
const REACHES = ['all', 'territory', 'team', 'own', 'none'] as const;
const ACCESSES = ['read', 'hidden'] as const;

interface PartProps {
  readonly rules: AccessRules;
  readonly onChange: (rules: AccessRules) => void;
}

/** How far each role sees, by type of record. */
const Visibility = ({ rules, onChange }: PartProps) => {
  const { t } = useTranslation(['admin', 'app']);
  return (
    <div className={classes.scroll}>
      <table className={classes.table} aria-label={t('admin:access.visibility')}>
        <thead>
          <tr>
            <th scope="col">{t('admin:access.role')}</th>
            {TYPES.map((type) => (
              <th key={type} scope="col">
                {t(`admin:access.of.${type}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ROLES.map((role) => (
            <tr key={role}>
              <th scope="row">{t(`app:roles.${role}`)}</th>
              {TYPES.map((type) => (
                <td key={type}>
                  <Select
                    size="xs"
                    aria-label={`${t(`app:roles.${role}`)}: ${t(`admin:access.of.${type}`)}`}
                    data={REACHES.map((value) => ({ value, label: t(`admin:access.reach.${value}`) }))}
                    value={rules.visibility[role]?.[type] ?? 'all'}
                    onChange={(chosen) => {
                      const reach = REACHES.find((one) => one === chosen);
                      if (!reach) return;
                      const ofRole = { ...rules.visibility[role], [type]: reach };
                      onChange({ ...rules, visibility: { ...rules.visibility, [role]: ofRole } });
                    }}
                    allowDeselect={false}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** Fields that some roles may only read, or not see. */
const Fields = ({ rules, onChange, blamed }: PartProps & { readonly blamed: Readonly<Record<string, string>> }) => {
  const { t } = useTranslation(['admin', 'app']);
  const { fields } = rules;
  type Rule = AccessRules['fields'][number];
  const change = (at: number, part: Partial<Rule>) =>
    onChange({ ...rules, fields: fields.map((rule, index) => (index === at ? { ...rule, ...part } : rule)) });
  return (
    <Stack gap="sm">
      {fields.length === 0 && <Text c="dimmed">{t('admin:access.no-fields')}</Text>}
      {fields.map((rule, at) => (
        <Group key={at} align="end" gap="xs">
          <Select
            size="xs"
            label={t('admin:access.record')}
            data={TYPES.map((value) => ({ value, label: t(`admin:access.of.${value}`) }))}
            value={rule.recordType}
            onChange={(chosen) => change(at, { recordType: TYPES.find((one) => one === chosen) ?? rule.recordType })}
            allowDeselect={false}
            w="9rem"
          />
          <TextInput
            size="xs"
            label={t('admin:access.field')}
            value={rule.field}
            onChange={({ currentTarget }) => change(at, { field: currentTarget.value })}
            error={blamed[`fields.${at}.field`]}
            spellCheck={false}
            w="10rem"
          />
          <Select
            size="xs"
            label={t('admin:access.access')}
            data={ACCESSES.map((value) => ({ value, label: t(`admin:access.accesses.${value}`) }))}
            value={rule.access}
            onChange={(chosen) => change(at, { access: ACCESSES.find((one) => one === chosen) ?? rule.access })}
            allowDeselect={false}
            w="8rem"
          />
          <MultiSelect
            size="xs"
            label={t('admin:access.for')}
            data={ROLES.map((value) => ({ value, label: t(`app:roles.${value}`) }))}
            value={rule.roles}
            onChange={(chosen) => change(at, { roles: ROLES.filter((role) => chosen.includes(role)) })}
            error={blamed[`fields.${at}.roles`]}
            flex={1}
            miw="12rem"
          />
          <ActionIcon
            size="lg"
            aria-label={t('admin:access.remove', { field: rule.field })}
            onClick={() => onChange({ ...rules, fields: fields.filter((_, index) => index !== at) })}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      <div>
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() =>
            onChange({
              ...rules,
              fields: [...fields, { recordType: 'account', field: '', access: 'read', roles: [] }],
            })
          }
        >
          {t('admin:access.add-field')}
        </Button>
      </div>
    </Stack>
  );
};

/** Who sees which customers, and which of their fields. */
export const AccessPage = () => {
  const { t } = useTranslation('admin');
  const { value, error, retry, refused, change, bar } = useWhole<AccessRules>({
    key: ['access-rules'],
    get: (params) => api.getAccessRules(params),
    put: (rules, params) => api.putAccessRules(rules, params),
  });
  return (
    <Page title={t('sections.access')} width="reading">
      <Stack>
        <Text c="dimmed">{t('access.text')}</Text>
        {error ? <Problem error={error} onRetry={retry} /> : null}
        {!value && !error && <Skeleton height={16} width="50%" />}
        {value && (
          <>
            <Title order={2} size="h4">
              {t('access.visibility')}
            </Title>
            <Visibility rules={value} onChange={change} />
            <Title order={2} size="h4">
              {t('access.fields')}
            </Title>
            <Fields rules={value} onChange={change} blamed={blamedFields(refused)} />
          </>
        )}
        <Problem error={refused} />
        <SaveBar {...bar} />
      </Stack>
    </Page>
  );
};
