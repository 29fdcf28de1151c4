import { Button, Checkbox, Input, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import type { InfiniteData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data, ifMatch } from '../api/api.ts';
import type { CustomField } from '../api/client.ts';
import { every } from '../api/directory.ts';
import type { Page } from '../api/pages.ts';
import { blamedFields } from '../api/problem.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { useRecordDraft } from '../ui/record-draft.ts';
import classes from './admin.module.css';
import { Ask } from './ask.tsx';
import { cleaned, CodeRows, shownParts } from './code-rows.tsx';
import { NEW, NOT_THERE } from './new.ts';
import { refuseOvertaken, seenIn, versionOf, withRow } from './overtaken.ts';
import { RecordForm, useIdWords } from './record-form.tsx';

const KINDS = ['text', 'number', 'money', 'date', 'choice', 'multi-choice', 'yes-no', 'link'] as const;
const TYPES = ['account', 'contact'] as const;
const SHOWN = ['id', 'label.en', 'kind', 'min', 'max', 'minLength', 'maxLength', 'from', 'to', 'choices'];
const MOST = 200;
const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;

const FRESH: CustomField = {
  recordType: 'account',
  id: '',
  label: { en: '' },
  kind: 'text',
  required: false,
  unique: false,
};

const orNone = (text: string) => (text === '' ? undefined : text);

const numberOf = (value: string | number) => (value === '' ? undefined : Number(value));

export interface CustomFieldFormProps {
  readonly field: CustomField | undefined;
  readonly onSaved: (field: CustomField) => void;
  readonly onDeleted: () => void;
}

/** A field that the company has of its own. */
export const CustomFieldForm = ({ field, onSaved, onDeleted }: CustomFieldFormProps) => {
  const { t } = useTranslation('admin');
  const draft = useRecordDraft(
    `custom-field:${field ? `${field.recordType}.${field.id}` : NEW}`,
    seenIn(field, FRESH),
    FRESH,
  );
  const { value, change } = draft;
  const { kind, label, choices = [] } = value;
  const hasChoices = kind === 'choice' || kind === 'multi-choice';
  const [isAsking, setAsking] = useState(false);
  const idWords = useIdWords();
  const isIt = ({ recordType, id }: CustomField) => recordType === field?.recordType && id === field.id;
  const save = useMutationOf({
    run: async (sent: CustomField) => {
      if (field) {
        const items = await every((cursor) => data(api.listCustomFields({ cursor, limit: MOST })));
        refuseOvertaken(draft.etag, items.find(isIt));
      }
      const { choices: given, ...rest } = sent;
      const body = { ...rest, ...(hasChoices && given && { choices: given.map(cleaned) }) };
      return data(api.putCustomField(sent.recordType, sent.id, body, field ? {} : ifMatch(NOT_THERE)));
    },
    shows: {
      key: ['custom-fields', 'list'],
      change: (shown: InfiniteData<Page<CustomField>>, sent) => withRow(shown, sent, isIt),
    },
    touches: [['custom-fields']],
    done: t('saved'),
    quiet: true,
    onDone: (saved, sent) => draft.taken(sent, versionOf(saved)),
  });
  const remove = useMutationOf({
    run: () => data(api.deleteCustomField(value.recordType, value.id)),
    touches: [['custom-fields']],
    done: t('deleted'),
    onDone: draft.discard,
  });
  const blamed = blamedFields(save.error);
  const mayBeUnique = kind === 'text' || kind === 'number' || kind === 'date' || kind === 'link';
  return (
    <RecordForm
      title={field?.label.en ?? t('new-field')}
      submit={t('save')}
      onSubmit={() => save.mutate(value, { onSuccess: onSaved })}
      isPending={save.isPending}
      error={save.error}
      isChanged={draft.isChanged}
      onDiscard={() => {
        draft.discard();
        save.reset();
      }}
      shownFields={[...SHOWN, ...shownParts('choices', choices.length)]}
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
            value={value.recordType}
            onChange={(chosen) => change({ recordType: TYPES.find((one) => one === chosen) ?? 'account' })}
            allowDeselect={false}
          />
          <TextInput
            {...idWords}
            value={value.id}
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
            onChange={({ currentTarget }) =>
              change({
                label: {
                  ...label,
                  [language]: language === 'en' ? currentTarget.value : orNone(currentTarget.value),
                },
              })
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
            value={value.minLength ?? ''}
            onChange={(given) => change({ minLength: numberOf(given) })}
            error={blamed['minLength']}
            min={0}
          />
          <NumberInput
            label={t('max-length')}
            value={value.maxLength ?? ''}
            onChange={(given) => change({ maxLength: numberOf(given) })}
            error={blamed['maxLength']}
            min={1}
          />
        </div>
      )}
      {(kind === 'number' || kind === 'money') && (
        <div className={classes.pair}>
          <NumberInput
            label={t('min')}
            value={value.min ?? ''}
            onChange={(given) => change({ min: numberOf(given) })}
            error={blamed['min']}
          />
          <NumberInput
            label={t('max')}
            value={value.max ?? ''}
            onChange={(given) => change({ max: numberOf(given) })}
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
              value={value[end] ?? ''}
              onChange={({ currentTarget }) => change({ [end]: orNone(currentTarget.value) })}
              error={blamed[end]}
            />
          ))}
        </div>
      )}
      {hasChoices && (
        <Input.Wrapper
          label={t('choices')}
          description={t('choices-text')}
          error={blamed['choices']}
          labelElement="div"
        >
          <Stack mt="xs" gap="xs">
            <CodeRows
              codes={choices}
              onChange={(codes) => change({ choices: [...codes] })}
              reasonOf={(part) => blamed[`choices.${part}`]}
            />
          </Stack>
        </Input.Wrapper>
      )}
      <Checkbox
        label={t('required')}
        checked={value.required}
        onChange={({ currentTarget }) => change({ required: currentTarget.checked })}
      />
      {mayBeUnique && (
        <Checkbox
          label={t('unique')}
          checked={value.unique}
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
        onYes={() => remove.mutate(undefined, { onSuccess: onDeleted })}
        onNo={() => setAsking(false)}
      />
    </RecordForm>
  );
};
