import { Button, Group, Modal, MultiSelect, Select, Stack, TagsInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoutingRule } from '../api/client.ts';
import { useDepartmentChoice } from './directory.ts';
import { useIdWords } from './record-form.tsx';
import { CHANNELS, TYPES } from './routing-choices.ts';

type When = RoutingRule['when'];

/** A condition without values is none. */
const withoutEmpty = ({ types, channels, products, words }: When): When => ({
  ...(types?.length && { types }),
  ...(channels?.length && { channels }),
  ...(products?.length && { products }),
  ...(words?.length && { words }),
});

export interface RoutingRuleFormProps {
  /** Absent: a new one. */
  readonly rule: RoutingRule | undefined;
  /** The ids that others have. */
  readonly taken: readonly string[];
  readonly onDone: (rule: RoutingRule) => void;
  readonly onClose: () => void;
}

/** A routing rule in a dialog. */
export const RoutingRuleForm = ({ rule, taken, onDone, onClose }: RoutingRuleFormProps) => {
  const { t } = useTranslation(['admin', 'app']);
  const departments = useDepartmentChoice();
  const idWords = useIdWords();
  const [draft, setDraft] = useState<RoutingRule>(rule ?? { id: '', when: {}, departmentId: '' });
  const when = (part: Partial<When>) => setDraft((was) => ({ ...was, when: { ...was.when, ...part } }));
  const isTaken = draft.id !== rule?.id && taken.includes(draft.id);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    // The page behind has a form of its own.
    event.stopPropagation();
    if (!isTaken && draft.departmentId !== '') onDone({ ...draft, when: withoutEmpty(draft.when) });
  };
  const clear = { clearable: true, clearButtonProps: { 'aria-label': t('admin:clear') } } as const;
  return (
    <Modal
      opened
      onClose={onClose}
      size="lg"
      title={rule ? t('admin:edit-rule', { id: rule.id }) : t('admin:new-rule')}
      closeButtonProps={{ 'aria-label': t('app:close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <TextInput
            {...idWords}
            value={draft.id}
            onChange={({ currentTarget }) => setDraft((was) => ({ ...was, id: currentTarget.value }))}
            error={isTaken && t('admin:id-taken')}
            pattern="[a-z0-9]([a-z0-9\-]{0,62}[a-z0-9])?"
            data-autofocus
          />
          <TagsInput
            label={t('admin:rule.words')}
            description={t('admin:rule.words-text')}
            value={draft.when.words ?? []}
            onChange={(words) => when({ words })}
            acceptValueOnBlur
            {...clear}
          />
          <MultiSelect
            label={t('admin:rule.types')}
            data={TYPES.map((value) => ({ value, label: t(`admin:types.${value}`) }))}
            value={draft.when.types ?? []}
            onChange={(chosen) => when({ types: TYPES.filter((one) => chosen.includes(one)) })}
            {...clear}
          />
          <MultiSelect
            label={t('admin:rule.channels')}
            data={CHANNELS.map((value) => ({ value, label: t(`admin:channels.${value}`) }))}
            value={draft.when.channels ?? []}
            onChange={(chosen) => when({ channels: CHANNELS.filter((one) => chosen.includes(one)) })}
            {...clear}
          />
          <TagsInput
            label={t('admin:rule.products')}
            value={draft.when.products ?? []}
            onChange={(products) => when({ products })}
            acceptValueOnBlur
            {...clear}
          />
          <Select
            label={t('admin:rule.department')}
            data={departments.options}
            value={draft.departmentId === '' ? null : draft.departmentId}
            onChange={(departmentId) => departmentId && setDraft((was) => ({ ...was, departmentId }))}
            required
            searchable
            allowDeselect={false}
            nothingFoundMessage={t('app:nothing-found')}
          />
          <Group justify="end">
            <Button type="submit" size="sm">
              {t('admin:done')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
};
