import { ActionIcon, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { CodeList } from '../api/client.ts';
import classes from './admin.module.css';

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'] as const;

export type Code = CodeList['codes'][number];

/** Languages without a word are left out. */
export const cleaned = ({ code, label, active }: Code): Code => ({
  code: code.trim(),
  label: {
    en: label.en,
    ...(label['zh-Hans'] && { 'zh-Hans': label['zh-Hans'] }),
    ...(label['zh-Hant'] && { 'zh-Hant': label['zh-Hant'] }),
  },
  active,
});

const PARTS = ['code', ...LANGUAGES.map((language) => `label.${language}`)];

/** The fields that show their own reason, as the API names them: `choices.0.label.en`. */
export const shownParts = (field: string, count: number) =>
  Array.from({ length: count }, (_, at) => PARTS.map((part) => `${field}.${at}.${part}`)).flat();

export interface CodeRowsProps {
  readonly codes: readonly Code[];
  readonly onChange: (codes: readonly Code[]) => void;
  /** Why a part was refused: `0.code`, `0.label.en`. */
  readonly reasonOf: (part: string) => string | undefined;
}

/** Codes with their words in each language; those that are not active are given to no more records. */
export const CodeRows = ({ codes, onChange, reasonOf }: CodeRowsProps) => {
  const { t } = useTranslation('admin');
  const change = (at: number, part: Partial<Code>) =>
    onChange(codes.map((code, index) => (index === at ? { ...code, ...part } : code)));
  return (
    <>
      {codes.map((code, at) => (
        <div key={at} className={classes.codeRow} role="group" aria-label={code.code}>
          <TextInput
            size="xs"
            aria-label={t('code')}
            placeholder={t('code')}
            value={code.code}
            onChange={({ currentTarget }) => change(at, { code: currentTarget.value })}
            error={reasonOf(`${at}.code`)}
            spellCheck={false}
          />
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              size="xs"
              lang={language}
              aria-label={t(`label.${language}`)}
              placeholder={t(`label.${language}`)}
              value={code.label[language] ?? ''}
              onChange={({ currentTarget }) =>
                change(at, { label: { ...code.label, [language]: currentTarget.value } })
              }
              error={reasonOf(`${at}.label.${language}`)}
            />
          ))}
          <Checkbox
            size="xs"
            label={t('active')}
            checked={code.active}
            onChange={({ currentTarget }) => change(at, { active: currentTarget.checked })}
          />
          <ActionIcon
            aria-label={t('remove-code', { code: code.code })}
            onClick={() => onChange(codes.filter((_, index) => index !== at))}
          >
            <IconTrash size={17} aria-hidden />
          </ActionIcon>
        </div>
      ))}
      <Group data-print="none">
        <Button
          variant="default"
          size="sm"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => onChange([...codes, { code: '', label: { en: '' }, active: true }])}
        >
          {t('add-code')}
        </Button>
      </Group>
    </>
  );
};
