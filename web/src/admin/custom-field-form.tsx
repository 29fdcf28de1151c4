import { Button, Checkbox, NumberInput, Select, TagsInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { CustomField } from '../api/client.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import classes from './admin.module.css';
import { Ask } from './ask.tsx';
import { NOT_THERE } from './new.ts';
import { RecordForm, useIdWords } from './record-form.tsx';

const KINDS = ['text', 'number', 'money', 'date', 'choice', 'multi-choice', 'yes-no', 'link'] as const;
const TYPES = ['account', 'contact'] as const;
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;

const FRESH: CustomField = {
  recordType: 'account',
  id: '',
  label: { en: '' },
  kind: 'text',
  required: false,
  unique: false,
};

const numberOf = (value: string | number) => (value === '' ? undefined : Number(value));

export interface CustomFieldFormProps {
  readonly field: CustomField | undefined;
  readonly onSaved: (field: CustomField) => void;
  readonly onDeleted: () => void;
}

/** A field that the company has of its own. */
export const CustomFieldForm = ({ field, onSaved, onDeleted }: CustomFieldFormProps) => {
  const { t } = useTranslation('admin');
  const [draft, setDraft] = useState(field ?? FRESH);
  const [isAsking, setAsking] = useState(false);
  const idWords = useIdWords();
  const change = (part: Partial<CustomField>) => setDraft((was) => ({ ...was, ...part }));
  const save = useMutationOf({
    run: () => data(api.putCustomField(draft.recordType, draft.id, draft, field ? {} : ifMatch(NOT_THERE))),
    touches: [['custom-fields']],
    done: t('saved'),
    quiet: true,
    onDone: onSaved,
  });
  const remove = useMutationOf({
    run: () => data(api.deleteCustomField(draft.recordType, draft.id)),
    touches: [['custom-fields']],
    done: t('deleted'),
    onDone: onDeleted,
  });
  const blamed = blamedFields(save.error);
  const { kind, label, choices = [] } = draft;
  const hasChoices = kind === 'choice' || kind === 'multi-choice';
  const mayBeUnique = kind === 'text' || kind === 'number' || kind === 'date' || kind === 'link';
  return (
    <RecordForm
      title={field?.label.en ?? t('new-field')}
      submit={t('save')}
      onSubmit={() => save.mutate(undefined)}
      isPending={save.isPending}
      error={save.error}
      shownFields={['id', 'label.en', 'kind', 'min', 'max', 'minLength', 'maxLength', 'from', 'to', 'choices']}
      other={
        field && (
          <Button size="sm" variant="subtle" color="red" onClick={() => setAsking(true)}>
            {t('delete')}
          </Button>
        )
      }
    >
      {!field && (
        <>
          <Select
            label={t('access.record')}
            data={TYPES.map((value) => ({ value, label: t(`access.of.${value}`) }))}
            value={draft.recordType}
            onChange={(chosen) => change({ recordType: TYPES.find((one) => one === chosen) ?? 'account' })}
            allowDeselect={false}
          />
          <TextInput
            {...idWords}
            value={draft.id}
            onChange={({ currentTarget }) => change({ id: currentTarget.value })}
            error={blamed['id']}
          />
          <Select
            label={t('kind')}
            description={t('kind-text')}
            data={KINDS.map((value) => ({ value, label: t(`kinds.${value}`) }))}
            value={kind}
            onChange={(chosen) => change({ kind: KINDS.find((one) => one === chosen) ?? 'text' })}
            error={blamed['kind']}
            allowDeselect={false}
          />
        </>
      )}
      <div className={classes.pair}>
        {LANGUAGES.map((language) => (
          <TextInput
            key={language}
            lang={language}
            label={t(`label.${language}`)}
            value={label[language] ?? ''}
            onChange={({ currentTarget: { value } }) =>
              change({ label: { ...label, [language]: value === '' && language !== 'en' ? undefined : value } })
            }
            error={blamed[`label.${language}`]}
            required={language === 'en'}
          />
        ))}
      </div>
      {kind === 'text' && (
        <div className={classes.pair}>
          <NumberInput
            label={t('min-length')}
            value={draft.minLength ?? ''}
            onChange={(value) => change({ minLength: numberOf(value) })}
            error={blamed['minLength']}
            min={0}
          />
          <NumberInput
            label={t('max-length')}
            value={draft.maxLength ?? ''}
            onChange={(value) => change({ maxLength: numberOf(value) })}
            error={blamed['maxLength']}
            min={1}
          />
        </div>
      )}
      {(kind === 'number' || kind === 'money') && (
        <div className={classes.pair}>
          <NumberInput
            label={t('min')}
            value={draft.min ?? ''}
            onChange={(value) => change({ min: numberOf(value) })}
            error={blamed['min']}
          />
          <NumberInput
            label={t('max')}
            value={draft.max ?? ''}
            onChange={(value) => change({ max: numberOf(value) })}
            error={blamed['max']}
          />
        </div>
      )}
      {kind === 'date' && (
        <div className={classes.pair}>
          {(['from', 'to'] as const).map((end) => (
            <TextInput
              key={end}
              type="date"
              label={t(end)}
              value={draft[end] ?? ''}
              onChange={({ currentTarget: { value } }) => change({ [end]: value === '' ? undefined : value })}
              error={blamed[end]}
            />
          ))}
        </div>
      )}
      {hasChoices && (
        <TagsInput
          label={t('choices')}
          description={t('choices-text')}
          value={choices.map(({ code }) => code)}
          onChange={(codes) =>
            change({
              choices: codes.map(
                (code) => choices.find((one) => one.code === code) ?? { code, label: { en: code }, active: true },
              ),
            })
          }
          error={blamed['choices'] ?? blamed['choices.0.code']}
          acceptValueOnBlur
        />
      )}
      <Checkbox
        label={t('required')}
        checked={draft.required}
        onChange={({ currentTarget }) => change({ required: currentTarget.checked })}
      />
      {mayBeUnique && (
        <Checkbox
          label={t('unique')}
          checked={draft.unique}
          disabled={field !== undefined}
          onChange={({ currentTarget }) => change({ unique: currentTarget.checked })}
        />
      )}
      <Ask
        isOpen={isAsking}
        title={t('delete-title', { name: label.en })}
        text={t('delete-field-text')}
        yes={t('delete')}
        isPending={remove.isPending}
        onYes={() => remove.mutate(undefined)}
        onNo={() => setAsking(false)}
      />
    </RecordForm>
  );
};
