import { Button, Indicator, Pill, Popover, Select, Stack, TextInput } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocale } from '../i18n/use-locale.ts';
import { beginningOf, dayOf } from './changed-since.ts';
import { filterNames, grades, kinds, noFilter, stages, type AccountFilter, type FilterName } from './filter.ts';
import { labelIn, offered, useCodes, usePeople, useTeams, useTerritories, type Option } from './lookups.ts';
import { useFieldRules } from './may.ts';
import { useStageNames } from './stage-grade.tsx';

export interface FilterBarProps {
  readonly filter: AccountFilter;
  readonly onChange: (filter: AccountFilter) => void;
}

/** What each filter can be; those that are typed have none. */
const useFilterOptions = () => {
  const { t } = useTranslation('customers');
  const names = useStageNames();
  const { all } = useCodes();
  const people = usePeople();
  const teams = useTeams();
  const territories = useTerritories();
  const options: Partial<Record<FilterName, readonly Option[]>> = {
    kind: kinds.map((value) => ({ value, label: t(`kind.${value}`) })),
    stage: stages.map((value) => ({ value, label: names.stage(value) })),
    grade: grades.map((value) => ({ value, label: names.grade(value) })),
    ownerId: people,
    teamId: teams,
    territoryId: territories,
    industry: all.industry,
    region: all.region,
  };
  return options;
};

/** A text or a day that counts when it is finished: by Enter or by leaving it. */
const TypedFilter = ({
  label,
  value,
  type,
  onDone,
}: {
  readonly label: string;
  readonly value: string;
  readonly type?: 'date';
  readonly onDone: (value: string) => void;
}) => {
  const [typed, setTyped] = useState(value);
  const [was, setWas] = useState(value);
  // Taken away elsewhere, or by Back.
  if (was !== value) {
    setWas(value);
    setTyped(value);
  }
  const done = () => {
    if (typed.trim() !== value) onDone(typed.trim());
  };
  return (
    <TextInput
      size="xs"
      type={type}
      label={label}
      value={typed}
      onChange={({ currentTarget }) => setTyped(currentTarget.value)}
      onBlur={done}
      onKeyDown={({ key, nativeEvent }) => {
        // The Enter that ends a composition chooses its characters.
        if (key === 'Enter' && !nativeEvent.isComposing) done();
      }}
    />
  );
};

/** Narrows the list of accounts; every choice is in the address. */
export const FilterBar = ({ filter, onChange }: FilterBarProps) => {
  const { t } = useTranslation('customers');
  const locale = useLocale();
  const rules = useFieldRules('account');
  const options = useFilterOptions();
  const given = filterNames.filter((name) => filter[name] !== undefined);
  const set = (name: FilterName, value: string | undefined) => onChange({ ...filter, [name]: value });
  const shown = (name: FilterName) => {
    const value = filter[name];
    if (name === 'changedSince' && value !== undefined && !Number.isNaN(Date.parse(value)))
      return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(Date.parse(value));
    return labelIn(options[name], value);
  };
  return (
    <>
      <Popover position="bottom-start" shadow="md" withinPortal trapFocus>
        <Indicator disabled={given.length === 0} label={given.length} size={16} offset={4} data-print="none">
          <Popover.Target>
            <Button variant="default" leftSection={<IconFilter size={14} aria-hidden />}>
              {t('filter.title')}
            </Button>
          </Popover.Target>
        </Indicator>
        <Popover.Dropdown w="18rem" mah="70vh" style={{ overflowY: 'auto' }} aria-label={t('filter.title')}>
          <Stack gap="xs">
            {filterNames
              .filter((name) =>
                name === 'changedSince' || name === 'tag'
                  ? rules.isShown(name === 'tag' ? 'tags' : name)
                  : rules.isShown(name),
              )
              .map((name) => {
                const label = t(`filter.${name}`);
                const value = filter[name];
                const known = options[name];
                if (name === 'changedSince')
                  return (
                    <TypedFilter
                      key={name}
                      type="date"
                      label={label}
                      value={dayOf(value)}
                      onDone={(day) => set(name, beginningOf(day))}
                    />
                  );
                return known ? (
                  <Select
                    key={name}
                    size="xs"
                    label={label}
                    data={offered(known, value)}
                    value={value ?? null}
                    onChange={(next) => set(name, next ?? undefined)}
                    clearable
                    clearButtonProps={{ 'aria-label': t('filter.remove', { filter: label }) }}
                    searchable={known.length > 8}
                    comboboxProps={{ withinPortal: false }}
                  />
                ) : (
                  <TypedFilter
                    key={name}
                    label={label}
                    value={value ?? ''}
                    onDone={(next) => set(name, next === '' ? undefined : next)}
                  />
                );
              })}
            {given.length > 0 && (
              <Button variant="subtle" color="gray" onClick={() => onChange(noFilter)}>
                {t('filter.clear')}
              </Button>
            )}
          </Stack>
        </Popover.Dropdown>
      </Popover>
      {given.map((name) => (
        <Pill
          key={name}
          withRemoveButton
          onRemove={() => set(name, undefined)}
          removeButtonProps={{
            'aria-label': t('filter.remove', { filter: t(`filter.${name}`) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
        >
          {t(`filter.${name}`)}: {shown(name)}
        </Pill>
      ))}
    </>
  );
};
