import { Checkbox, MultiSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Person } from '../api/client.ts';
import classes from './admin.module.css';
import { useDepartmentChoice, useTeamChoice, useTerritoryChoice } from './directory.ts';

const ROLES = [
  'administrator',
  'manager',
  'sales',
  'marketing',
  'service',
  'technician',
  'analyst',
  'auditor',
] as const satisfies Person['roles'];

export const PERSON_FIELDS = ['name', 'email', 'roles', 'departmentIds', 'teamIds', 'territoryIds'] as const;

export type PersonDraft = Pick<Person, 'name' | 'roles' | 'departmentIds' | 'teamIds' | 'territoryIds'>;

export const NOBODY: PersonDraft = { name: '', roles: [], departmentIds: [], teamIds: [], territoryIds: [] };

export interface PersonFieldsProps {
  readonly draft: PersonDraft;
  readonly onChange: (part: Partial<PersonDraft>) => void;
  readonly blamed: Readonly<Record<string, string>>;
}

/** What a person is called, is, and belongs to. */
export const PersonFields = ({ draft, onChange, blamed }: PersonFieldsProps) => {
  const { t } = useTranslation(['admin', 'app']);
  const departments = useDepartmentChoice();
  const teams = useTeamChoice();
  const territories = useTerritoryChoice();
  const many = { searchable: true, clearable: true, nothingFoundMessage: t('app:nothing-found') } as const;
  return (
    <>
      <TextInput
        label={t('admin:name')}
        value={draft.name}
        onChange={({ currentTarget }) => onChange({ name: currentTarget.value })}
        error={blamed['name']}
        required
        autoComplete="off"
      />
      <Checkbox.Group
        label={t('admin:roles')}
        description={t('admin:roles-text')}
        value={draft.roles}
        onChange={(ticked) => onChange({ roles: ROLES.filter((role) => ticked.includes(role)) })}
        error={blamed['roles']}
      >
        <div className={classes.pair}>
          {ROLES.map((role) => (
            <Checkbox key={role} value={role} label={t(`app:roles.${role}`)} mt="xs" />
          ))}
        </div>
      </Checkbox.Group>
      <MultiSelect
        label={t('admin:departments')}
        description={t('admin:departments-text')}
        data={departments.options}
        value={draft.departmentIds}
        onChange={(departmentIds) => onChange({ departmentIds })}
        error={blamed['departmentIds']}
        clearButtonProps={{ 'aria-label': t('admin:clear') }}
        {...many}
      />
      <div className={classes.pair}>
        <MultiSelect
          label={t('admin:teams')}
          data={teams.options}
          value={draft.teamIds}
          onChange={(teamIds) => onChange({ teamIds })}
          error={blamed['teamIds']}
          clearButtonProps={{ 'aria-label': t('admin:clear') }}
          {...many}
        />
        <MultiSelect
          label={t('admin:territories')}
          data={territories.options}
          value={draft.territoryIds}
          onChange={(territoryIds) => onChange({ territoryIds })}
          error={blamed['territoryIds']}
          clearButtonProps={{ 'aria-label': t('admin:clear') }}
          {...many}
        />
      </div>
    </>
  );
};
