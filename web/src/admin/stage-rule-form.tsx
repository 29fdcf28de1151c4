import { Button, Group, Modal, MultiSelect, NumberInput, Select, Stack, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { StageRule } from '../api/client.ts';
import classes from './admin.module.css';
import { useIdWords } from './record-form.tsx';
import { GRADES, KINDS, RANGES, STAGES, withoutEmpty, type Range, type StageWhen } from './stage-words.ts';

const withNone = <Value extends string>(values: readonly Value[]) => [...values, 'none' as const];

const numberOf = (value: string | number) => (value === '' ? undefined : Number(value));

/** An amount is a string, so that none of its digits is lost. */
const amountOf = (value: string | number | bigint) => (value === '' ? undefined : String(value));

export interface StageRuleFormProps {
  readonly rule: StageRule | undefined;
  readonly taken: readonly string[];
  readonly onDone: (rule: StageRule) => void;
  readonly onClose: () => void;
}

/** A rule of stages or grades in a dialog. */
export const StageRuleForm = ({ rule, taken, onDone, onClose }: StageRuleFormProps) => {
  const { t } = useTranslation(['admin', 'app']);
  const idWords = useIdWords();
  const [draft, setDraft] = useState<StageRule>(rule ?? { id: '', when: {}, set: { stage: 'growing' } });
  const when = (part: Partial<StageWhen>) => setDraft((was) => ({ ...was, when: { ...was.when, ...part } }));
  const isTaken = draft.id !== rule?.id && taken.includes(draft.id);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isTaken) onDone({ ...draft, when: withoutEmpty(draft.when) });
  };
  const range = (id: Range) => (
    <div key={id} className={classes.pair}>
      <NumberInput
        label={t('admin:stage.at-least', { what: t(`admin:stage.${id}`) })}
        value={draft.when[id]?.from ?? ''}
        onChange={(from) => when({ [id]: { ...draft.when[id], from: numberOf(from) } })}
        min={0}
        allowDecimal={false}
      />
      <NumberInput
        label={t('admin:stage.at-most', { what: t(`admin:stage.${id}`) })}
        value={draft.when[id]?.to ?? ''}
        onChange={(to) => when({ [id]: { ...draft.when[id], to: numberOf(to) } })}
        min={0}
        allowDecimal={false}
      />
    </div>
  );
  const spend = draft.when.spend12m;
  const spent = (part: Partial<NonNullable<StageWhen['spend12m']>>) =>
    when({ spend12m: { currency: '', ...spend, ...part } });
  const target = 'stage' in draft.set ? `stage ${draft.set.stage}` : `grade ${draft.set.grade}`;
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
          <Select
            label={t('admin:stage.set')}
            data={[
              {
                group: t('admin:stage.stage'),
                items: STAGES.map((stage) => ({ value: `stage ${stage}`, label: t(`admin:stages.${stage}`) })),
              },
              {
                group: t('admin:stage.grade'),
                items: GRADES.map((grade) => ({
                  value: `grade ${grade}`,
                  label: t('admin:stage.grade-of', { grade }),
                })),
              },
            ]}
            value={target}
            onChange={(chosen) => {
              const stage = STAGES.find((one) => `stage ${one}` === chosen);
              const grade = GRADES.find((one) => `grade ${one}` === chosen);
              if (stage) setDraft((was) => ({ ...was, set: { stage } }));
              if (grade) setDraft((was) => ({ ...was, set: { grade } }));
            }}
            allowDeselect={false}
          />
          <MultiSelect
            label={t('admin:stage.kinds')}
            data={KINDS.map((value) => ({ value, label: t(`admin:account-kinds.${value}`) }))}
            value={draft.when.kinds ?? []}
            onChange={(chosen) => when({ kinds: KINDS.filter((one) => chosen.includes(one)) })}
          />
          <MultiSelect
            label={t('admin:stage.stages')}
            data={withNone(STAGES).map((value) => ({ value, label: t(`admin:stages.${value}`) }))}
            value={draft.when.stages ?? []}
            onChange={(chosen) => when({ stages: withNone(STAGES).filter((one) => chosen.includes(one)) })}
          />
          <MultiSelect
            label={t('admin:stage.grades')}
            data={withNone(GRADES).map((value) => ({
              value,
              label: value === 'none' ? t('admin:stages.none') : value,
            }))}
            value={draft.when.grades ?? []}
            onChange={(chosen) => when({ grades: withNone(GRADES).filter((one) => chosen.includes(one)) })}
          />
          {RANGES.map(range)}
          <div className={classes.pair}>
            <NumberInput
              label={t('admin:stage.at-least', { what: t('admin:stage.spend12m') })}
              value={spend?.from ?? ''}
              onChange={(from) => spent({ from: amountOf(from) })}
              decimalScale={4}
            />
            <NumberInput
              label={t('admin:stage.at-most', { what: t('admin:stage.spend12m') })}
              value={spend?.to ?? ''}
              onChange={(to) => spent({ to: amountOf(to) })}
              decimalScale={4}
            />
          </div>
          {spend && (
            <TextInput
              label={t('admin:stage.currency')}
              description={t('admin:stage.currency-text')}
              value={spend.currency}
              onChange={({ currentTarget }) => spent({ currency: currentTarget.value.toUpperCase() })}
              required={spend.from !== undefined || spend.to !== undefined}
              pattern="[A-Z]{3}"
              maxLength={3}
            />
          )}
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
