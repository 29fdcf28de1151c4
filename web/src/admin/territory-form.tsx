import { NumberInput, TagsInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, ifMatch, tagged } from '../api/api.ts';
import type { Territory } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useRecordDraft, type Seen } from '../ui/record-draft.ts';
import classes from './admin.module.css';
import { useCodeChoice } from './code-choice.ts';
import { NEW } from './new.ts';
import { RecordForm, useIdWords } from './record-form.tsx';

type When = Territory['when'];

const SHOWN = ['id', 'name', 'order', 'when.regions', 'when.industries', 'when.employees.from', 'when.employees.to'];

const FRESH: Territory = { id: '', name: '', order: 0, when: {} };

/** A condition without values is none. */
const withoutEmpty = ({ regions, industries, employees }: When): When => ({
  ...(regions?.length && { regions }),
  ...(industries?.length && { industries }),
  ...((employees?.from !== undefined || employees?.to !== undefined) && { employees }),
});

const numberOf = (value: string | number) => (value === '' ? undefined : Number(value));

export interface TerritoryFormProps {
  readonly territory: Territory | undefined;
  readonly etag: string;
  /** Where a new one comes: after all others. */
  readonly last: number;
  readonly onSaved: (id: string) => void;
}

/** A part of the market: which accounts belong to it unless somebody chose another. */
export const TerritoryForm = ({ territory, etag, last, onSaved }: TerritoryFormProps) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(
    `territory:${territory?.id ?? NEW}`,
    { value: territory ?? { ...FRESH, order: last }, etag },
    FRESH,
  );
  const { value, change } = draft;
  const idWords = useIdWords();
  const regions = useCodeChoice('region');
  const industries = useCodeChoice('industry');
  const when = (part: Partial<When>) => change({ when: { ...value.when, ...part } });
  const save = useMutationOf({
    run: (sent: Territory) =>
      tagged(api.putTerritory(sent.id, { ...sent, when: withoutEmpty(sent.when) }, ifMatch(draft.etag))),
    ...(territory && { shows: { key: ['territories', territory.id], change: (shown: Seen<Territory>) => shown } }),
    settle: (saved) => saved,
    touches: [['territories']],
    done: t('saved'),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, saved.etag),
  });
  const blamed = blamedFields(save.error);
  return (
    <RecordForm
      title={territory?.name ?? t('new-territory')}
      submit={t('save')}
      onSubmit={() => save.mutate(value, { onSuccess: (saved) => onSaved(saved.value.id) })}
      isPending={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        save.reset();
      }}
      shownFields={SHOWN}
    >
      {!territory && (
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
      <NumberInput
        label={t('order')}
        description={t('order-text')}
        value={value.order}
        onChange={(order) => change({ order: Number(order) })}
        error={blamed['order']}
        min={0}
        max={10_000}
        allowDecimal={false}
        required
      />
      <TagsInput
        label={t('regions')}
        data={regions.map(({ value }) => value)}
        value={value.when.regions ?? []}
        onChange={(codes) => when({ regions: codes })}
        error={blamed['when.regions']}
        acceptValueOnBlur
      />
      <TagsInput
        label={t('industries')}
        data={industries.map(({ value }) => value)}
        value={value.when.industries ?? []}
        onChange={(codes) => when({ industries: codes })}
        error={blamed['when.industries']}
        acceptValueOnBlur
      />
      <div className={classes.pair}>
        <NumberInput
          label={t('employees-from')}
          value={value.when.employees?.from ?? ''}
          onChange={(from) => when({ employees: { ...value.when.employees, from: numberOf(from) } })}
          error={blamed['when.employees.from']}
          min={0}
          allowDecimal={false}
        />
        <NumberInput
          label={t('employees-to')}
          value={value.when.employees?.to ?? ''}
          onChange={(to) => when({ employees: { ...value.when.employees, to: numberOf(to) } })}
          error={blamed['when.employees.to']}
          min={0}
          allowDecimal={false}
        />
      </div>
    </RecordForm>
  );
};
